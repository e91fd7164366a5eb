"""The guards in `bot/engine/weighed/standing.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, alone, in_file

_ENGINE_NOT_APPLICABLE = ("tests/engine/weighed/test_engine_not_applicable.py",)
_READINESS_SEVERAL_ANSWERS = alone("tests/flows/test_readiness_several_answers.py")
_READINESS_LEVELS = alone("tests/flows/test_readiness_levels.py")
_READINESS_ORACLE = alone("tests/flows/test_readiness_oracle.py")
_EXPORTS = ("tests/usecases/files/test_exports.py",)
_CARDS_SPLIT = ("tests/slack/cards/test_cards_split.py",)

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/engine/weighed/standing.py",
        (
            "a word that it does not apply goes before an answer",
            "(settlement is None and aside and not counting)",
            "(settlement is None and aside)",
            _ENGINE_NOT_APPLICABLE,
        ),
        ("who comes first in the alphabet names what lasts", "else _most_shared(question, at)", "else at[0]", _EXPORTS),
        ("a split caps at more", "HALF = 0.5", "HALF = 1.0", _READINESS_SEVERAL_ANSWERS),
        ("a split caps nothing", "    if split:\n", "    if False:\n", _READINESS_SEVERAL_ANSWERS),
        (
            "unlinked answers count beside linked",
            "for person, answer in everyone if answer.link) or everyone",
            "for person, answer in everyone) or everyone",
            _READINESS_SEVERAL_ANSWERS,
        ),
        ("the highest fact holds", '{"lowest": 0, "median"', '{"lowest": -1, "median"', _READINESS_SEVERAL_ANSWERS),
        (
            "the upper median",
            '"median": (len(ordered) - 1) // 2',
            '"median": len(ordered) // 2',
            _READINESS_SEVERAL_ANSWERS,
        ),
        (
            "the upper median in rules",
            "lambda ordered, _: ordered[(len(ordered) - 1) // 2]",
            "lambda ordered, _: ordered[len(ordered) // 2]",
            _READINESS_SEVERAL_ANSWERS,
        ),
        ("others answer for the owner", 'if question.together == "owner":', "if not question:", _READINESS_LEVELS),
        ("nothing settled holds", "if settlement is not None:", "if not question:", _READINESS_SEVERAL_ANSWERS),
        (
            "any proof proves what is settled",
            "answer.since if answer.value == value else None",
            "answer.since",
            _READINESS_ORACLE,
        ),
        ("silence at the end is unknown", "0.0 if final and question.graded else None", "None", _READINESS_LEVELS),
        (
            "a split calls everybody",
            "for level, _, people in said if level in ends",
            "for level, _, people in said",
            _CARDS_SPLIT,
        ),
    ),
)
