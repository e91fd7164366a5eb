"""The guards in `bot/slack/calling/calls.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, in_file

_OUTGOING = ("tests/slack/wire/test_outgoing.py",)

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/slack/calling/calls.py",
        (
            "a call goes out with another workspace's token",
            "if self._whose not in {None, installation}:",
            "if False:",
            _OUTGOING,
        ),
        ("the client sends again by itself", "retry_handlers=[], ", "", _OUTGOING),
        ("Slack's own time is not waited for", 'response.headers.get("Retry-After") or ""', '""', _OUTGOING),
        (
            "a read whose answer is lost is not read again",
            "        for patience, pause in READ_AGAIN:",
            "        for patience, pause in ():",
            _OUTGOING,
        ),
        (
            "a read comes before its time",
            "if since is not None and until is not None and since <= self._clock() < until:",
            "if False:",
            _OUTGOING,
        ),
    ),
)
