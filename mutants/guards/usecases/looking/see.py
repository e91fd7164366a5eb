"""The guards in `bot/usecases/looking/see.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, in_file

_TWINS_SEE_EXPLAIN_TICK = ("tests/usecases/test_twins_see_explain_tick.py",)

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/usecases/looking/see.py",
        (
            "status in a thread is told to any company",
            'return reaches(assessment, "observe") and await members.is_outsider(installation, person)',
            "return await members.is_outsider(installation, person)",
            _TWINS_SEE_EXPLAIN_TICK,
        ),
    ),
)
