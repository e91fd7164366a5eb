"""The guards of the proof: what makes a standing, what makes a sheet, what is fixed while a question gets better."""

from mutants.guard import Guard

_ALONE = "--confcutdir=tests/proof"
_STANDINGS = (_ALONE, "tests/proof/test_standings.py")
_SHEETS = (_ALONE, "-m", "not slow", "tests/proof/test_proof_agrees_with_every_sheet.py")
_PROMISES = (_ALONE, "tests/proof/test_broken_promises.py")
_LEFT_OUT = (_ALONE, "tests/proof/test_what_is_left_out.py")

_COUNTING = "bot/proof/counting.py"
_WEIGHING = "bot/proof/standings.py"
_OF_SHEETS = "bot/proof/sheets.py"
_SEARCH = "bot/proof/search.py"
_MOVES = "bot/proof/promises.py"
_FORMULAS = "bot/proof/formulas.py"
_CHECK_INS = "bot/proof/check_ins.py"

PROOF_GUARDS: tuple[Guard, ...] = (
    Guard(
        "what is not asked lifts the mean",
        "bot/proof/sheets.py",
        "mean = z3.If(count == many, sum_ / many, mean)",
        "mean = z3.If(count <= many, sum_ / many, mean)",
        _SHEETS,
    ),
    Guard(
        "everything is asked",
        "bot/proof/ground.py",
        "if not is_asked(question, word):",
        "if not question:",
        _SHEETS,
    ),
    Guard(
        "what needs evidence is taken without it",
        "bot/proof/cells.py",
        "if asks is None or not asks.required:",
        "if asks is None or asks.label:",
        ("tests/proof/test_proof_agrees_with_every_sheet.py", "-k", "evidence"),
    ),
    Guard(
        "everything applies",
        "bot/proof/ground.py",
        'return found if question.not_applicable == "no" else',
        "return found if question else",
        _SHEETS,
    ),
    Guard(
        "what does not apply is better than what does",
        _MOVES,
        "yield after.stands(question) == before.stands(question), never",
        "yield after.stands(question) == after.stands(question), never",
        _SHEETS,
    ),
    Guard("the upper median counts", _COUNTING, "2 * up_to >= self.all", "2 * up_to > self.all", _STANDINGS),
    Guard(
        "answers without a link count beside linked ones",
        _WEIGHING,
        "if question.link is None or question.blind:",
        "if question.link is None or question.type:",
        _STANDINGS,
    ),
    Guard("one answer lies apart from itself", _WEIGHING, ", z3.Implies(count == 1, small == large)", "", _STANDINGS),
    Guard("a split caps no level", _WEIGHING, "z3.And(self._is_split, level >", "z3.And(NO, level >", _STANDINGS),
    Guard(
        "others answer for the owner",
        _WEIGHING,
        'alone = self._asked.question.asked_of == "owner"',
        "alone = False",
        _STANDINGS,
    ),
    Guard(
        "no split is ever settled",
        _WEIGHING,
        "if question.split is None or not question.settle or",
        "if question.split is None or question.settle or",
        _PROMISES,
    ),
    Guard("a rule holds that is not the first", _OF_SHEETS, "z3.And(here, z3.Not(before))", "here", _SHEETS),
    Guard(
        "more people turn up than said something",
        _OF_SHEETS,
        ", others <= z3.Sum(list(self.others.values()))",
        "",
        _SHEETS,
    ),
    Guard(
        "what is not found counts as impossible", _SEARCH, "if model_of(self._solver) is None:", "if True:", _LEFT_OUT
    ),
    Guard(
        "a split may open while a level rises",
        _MOVES,
        "(z3.Implies(now, was), z3.And(was, z3.Not(now)))",
        "(z3.Or(now, z3.Not(now)), z3.And(was, z3.Not(now)))",
        _PROMISES,
    ),
    Guard("numbers grow beyond all bounds", _FORMULAS, "if found.size > _BOUND:", "if found.size < 0:", _LEFT_OUT),
    Guard(
        "check-ins are taken for answers",
        _CHECK_INS,
        "if not _measured_is_said(ground, measure):",
        "if _measured_is_said(ground, measure) is None:",
        _LEFT_OUT,
    ),
)
