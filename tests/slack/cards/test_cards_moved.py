"""What the weekly post says, in words; and that nothing done or voted later changes a word of what it said."""

from dataclasses import replace
from datetime import date

import pytest
from follow_up_words import words_on
from followed_check import CALM, FollowedCheck, followed_check
from readiness_sheets import LINK, linked
from team_check import TEAM, answer

from bot.engine import events
from bot.engine.cards.names import check_in_name, moved_name
from bot.engine.wanted.follow_up import kept_cards
from bot.store import codec

CURRENCY, DATES, TAGS = "drops the currency", "wrong date order", "invents tags"
CHANGED = {"test_set": "changed", "expectations": "no"}
FIXED = linked(["prompt"])
HELD, WRONG = {"seen": "yes", "fixed": FIXED}, {"seen": "no", "fixed": FIXED}
NOT_LOOKED = {"seen": "did_not_look"}


def watching(*names: str, **differing) -> FollowedCheck:
    """Follow a check that lacks test cases, and whose failures are watched."""
    return followed_check(**{"test_cases": linked(20), "lasting_failures": list(names or (CURRENCY,))} | differing)


def week(check: FollowedCheck, **said) -> FollowedCheck:
    """Hold a check-in, and end it an hour after it came."""
    check.comes().says(**{**CALM, **said})
    return check.later(hours=1).ends()


def post(check: FollowedCheck, back: int = 1) -> str:
    """Name the post about one of the last check-ins."""
    return moved_name(check.assessment.check_ins[-back])


def closing(by: str = "ben") -> events.Renewed:
    return events.Renewed(by, "test_cases", answer(linked(55)))


def looked_back(*names: str, **differing) -> FollowedCheck:
    """Go to the check-in in which what was said to last is looked at again."""
    return watching(*names, **differing).weeks("SSS").comes()


# In words


def looks_of(check: FollowedCheck, **looks) -> FollowedCheck:
    named = {{"currency": CURRENCY, "dates": DATES, "tags": TAGS}[name]: look for name, look in looks.items()}
    check.says(**CALM, looks=named)
    return check.ends()


SAYS = (
    ("seen", lambda: week(watching(), seen=[CURRENCY]), "Seen again: “drops the currency”.\n"),
    (
        "seen twice",
        lambda: week(week(watching(), seen=[CURRENCY]), seen=[CURRENCY]),
        "Seen again: “drops the currency”, each of the last 2 times somebody looked.\n",
    ),
    (
        "seen twice, with a week between in which nobody looked",
        lambda: week(week(week(watching(), seen=[CURRENCY])), seen=[CURRENCY]),
        "Seen again: “drops the currency”, each of the last 2 times somebody looked.\n",
    ),
    (
        "gone",
        lambda: week(week(watching(), seen=[CURRENCY]), seen=[], new=[TAGS]),
        "Not seen this time: “drops the currency”.\n",
    ),
    (
        "nobody looked",
        lambda: week(watching(CURRENCY, DATES), seen="did_not_look", **CHANGED),
        "Nobody looked for what is watched: “drops the currency”, “wrong date order”.\n",
    ),
    ("new", lambda: week(watching(), seen=[], new=[DATES]), "New: “wrong date order”.\n"),
    (
        "the swap",
        lambda: week(week(watching(), seen=[], new=[DATES]), seen=[], new=[DATES]),
        "“wrong date order” came up again and is not watched; @ana can watch it instead.\n",
    ),
    ("back", lambda: week(watching().weeks("SSS"), **CHANGED), "Stable weeks: back to 0; it was 3.\n"),
    (
        "what that changed",
        lambda: week(watching().weeks("SSS"), **CHANGED),
        "Weeks unchanged: met before, not met now.\n",
    ),
    (
        "the verdict",
        lambda: week(followed_check().weeks("S"), **CHANGED),
        "READY for a small trial → ALMOST: 2 things left",
    ),
    ("closed", lambda: week(watching().does(closing())), "Gap closed by @ben: Unseen test cases.\n"),
    ("stuck", lambda: week(watching().weeks("S"), seen=[CURRENCY]), "Stuck: Unseen test cases (2 weeks)"),
    (
        "all held",
        lambda: looks_of(looked_back(), currency=HELD),
        "Said to last: “drops the currency”. It held.\n1 of 1 prediction held.\n",
    ),
    (
        "a fix without its link",
        lambda: looks_of(looked_back(), currency={"seen": "no", "fixed": ["prompt"]}),
        "Said to last: “drops the currency”. It was not tested: “Fixed since” was answered without its link.\n",
    ),
    (
        "nothing was fixed, which no link would change",
        lambda: looks_of(looked_back(), currency={"seen": "no", "fixed": []}),
        "Said to last: “drops the currency”. It was not tested.\n",
    ),
    (
        "some held",
        lambda: looks_of(looked_back(CURRENCY, DATES, TAGS), currency=HELD, dates=WRONG, tags=HELD),
        (
            "Said to last: “wrong date order”. It did not hold, and is watched no longer.\n"
            "Said to last: “invents tags”. It held.\n"
            "2 of 3 predictions held.\n"
        ),
    ),
)


