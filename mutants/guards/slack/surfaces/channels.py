"""The guards in `bot/slack/surfaces/channels.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, in_file

_CANARY_WHO_HAS_LEFT = ("tests/slack/whole_app/test_canary.py", "-k", "who_has_left")

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/slack/surfaces/channels.py",
        (
            "what somebody was told of a channel stays with them when they leave it",
            "            await parts.ports.store.put_off_look(what.installation, what.person, again)\n",
            "            pass\n",
            _CANARY_WHO_HAS_LEFT,
        ),
    ),
)
