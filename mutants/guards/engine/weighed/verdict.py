"""The guards in `bot/engine/weighed/verdict.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, alone, in_file

_READINESS_GATES_READINESS = alone("tests/flows/test_readiness_gates.py", "tests/flows/test_readiness_verdicts.py")

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/engine/weighed/verdict.py",
        ("needs need nothing", "all(need.when.holds(env) for need in rule.needs)", "True", _READINESS_GATES_READINESS),
    ),
)
