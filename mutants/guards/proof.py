"""The guards in `bot/proof`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, alone, in_file

_CALLS_ARE_PROVED = ("tests/proof/test_calls_are_proved.py",)
_PROOF_AGREES_WITH_EVERY_SHEET = ("tests/proof/test_proof_agrees_with_every_sheet.py", "-k", "evidence")
_WHAT_IS_LEFT_OUT = alone("tests/proof/test_what_is_left_out.py")
_STANDINGS = alone("tests/proof/test_standings.py")
_NOT_SLOW_PROOF_AGREES_WITH_EVERY = alone("-m", "not slow", "tests/proof/test_proof_agrees_with_every_sheet.py")
_ITEMS_ARE_PROVED = ("tests/proof/test_items_are_proved.py",)
_TIME_IS_UP = ("tests/proof/test_time_is_up.py",)
_BROKEN_PROMISES = alone("tests/proof/test_broken_promises.py")

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/proof/called.py",
        ("any rule of it decides", "z3.And(here, z3.Not(before))", "here", _CALLS_ARE_PROVED),
    ),
    *in_file(
        "bot/proof/cells.py",
        (
            "what needs evidence is taken without it",
            "if asks is None or not asks.required:",
            "if asks is None or asks.label:",
            _PROOF_AGREES_WITH_EVERY_SHEET,
        ),
    ),
    *in_file(
        "bot/proof/check_ins.py",
        (
            "check-ins are taken for answers",
            "if not _measured_is_said(ground, measure):",
            "if _measured_is_said(ground, measure) is None:",
            _WHAT_IS_LEFT_OUT,
        ),
    ),
    *in_file(
        "bot/proof/counting.py",
        ("the upper median counts", "2 * up_to >= self.all", "2 * up_to > self.all", _STANDINGS),
    ),
    *in_file(
        "bot/proof/formulas.py",
        ("numbers grow beyond all bounds", "if found.size > _BOUND:", "if found.size < 0:", _WHAT_IS_LEFT_OUT),
    ),
    *in_file(
        "bot/proof/ground.py",
        (
            "everything is asked",
            "if not is_asked(question, word):",
            "if not question:",
            _NOT_SLOW_PROOF_AGREES_WITH_EVERY,
        ),
        (
            "everything applies",
            'return found if question.not_applicable == "no" else',
            "return found if question else",
            _NOT_SLOW_PROOF_AGREES_WITH_EVERY,
        ),
    ),
    *in_file(
        "bot/proof/items.py",
        (
            "silence about all items is no silence in a proof",
            "return z3.If(self.unsaid, real(0),",
            "return z3.If(NO, real(0),",
            _ITEMS_ARE_PROVED,
        ),
    ),
    *in_file(
        "bot/proof/paths.py",
        (
            "what a bounded proof does not reach is never reached",
            'if each.state == "never" else each',
            'if each.state == "unheard" else each',
            _ITEMS_ARE_PROVED,
        ),
    ),
    *in_file(
        "bot/proof/promises.py",
        (
            "what does not apply is better than what does",
            "yield after.stands(question) == before.stands(question), never",
            "yield after.stands(question) == after.stands(question), never",
            _NOT_SLOW_PROOF_AGREES_WITH_EVERY,
        ),
        (
            "a split may open while a level rises",
            "(z3.Implies(now, was), z3.And(was, z3.Not(now)))",
            "(z3.Or(now, z3.Not(now)), z3.And(was, z3.Not(now)))",
            _BROKEN_PROMISES,
        ),
    ),
    *in_file(
        "bot/proof/search.py",
        ("what is not found counts as impossible", "if model_of(self._solver) is None:", "if True:", _WHAT_IS_LEFT_OUT),
    ),
    *in_file(
        "bot/proof/time_left.py",
        ("a proof goes on when its time is up", "if left <= 0:", "if False:", _TIME_IS_UP),
        ("one question takes all the time", "return min(left, allowed.seconds / FOR_ONE)", "return left", _TIME_IS_UP),
    ),
    *in_file(
        "bot/proof/sheets.py",
        (
            "what is not asked lifts the mean",
            "mean = z3.If(count == many, sum_ / many, mean)",
            "mean = z3.If(count <= many, sum_ / many, mean)",
            _NOT_SLOW_PROOF_AGREES_WITH_EVERY,
        ),
        (
            "a rule holds that is not the first",
            "z3.And(here, z3.Not(before))",
            "here",
            _NOT_SLOW_PROOF_AGREES_WITH_EVERY,
        ),
        (
            "more people turn up than said something",
            ", others <= z3.Sum(list(self.others.values()))",
            "",
            _NOT_SLOW_PROOF_AGREES_WITH_EVERY,
        ),
    ),
    *in_file(
        "bot/proof/standings.py",
        (
            "answers without a link count beside linked ones",
            "if question.link is None or question.blind:",
            "if question.link is None or question.type:",
            _STANDINGS,
        ),
        ("one answer lies apart from itself", ", z3.Implies(count == 1, small == large)", "", _STANDINGS),
        ("a split caps no level", "z3.And(self._is_split, level >", "z3.And(NO, level >", _STANDINGS),
        (
            "others answer for the owner",
            'alone = self._asked.question.asked_of == "owner"',
            "alone = False",
            _STANDINGS,
        ),
        (
            "no split is ever settled",
            "if question.split is None or not question.settle or",
            "if question.split is None or question.settle or",
            _BROKEN_PROMISES,
        ),
    ),
)
