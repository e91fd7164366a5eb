"""The guards in `bot/slack/incoming.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, in_file

_INCOMING_PRESS = ("tests/slack/test_incoming.py", "-k", "press")

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/slack/incoming.py",
        (
            "a press has no name",
            "press/{action.get('action_ts')}/",
            "press/{__import__('secrets').token_hex()}/",
            _INCOMING_PRESS,
        ),
        ("a press is named by its control alone", "press/{action.get('action_ts')}/", "press/", _INCOMING_PRESS),
    ),
)
