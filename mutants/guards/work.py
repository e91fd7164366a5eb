"""The guards in `bot/work`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, in_file

_SCHEDULER_CLOCK = ("tests/work/test_scheduler.py", "-k", "clock")
_CLOCK_WATCH = ("tests/work/test_clock_watch.py",)
_ASSEMBLY_STORES_CLOCK = ("tests/start/test_assembly.py", "-k", "stores_clock")
_TROUBLE_LOG = ("tests/work/test_trouble_log.py",)

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/work/clock_watch.py",
        (
            "looks wait as long as a wrong clock said",
            "waiting.when > now + look.every + FAR",
            "waiting.when < now - FAR",
            _SCHEDULER_CLOCK,
        ),
        (
            "a clock an hour ahead is not noticed",
            "FAR = timedelta(minutes=1)",
            "FAR = timedelta(days=1)",
            _SCHEDULER_CLOCK,
        ),
        (
            "after a clock was ahead time does not pass again",
            "self.passes_again |= by > WRONG",
            "self.passes_again |= not by",
            _SCHEDULER_CLOCK,
        ),
        ("a clock little ahead has everything looked at again", "by > WRONG", "by > timedelta()", _SCHEDULER_CLOCK),
        (
            "a clock that stays wrong has everything looked at each minute",
            "        if self.passes_again and rested:\n            self.passes_again = False\n",
            "        if self.passes_again:\n            self.passes_again = False\n",
            _SCHEDULER_CLOCK,
        ),
        (
            "a delivery waits as long as a wrong clock said",
            "        await wake_what_is_owed(self.docket, await self.owed(EVERYTHING if far else AT_ONCE))\n",
            "",
            _SCHEDULER_CLOCK,
        ),
        (
            "who starts after the store's clock was set back does not learn of it",
            "            self.was_ahead(noted - self.clock())\n",
            "            pass\n",
            _CLOCK_WATCH,
        ),
    ),
    *in_file(
        "bot/work/scheduler.py",
        (
            "time does not pass again after the store's clock was set back",
            "        self._clocks.was_ahead(by)\n",
            "",
            _ASSEMBLY_STORES_CLOCK,
        ),
    ),
    *in_file(
        "bot/work/trouble_log.py",
        ("the log fills with one trouble", "            return False\n", "            return True\n", _TROUBLE_LOG),
    ),
)
