"""Many checks together: what they come to is counted, and nothing anybody answered is told."""

from dataclasses import replace
from datetime import timedelta

from engine_flows import LINE, QUICK, READINESS, linked
from followed_check import followed_check
from loop_flow import failures
from team_check import START, TEAM, TeamCheck, answer, closed_check, quick_check, started, team_check

from bot.engine import events
from bot.engine.asked.looping import id_of
from bot.engine.overviews.portfolio import portfolio
from bot.engine.overviews.portfolio_parts import Portfolio
from bot.engine.transition import start

NO_CASES = {"test_cases": linked(20)}
A_DAY = timedelta(days=1)


def together(*checks: TeamCheck, later: timedelta = timedelta()) -> Portfolio:
    """Put checks together, each under an id of its own, some time after the last of them moved."""
    now = max(check.now for check in checks) + later
    return portfolio(
        [(check.flow, replace(check.assessment, id=f"a{place}")) for place, check in enumerate(checks, 1)], now
    )


def test_a_verdict_is_counted_once_for_each_decided_check_in_the_order_of_the_flow():
    found = together(closed_check(), closed_check(**NO_CASES), closed_check(), team_check())

    assert [(each.verdict, each.checks) for each in found.verdicts] == [
        (READINESS.verdicts["almost"].title, 1),
        (READINESS.verdicts["ready"].title, 2),
    ]
    assert [found.count(state) for state in ("expired", "decided", "open")] == [0, 3, 1]


def test_the_gap_most_checks_have_comes_first_with_its_section_and_where_to_read():
    found = together(
        closed_check(**NO_CASES), closed_check(**NO_CASES, right_information=10), closed_check(), team_check()
    )

    first, second = found.gaps
    page = READINESS.guidance[READINESS.questions["test_cases"].gap.guidance]
    assert (first.question, first.short, first.checks, first.of) == ("test_cases", "Unseen test cases", 2, 3)
    assert (first.section, first.page, first.link) == ("Evaluation", page.title, page.link)
    assert (second.question, second.checks) == ("right_information", 1)


def test_gaps_of_an_open_check_are_not_told_for_its_answers_may_still_be_hidden():
    check = team_check().answers("ana", task_signed="no").answers("ben", task_signed="no")

    found = together(check)
    assert (found.gaps, found.sections, found.verdicts) == ((), (), ())
    (listed,) = found.checks
    assert (listed.state, listed.verdict, listed.gaps) == ("open", "", 0)
    assert (listed.answered, listed.questions) == (2, len(READINESS.questions))


def test_a_gap_left_on_purpose_is_none_until_its_day():
    check = closed_check(**NO_CASES)
    check.does(events.GapWaived("ana", "test_cases", "we ship without it", START.date() + timedelta(days=30)))

    assert together(check).gaps == ()
    assert [(each.gaps, each.left) for each in together(check).checks] == [(0, 1)]
    assert [(each.gaps, each.left) for each in together(check, later=timedelta(days=31)).checks] == [(1, 0)]
    assert [each.question for each in together(check, later=timedelta(days=31)).gaps] == ["test_cases"]


def test_a_gap_is_stuck_after_two_weeks_and_its_check_comes_before_the_others():
    young, old = closed_check(**NO_CASES).later(days=13), closed_check(**NO_CASES, right_information=10)

    assert [each.stuck for each in together(young).checks] == [0]
    found = together(old, closed_check(right_information=10), later=20 * A_DAY)
    assert [(each.assessment, each.gaps, each.stuck) for each in found.checks] == [("a1", 2, 2), ("a2", 1, 2)]
    assert found.stuck == 2
    assert found.gaps[0].stuck == 2


def test_what_is_stuck_is_what_the_last_post_about_a_week_says_and_under_the_best_verdict_nothing_is():
    many = {
        "right_information": 10,
        "training_pairs": 20,
        "request_shape": "few",
        "prompt_parts": ("limits", "examples"),
    }
    check = followed_check(**NO_CASES, **many).weeks("SS")
    told = check.last().after.told

    (listed,) = together(check).checks
    assert (listed.gaps, listed.stuck_gaps, listed.stuck) == (5, 5, 2)
    assert dict(told.stuck) == {gap.question: gap.stuck for gap in together(check).gaps}

    best = together(followed_check(training_pairs=20).weeks("SSSS"))
    assert [(each.gaps, each.stuck_gaps, each.stuck) for each in best.checks] == [(1, 0, 0)]
    assert [gap.stuck for gap in best.gaps] == [0]


