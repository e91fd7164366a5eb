"""The guards of the store, of the delivery, and of the way to Slack."""

from mutants.guard import Guard

_STORE = ("tests/contracts",)
_ACTING = ("tests/usecases/test_act.py",)
_SHOWING = ("tests/usecases/test_deliver.py",)
_CRASHING = ("tests/usecases/test_crashing.py",)
_TWINS = ("tests/faults/test_twins.py", "tests/usecases/test_twins_see_explain_tick.py")
_OUTGOING = ("tests/slack/test_outgoing.py",)

_SCRIPTS = "bot/store/scripts.py"
_DELIVER = "bot/usecases/deliver.py"
_PACING = "bot/usecases/pacing.py"
_ACT = "bot/usecases/act.py"

_COMMITTING = (
    Guard(
        "a repeat is committed again",
        _SCRIPTS,
        "if redis.call('SISMEMBER', day, mark) == 1 then return 0 end",
        "",
        _STORE,
    ),
    Guard(
        "a repeat is forgotten at midnight",
        _SCRIPTS,
        "{seen, seen_yesterday, seen_tomorrow}",
        "{seen, seen_tomorrow}",
        _STORE,
    ),
    Guard(
        "a repeat from a clock ahead is not known",
        _SCRIPTS,
        "{seen, seen_yesterday, seen_tomorrow}",
        "{seen, seen_yesterday}",
        _STORE,
    ),
    Guard("no event is remembered", _SCRIPTS, "    redis.call('SADD', seen, mark)\n", "", _STORE),
    Guard("a stale version is written", _SCRIPTS, "if (version or '0') ~= expected then return 1 end", "", _STORE),
    Guard(
        "a commit does not mark its cards",
        _SCRIPTS,
        "    redis.call('ZADD', out_of_date, at, assessment)\n",
        "",
        _STORE,
    ),
    Guard(
        "a later event makes an old mark young",
        _SCRIPTS,
        "if marked and tonumber(marked) <= tonumber(at) then",
        "if false then",
        _STORE,
    ),
    Guard(
        "a delivery takes a newer mark away", _SCRIPTS, "if version and version ~= shown then return 0 end", "", _STORE
    ),
    Guard("the trail says nothing", _SCRIPTS, "    redis.call('RPUSH', trail, entry)\n", "", _STORE),
    Guard("what is no longer due stays due", _SCRIPTS, "        redis.call('ZREM', due, assessment)\n", "", _STORE),
    Guard("who left is still listed", _SCRIPTS, "if not listed[person] then", "if false then", _STORE),
    Guard(
        "the sooner of two instants counts",
        _SCRIPTS,
        "tonumber(before) < tonumber(until_when)",
        "tonumber(before) > tonumber(until_when)",
        _STORE,
    ),
    Guard(
        "what stands elsewhere is put off",
        _SCRIPTS,
        "if not stands or (noted ~= '' and tonumber(stands) ~= tonumber(noted)) then return 0 end",
        "if not stands then return 0 end",
        _STORE,
    ),
    Guard("putting off marks what is not marked", _SCRIPTS, "if not stands or (noted", "if (noted", _STORE),
    Guard(
        "a stale commit is taken for done",
        _ACT,
        "if ended is not Committed.STALE:",
        "if ended:",
        _ACTING,
    ),
    Guard(
        "a repeat is told as new",
        _ACT,
        "if ended is Committed.DUPLICATE:",
        "if not ended:",
        _ACTING,
    ),
)

_DELIVERING = (
    Guard(
        "a root that cannot be changed loses its thread",
        _DELIVER,
        "if not isinstance(gone, FrozenError):",
        "if gone:",
        _SHOWING,
    ),
    Guard(
        "every card is written each time",
        _DELIVER,
        "elif receipt.hash != drawn.hash:",
        "else:",
        _SHOWING,
    ),
    Guard(
        "changed cards are left as they are",
        _DELIVER,
        "elif receipt.hash != drawn.hash:",
        "elif not receipt:",
        _SHOWING,
    ),
    Guard(
        "no receipt is kept",
        _DELIVER,
        "        await self.ports.store.put_receipt(self.installation, self.assessment.id, name, receipt)\n",
        "",
        _SHOWING,
    ),
    Guard("a new thread is not linked up", _DELIVER, "if self.links() == known:", "if known:", _SHOWING),
    Guard(
        "what is shown again is still said to be hidden",
        _DELIVER,
        "    await _unpark(ports, messages, installation, assessment, held)\n",
        "",
        _CRASHING,
    ),
    Guard("a twin stays", _DELIVER, "            await self.remove(twin(posted))\n", "", _TWINS),
    Guard(
        "a twin whose taking away failed stays",
        "bot/usecases/twins.py",
        "        await ports.wake(installation, assessment_id)\n        raise",
        "        await ports.store.drop_receipt(installation, assessment_id, twin(card))\n        raise",
        _TWINS,
    ),
    Guard(
        "Slack is not left alone",
        _PACING,
        "if until and holds(until, ports.clock()):",
        "if not method:",
        _SHOWING,
    ),
    Guard(
        "Slack is left alone for as long as a clock was ahead",
        _PACING,
        "now < until <= now + LONGEST_HOLD_OFF",
        "now < until",
        _SHOWING,
    ),
    Guard(
        "that Slack wants to be left alone is forgotten",
        _PACING,
        "        await ports.store.hold_off(installation, method, held.until)\n",
        "",
        _SHOWING,
    ),
    Guard(
        "what nobody wants stays",
        _DELIVER,
        "if name not in self.wanted and name not in self.kept]:",
        "if not name]:",
        _SHOWING,
    ),
    Guard(
        "what came meanwhile is not shown",
        _DELIVER,
        "if not await ports.store.delivered(installation, assessment_id, assessment.version):",
        "if not ports:",
        _SHOWING,
    ),
)

_SENDING = (
    Guard(
        "a call goes out with another workspace's token",
        "bot/slack/outgoing.py",
        "if self._whose not in {None, installation}:",
        "if False:",
        _OUTGOING,
    ),
    Guard(
        "who is where is remembered of all workspaces in one",
        "bot/slack/members.py",
        "class Whose:\n",
        "class Whose:\n    def __hash__(self):\n        return hash(self.id)\n\n"
        "    def __eq__(self, other):\n        return self.id == other.id\n\n",
        ("tests/slack/test_members.py",),
    ),
    Guard("the client sends again by itself", "bot/slack/outgoing.py", "retry_handlers=[], ", "", _OUTGOING),
    Guard(
        "Slack's own time is not waited for",
        "bot/slack/outgoing.py",
        'response.headers.get("Retry-After") or ""',
        '""',
        _OUTGOING,
    ),
    Guard(
        "a reply to nothing stands in the channel",
        "bot/slack/outgoing.py",
        '            await self.call(installation, "chat.delete", channel=place.channel, ts=ts)\n            raise',
        "            raise",
        _OUTGOING,
    ),
    Guard(
        "what Slack did not sign comes in",
        "bot/slack/http.py",
        "if not self._signed(body, request.headers):",
        "if not body:",
        ("tests/slack/test_http.py",),
    ),
)

OUTER_GUARDS: tuple[Guard, ...] = (*_COMMITTING, *_DELIVERING, *_SENDING)
