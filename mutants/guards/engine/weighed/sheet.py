"""The guards in `bot/engine/weighed/sheet.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, alone, in_file

_ENGINE_BRANCHING = ("tests/engine/asked/test_engine_branching.py",)
_READINESS_SUMMARY = alone("tests/flows/test_readiness_summary.py")
_ENGINE_BLIND = alone("tests/engine/wanted/test_engine_blind.py")
_SHEETS_KEPT = ("tests/engine/weighed/test_sheets_kept.py",)
_ENGINE_LOOPS = ("tests/engine/asked/test_engine_loops.py",)
_READINESS_VERDICTS = ("tests/flows/test_readiness_verdicts.py",)

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/engine/weighed/sheet.py",
        ("what is not asked counts", "if not is_asked(flow.questions[id_], owners):", "if not id_:", _ENGINE_BRANCHING),
        (
            "an option counts though others are asked otherwise",
            "if self.laid is None or not all(self._is_asked_so(",
            "if self.laid is None or not any(self._is_asked_so(",
            _READINESS_SUMMARY,
        ),
        (
            "blind answers weigh before they are shown",
            "if is_hidden(assessment, question)",
            "if not id_",
            _ENGINE_BLIND,
        ),
        ("nothing is said early of passes", "if is_done(assessment, question)", "if not id_", _ENGINE_BLIND),
        (
            "a sheet is taken for that of other answers",
            "        self._parts = (\n            flow,\n            assessment.answers,\n",
            "        self._parts = (\n            flow,\n",
            _SHEETS_KEPT,
        ),
        (
            "a sheet is taken for that before a check-in",
            "            assessment.settled,\n            assessment.check_ins,\n",
            "            assessment.settled,\n",
            _SHEETS_KEPT,
        ),
        (
            "what nobody has said of what counts as nothing named",
            "unsaid = Standing(question, 0.0 if over else None,",
            "unsaid = Standing(question, None,",
            _ENGINE_LOOPS,
        ),
        (
            "one of several sections that are equally low is named alone",
            "if self.sections[section.id] == low]",
            "if section is self.weakest]",
            _READINESS_VERDICTS,
        ),
    ),
)
