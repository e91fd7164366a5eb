"""What was said to last is frozen at the verdict and looked at four weeks later; its results decide question 15."""

from datetime import timedelta

import pytest
from engine_flows import LINK, linked, proof
from followed_check import CALM, FollowedCheck, followed_check
from team_check import START, TEAM, answer, closed_check

from bot.engine import events
from bot.engine.after_verdict.following import look_back_day, next_check_in
from bot.engine.saved.follow_up import Prediction
from bot.engine.weighed.predictions import results

CURRENCY, DATES, TAGS = "drops the currency", "wrong date order", "invents tags"
FIXED, NOTHING = linked(["prompt"]), []
HELD, WRONG = {"seen": "yes", "fixed": FIXED}, {"seen": "no", "fixed": FIXED}
NOT_TESTED, NOT_LOOKED = {"seen": "yes", "fixed": NOTHING}, {"seen": "did_not_look"}


def predicted(*names, **differing):
    """Finish a check in which everyone says these will last, and go to the check-in that looks back."""
    check = followed_check(lasting_failures=list(names), **differing).weeks("S S S")
    return check.comes()


def looked(check, **looks):
    return check.says(**CALM, looks=looks_of(looks)).ends()


def looks_of(looks):
    return {{"currency": CURRENCY, "dates": DATES, "tags": TAGS}[name]: look for name, look in looks.items()}


def came_to(check):
    found = results(check.flow.check_in.look_back, check.assessment.predictions, check.assessment.check_ins, {})
    return list(found.values())


# Frozen


def test_what_is_watched_is_frozen_at_the_first_verdict_with_its_date():
    check = followed_check(lasting_failures=[CURRENCY, DATES])

    assert check.assessment.predictions == (Prediction(CURRENCY, START.date()), Prediction(DATES, START.date()))


def test_a_later_verdict_freezes_nothing_anew():
    check = followed_check(lasting_failures=[CURRENCY]).weeks("S")
    check.does(events.ReopenAsked("ana")).answers("ana", lasting_failures=[CURRENCY, DATES])
    check.does(events.DecideAsked("ana"))

    assert check.assessment.predictions == (Prediction(CURRENCY, START.date()),)
    assert check.assessment.watch == (CURRENCY,)


def test_where_nobody_named_anything_the_first_verdict_that_names_something_freezes_it():
    check = followed_check(lasting_failures="unsure").weeks("S")
    assert check.assessment.predictions == ()

    check.does(events.ReopenAsked("ana")).answers("ben", lasting_failures=[DATES]).does(events.DecideAsked("ana"))
    assert check.assessment.predictions == (Prediction(DATES, check.now.date()),)


def test_once_what_was_predicted_was_wrong_the_first_to_name_something_else_begins_anew():
    check = looked(predicted(CURRENCY), currency=WRONG)
    check.does(events.ReopenAsked("ana")).answers("ben", lasting_failures=[TAGS])
    assert check.level("lasting_failures") == 0.5

    check.does(events.DecideAsked("ana"))
    assert check.assessment.predictions == (Prediction(TAGS, check.now.date()),)
    assert (check.level("lasting_failures"), check.watched()) == (0.5, (TAGS,))


def test_what_held_is_frozen_anew_only_when_nobody_names_it_any_more():
    check = looked(predicted(CURRENCY), currency=HELD)
    for person in TEAM:
        assert check.assessment.predictions == (Prediction(CURRENCY, START.date()),)
        check.does(events.ReopenAsked("ana")).answers(person, lasting_failures=[TAGS]).does(events.DecideAsked("ana"))

    assert check.assessment.predictions == (Prediction(TAGS, check.now.date()),)
    assert check.level("lasting_failures") == 0.5


def test_what_was_proved_wrong_and_is_named_again_is_looked_at_anew_28_days_later():
    check = looked(predicted(CURRENCY), currency=WRONG)
    check.does(events.ReopenAsked("ana"))
    for name in ([TAGS], [CURRENCY]):
        for person in TEAM:
            check.answers(person, lasting_failures=name)
        check.does(events.DecideAsked("ana")).later(days=1).does(events.ReopenAsked("ana"))
    check.does(events.DecideAsked("ana"))

    assert [each.name for each in check.assessment.predictions] == [CURRENCY]
    assert (came_to(check), check.level("lasting_failures"), check.watched()) == (["open"], 0.5, (CURRENCY,))
    check.weeks("S S S S")
    assert check.last().looked_back == ()
    assert check.comes().last().looked_back == (CURRENCY,)


