"""The guards in `bot/slack/cards`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, in_file

_CARDS_SUMMARY = ("tests/slack/cards/test_cards_summary.py",)
_CARDS_FOLLOW_UP = ("tests/slack/cards/test_cards_follow_up.py",)
_CARDS_IN_LANGUAGES = ("tests/slack/cards/test_cards_in_languages.py",)
_APP_CHARTS = ("tests/slack/whole_app/test_app_charts.py",)
_FORMATTING = ("tests/slack/words/test_formatting.py",)

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/slack/cards/blockers.py",
        (
            "a gate is told without its name",
            'f"{said} ({id_} {title}: {names.gaps_spoken(gate.questions)})."',
            'f"{said} ({title}: {names.gaps_spoken(gate.questions)})."',
            _CARDS_SUMMARY,
        ),
    ),
    *in_file(
        "bot/slack/cards/check_in.py",
        (
            "what nobody answered is named nowhere",
            "    if card.unanswered and not card.waiting_for:\n",
            "    if card.unanswered and not card.title:\n",
            _CARDS_FOLLOW_UP,
        ),
    ),
    *in_file(
        "bot/slack/cards/gap_rows.py",
        (
            "gates block a verdict that asks for none",
            '    if names.card.outside:\n        return say("rule “{title}”", title=title)\n',
            "",
            _CARDS_SUMMARY,
        ),
        (
            "where evidence stands takes the room of what is next",
            "names.width.hosts and host_of(url)",
            "host_of(url)",
            _CARDS_SUMMARY,
        ),
        (
            "a gate that has no list of its own is only seen",
            '    alone = blocks if names.one_list() else ""\n',
            '    alone = ""\n',
            _CARDS_SUMMARY,
        ),
    ),
    *in_file(
        "bot/slack/cards/nudge.py",
        (
            "a reminder is in the language of who made it",
            "    with speaking(card.language):\n",
            "    if True:\n",
            _CARDS_IN_LANGUAGES,
        ),
    ),
    *in_file(
        "bot/slack/cards/outlook.py",
        (
            "beside a check-in that is open nobody learns when the next one comes",
            "        _coming(outlook, in_words=in_words),\n",
            '        "" if outlook.open_check_in else _coming(outlook, in_words=in_words),\n',
            _CARDS_FOLLOW_UP,
        ),
    ),
    *in_file(
        "bot/slack/cards/summary.py",
        (
            "links cost rows of a summary their place",
            "        names = Naming(card, links, pages, every_link=False)\n",
            "        names = Naming(card, links, pages)\n",
            _CARDS_SUMMARY,
        ),
    ),
    *in_file(
        "bot/slack/cards/trend.py",
        (
            "the table has other numbers than the chart",
            'str(series["data"][place]["value"])',
            "str(place)",
            _APP_CHARTS,
        ),
        (
            "who hears the weeks hears the oldest",
            "    while len(_spoken(lines, shown).encode()) > LINE_BYTES and shown > 1:",
            "    while False:",
            _CARDS_FOLLOW_UP,
        ),
        ("what is measured can mention where no chart is drawn", "{escape(table)}", "{table}", _FORMATTING),
    ),
)