def test_where_check_ins_pause_in_place_of_the_next_one_the_list_knows():
    check = followed_check(**NO_CASES).weeks("S")
    assert [each.stops for each in together(check).checks] == [False]

    assert [each.stops for each in together(check.weeks("---")).checks] == [True]


def test_what_was_met_in_between_is_counted_from_when_it_was_missed_again():
    check = followed_check(**NO_CASES).weeks("SS")
    check.does(events.Renewed("ben", "test_cases", answer(linked(55)))).weeks("S")
    check.does(events.Renewed("cy", "test_cases", answer(linked(20)))).weeks("S")

    assert [each.stuck for each in together(check).checks] == [0]
    assert [each.stuck for each in together(check, later=14 * A_DAY).checks] == [2]


def test_an_expired_verdict_is_counted_apart_and_comes_first():
    old, new = closed_check(), closed_check(**NO_CASES)
    new.does(events.ReopenAsked("ana")).later(days=80).does(events.DecideAsked("ana"))

    found = together(new, old, later=20 * A_DAY)
    assert [(each.assessment, each.state) for each in found.checks] == [("a2", "expired"), ("a1", "decided")]
    assert found.count("expired") == 1


def test_how_long_a_check_is_followed_counts_from_its_first_verdict_and_only_where_check_ins_are_planned():
    check = followed_check().weeks("SSS")

    (listed,) = together(check).checks
    assert listed.followed == (check.now - START).days // 7
    assert listed.next_check_in is not None
    assert not listed.checking_in
    assert [each.followed for each in together(closed_check(), later=30 * A_DAY).checks] == [None]


def test_an_open_check_in_and_a_pause_are_told():
    assert together(followed_check().comes()).checks[0].checking_in
    paused = together(followed_check().does(events.PauseAsked("ana"))).checks[0]
    assert (paused.paused, paused.next_check_in) == (True, None)


def test_the_weakest_section_is_the_lowest_mean_over_the_checks_and_says_in_how_many_it_is_lowest():
    lower = closed_check(worked_examples=linked({"good": 0, "bad": 0}), task_signed="no", test_cases=linked(9))
    found = together(lower, closed_check(test_cases=linked(9)), closed_check())

    means = [each.mean for each in found.sections]
    assert means == sorted(means)
    evaluation = next(each for each in found.sections if each.section == "Evaluation")
    assert (evaluation.checks, evaluation.lowest) == (3, 1)
    assert all(each.mean < 1 for each in found.sections)


def test_two_flows_are_never_added_up():
    found = together(closed_check(**NO_CASES), quick_check(unseen_cases=2))

    assert {(each.flow, each.question, each.of) for each in found.gaps} == {
        ("readiness", "test_cases", 1),
        ("quick", "unseen_cases", 1),
    }
    assert {each.flow for each in found.verdicts} == {READINESS.id, QUICK.id}


def test_a_check_that_led_on_is_left_to_the_one_it_led_to():
    check = quick_check()
    check.assessment = replace(check.assessment, led_to="a9")

    assert together(check) == Portfolio()


def test_items_are_one_gap_of_their_check_and_their_names_are_told_nowhere():
    flow = failures()
    check = TeamCheck(flow, start(flow, started(flow, asked=("ana", "ben")), START))
    check.answers("ana", named=["Wrong VAT", "Slow login"])
    low = {id_of(flow, f"{question} of {item}"): "high" if question == "impact" else "no"
           for item in ("Wrong VAT", "Slow login") for question in ("impact", "cause")}  # fmt: skip
    check.answers("ben", **low).does(events.DecideAsked("ana"))

    found = together(check)
    assert {"impact", "cause"} <= {each.question for each in found.gaps}
    assert all(each.checks == 1 for each in found.gaps)
    assert "VAT" not in repr(found)
    assert "login" not in repr(found)


def test_no_person_and_no_word_of_an_answer_is_in_it():
    check = closed_check(**NO_CASES, lasting_failures={"value": ["drops the currency"], "link": "https://x.example/f"})
    told = repr(together(check.later(days=30)))

    assert all(person not in told.replace(check.assessment.channel, "") for person in (*TEAM, "ana"))
    assert all(words not in told for words in (LINE, "drops the currency", "x.example"))
