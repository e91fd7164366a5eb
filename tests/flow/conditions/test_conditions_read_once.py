"""What was read in one scope is not read again in one like it; what is like it is a matter of ids, not of words."""

from dataclasses import replace

from bot.flow.conditions import Condition, parse_condition
from bot.flow.written.scopes import Scopes
from bot.questions.kinds import Choice, Kind


def scopes(**kinds: Kind) -> Scopes:
    """The scopes of a flow whose questions are all asked of the owner."""
    return Scopes(kinds, kinds, ("all_of_it",))


def test_a_flow_in_other_words_has_the_same_conditions():
    english, german = (scopes(why=Choice({"form": word})).sheet for word in ("The form", "Die Form"))

    assert parse_condition("why is form", german) is parse_condition("why is form", english)


def test_another_option_makes_another_condition():
    known, unknown = (scopes(why=Choice({id_: "The form"})).sheet for id_ in ("form", "shape"))

    assert isinstance(parse_condition("why is form", known), Condition)
    assert not isinstance(parse_condition("why is form", unknown), Condition)


def test_a_scope_of_which_something_was_taken_away_is_like_none():
    asking = scopes(why=Choice({"form": "The form"})).asking

    assert isinstance(parse_condition("why is form", asking), Condition)
    assert not isinstance(parse_condition("why is form", replace(asking, names={})), Condition)


def test_one_answer_is_not_taken_for_all_answers():
    kind = Choice({"form": "The form"})
    both = scopes(why=kind)

    assert isinstance(parse_condition("value is form", both.answer(kind)), Condition)
    assert not isinstance(parse_condition("value is form", both.spread(kind)), Condition)
