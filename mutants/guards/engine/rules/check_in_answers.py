"""The guards in `bot/engine/rules/check_in_answers.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, alone, in_file

_FOLLOW_UP_STREAKS = alone("tests/engine/weighed/test_follow_up_streaks.py")
_FOLLOW_UP_CHECK_INS = alone("tests/engine/after_verdict/test_follow_up_check_ins.py")
_FOLLOW_UP_WATCHING = alone("tests/engine/after_verdict/test_follow_up_watching.py")
_FOLLOW_UP_PREDICTIONS = alone("tests/engine/weighed/test_follow_up_predictions.py")

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/engine/rules/check_in_answers.py",
        (
            "the same again is newer",
            "if before is not None and same(before, answer):",
            "if not answer:",
            _FOLLOW_UP_STREAKS,
        ),
        (
            "others answer for the owner",
            'if question.asked_of == "owner" and self.by != self.owner:',
            "if not question:",
            _FOLLOW_UP_CHECK_INS,
        ),
        ("anything was seen again", " if name not in self.current.watched]", " if not name]", _FOLLOW_UP_WATCHING),
        ("what is watched is new", "and alike(value[0]) in known:", "and not known:", _FOLLOW_UP_WATCHING),
        (
            "something is seen where nothing is watched",
            "if self.plan.watch is not None and id_ == SEEN:",
            "if id_ == SEEN:",
            _FOLLOW_UP_CHECK_INS,
        ),
        (
            "a look comes too early",
            " if look_back and name in self.current.looked_back else None",
            " if look_back else None",
            _FOLLOW_UP_PREDICTIONS,
        ),
        (
            "an answer may say nothing",
            "return given if given.passed else NOTHING",
            "return given",
            _FOLLOW_UP_CHECK_INS,
        ),
    ),
)