def test_until_the_first_check_in_the_predictions_follow_what_the_owner_chooses_to_watch():
    check = followed_check(lasting_failures={"ana": [CURRENCY, DATES], "ben": [TAGS], "cy": ["rounds sums"]})
    check.does(events.WatchChosen("ana", ("rounds sums", TAGS)))
    assert check.assessment.predictions == (Prediction("rounds sums", START.date()), Prediction(TAGS, START.date()))

    check.weeks("S").does(events.WatchChosen("ana", (CURRENCY,)))
    assert [each.name for each in check.assessment.predictions] == ["rounds sums", TAGS]


def test_a_check_in_that_was_skipped_asked_nobody_so_the_predictions_still_follow():
    check = followed_check(lasting_failures=[CURRENCY, DATES]).comes(hours=7)
    assert check.last().ended == "skipped"

    check.does(events.WatchChosen("ana", (DATES,)))
    assert [each.name for each in check.assessment.predictions] == [DATES]


def test_what_the_owner_merged_in_other_words_is_what_is_looked_at():
    check = followed_check(lasting_failures={"ana": [CURRENCY], "ben": [DATES], "cy": [TAGS]})
    check.does(events.WatchChosen("ana", ("reads the header badly", TAGS)))
    merged = Prediction("reads the header badly", START.date(), (CURRENCY, DATES))
    assert check.assessment.predictions == (merged, Prediction(TAGS, START.date()))

    check.weeks("S S S")
    check.does(events.ReopenAsked("ana")).answers("ben", lasting_failures=[CURRENCY]).does(events.DecideAsked("ana"))
    assert check.assessment.predictions[0] == merged
    assert check.comes().last().looked_back == ("reads the header badly", TAGS)


# What is said afterwards


@pytest.mark.parametrize(
    ("look", "says", "level", "split"),
    [
        (HELD, "none", 0, False),
        (HELD, "unsure", 1, False),
        (HELD, [CURRENCY, DATES], 1, False),
        (HELD, {"ben": "none"}, 0.5, True),
        (WRONG, "none", 0, False),
        (WRONG, "unsure", 0, False),
        (WRONG, [CURRENCY], 0, False),
        (WRONG, [CURRENCY, DATES], 0, False),
        (WRONG, [DATES], 0.5, False),
        (WRONG, {"cy": [DATES]}, 0.5, False),
        (NOT_TESTED, "none", 0, False),
    ],
)
def test_a_later_answer_goes_before_a_result_where_it_says_otherwise(look, says, level, split):
    check = looked(predicted(CURRENCY), currency=look)
    check.does(events.ReopenAsked("ana"))
    for person, value in (says if isinstance(says, dict) else dict.fromkeys(TEAM, says)).items():
        check.answers(person, lasting_failures=value)
    check.does(events.DecideAsked("ana"))

    standing = check.sheet().standings["lasting_failures"]
    assert (standing.level, standing.split) == (level, split)


def test_once_nobody_expects_a_failure_to_last_the_fifth_gate_fails_whatever_held_before():
    check = looked(predicted(CURRENCY), currency=HELD)
    check.does(events.ReopenAsked("ana"))
    for person in TEAM:
        check.answers(person, lasting_failures="none")
    check.does(events.DecideAsked("ana"))

    assert [gate.id for gate in check.sheet().failed_gates] == ["G5"]
    assert check.verdict() == "not_yet"


def test_a_motive_that_asks_in_other_words_forgets_what_was_predicted_in_these():
    check = looked(predicted(CURRENCY), currency=WRONG)
    check.does(events.ReopenAsked("ana")).answers("ana", motive="cheaper", prompt_plateau="all")
    for person in TEAM:
        check.answers(person, lasting_failures="unsure")
    check.does(events.DecideAsked("ana"))

    assert check.assessment.predictions == ()
    assert check.level("lasting_failures") == 0.5


