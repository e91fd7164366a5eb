"""The guards in `bot/usecases/shown/pacing.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, in_file

_DELIVER = ("tests/usecases/delivering/test_deliver.py",)
_DELIVER_ANOTHER_WORKER = ("tests/usecases/delivering/test_deliver.py", "-k", "another_worker")

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/usecases/shown/pacing.py",
        ("Slack is not left alone", "if until and holds(until, ports.clock()):", "if not method:", _DELIVER),
        (
            "Slack is left alone for as long as a clock was ahead",
            "now < until <= now + LONGEST_HOLD_OFF",
            "now < until",
            _DELIVER,
        ),
        (
            "that Slack wants to be left alone is forgotten",
            "        await ports.store.hold_off(installation, method, held.until)\n",
            "",
            _DELIVER,
        ),
        (
            "what another worker was told does not count within a delivery",
            "    until = await ports.store.not_before(installation, method)\n",
            "    until = None\n",
            _DELIVER_ANOTHER_WORKER,
        ),
    ),
)