@pytest.mark.parametrize(("check", "said"), [each[1:] for each in SAYS], ids=[each[0] for each in SAYS])
def test_the_post_says_what_moved(check, said):
    check = check()

    assert said in words_on(check, post(check))


@pytest.mark.parametrize("check", [lambda: week(watching(), seen=[], **CHANGED), lambda: watching().weeks("S--")])
def test_the_post_says_that_nobody_looked_only_of_a_week_in_which_somebody_answered_and_did_not(check):
    check = check()
    posts = [name for name in check.cards() if name.startswith("moved/")]

    assert "Nobody looked" not in "".join(words_on(check, name) for name in posts[-1:])


def test_a_verdict_that_came_of_the_first_check_in_is_told_as_new_though_no_time_had_passed():
    check = followed_check(weeks_unchanged=3).weeks("S")

    assert "ALMOST → READY for a small trial" in words_on(check, post(check))
    assert "Weeks unchanged: partly met before, met now" in words_on(check, post(check))


@pytest.mark.parametrize(("before", "said"), [("S", "back to 0; it was 1"), ("", "still 0")])
def test_that_a_streak_begins_anew_is_told_though_it_changes_no_level(before, said):
    check = week(watching(weeks_unchanged=0).weeks(before), **CHANGED)

    assert check.cards()[post(check)].changes == ()
    assert f"Stable weeks: {said}.\n" in f"{words_on(check, post(check))}\n"


def test_a_streak_says_why_what_it_is_added_to_is_another_number_and_says_so_for_ever():
    check = watching(weeks_unchanged=3).weeks("SS--")
    back = "Stable weeks: back to 0; it was 2 (“Weeks unchanged” counts 3: these and what was said before).\n"
    assert back in words_on(check, post(check))
    grew = "Stable weeks: 1 (“Weeks unchanged” counts 4: these and what was said before).\n"
    assert grew in words_on(week(watching(weeks_unchanged=3), seen=[CURRENCY]), post(check, back=4))
    assert "counts" not in words_on(week(watching(weeks_unchanged=0), seen=[CURRENCY]), post(check, back=4))

    check.comes().says(**CHANGED)
    assert back in words_on(check, post(check, back=2))
    assert "Stable weeks: still 0.\n" in words_on(check.ends(), post(check)), "what was said counts no more"


@pytest.mark.parametrize("said", [{}, {"seen": []}])
def test_after_a_week_in_which_nothing_moved_there_is_no_post(said):
    check = week(watching(), **said)
    assert post(check) not in check.cards()

    assert post(week(check, **said)) not in check.cards()


def test_what_two_people_name_as_new_in_other_letters_stands_once_on_the_card_and_in_the_post():
    check = watching().comes().says(**CALM, seen=[], new=[DATES]).says("ben", new=[DATES.upper()])
    for card in (check_in_name(check.last()), post(check.ends())):
        assert words_on(check, card).lower().count(f"new: “{DATES}”") == 2, "once in sight, once in the fallback"


