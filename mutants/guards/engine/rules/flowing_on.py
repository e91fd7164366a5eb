"""The guards in `bot/engine/rules/flowing_on.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, alone, in_file

_ENGINE_BLIND = alone("tests/engine/wanted/test_engine_blind.py")
_ENGINE_SPLITS = alone("tests/engine/rules/test_engine_splits.py")
_ENGINE_CLOSING = alone("tests/engine/rules/test_engine_closing.py")

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/engine/rules/flowing_on.py",
        (
            "the last answer shows nothing",
            "        and all_responded(assessment, question)\n",
            "        and not question\n",
            _ENGINE_BLIND,
        ),
        (
            "a split closes the check",
            "return not any(flow.questions[id_].settle for id_ in sheet.splits if id_ != settled)",
            "return True",
            _ENGINE_SPLITS,
        ),
        (
            "signatures keep it open",
            "any(flow.questions[id_].settle for id_ in sheet.splits if id_ != settled)",
            "bool(sheet.splits)",
            _ENGINE_SPLITS,
        ),
        (
            "it closes with a question open",
            "if not all(is_done(assessment, question) for question in",
            "if not any(is_done(assessment, question) for question in",
            _ENGINE_CLOSING,
        ),
    ),
)
