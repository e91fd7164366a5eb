"""The guards at the door and on the way in: who is let in, what is answered, what a repeated press does to twins."""

from mutants.guard import Guard

_HOSTILE = ("tests/faults/test_hostile_requests.py",)
_PEOPLE = ("tests/slack/test_role_matrix.py",)
_REDIS = ("tests/faults/test_redis_trouble.py", "-k", "frozen")
_TWINS = ("tests/faults/test_twins.py",)
_PRESSES = ("tests/slack/test_incoming.py", "-k", "press")

_HTTP = "bot/slack/http.py"
_POLICY = "bot/slack/policy.py"
_TWIN = "bot/usecases/twins.py"
_INCOMING = "bot/slack/incoming.py"

DOOR_GUARDS: tuple[Guard, ...] = (
    Guard(
        "what Slack did not sign is read", _HTTP, "if not self._signed(body, request.headers):", "if False:", _HOSTILE
    ),
    Guard(
        "a strange timestamp or signature breaks the check",
        _HTTP,
        "        if not (at.isascii() and at.isdigit() and signature.isascii()):\n            return False\n",
        "",
        _HOSTILE,
    ),
    Guard("a body of any size is read", _HTTP, "if size > MOST_BYTES:", "if size < 0:", _HOSTILE),
    Guard(
        "JSON of any depth breaks the door",
        _HTTP,
        "except (ValueError, RecursionError):",
        "except ValueError:",
        _HOSTILE,
    ),
    Guard(
        "what is no object is passed on",
        _HTTP,
        "return found if isinstance(found, dict) else None",
        "return found  # type: ignore[no-any-return]  # a mutant",
        _HOSTILE,
    ),
    Guard(
        "a shape Bolt cannot read breaks the door",
        _HTTP,
        "except OF_ITS_SHAPE:",
        "except ValueError:",
        _HOSTILE,
    ),
    Guard(
        "what failed is told as done",
        "bot/slack/app.py",
        "UNAVAILABLE = 503",
        "UNAVAILABLE = 200",
        _REDIS,
    ),
    Guard(
        "Slack is answered before the commit",
        "bot/slack/app.py",
        'await ack(await surfaces.take(read(body)) or "")',
        'await ack(""); parts.later.do(surfaces.take(read(body)))',
        _REDIS,
    ),
    Guard(
        "what is meant for another workspace is taken",
        "bot/slack/surfaces/__init__.py",
        "isinstance(asked, Silent | Unknown) or asked.asker.installation != self._parts.me.installation",
        "isinstance(asked, Silent | Unknown)",
        _PEOPLE,
    ),
    Guard(
        "strangers and those who left are let in",
        _POLICY,
        "if await is_stranger(parts, asker) and (stopped :=",
        "if False and (stopped :=",
        _PEOPLE,
    ),
    Guard(
        "who is not in the channel is let in",
        _POLICY,
        "if not await parts.members.is_in(asker.installation, assessment.channel, asker.person):",
        "if False:",
        _PEOPLE,
    ),
    Guard(
        "a command shows checks to who is not in their channel",
        "bot/slack/surfaces/meant.py",
        "if not await parts.members.is_in(asker.installation, channel, asker.person):",
        "if False:",
        ("tests/slack/test_app_export.py", "-k", "who_is_not_in"),
    ),
    Guard(
        "anyone steers",
        _POLICY,
        "if who is Who.OWNER and asker.person != assessment.owner:",
        "if False:",
        _PEOPLE,
    ),
    Guard(
        "a press has no name",
        _INCOMING,
        "press/{action.get('action_ts')}/",
        "press/{__import__('secrets').token_hex()}/",
        _PRESSES,
    ),
    Guard(
        "a press is named by its control alone",
        _INCOMING,
        "press/{action.get('action_ts')}/",
        "press/",
        _PRESSES,
    ),
    Guard(
        "the twin of a root takes its replies along",
        _TWIN,
        "if not (pressed.card == ROOT and pressed.has_replies):",
        "if True:",
        _TWINS,
    ),
    Guard(
        "a card that never was is adopted",
        _TWIN,
        "receipt is None and pressed.card in wanted",
        "receipt is None or pressed.card in wanted",
        _TWINS,
    ),
    Guard(
        "the card its receipt knows is taken away",
        _TWIN,
        "    if _is_at(receipt, here):\n        return\n    assessment",
        "    assessment",
        _TWINS,
    ),
    Guard(
        "what was adopted while a second was posted is forgotten",
        "bot/usecases/deliver.py",
        "if (kept.channel, kept.ts) != (posted.channel, posted.ts):",
        "if False:",
        _TWINS,
    ),
    Guard(
        "a card pressed on while its post is answered is taken for its own twin",
        "bot/usecases/deliver.py",
        "if (kept.channel, kept.ts) != (posted.channel, posted.ts):",
        "if kept != posted:",
        _TWINS,
    ),
    Guard(
        "what cannot be read is said to be a fault of ours",
        "bot/slack/app.py",
        "if isinstance(error, OF_ITS_SHAPE) and TAKEN not in context:",
        "if False:",
        ("tests/slack/test_bent_payloads.py",),
    ),
    Guard(
        "a fault of ours is said to be one of what was sent",
        "bot/slack/app.py",
        "isinstance(error, OF_ITS_SHAPE) and TAKEN not in context:",
        "isinstance(error, OF_ITS_SHAPE):",
        ("tests/slack/test_bent_payloads.py",),
    ),
    Guard(
        "a write is sent again in silence",
        "bot/store/connect.py",
        "        retry=None,\n",
        "        retry=__import__('redis').asyncio.retry.Retry(__import__('redis').backoff.NoBackoff(), 3),\n",
        ("tests/store/test_trouble.py",),
    ),
)
