"""The guards in `bot/engine/rules/handing_on.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, alone, in_file

_ENGINE_ANSWERING = alone("tests/engine/rules/test_engine_answering.py")

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/engine/rules/handing_on.py",
        ("handing on to oneself", "if event.to == event.by:", "if not question:", _ENGINE_ANSWERING),
        ("a question handed back is nobody's", ".items() if by != event.to}", ".items()}", _ENGINE_ANSWERING),
        ("a pass stays behind", ".items() if p != event.by or a.value is not None", ".items()", _ENGINE_ANSWERING),
        (
            "handing on twice is refused",
            "if assessment.handed.get(event.question, {}).get(event.by) == event.to:",
            "if not question:",
            _ENGINE_ANSWERING,
        ),
    ),
)
