"""The guards in `bot/engine/rules/week_told.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, alone, in_file

_FOLLOW_UP_MOVED = alone("tests/engine/after_verdict/test_follow_up_moved.py")
_CARDS_MOVED = ("tests/slack/cards/test_cards_moved.py",)

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/engine/rules/week_told.py",
        ("a gap is told of twice", "(not told or told[-1] < care.closed)", "not told", _FOLLOW_UP_MOVED),
        (
            "what was closed in a skipped week is lost",
            "for each in before if each.after is not None and ",
            "for each in before if ",
            _FOLLOW_UP_MOVED,
        ),
        ("the reason of a week is not kept", "headline=outcome.headline,", 'headline="",', _CARDS_MOVED),
        ("what was decided before is decided again", ' and was[name] == "open"', "", _CARDS_MOVED),
        ("what did not hold held", '.count("held"),', '.count("wrong"),', _CARDS_MOVED),
        ("what is still open was decided", 'sum(each in {"held", "wrong"} for', "sum(bool(each) for", _CARDS_MOVED),
    ),
)
