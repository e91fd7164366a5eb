"""The guards of time at the edges: whose clock counts, at which pace Slack is called, and when cards are written."""

from mutants.guard import Guard

_CLOCK = "bot/store/clock.py"
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
        "bot/scheduler.py",
        "        self._clocks.was_ahead(by)\n",
        "",
        ("tests/edges/test_assembly.py", "-k", "stores_clock"),
    ),
)
