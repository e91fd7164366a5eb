"""The guards in `bot/engine/rules/reading_answers.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, alone, in_file

_ENGINE_NOT_APPLICABLE = ("tests/engine/weighed/test_engine_not_applicable.py",)
_ENGINE_ANSWERING = alone("tests/engine/rules/test_engine_answering.py")

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/engine/rules/reading_answers.py",
        (
            "a reason that is asked for may be blank",
            'if question.not_applicable == "with_reason" and not seen(reason):',
            "if not question:",
            _ENGINE_NOT_APPLICABLE,
        ),
        (
            "it is said of what always applies",
            'if question.not_applicable == "no":\n        return APPLIES',
            "if not question:\n        return APPLIES",
            _ENGINE_NOT_APPLICABLE,
        ),
        (
            "an answer may say nothing",
            'return replace(given, reason="") if given.passed else NOTHING',
            'return replace(given, reason="")',
            _ENGINE_ANSWERING,
        ),
    ),
)
