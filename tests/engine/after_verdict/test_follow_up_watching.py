"""What is watched: what people named, three at most; how often it was seen, and what may take its place."""

import pytest
from engine_flows import proof
from followed_check import CALM, followed_check
from team_check import closed_check

from bot.engine import events
from bot.engine.after_verdict.watching import offered, too_many
from bot.engine.weighed.weeks import seen_runs

CURRENCY, DATES, TAGS, SUMS = "drops the currency", "wrong date order", "invents tags", "rounds sums"
OVER_LIMIT = "Cost or delay still over the limit"


def watching(*names, **differing):
    return followed_check(lasting_failures=list(names), **differing)


def run_of(check, name):
    return seen_runs(check.assessment.watch, check.assessment.check_ins)[name]


def seen(check, *weeks):
    """Let weeks pass; each says what was seen, None where nobody looked."""
    for names in weeks:
        check.comes().says(**CALM, seen="did_not_look" if names is None else list(names)).ends()
    return check


# Which


def test_what_people_named_is_watched_from_the_first_verdict_on():
    check = watching(CURRENCY, DATES)

    assert check.assessment.watch == check.watched() == (CURRENCY, DATES)
    assert check.comes().last().watched == (CURRENCY, DATES)


def test_two_who_mean_the_same_name_one_thing():
    check = followed_check(
        lasting_failures={"ana": [CURRENCY], "ben": ["Drops  the currency", DATES], "cy": [DATES, TAGS]}
    )

    assert check.assessment.watch == (CURRENCY, DATES, TAGS)


def test_what_most_people_named_comes_first():
    check = followed_check(lasting_failures={"ana": [TAGS], "ben": [CURRENCY], "cy": [CURRENCY]})

    assert check.assessment.watch == (CURRENCY, TAGS)


@pytest.mark.parametrize(("word", "watched"), [("yes", (OVER_LIMIT,)), ("unsure", ()), ("no", ())])
def test_with_the_motive_cheaper_cost_or_delay_is_watched_where_someone_says_it_lasts(word, watched):
    check = followed_check(motive="cheaper", prompt_plateau="all", lasting_failures=word)

    assert check.assessment.watch == watched
    assert [each.name for each in check.assessment.predictions] == list(watched)


def test_what_the_owner_settled_is_watched_and_not_what_others_said():
    check = closed_check(lasting_failures={"ana": [CURRENCY], "ben": "none", "cy": [DATES]})
    assert check.assessment.closed is None

    check.does(events.SplitSettled("ana", "lasting_failures", (TAGS,), "we looked"))
    assert check.assessment.watch == (TAGS,)


# More than three


def test_more_than_three_names_are_merged_by_the_owner():
    check = followed_check(lasting_failures={"ana": [CURRENCY, DATES], "ben": [TAGS, CURRENCY], "cy": [SUMS]})
    assert too_many(check.flow, check.assessment, check.sheet()) == (CURRENCY, DATES, TAGS, SUMS)
    assert check.assessment.watch == (CURRENCY, DATES, TAGS)  # until then, what most people named

    check.does(events.WatchChosen("ana", (CURRENCY, "dates and sums")))
    assert check.watched() == (CURRENCY, "dates and sums")
    assert too_many(check.flow, check.assessment, check.sheet()) == ()
    assert [notice.about for notice in check.told("watch")] == ["drops the currency · dates and sums"]


def test_three_names_need_nobody_to_merge_them():
    check = watching(CURRENCY, DATES, TAGS)

    assert too_many(check.flow, check.assessment, check.sheet()) == ()


def test_only_the_owner_chooses_one_to_three_each_once():
    check = watching(CURRENCY)

    assert "who owns this check" in check.refused(events.WatchChosen("ben", (CURRENCY,)))
    assert check.refused(events.WatchChosen("ana", ())) == "Pick 1 to 3."
    assert check.refused(events.WatchChosen("ana", (" ",))) == "Pick 1 to 3."
    assert check.refused(events.WatchChosen("ana", (CURRENCY, DATES, TAGS, SUMS))) == "Pick 1 to 3."
    assert "under 81" in check.refused(events.WatchChosen("ana", ("x" * 81,)))
    check.does(events.WatchChosen("ana", (CURRENCY, " drops THE currency", DATES)))
    assert len(check.watched()) == 2
    assert not check.does(events.WatchChosen("ana", check.watched())).changed


