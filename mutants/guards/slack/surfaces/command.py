"""The guards in `bot/slack/surfaces/command.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, in_file

_APP_START_WHATEVER_THEY_ARE = ("tests/slack/test_app_start.py", "-k", "whatever_they_are")
_ROLE_MATRIX = ("tests/slack/test_role_matrix.py",)

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/slack/surfaces/command.py",
        (
            "what is really called so cannot be started",
            '("" if starts else _slip(text, offered))',
            "_slip(text, offered)",
            _APP_START_WHATEVER_THEY_ARE,
        ),
        ("a word of the command that is in no row is taken", "if who else reply(line_of(NOT_FOUND))", "", _ROLE_MATRIX),
    ),
)
