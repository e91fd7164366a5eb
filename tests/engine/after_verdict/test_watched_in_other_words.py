"""What is watched besides is read in the reader's words, and saved, told and looked back at by the flow's own."""

from dataclasses import replace

import pytest
from followed_check import CALM, followed_check

from bot.engine import events
from bot.engine.after_verdict.moved import moved
from bot.engine.after_verdict.watching import box_of
from bot.engine.check_in_forms.drawing import check_in_form
from bot.engine.check_in_forms.fields import look_name
from bot.engine.check_in_forms.reading import read_check_in
from bot.engine.wanted.follow_up import follow_up_cards, outlook
from bot.engine.weighed.watched_words import as_saved
from bot.questions import Wrong

OWN, GERMAN = "Cost or delay still over the limit", "Kosten noch über der Grenze"


def watching(*, weeks: int = 0):
    """A check that watches cost or delay, weeks after its verdict, and its next check-in."""
    check = followed_check(motive="cheaper", prompt_plateau="all", lasting_failures="yes").weeks("S" * weeks)
    return check.comes(), in_german(check.flow)


def in_german(flow):
    """Give the flow with what is watched besides in other words."""
    plan = flow.check_in
    also = tuple(replace(each, said=GERMAN) for each in plan.watch.also)
    return replace(flow, check_in=replace(plan, watch=replace(plan.watch, also=also)))


def shown(form) -> str:
    return str(form.groups)


def test_the_flow_in_other_words_watches_the_same():
    check, german = watching()
    other = followed_check(motive="cheaper", prompt_plateau="all", lasting_failures="yes")
    other.flow = german

    assert other.comes().assessment.watch == check.assessment.watch == (OWN,)


def test_the_form_shows_other_words_and_is_read_into_the_flows_own():
    check, german = watching()
    form = check_in_form(german, check.assessment, "ana", check.now)
    assert GERMAN in shown(form)
    assert OWN not in shown(form)

    entered = {"seen": {"value": [box_of(OWN)]}, "test_set": {"value": "same"}, "expectations": {"value": "no"}}
    read = read_check_in(german, check.assessment, "ana", entered, check.now)
    assert read.answers["seen"].value == (OWN,)
    check.does(read)


def test_looking_back_asks_in_other_words_and_means_the_same():
    check, german = watching(weeks=4)
    assert check.last().looked_back == (OWN,)
    form = check_in_form(german, check.assessment, "ana", check.now)
    assert OWN not in shown(form)

    entered = {"seen": {"value": ["none_of_these"]}, look_name(OWN, 0): {"value": "yes"}}
    wrong = read_check_in(german, check.assessment, "ana", entered, check.now)
    assert isinstance(wrong[look_name(OWN, 0)], Wrong)
    assert GERMAN in wrong[look_name(OWN, 0)].message


def test_all_cards_say_it_in_the_words_of_the_thread():
    check, german = watching()
    check.says(**CALM, seen=[OWN]).ends()
    cards = follow_up_cards(german, check.assessment, check.sheet())
    check_in = check.last()

    assert (GERMAN in str(cards), OWN in str(cards)) == (True, False)
    assert moved(german, check.assessment, check_in, "card").seen == ((GERMAN, 1),)
    assert outlook(german, check.assessment, check.now).watched == (GERMAN,)


def test_what_the_owner_chose_is_told_in_the_words_of_the_thread():
    check, german = watching()
    check.ends().does(events.WatchChosen("ana", (OWN, "rounds sums")))
    (notice,) = [each for each in follow_up_cards(german, check.assessment, check.sheet()).values() if told(each)]

    assert notice.about == f"{GERMAN} · rounds sums"


def told(card) -> bool:
    return getattr(card, "kind", "") == "watch"


@pytest.mark.parametrize(("typed", "spelt"), [(GERMAN, ""), (f" {GERMAN.lower()}.", GERMAN)])
def test_who_types_it_as_new_is_told_that_it_is_watched(typed, spelt):
    check, german = watching()
    entered = {"new": {"value": typed}}
    wrong = read_check_in(german, check.assessment, "ana", entered, check.now)["new"]

    assert "is watched already" in wrong.message
    assert f"as “{spelt}”" in wrong.message if spelt else " as " not in wrong.message


def named_anew(weeks: int = 1):
    """A check that watches other things, in which its reader names cost or delay as new week after week."""
    check, german = watching()
    check.ends().does(events.WatchChosen("ana", ("rounds sums",)))
    for _ in range(weeks):
        entered = {"new": {"value": GERMAN}, "test_set": {"value": "same"}, "expectations": {"value": "no"}}
        check.does(read_check_in(german, check.comes().assessment, "ana", entered, check.now)).ends()
    return check, german


@pytest.mark.parametrize("weeks", [1, 2])
def test_what_is_named_as_new_in_other_words_is_told_in_them_and_offered_in_them(weeks):
    check, german = named_anew(weeks)
    cards = follow_up_cards(german, check.assessment, check.sheet())
    post = moved(german, check.assessment, check.last(), "card")

    assert check.last().answers["new"]["ana"].value == (OWN,)
    assert (post.new, post.offered) == ((GERMAN,), (GERMAN,) if weeks > 1 else ())
    assert (GERMAN in str(cards), OWN in str(cards)) == (True, False)


def test_who_spells_otherwise_what_was_named_before_is_told_how_the_form_calls_it():
    check, german = named_anew()
    entered = {"new": {"value": f"{OWN}!"}}
    wrong = read_check_in(german, check.comes().assessment, "ana", entered, check.now)["new"]

    assert f"was named before as “{GERMAN}”" in wrong.message


def test_what_is_typed_in_other_words_is_saved_by_the_flows_own():
    check, german = watching()

    assert as_saved(german, GERMAN.upper()) == OWN
    assert as_saved(german, "rounds sums") == "rounds sums"
    assert as_saved(replace(check.flow, check_in=None), GERMAN) == GERMAN
