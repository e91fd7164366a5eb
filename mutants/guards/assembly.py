"""The guards in `bot/assembly.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, in_file

_ASSEMBLY_STORES_CLOCK = ("tests/start/test_assembly.py", "-k", "stores_clock")
_ASSEMBLY_WORKERS_KEEP_ONE_PACE = ("tests/start/test_assembly.py", "-k", "workers_keep_one_pace")
_BURST = ("tests/slack/whole_app/test_burst.py",)

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/assembly.py",
        (
            "each process goes by its own clock",
            "clock = clock or StoreClock(redis, utc_now)",
            "clock = clock or utc_now",
            _ASSEMBLY_STORES_CLOCK,
        ),
        (
            "each worker keeps a pace of its own",
            ", turns=partial(next_turn, redis))",
            ")",
            _ASSEMBLY_WORKERS_KEEP_ONE_PACE,
        ),
        (
            "deliveries keep no rhythm",
            "await deliver(now.ports, now.outgoing, installation, assessment, rhythm, partial(renew_canvas, now))",
            "await deliver(now.ports, now.outgoing, installation, assessment, None, partial(renew_canvas, now))",
            _BURST,
        ),
        (
            "a canvas names who is forgotten until it is asked for again",
            ", rhythm, partial(renew_canvas, now))",
            ", rhythm)",
            ("tests/slack/whole_app/test_app_canvas.py",),
        ),
    ),
)
