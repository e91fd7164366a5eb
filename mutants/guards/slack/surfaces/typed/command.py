"""The guards in `bot/slack/surfaces/typed/command.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, in_file

_APP_START_WHATEVER_THEY_ARE = ("tests/slack/whole_app/test_app_start.py", "-k", "whatever_they_are")
_ROLE_MATRIX = ("tests/slack/whole_app/test_role_matrix.py",)

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/slack/surfaces/typed/command.py",
        (
            "what is really called so cannot be started",
            "if not problem and not starts and (slip",
            "if not problem and (slip",
            _APP_START_WHATEVER_THEY_ARE,
        ),
        (
            "a slip in the name of a flow before a title begins another one",
            "if not slip and title and (name",
            "if False and (name",
            ("tests/slack/whole_app/test_app_start.py", "-k", "slip_is_asked_about"),
        ),
        ("a word of the command that is in no row is taken", "if may else reply(line_of(NOT_FOUND))", "", _ROLE_MATRIX),
    ),
)
