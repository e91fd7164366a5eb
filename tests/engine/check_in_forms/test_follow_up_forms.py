"""The form of a check-in: a box ticked in it means what stood beside it, whatever has become of the list meanwhile."""

from dataclasses import replace

import pytest
from followed_check import CALM, FollowedCheck, followed_check
from ready_answers import linked
from role_check import role_check
from team_check import full
from upgraded_check import newer

from bot.engine import events
from bot.engine.after_verdict.watching import LIST_CHANGED
from bot.engine.check_in_forms.drawing import check_in_form
from bot.engine.check_in_forms.fields import DID_NOT_LOOK, look_name
from bot.engine.check_in_forms.reading import CAME_BACK, DID_NOT_COME_BACK, read_check_in
from bot.engine.decision import Refused
from bot.flow.model.check_in import NEW, SEEN
from bot.questions import Wrong
from bot.questions.choices import NONE_OF_THESE, NOT_BOTH

CURRENCY, DATES, TAGS = "drops the currency", "wrong date order", "invents tags"


def form_of(check, field):
    """Give the boxes or the menu of a field as people see them: what stands there, and what it sends."""
    form = check_in_form(check.flow, check.assessment, "ana", check.now)
    entries = next(each.entries for group in form.groups for each in group.forms if each.question == field)
    control = next(entry.control for entry in entries if hasattr(entry.control, "options"))
    return {option.text: id_ for id_, option in control.options.items()}


def listing(check, **otherwise):
    """Let the open check-in list otherwise than when the form was opened."""
    *before, current = check.assessment.check_ins
    check.assessment = replace(check.assessment, check_ins=(*before, replace(current, **otherwise)))
    return check


def read(check, **entered):
    return read_check_in(check.flow, check.assessment, "ana", entered, check.now)


@pytest.fixture
def check():
    return followed_check(lasting_failures=[CURRENCY, DATES]).comes()


def test_what_asks_for_watched_things_shows_no_braces_where_something_in_it_is_missing(check):
    asking = ("ask: Look at 10 to 20 fresh outputs. Which of the watched failures came back?", 'ask: "Of {task_line}?"')
    flow = newer(asking)
    whole = check_in_form(flow, check.assessment, "ana", check.now)
    unsaid = replace(check.assessment, answers={**check.assessment.answers, "task_line": {}})
    bare = check_in_form(flow, unsaid, "ana", check.now)

    asked = [
        next(each.ask for group in form.groups for each in group.forms if each.question == SEEN)
        for form in (whole, bare)
    ]
    assert asked == [f"Of {full('task_line')}?", "Tick what came back"]


def test_what_somebody_answered_anew_in_a_check_in_stands_in_its_form_and_sent_again_is_no_newer_answer():
    check = followed_check(test_cases=linked(20)).comes().says("ana", **CALM, renewed={"test_cases": linked(55)})
    before = check.assessment
    assert check.last().gap == "test_cases"
    assert stands_in_it(check, "ana", usual=False)["test_cases"] == 55
    assert "test_cases" not in stands_in_it(check, "ben", usual=False)

    check.later(hours=1).says("ana", **CALM, renewed={"test_cases": linked(55)})
    assert check.assessment == before
    check.says("ana", **CALM, renewed={"test_cases": linked(60)})
    assert check.assessment.answer("test_cases", "ana").value == 60


def stands_in_it(check, person, *, usual):
    form = check_in_form(check.flow, check.assessment, person, check.now, usual=usual)
    filled = {each.question: each.filled for group in form.groups for each in group.forms}
    return {question: said.value for question, said in filled.items() if said is not None}


def test_all_the_same_fills_in_a_quiet_week_that_nobody_looked_in_and_the_other_button_nothing(check):
    assert stands_in_it(check, "ben", usual=True) == {**CALM, SEEN: (DID_NOT_LOOK,)}
    assert stands_in_it(check, "ben", usual=False) == {}


