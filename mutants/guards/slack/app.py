"""The guards in `bot/slack/app.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, in_file

_REDIS_TROUBLE_FROZEN = ("tests/faults/test_redis_trouble.py", "-k", "frozen")
_BENT_PAYLOADS = ("tests/slack/wire/test_bent_payloads.py",)

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/slack/app.py",
        ("what failed is told as done", "UNAVAILABLE = 503", "UNAVAILABLE = 200", _REDIS_TROUBLE_FROZEN),
        (
            "Slack is answered before the commit",
            'await ack(await surfaces.take(read(body)) or "")',
            'await ack(""); parts.later.do(surfaces.take(read(body)))',
            _REDIS_TROUBLE_FROZEN,
        ),
        (
            "what cannot be read is said to be a fault of ours",
            "if isinstance(error, OF_ITS_SHAPE) and TAKEN not in context:",
            "if False:",
            _BENT_PAYLOADS,
        ),
        (
            "a fault of ours is said to be one of what was sent",
            "isinstance(error, OF_ITS_SHAPE) and TAKEN not in context:",
            "isinstance(error, OF_ITS_SHAPE):",
            _BENT_PAYLOADS,
        ),
    ),
)
