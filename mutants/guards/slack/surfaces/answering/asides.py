"""The guards in `bot/slack/surfaces/answering/asides.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, in_file

_ASIDES = ("tests/slack/cards/test_asides.py",)

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/slack/surfaces/answering/asides.py",
        (
            "what was typed is lost where it is said not to apply",
            "if await asks_about_typed(parts, press):",
            "if False:",
            _ASIDES,
        ),
    ),
)
