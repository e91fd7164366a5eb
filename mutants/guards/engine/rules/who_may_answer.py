"""The guards in `bot/engine/rules/who_may_answer.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, alone, in_file

_ENGINE_ANSWERING = alone("tests/engine/rules/test_engine_answering.py")
_ENGINE_CLOSING = alone("tests/engine/rules/test_engine_closing.py")
_ENGINE_SPLITS = alone("tests/engine/rules/test_engine_splits.py")

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/engine/rules/who_may_answer.py",
        ("anyone answers", "if not may_answer(assessment, question, person):", "if not question:", _ENGINE_ANSWERING),
        (
            "sections need not open",
            "if not opened(assessment, flow, question) and",
            "if not question and",
            _ENGINE_ANSWERING,
        ),
        (
            "the closed is answered",
            "    if assessment.closed and question.id not in flow.afterwards:\n        return CLOSED",
            "",
            _ENGINE_CLOSING,
        ),
        (
            "the settled is answered",
            "    if question.id in assessment.settled:",
            "    if not question:",
            _ENGINE_SPLITS,
        ),
    ),
)
