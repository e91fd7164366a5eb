"""The guards in `bot/engine/weighed/sheet_env.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, alone, in_file

_ENGINE_BRANCHING = ("tests/engine/asked/test_engine_branching.py",)
_READINESS_SUMMARY = alone("tests/flows/test_readiness_summary.py")

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/engine/weighed/sheet_env.py",
        (
            "what is not asked stands in the way",
            "each.level if (each := sheet.standing(id_)).stands else 1.0",
            "sheet.standing(id_).level",
            _ENGINE_BRANCHING,
        ),
        (
            "conditions look past what is settled",
            "standing.holding if standing",
            "standing.envs if standing",
            _READINESS_SUMMARY,
        ),
    ),
)
