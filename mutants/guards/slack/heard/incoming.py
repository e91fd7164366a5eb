"""The guards in `bot/slack/heard/incoming.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, in_file

_INCOMING = ("tests/slack/wire/test_incoming.py",)
_INCOMING_PRESS = ("tests/slack/wire/test_incoming.py", "-k", "press")

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/slack/heard/incoming.py",
        (
            "a press has no name",
            "press/{action.get('action_ts')}/",
            "press/{__import__('secrets').token_hex()}/",
            _INCOMING_PRESS,
        ),
        ("so is whoever says something to the bot", "in_an_org=sent.in_an_org", "in_an_org=False", _INCOMING),
        ("a press is named by its control alone", "press/{action.get('action_ts')}/", "press/", _INCOMING_PRESS),
    ),
)