def test_each_result_is_told_of_once_and_what_is_still_open_is_not_counted():
    check = looks_of(looked_back(CURRENCY, DATES), currency=HELD, dates=NOT_LOOKED)
    first = words_on(check, post(check))
    assert ("1 of 1 prediction held" in first, DATES in first) == (True, False)

    looks_of(check.comes(), dates=WRONG)
    second = words_on(check, post(check))
    assert ("1 of 2 predictions held" in second, f"Said to last: “{CURRENCY}”" in second) == (True, False)
    assert f"Nobody looked for what is watched: “{CURRENCY}”.\n" in second  # the other is looked back on


def test_a_check_in_that_looks_back_names_each_failure_once_with_what_became_of_it():
    check = looked_back(CURRENCY, DATES)
    asked = words_on(check, check_in_name(check.last()))
    assert asked.count(f"Watched: “{CURRENCY}”; said to last, to be looked at") == asked.count(CURRENCY) == 2

    over = words_on(looks_of(check, currency=HELD, dates=WRONG), check_in_name(check.last()))
    assert f"Watched: “{DATES}”; said to last, did not hold" in over


# For ever


def all_posts(check: FollowedCheck) -> dict[str, str]:
    return {name: words_on(check, name) for name in check.cards() if name.startswith(("moved/", "checkin/"))}


def test_a_gap_closed_since_changes_no_word_of_the_week_before():
    check = week(watching(), seen=[CURRENCY])
    before, why = words_on(check, post(check)), check.cards()["root"].headline
    assert why in before

    check.later(days=2).does(closing())
    assert check.cards()["root"].headline != why
    assert words_on(check, post(check)) == before


def test_a_post_says_for_ever_which_gap_was_closed_and_what_was_stuck():
    check = week(week(watching(training_pairs=10)).later(days=1).does(closing()))
    before = words_on(check, post(check))
    assert "Gap closed by @ben: Unseen test cases" in before
    assert "Reviewed training pairs (2 weeks)" in before

    check.later(days=1).does(events.Renewed("cy", "test_cases", answer(linked(20))))
    check.does(events.GapTaken("ana", "test_cases", "cy", date(2026, 12, 24)))
    check.does(events.GapWaived("ana", "training_pairs", "later", date(2026, 12, 24)))
    assert words_on(check, post(check)) == before


def test_a_post_counts_the_stuck_gaps_it_has_no_room_for():
    many = {"right_information": 10, "training_pairs": 20, "request_shape": "few"}
    check = week(watching(**many).weeks("S"), seen=[CURRENCY])
    card = check.cards()[post(check)]

    assert len(card.stuck) > 3
    (line,) = [line for line in words_on(check, post(check)).splitlines() if line.startswith("Stuck: ")]
    assert line.count("(2 weeks)") == 3
    assert line.endswith(f" and {len(card.stuck) - 3} more.")


def test_a_gap_that_came_nearer_is_not_called_stuck_beside_that_and_is_again_where_it_stands_still():
    check = week(watching(test_cases=linked(5)).weeks("SS"))
    check.does(events.Renewed("ben", "test_cases", answer(linked(20))))
    nearer = words_on(week(check), post(check))
    assert "Unseen test cases: not met before, partly met now" in nearer
    assert "Unseen test cases (" not in nearer

    still = words_on(week(check, seen=[CURRENCY]), post(check))
    assert "Unseen test cases (5 weeks)" in still.split("Stuck: ")[1]


def test_a_gap_that_fell_back_stays_stuck():
    check = week(watching().weeks("SS"))
    check.does(events.Renewed("ben", "test_cases", answer(linked(5))))

    assert "Unseen test cases (4 weeks)" in words_on(week(check), post(check)).split("Stuck: ")[1]


