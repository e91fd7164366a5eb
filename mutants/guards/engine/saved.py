"""The guards in `bot/engine/saved`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, alone, in_file

_ENGINE_NOT_APPLICABLE = ("tests/engine/weighed/test_engine_not_applicable.py",)
_REPLACING = ("tests/engine/saved/test_replacing.py",)
_FOLLOW_UP_GAPS = alone("tests/engine/after_verdict/test_follow_up_gaps.py")

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/engine/saved/answer.py",
        (
            "a fact waits on although it does not apply",
            'return self.value is not None or self.passed == "not_applicable"',
            "return self.value is not None",
            _ENGINE_NOT_APPLICABLE,
        ),
    ),
    *in_file(
        "bot/engine/saved/follow_up.py",
        ("a waiver holds on its last day", "day < self.until", "day <= self.until", _FOLLOW_UP_GAPS),
    ),
    *in_file(
        "bot/engine/saved/replacing.py",
        (
            "what was worked out stays though it is no longer so",
            "if len(written) != len(known):",
            "if False:",
            _REPLACING,
        ),
    ),
)