def test_a_motive_asked_in_the_same_words_keeps_what_held():
    check = looked(predicted(CURRENCY), currency=HELD)
    check.does(events.ReopenAsked("ana")).answers("ana", motive="in_house")
    for person in TEAM:
        check.answers(person, lasting_failures=[CURRENCY])
    check.answers("ana", prompt_plateau=linked("flat")).does(events.DecideAsked("ana"))

    assert check.level("lasting_failures") == 1


def test_the_look_back_comes_no_earlier_than_28_days_later_where_it_is_tomorrow_already():
    auckland = followed_check(zone="Pacific/Auckland", day=6, lasting_failures=[CURRENCY])
    closed = closed_check(lasting_failures=[CURRENCY])
    assert auckland.assessment.predictions[0].on == closed.assessment.closed.at.date()
    while not auckland.comes().last().looked_back:
        auckland.says(**CALM).ends()

    assert auckland.last().date - auckland.assessment.predictions[0].on >= timedelta(days=28)


# Looked at


def test_they_are_asked_about_at_the_first_check_in_28_days_later_and_not_before():
    check = followed_check(lasting_failures=[CURRENCY, DATES]).weeks("S S S")
    assert [each.looked_back for each in check.assessment.check_ins] == [(), (), ()]

    assert check.comes().last().looked_back == (CURRENCY, DATES)
    assert check.last().date == START.date() + timedelta(days=28)


def test_before_that_no_look_is_taken():
    check = followed_check(lasting_failures=[CURRENCY]).weeks("S").comes()

    assert check.refused(check.saying(looks={CURRENCY: HELD})) == "This question is no longer asked."


@pytest.mark.parametrize(
    ("look", "result", "level"),
    [
        ({"seen": "yes", "fixed": linked(["prompt"])}, "held", 1),
        ({"seen": "yes", "fixed": linked(["examples", "review"])}, "held", 1),
        ({"seen": "no", "fixed": linked(["lookups"])}, "wrong", 0),
        ({"seen": "yes", "fixed": []}, "not_tested", 0.5),
        ({"seen": "no", "fixed": []}, "not_tested", 0.5),
        ({"seen": "no", "fixed": linked([])}, "not_tested", 0.5),
        ({"seen": "yes", "fixed": ["prompt"]}, "not_tested", 0.5),  # fixed, and not linked
        ({"seen": "no"}, "not_tested", 0.5),
        ({"seen": "did_not_look", "fixed": linked(["prompt"])}, "open", 0.5),
        ({"seen": "did_not_look"}, "open", 0.5),
    ],
)
def test_each_row_of_the_table_of_results(look, result, level):
    check = looked(predicted(CURRENCY), currency=look)

    assert (came_to(check), check.level("lasting_failures")) == ([result], level)


@pytest.mark.parametrize(
    ("second", "result"),
    [(NOT_LOOKED, "not_tested"), ({"seen": "skip"}, "not_tested"), (HELD, "held"), (WRONG, "wrong")],
)
def test_what_nobody_looked_at_is_asked_again_the_next_week_and_then_not_tested(second, result):
    check = looked(predicted(CURRENCY), currency=NOT_LOOKED)
    assert check.comes().last().looked_back == (CURRENCY,)

    looked(check, currency=second)
    assert came_to(check) == [result]
    assert check.comes().last().looked_back == ()


def test_a_look_back_nobody_answered_is_asked_again_and_does_not_count_as_one():
    check = predicted(CURRENCY).ends()
    looked(check.comes(), currency=NOT_LOOKED)
    assert came_to(check) == ["open"]

    assert came_to(looked(check.comes(), currency=HELD)) == ["held"]


def test_any_seen_wins_among_several_who_looked():
    check = predicted(CURRENCY).says("ana", **CALM, looks={CURRENCY: WRONG}).says("ben", looks={CURRENCY: HELD})

    assert came_to(check.ends()) == ["held"]


# What it means for question 15


@pytest.mark.parametrize(
    ("looks", "level"),
    [
        ((HELD, WRONG, WRONG), 1),
        ((HELD, NOT_TESTED, NOT_LOOKED), 1),
        ((WRONG, WRONG, WRONG), 0),
        ((WRONG, WRONG, NOT_TESTED), 0.5),
        ((NOT_TESTED, NOT_TESTED, NOT_TESTED), 0.5),
        ((WRONG, WRONG, NOT_LOOKED), 0.5),
    ],
)
def test_any_held_gives_1_all_wrong_0_and_the_rest_a_half(looks, level):
    check = predicted(CURRENCY, DATES, TAGS)
    looked(check, **dict(zip(("currency", "dates", "tags"), looks, strict=True)))

    assert check.level("lasting_failures") == level