def test_a_gap_closed_once_more_is_told_of_in_both_weeks():
    check = week(watching().does(closing())).later(days=1)
    before = words_on(check, post(check))

    check.does(events.Renewed("cy", "test_cases", answer(linked(20)))).later(days=1).does(closing("cy"))
    week(check)
    assert words_on(check, post(check, back=2)) == before
    assert "Gap closed by @cy: Unseen test cases" in words_on(check, post(check))


@pytest.mark.parametrize("hidden", ["request_shape", "task_signed"])
def test_once_a_vote_is_open_again_no_card_of_a_week_follows_what_is_voted(hidden):
    votes = {"request_shape": ("one", "open"), "task_signed": ("yes", "no")}[hidden]
    split = {hidden: {"ana": votes[0], "ben": votes[1], "cy": votes[0]}}
    check = week(watching(**split), seen=[CURRENCY])
    check.does(events.ReopenAsked("ana")).does(events.VoteCalled("ana", hidden))
    stood, found = check.assessment, []
    for vote in votes:
        check.assessment = stood
        for person in TEAM:
            check.answers(person, **{hidden: vote})
        found.append(all_posts(check))

    assert found[0] == found[1]
    assert post(check) in found[0]


def test_the_tally_stays_on_the_post_that_told_it_once_others_are_predicted():
    check = looks_of(looked_back(), currency=WRONG)
    before = all_posts(check)
    assert "0 of 1 prediction held" in before[post(check)]

    check.does(events.ReopenAsked("ana"))
    for person in TEAM:
        check.answers(person, lasting_failures=[TAGS])
    check.does(events.DecideAsked("ana"))
    assert [each.name for each in check.assessment.predictions] == [TAGS]
    assert all_posts(check) == before


def test_a_missed_week_says_why_as_of_the_day_on_which_its_verdict_was_decided():
    check = week(watching(), seen=[CURRENCY]).comes().later(days=3).ends()

    last = check.last()
    assert last.ended == "missed"
    assert last.after.told.headline == check.cards()["root"].headline


# Kept


def of_an_older_version(check: FollowedCheck) -> FollowedCheck:
    weeks = (replace(each, after=replace(each.after, told=None)) for each in check.assessment.check_ins)
    check.assessment = codec.decode(codec.encode(replace(check.assessment, check_ins=tuple(weeks))))
    return check


def test_the_post_of_a_week_that_an_older_version_ended_stands_as_it_is_and_the_next_is_posted():
    check = of_an_older_version(week(watching(), seen=[CURRENCY]))
    old = post(check)
    assert old not in check.cards()
    assert old in kept_cards(check.assessment)

    week(check, seen=[CURRENCY])
    assert "each of the last 2 times somebody looked" in words_on(check, post(check))
    assert post(check) not in kept_cards(check.assessment)


def test_what_a_post_tells_comes_back_as_it_was_kept():
    check = looks_of(looked_back(training_pairs=10).does(closing()), currency=HELD)

    assert codec.decode(codec.encode(check.assessment)) == check.assessment
    assert check.last().after.told.closed


def test_of_who_is_forgotten_a_post_keeps_neither_link_nor_words_nor_name():
    check = week(watching().does(closing()))
    check.does(events.PersonForgotten("ben", "forgotten-1"))

    told = check.last().after.told
    assert told.headline == ""
    assert [each.by for each in told.closed] == ["forgotten-1"]
    assert LINK not in str(told)
    assert "@ben" not in words_on(check, post(check))


def test_a_newer_flow_says_no_more_that_a_gap_was_closed_whose_question_means_something_else():
    check = week(week(watching(training_pairs=10)).later(days=1).does(closing()), seen=[CURRENCY])
    assert "Gap closed" in words_on(check, post(check))
    kept = tuple(id_ for id_ in check.flow.questions if id_ not in {"test_cases", "training_pairs"})
    check.assessment = replace(check.assessment, flow_hash="older")

    check.does(events.Upgraded("ana", check.flow.hash, kept))
    told = check.last().after.told
    assert (told.closed, [id_ for id_, _ in told.stuck if id_ == "training_pairs"]) == ((), [])
    assert "Gap closed" not in words_on(check, post(check))