def test_the_form_of_all_the_same_says_that_not_to_have_looked_is_ticked(check):
    def why(person, *, usual):
        form = check_in_form(check.flow, check.assessment, person, check.now, usual=usual)
        return next(group.why for group in form.groups if group.title == "What is watched")

    assert why("ben", usual=True).startswith("“Did not look” is ticked for you. If you did look, tick")
    assert not why("ben", usual=False)
    check.says("ben", seen=[CURRENCY])
    assert not why("ben", usual=True)


def test_all_the_same_changes_nothing_that_was_said_already(check):
    check.says("ben", test_set="changed", seen=[CURRENCY])

    filled = stands_in_it(check, "ben", usual=True)
    assert (filled["test_set"], filled["expectations"], len(filled[SEEN])) == ("changed", "no", 1)
    assert DID_NOT_LOOK not in filled[SEEN]


@pytest.mark.parametrize("meanwhile", [(DATES, CURRENCY), (TAGS, DATES, CURRENCY)])
def test_a_box_means_what_stood_beside_it_though_the_list_has_changed_meanwhile(check, meanwhile):
    ticked = form_of(check, SEEN)[CURRENCY]

    sent = read(listing(check, watched=meanwhile), seen={"value": [ticked, DID_NOT_LOOK]})

    assert sent.answers[SEEN].value == (CURRENCY,)


def test_a_box_whose_name_is_no_longer_there_is_told_and_taken_for_no_other(check):
    ticked = form_of(check, SEEN)[CURRENCY]

    assert read(listing(check, watched=(DATES, TAGS)), seen={"value": [ticked]}) == {SEEN: Wrong(LIST_CHANGED)}
    assert read(check, seen={"value": [NONE_OF_THESE]}).answers[SEEN].value == ()


def test_what_came_up_earlier_is_picked_by_its_name_too(check):
    check.says(**CALM, new=[TAGS]).ends().comes()
    picked = form_of(check, NEW)[TAGS]

    assert read(check, new={"instead": picked}).answers[NEW].value == (TAGS,)
    assert read(listing(check, watched=(CURRENCY, TAGS)), new={"instead": picked}) == {
        NEW: Wrong(LIST_CHANGED, "instead")
    }


def test_what_was_ticked_before_stands_ticked_in_the_form(check):
    check.says(**CALM, seen=[DATES])
    form = check_in_form(check.flow, check.assessment, "ana", check.now)
    filled = next(each.filled for group in form.groups for each in group.forms if each.question == SEEN)

    assert filled.value == (form_of(check, SEEN)[DATES],)


def test_a_question_about_a_prediction_stays_with_it_though_their_order_has_changed(check):
    check.weeks("SSSSS")
    check.comes()
    *_, current = check.assessment.check_ins
    assert set(current.looked_back) == {CURRENCY, DATES}
    form = check_in_form(check.flow, check.assessment, "ana", check.now)
    about = next(group for group in form.groups if DATES in group.why)

    sent = read(
        listing(check, looked_back=tuple(reversed(current.looked_back))), **{about.forms[0].question: {"value": "yes"}}
    )

    assert {name: look["seen"].value for name, look in sent.looks.items()} == {DATES: "yes"}


def shown_to(check, person):
    form = check_in_form(check.flow, check.assessment, person, check.now)
    return [each.question for group in form.groups for each in group.forms]


OWNERS = (
    "asked_of: anyone\n        gap: {do: Name it",
    "asked_of: owner\n        fresh_for_days: 3\n        gap: {do: Name it",
)
ITS_WORD = (
    "asked_of: anyone\n        gap: {do: Name it",
    "asked_of: anyone\n        together: owner\n        gap: {do: Name it",
)


