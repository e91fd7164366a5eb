"""The guards of Homes; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, in_file

_HOME = ("tests/usecases/for_one/test_home.py",)
_LANGUAGES = ("tests/usecases/test_languages.py",)

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/usecases/for_one/home.py",
        (
            "where Slack lists no channels those of others are listed",
            "if rooms else ()",
            "if rooms else await ports.store.all_assessments(installation)",
            _HOME,
        ),
        ("what Slack does not list is believed to be all", "rooms is None or None in", "None in", _HOME),
        ("a check that has moved is shown where it was", "{channel: channel in rooms for", "{channel: True for", _HOME),
        (
            "a Home shows what is in a channel somebody has left",
            "        if is_in[each.channel] and (flow",
            "        if (flow",
            _HOME,
        ),
        (
            "a stranger has a Home",
            "if opened is None or not await members.is_one_of_us(installation, person):",
            "if opened is None:",
            _HOME,
        ),
        (
            "a Home is in the language of the thread",
            "theirs, each.language), each)",
            "each.language), each)",
            _LANGUAGES,
        ),
    ),
    *in_file(
        "bot/usecases/shown/home_marks.py",
        ("the Homes of those who look on are drawn at once", "now + FOR_OTHERS", "now", _HOME),
        ("a Home follows the checks of others for ever", "now - LOOKED_AT_FOR", "now - 99 * LOOKED_AT_FOR", _HOME),
    ),
)
