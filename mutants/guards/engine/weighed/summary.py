"""The guards in `bot/engine/weighed/summary.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, in_file

_CARDS_FOLLOW_UP = ("tests/slack/cards/test_cards_follow_up.py", "-k", "measured or count_on_from_it")
_LINK_IS_ALL = ("tests/slack/cards/test_cards_follow_up.py",)

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/engine/weighed/summary.py",
        (
            "a gap that lacks a link alone asks for everything again",
            "question.id in sheet.only_unlinked",
            "False",
            _LINK_IS_ALL,
        ),
        (
            "what check-ins measured is called what somebody said",
            "measured=was_measured(sheet, standing),",
            "measured=False,",
            _CARDS_FOLLOW_UP,
        ),
        (
            "what was measured anew is called said where as much was said",
            "if standing.measured:\n        return True",
            "if standing.measured:\n        pass",
            _CARDS_FOLLOW_UP,
        ),
        (
            "what was counted on from the owner's word is called that word",
            "word is not None and word.value != value",
            "False",
            _CARDS_FOLLOW_UP,
        ),
    ),
)
