"""The guards in `bot/slack/surfaces/typed/slips.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, in_file

_SLIPS = ("tests/slack/words/test_slips.py",)

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/slack/surfaces/typed/slips.py",
        ("a title is taken for a slip of its first letter", "and typed[:2] != word[:2][::-1]", "and False", _SLIPS),
        ("letters changed about are no slip", "rest[:2] == wanted[:2][::-1]", "False", _SLIPS),
        ("any letter of a short word may be wrong", "{rest[0], wanted[0]} <= VOWELS", "True", _SLIPS),
        ("two words are never a slip", "if len(typed) == len(word):", "if len(typed) == len(word) == 1:", _SLIPS),
    ),
)
