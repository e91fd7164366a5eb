"""The guards in `bot/slack/writing/blocks.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, in_file

_OPTIONS_ARE_HEARD = ("tests/slack/cards/test_options_are_heard.py",)

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/slack/writing/blocks.py",
        (
            "the end of an option is heard of no more than its question",
            '"accessibility_label": f"{shown}: {plain(named, room)}"',
            '"accessibility_label": f"{plain(shown, 48)}: {plain(named, max(room, 25))}"',
            _OPTIONS_ARE_HEARD,
        ),
        (
            "an option that leaves no room is heard with a letter of its question",
            "    if len(named) > room < LEAST_MATTER:\n        return pressed\n",
            "",
            _OPTIONS_ARE_HEARD,
        ),
        (
            "questions that begin alike are heard alike",
            'f"{number}. {matter}" if number and len(matter) > room else matter',
            "matter",
            _OPTIONS_ARE_HEARD,
        ),
    ),
)
