"""The guards of time at the edges: whose clock counts, at which pace Slack is called, and when cards are written."""

from mutants.guard import Guard

_CLOCK = "bot/store/clock.py"
_PACE, _PACED = "bot/slack/pace.py", ("tests/slack/test_pace.py",)
_OUTGOING, _POSTING = "bot/slack/outgoing.py", ("tests/slack/test_outgoing.py", "-k", "pace")
_CHARTS = ("tests/slack/test_app_charts.py",)
_RHYTHM, _BEATS = "bot/usecases/rhythm.py", ("tests/usecases/test_rhythm.py",)
_CLOCKS = ("tests/store/test_clock.py",)

PACE_GUARDS: tuple[Guard, ...] = (
    Guard("a wrong machine's clock counts", _CLOCK, "if abs(moved) > LEFT:", "if False:", _CLOCKS),
    Guard("time wavers", _CLOCK, "if abs(moved) > LEFT:", "if moved:", _CLOCKS),
    Guard("a slow answer tells the time", _CLOCK, "if answered - asked > SLOW_SECONDS:", "if False:", _CLOCKS),
    Guard(
        "nobody hears that the store's clock was set back",
        _CLOCK,
        "if moved < -LEFT and not is_first:",
        "if False:",
        _CLOCKS,
    ),
    Guard("nobody hears of a wrong machine", _CLOCK, "if not self._said:", "if True:", _CLOCKS),
    Guard(
        "each process goes by its own clock",
        "bot/assembly.py",
        "clock = clock or StoreClock(redis, utc_now)",
        "clock = clock or utc_now",
        ("tests/edges/test_assembly.py", "-k", "stores_clock"),
    ),
    Guard(
        "time does not pass again after the store's clock was set back",
        "bot/work/scheduler.py",
        "        self._clocks.was_ahead(by)\n",
        "",
        ("tests/edges/test_assembly.py", "-k", "stores_clock"),
    ),
    Guard(
        "a post in a channel keeps no pace",
        _OUTGOING,
        "        await self._wait_for_turn(installation, place.channel, place.assessment)\n",
        "",
        _POSTING,
    ),
    Guard(
        "a message to a person keeps no pace",
        _OUTGOING,
        "        await self._wait_for_turn(installation, person, person)\n",
        "",
        _POSTING,
    ),
    Guard("a worker waits for a busy channel", _OUTGOING, "if seconds > MOMENT_SECONDS:", "if False:", _POSTING),
    Guard(
        "a turn is not waited for",
        _OUTGOING,
        "            await asyncio.sleep(seconds)\n",
        "            return\n",
        _POSTING,
    ),
    Guard(
        "each worker keeps a pace of its own",
        "bot/assembly.py",
        ", turns=partial(next_turn, redis))",
        ")",
        ("tests/edges/test_assembly.py", "-k", "workers_keep_one_pace"),
    ),
    Guard(
        "a turn among all workers is asked for again",
        _OUTGOING,
        " or self._pace.takes_promise(installation.id, channel, who):",
        ":",
        ("tests/slack/test_pace_together.py",),
    ),
    Guard(
        "a turn to post is counted for one channel alone",
        "bot/store/pace.py",
        "keep(workspace, burst + 0, gap + 0)",
        "0",
        ("tests/contracts/test_pace_contract.py",),
    ),
    Guard("every channel has its burst for ever", _PACE, "max(now, queue.free_at) + gap", "now + gap", _PACED),
    Guard("asking again takes another turn", _PACE, "if who not in queue.turns:", "if who:", _PACED),
    Guard(
        "what another worker was told does not count within a delivery",
        "bot/usecases/pacing.py",
        "    until = await ports.store.not_before(installation, method)\n",
        "    until = None\n",
        ("tests/usecases/test_deliver.py", "-k", "another_worker"),
    ),
    Guard("there is no breath", _RHYTHM, "BREATH = timedelta(seconds=1.1)", "BREATH = timedelta()", _BEATS),
    Guard("a breath is not waited for", _RHYTHM, "now < last.at + self.breath:", "now < last.at:", _BEATS),
    Guard("the root is written at once", _RHYTHM, "else Beat.THREAD", "else Beat.ALL", _BEATS),
    Guard(
        "the root that is owed is owed for ever",
        _RHYTHM,
        "Beat.ALL if last is not None and last.owes_root",
        "Beat.ALL if last is None",
        _BEATS,
    ),
    Guard(
        "a verdict waits for a breath",
        "bot/usecases/deliver.py",
        "        if self.assessment.closed:\n            return False\n        root =",
        "        root =",
        _BEATS,
    ),
    Guard(
        "deliveries keep no rhythm",
        "bot/assembly.py",
        "await deliver(ports, outgoing, installation, assessment, rhythm)",
        "await deliver(ports, outgoing, installation, assessment)",
        ("tests/slack/test_burst.py",),
    ),
    Guard(
        "the weeks are lost where Slack draws no chart",
        "bot/slack/surfaces/steering.py",
        "(line,)))",
        "(line, *picture)))",
        _CHARTS,
    ),
    Guard(
        "the weeks have no picture", "bot/slack/surfaces/steering.py", "if picture and", "if not picture and", _CHARTS
    ),
    Guard("a chart is drawn again where none is taken", _OUTGOING, "            self._charts = False\n", "", _CHARTS),
    Guard(
        "a chart that is refused parks its check",
        _OUTGOING,
        "if refused.code != NO_CHARTS or not has_chart(drawn.payload):",
        "if True:",
        _CHARTS,
    ),
    Guard(
        "the table has other numbers than the chart",
        "bot/slack/cards/trend.py",
        'str(series["data"][place]["value"])',
        "str(place)",
        _CHARTS,
    ),
)
