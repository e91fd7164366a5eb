"""The guards in `bot/engine/forms/same_name.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, in_file

_ENGINE_NAMING = ("tests/engine/forms/test_engine_naming.py",)

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/engine/forms/same_name.py",
        (
            "a name that is still hidden is told",
            "others = [] if is_hidden(assessment, question) else assessment",
            "others = assessment",
            _ENGINE_NAMING,
        ),
    ),
)
