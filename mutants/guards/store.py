"""The guards in `bot/store`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, in_file

_CLOCK = ("tests/store/test_clock.py",)
_TROUBLE = ("tests/store/test_trouble.py",)
_PACE_CONTRACT = ("tests/contracts/test_pace_contract.py",)
_FORGET_PERSON = ("tests/usecases/forgetting/test_forget_person.py",)
_MARKS_GONE = ("tests/store/test_marks_gone.py",)
_STORE_CONTRACT_TAKES_OUT = ("tests/contracts/test_store_contract.py", "-k", "takes_out")
_STORE_CONTRACT_EXCHANGED = ("tests/contracts/test_store_contract.py", "-k", "exchanged")
_CONTRACTS = ("tests/contracts",)

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/store/clock.py",
        ("a wrong machine's clock counts", "if abs(moved) > LEFT:", "if False:", _CLOCK),
        ("time wavers", "if abs(moved) > LEFT:", "if moved:", _CLOCK),
        ("a slow answer tells the time", "if answered - asked > SLOW_SECONDS:", "if False:", _CLOCK),
        ("nobody hears that the store's clock was set back", "if moved < -LEFT and not is_first:", "if False:", _CLOCK),
        ("nobody hears of a wrong machine", "if not self._said:", "if True:", _CLOCK),
    ),
    *in_file(
        "bot/store/connect.py",
        (
            "a write is sent again in silence",
            "        retry=None,\n",
            ("        retry=__import__('redis').asyncio.retry.Retry(__import__('redis').backoff.NoBackoff(), 3),\n"),
            _TROUBLE,
        ),
    ),
    *in_file(
        "bot/store/pace.py",
        ("a turn to post is counted for one channel alone", ", wait(in_all, burst, gap))", ")", _PACE_CONTRACT),
        ("turns are kept however far off they are", "if longest > ahead + 0 then", "if false then", _PACE_CONTRACT),
        (
            "after the clock of the store was set back no turn comes for as long",
            "local back = math.max(0, tonumber(at or 0) - now)",
            "local back = 0",
            _PACE_CONTRACT,
        ),
    ),
    *in_file(
        "bot/store/redis_leaving.py",
        (
            "what somebody typed stays noted at the check it was for",
            "            drafts_prefix=keys.DRAFTS.prefix(**here),\n",
            '            drafts_prefix="ft:",\n',
            _FORGET_PERSON,
        ),
    ),
    *in_file(
        "bot/store/redis_store.py",
        (
            "a mark of two days before stays of a check that is deleted",
            "for off in (-2, -1, 0, 1)}",
            "for off in (-1, 0, 1)}",
            _MARKS_GONE,
        ),
    ),
    *in_file(
        "bot/store/scripts/commits.py",
        (
            "the Home of somebody an event takes out of a check stays as it was",
            "            if redis.call('EXISTS', home_prefix .. person) == 1 then\n",
            "            if false then\n",
            _STORE_CONTRACT_TAKES_OUT,
        ),
        ("of two instants the later is looked at", "looks, 'LT', at_when", "looks, 'GT', at_when", _CONTRACTS),
        (
            "who has no desk is looked at",
            "if redis.call('EXISTS', desk_prefix .. person) == 1 then",
            "if person then",
            _CONTRACTS,
        ),
        ("a repeat is committed again", "if redis.call('SISMEMBER', day, mark) == 1 then return 0 end", "", _CONTRACTS),
        (
            "a repeat is forgotten at midnight",
            "{seen, seen_yesterday, seen_tomorrow}",
            "{seen, seen_tomorrow}",
            _CONTRACTS,
        ),
        (
            "a repeat from a clock ahead is not known",
            "{seen, seen_yesterday, seen_tomorrow}",
            "{seen, seen_yesterday}",
            _CONTRACTS,
        ),
        ("no event is remembered", "    redis.call('SADD', seen, mark)\n", "", _CONTRACTS),
        ("a stale version is written", "if (version or '0') ~= expected then return 1 end", "", _CONTRACTS),
        ("a commit does not mark its cards", "    redis.call('ZADD', out_of_date, at, assessment)\n", "", _CONTRACTS),
        (
            "a later event makes an old mark young",
            "if marked and tonumber(marked) <= tonumber(at) then",
            "if false then",
            _CONTRACTS,
        ),
        ("the trail says nothing", "    redis.call('RPUSH', trail, entry)\n", "", _CONTRACTS),
        ("what is no longer due stays due", "        redis.call('ZREM', due, assessment)\n", "", _CONTRACTS),
        ("who left is still listed", "if not listed[person] then", "if false then", _CONTRACTS),
    ),
    *in_file(
        "bot/store/scripts/desks.py",
        ("a desk is written over", "if (version or '0') ~= expected then return 0 end", "", _CONTRACTS),
        (
            "a look that began before says when the next is",
            "if noted ~= '' and not (stands and tonumber(stands) == tonumber(noted)) then return 1 end",
            "",
            _CONTRACTS,
        ),
        ("whoever is looked at is due for ever", "    redis.call('ZREM', looks, person)\n", "", _CONTRACTS),
    ),
    *in_file(
        "bot/store/scripts/homes.py",
        ("who looks on puts off a Home that is marked already", "if stands >= tonumber(at) and ", "if ", _CONTRACTS),
        (
            "who looks on brings back a Home Slack refuses",
            "stands <= tonumber(until_when) then",
            "stands <= 9e99 + until_when then",
            _CONTRACTS,
        ),
        (
            "what others do while a Home is published is not on it",
            "stands <= tonumber(until_when) then",
            "stands <= math.min(at, until_when) then",
            _CONTRACTS,
        ),
        (
            "a Home opened long ago follows the checks of others",
            "viewers, since, '+inf'",
            "viewers, '-inf', '+inf'",
            _CONTRACTS,
        ),
    ),
    *in_file(
        "bot/store/scripts/marks.py",
        ("a delivery takes a newer mark away", "if version and version ~= shown then return 0 end", "", _CONTRACTS),
        (
            "the sooner of two instants counts",
            "tonumber(before) < tonumber(until_when)",
            "tonumber(before) > tonumber(until_when)",
            _CONTRACTS,
        ),
        (
            "what stands elsewhere is put off",
            "if not stands or (noted ~= '' and tonumber(stands) ~= tonumber(noted)) then return 0 end",
            "if not stands then return 0 end",
            _CONTRACTS,
        ),
        ("putting off marks what is not marked", "if not stands or (noted", "if (noted", _CONTRACTS),
    ),
    *in_file(
        "bot/store/scripts/placing.py",
        (
            "a receipt is exchanged whatever it says by now",
            "    if redis.call('HGET', receipts, card) ~= known then return 0 end\n",
            "",
            _STORE_CONTRACT_EXCHANGED,
        ),
    ),
)