def test_one_that_held_decides_while_the_others_are_still_open():
    check = looked(predicted(CURRENCY, DATES), currency=HELD)

    assert came_to(check) == ["held", "open"]
    assert (check.level("lasting_failures"), check.verdict()) == (1, "ready")
    assert check.comes().last().looked_back == (DATES,)


def test_without_a_proof_ready_is_not_reached_before_something_held():
    check = followed_check(lasting_failures=[CURRENCY]).weeks("S S S")
    assert check.verdict() == "almost"

    assert looked(check.comes(), currency=HELD).verdict() == "ready"


def test_all_wrong_fails_the_gate_of_persistence_and_drops_them_from_the_watch():
    check = looked(predicted(CURRENCY, DATES), currency=WRONG, dates=WRONG)

    assert [gate.id for gate in check.sheet().failed_gates] == ["G5"]
    assert (check.verdict(), check.watched()) == ("not_yet", ())


def test_one_that_was_wrong_alone_is_dropped_from_the_watch():
    check = looked(predicted(CURRENCY, DATES), currency=WRONG, dates=HELD)

    assert check.watched() == check.comes().last().watched == (DATES,)


def test_a_proof_of_the_first_day_counts_until_something_is_looked_at():
    check = followed_check(lasting_failures=proof([CURRENCY])).weeks("S S S").comes()
    assert check.level("lasting_failures") == 1

    assert looked(check, currency=NOT_LOOKED).level("lasting_failures") == 1
    assert looked(check.comes(), currency=NOT_TESTED).level("lasting_failures") == 0.5


def test_what_came_of_them_settles_a_split_about_what_will_last():
    check = FollowedCheck(closed_check(lasting_failures={"ana": [CURRENCY], "ben": "none", "cy": [CURRENCY]}))
    assert check.sheet().splits == ("lasting_failures",)

    looked(check.weeks("S S S").comes(), currency=HELD)
    assert (check.sheet().splits, check.level("lasting_failures")) == ((), 1)


# When nobody chose a schedule


def test_ready_looks_back_even_where_nobody_chose_when_check_ins_come():
    check = closed_check(lasting_failures=proof([CURRENCY]))
    assert check.assessment.schedule is None
    assert look_back_day(check.flow, check.assessment) == START.date() + timedelta(days=28)
    assert next_check_in(check.flow, check.assessment) == START + timedelta(days=28)

    check.later(days=28).ticks()
    said = {id_: answer(plain) for id_, plain in CALM.items()}
    look = {id_: answer(plain) for id_, plain in HELD.items()}
    date = check.assessment.check_ins[-1].date
    for person in TEAM:
        check.does(events.CheckInAnswered(person, date, {**said, "seen": answer([CURRENCY])}, {CURRENCY: look}))
    assert check.assessment.check_ins[-1].ended == "held"
    assert next_check_in(check.flow, check.assessment) is None


def test_where_the_next_one_would_come_the_look_back_that_is_answered_ends_and_nothing_more_comes():
    check = closed_check(lasting_failures=proof([CURRENCY])).later(days=28).ticks()
    look = {id_: answer(plain) for id_, plain in HELD.items()}
    check.does(events.CheckInAnswered("ben", check.assessment.check_ins[-1].date, {}, {CURRENCY: look}))
    assert check.assessment.check_ins[-1].ended is None

    check.later(days=7, minutes=10).ticks()
    assert [each.ended for each in check.assessment.check_ins] == ["held"]
    assert next_check_in(check.flow, check.assessment) is None


def test_another_verdict_without_a_schedule_looks_back_at_nothing():
    check = closed_check(weeks_unchanged=3)

    assert next_check_in(check.flow, check.assessment) is None


def test_the_evidence_of_a_fix_stays_with_who_gave_it():
    check = predicted(CURRENCY).says("ben", **CALM, looks={CURRENCY: HELD})

    assert check.last().looks[CURRENCY]["fixed"]["ben"].link == LINK