def test_nothing_is_chosen_before_the_verdict():
    check = watching(CURRENCY).does(events.ReopenAsked("ana"))

    assert "begins with the verdict" in check.refused(events.WatchChosen("ana", (CURRENCY,)))


# How often


def test_a_failure_streak_grows_when_seen_restarts_when_not_and_waits_when_nobody_looked():
    check = watching(CURRENCY, DATES)
    counted = []
    for names in ([CURRENCY], [CURRENCY, DATES], None, [CURRENCY], [DATES], []):
        seen(check, names)
        counted.append((run_of(check, CURRENCY), run_of(check, DATES)))

    assert counted == [(1, 0), (2, 1), (2, 1), (3, 0), (0, 1), (0, 0)]


def test_any_seen_wins_over_who_saw_nothing_or_did_not_look():
    check = watching(CURRENCY).comes()
    check.says("ana", **CALM, seen=[]).says("ben", seen=[CURRENCY]).says("cy", seen="did_not_look")

    assert run_of(check, CURRENCY) == 1


def test_what_is_watched_from_later_on_is_counted_from_then_on():
    check = seen(watching(CURRENCY), [CURRENCY]).does(events.WatchChosen("ana", (CURRENCY, DATES)))

    assert (run_of(seen(check, [CURRENCY, DATES]), CURRENCY), run_of(check, DATES)) == (2, 1)


def test_while_it_is_not_watched_its_streak_stands_still():
    check = seen(watching(CURRENCY, DATES), [DATES], [DATES]).does(events.WatchChosen("ana", (CURRENCY,)))
    seen(check, [CURRENCY]).does(events.WatchChosen("ana", (CURRENCY, DATES)))

    assert run_of(check, DATES) == 2


def test_what_is_not_watched_cannot_be_seen_again():
    check = watching(CURRENCY).comes()

    assert check.refused(check.saying(seen=[DATES])) == "“wrong date order” is not watched any more."


# A new one


def new(check, *weeks):
    for name in weeks:
        check.comes().says(**CALM, seen=[], **({"new": [name]} if name else {})).ends()
    return check


def test_a_new_failure_seen_two_weeks_running_is_offered_as_a_swap():
    check = new(watching(CURRENCY), DATES)
    assert offered(check.flow, check.assessment) == ()

    new(check, "Wrong date  order.")
    assert offered(check.flow, check.assessment) == ("Wrong date  order.",)
    check.does(events.WatchChosen("ana", ("Wrong date  order.",)))
    assert check.watched() == ("Wrong date order.",)
    assert offered(check.flow, check.assessment) == ()


@pytest.mark.parametrize("weeks", [(DATES, None, DATES), (DATES, TAGS), (None, DATES)])
def test_a_new_failure_that_did_not_come_twice_running_is_not_offered(weeks):
    check = new(watching(CURRENCY), *weeks)

    assert offered(check.flow, check.assessment) == ()


def test_a_missed_week_in_between_does_not_make_it_less_new():
    check = new(new(watching(CURRENCY), DATES).weeks("-"), DATES)

    assert offered(check.flow, check.assessment) == (DATES,)


def test_new_is_one_name_that_is_not_watched_yet():
    check = watching(CURRENCY).comes()

    assert "watched already as “drops the currency”; tick it" in check.refused(
        check.saying(new=["Drops the  currency"])
    )
    assert check.refused(check.saying(new=[DATES, TAGS])) == "Write a list of 1 to 1 names."
    assert "under 81" in check.refused(check.saying(new=["x" * 81]))


def test_a_proof_is_watched_like_any_other_name():
    check = followed_check(lasting_failures=proof([CURRENCY]))

    assert check.watched() == (CURRENCY,)