@pytest.mark.parametrize(("change", "said"), [(OWNERS, "no"), (OWNERS, "yes"), (ITS_WORD, "no")])
def test_a_check_in_asks_nobody_but_the_owner_what_it_would_take_from_nobody_else(change, said):
    check = role_check(change).answers("ana", named=said, secrets=0)
    check = FollowedCheck(check.answers("ana", threats="yes").answers("ana", woken=0)).comes()
    current = check.last()
    assert "named" in {current.gap, *current.stale}

    assert "named" in shown_to(check, "ana")
    assert shown_to(check, "ben") == ["same"]
    filled = read_check_in(check.flow, check.assessment, "ben", {"same": {"value": "yes"}}, check.now)
    assert check.does(filled).changed


def test_who_owns_a_check_without_being_asked_in_it_is_asked_nothing_anew_that_is_not_theirs():
    check = followed_check(test_cases=20).does(events.HandedOver("ana", "dan")).comes()
    assert check.last().gap == "test_cases"

    assert "test_cases" in shown_to(check, "ben")
    assert "test_cases" not in shown_to(check, "dan")


def test_what_an_owner_filled_in_before_they_handed_the_check_over_is_named_and_nothing_is_dropped_unseen():
    check = role_check(OWNERS).answers("ana", named="no", secrets=0)
    check = FollowedCheck(check.answers("ana", threats="yes").answers("ana", woken=0)).comes()
    filled = {"same": {"value": "yes"}, "named": {"value": "yes"}}
    check.does(events.HandedOver("ana", "ben"))

    said = read(check, **filled)

    assert isinstance(said, Refused)
    assert said.outdated
    assert said.because == (
        "While this form was open, “Named” stopped being asked of you; <@ben>, who owns this check now, answers "
        "that. The rest is below."
    )
    assert not isinstance(read(check, same={"value": "yes"}, named={"value": None}), Refused)


def test_what_came_back_and_none_of_these_ticked_together_is_pointed_out_and_neither_is_dropped(check):
    ticked = form_of(check, SEEN)[CURRENCY]

    assert read(check, seen={"value": [ticked, NONE_OF_THESE]}) == {SEEN: Wrong(NOT_BOTH)}
    assert read(check, seen={"value": [NONE_OF_THESE, DID_NOT_LOOK]}).answers[SEEN].value == ()


def test_what_is_ticked_as_came_back_and_said_not_to_have_been_seen_is_pointed_out_at_the_field(check):
    check.weeks("SSSSS").comes()
    boxes, look = form_of(check, SEEN), look_name(CURRENCY, 0)

    ticked = {"value": [boxes[CURRENCY]]}
    assert read(check, seen=ticked, **{look: {"value": "no"}}) == {look: Wrong(CAME_BACK.format(name=CURRENCY))}
    assert read(check, seen=ticked, **{look: {"value": "yes"}}).looks[CURRENCY]["seen"].value == "yes"
    assert read(check, seen={"value": [NONE_OF_THESE]}, **{look: {"value": "yes"}}) == {
        look: Wrong(DID_NOT_COME_BACK.format(name=CURRENCY))
    }
    assert read(check, seen={"value": [DID_NOT_LOOK]}, **{look: {"value": "no"}}).looks[CURRENCY]["seen"].value == "no"


def test_what_is_looked_back_at_and_not_watched_has_no_box_and_so_contradicts_none(check):
    check.weeks("SSSSS").comes()
    listing(check, watched=(DATES,))
    look = look_name(CURRENCY, 0)

    for ticked in ([NONE_OF_THESE], [form_of(check, SEEN)[DATES]]):
        said = read(check, seen={"value": ticked}, **{look: {"value": "yes"}})
        assert said.looks[CURRENCY]["seen"].value == "yes"


def test_the_form_says_of_a_link_that_the_result_counts_only_with_it_and_of_no_other():
    check = followed_check(lasting_failures=[CURRENCY]).weeks("SSS").comes()
    form = check_in_form(check.flow, check.assessment, "ana", check.now)
    (looking,) = [group for group in form.groups if group.title == "Looking back"]

    hints = {each.short: [entry.hint for entry in each.entries if entry.name == "link"] for each in looking.forms}
    assert hints == {"Seen again": [], "Fixed since": ["The result counts only with this link."]}
