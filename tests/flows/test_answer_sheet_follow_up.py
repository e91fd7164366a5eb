"""The check-ins and the look-back of an answer sheet are decided as the rubric says, and read strictly."""

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from readiness_sheets import LINK, QUICK, READINESS, TODAY, linked, proof, sheet

from bot.usecases.files.offline import decide_sheet
from bot.usecases.files.sheet_reading import SheetError

CALM = {"test_set": "same", "expectations": "no"}
CHANGED = {"test_set": "changed", "expectations": "no"}
MOVED = {"test_set": "same", "expectations": "yes"}
WEEKS = {"S": CALM, "A": {"test_set": "added", "expectations": "no"}, "C": CHANGED, "E": MOVED, "-": "missed"}
NAMED = {"lasting_failures": {"ana": ["swapped dates"], "ben": ["swapped dates"]}}


def decided(check_ins=(), look_back=None, **changed):
    plain = sheet(**changed) | {"checkins": list(check_ins), "lookback": look_back or {}}
    return decide_sheet(READINESS, plain, TODAY)


def weeks(letters):
    return [WEEKS[letter] for letter in letters.replace(" ", "")]


def mistakes(check_ins=(), look_back=None, flow=READINESS, **changed):
    plain = sheet(**changed) if flow is READINESS else {"owner": "ana", "answers": {}}
    with pytest.raises(SheetError) as error:
        decide_sheet(flow, plain | {"checkins": check_ins, "lookback": look_back}, TODAY)
    return list(error.value.mistakes)


def level(question, *args, **changed):
    return decided(*args, **changed)["levels"][question]


# Check-ins


@pytest.mark.parametrize(
    ("claimed", "letters", "level_of_11"),
    [
        (3, "S", 1),
        (3, "A", 1),
        (0, "S S S", 0.5),
        (0, "S S C S S", 0.5),
        (0, "S - S S S", 1),
        (0, "S S - - S", 0),
        (30, "C", 0),
        (30, "S S - - S", 1),
        (30, "C S S - - S", 0),
    ],
)
def test_weeks_unchanged_are_the_claim_and_the_streak_until_the_first_changed_week(claimed, letters, level_of_11):
    assert level("weeks_unchanged", weeks(letters), weeks_unchanged=claimed) == level_of_11


@pytest.mark.parametrize(
    ("said", "letters", "level_of_12"),
    [
        ("yes", "S S S", 0),
        ("yes", "S S S S", 1),
        ("no", "S E", 0),
        ("no", "C", 1),
        ("no", "S E S S S", 0),
        ("no", "S E S S S S", 1),
    ],
)
def test_four_check_ins_without_a_changed_expectation_answer_question_12_and_so_does_one_with(
    said, letters, level_of_12
):
    assert level("expectations_changed", weeks(letters), expectations_changed=said) == level_of_12


def test_a_week_that_moves_on_both_sides_fails_the_gate_of_stability():
    found = decided([{"test_set": "changed", "expectations": "yes"}])

    assert (found["verdict"], found["failed_gates"]) == ("not_yet", ["G4"])


@pytest.mark.parametrize(
    "check_in",
    [
        {"test_set": "changed", "expectations": "no"},
        {"test_set": {"ana": "same", "ben": "changed"}, "expectations": {"ana": "no"}},
        {"answers": {"test_set": {"ben": "changed"}, "expectations": {"ben": False}}},
        {"date": "2026-11-30", "test_set": {"value": "changed"}, "expectations": "no", "seen": "did_not_look"},
        {"week": "2026-W49", **CHANGED, "seen": ["swapped dates"], "new": ["an odd one"], "closed": "none"},
        {**CHANGED, "seen": "none", "new": "an odd one", "closed": {"value": "test_cases", "link": LINK}},
        {**CHANGED, "seen": {"ana": ["swapped dates"], "ben": "did_not_look"}, "closed": {"ana": "test_cases"}},
        {**CHANGED, "missed": "no"},
    ],
)
def test_a_check_in_can_be_written_for_all_or_person_by_person(check_in):
    assert level("weeks_unchanged", [check_in]) == 0


@pytest.mark.parametrize("silent", ["missed", None, "", {}, {"missed": True}, {"missed": "yes"}, {"week": "2026-W50"}])
def test_a_missed_week_can_be_written_in_several_ways(silent):
    dated = isinstance(silent, dict) and "week" in silent
    before = [{"date": "2026-11-30", **CALM}] if dated else [CALM]

    assert level("weeks_unchanged", [*before, silent, "missed"], weeks_unchanged=2) == 0.5  # two in a row restart
    assert level("weeks_unchanged", [*before, silent, CALM], weeks_unchanged=2) == 1


@pytest.mark.parametrize("neutral", ["skipped", "paused", {"skipped": True}, {"paused": "yes"}])
def test_a_skipped_and_a_paused_week_count_for_nothing(neutral):
    assert level("weeks_unchanged", [CALM, "missed", neutral, CALM], weeks_unchanged=2) == 1
    assert level("weeks_unchanged", [CALM, "missed", neutral, "missed"], weeks_unchanged=2) == 0.5


def test_weeks_nobody_mentions_between_two_that_name_theirs_are_missed():
    first = {"date": "2026-11-30", **CALM}

    assert level("weeks_unchanged", [first, {"date": "2026-12-14", **CALM}], weeks_unchanged=2) == 1
    assert level("weeks_unchanged", [first, {"week": "2026-W52", **CALM}], weeks_unchanged=2) == 0.5  # 2 missed
    assert level("weeks_unchanged", [{"week": "2026-W53", **CALM}, {"date": "2027-01-04", **CALM}], weeks_unchanged=2)


def test_a_claim_made_after_some_check_ins_is_added_to_by_later_ones_alone():
    check_ins = [{"date": f"2026-11-{day}", **CALM} for day in (16, 23, 30)]
    assert level("weeks_unchanged", check_ins, weeks_unchanged={"ana": 1}) == 1

    claimed = {"ana": {"value": 1, "on": "2026-11-23"}}
    assert level("weeks_unchanged", check_ins, weeks_unchanged=claimed) == 0.5
    assert level("weeks_unchanged", check_ins[:2], weeks_unchanged=claimed) == 0


def test_a_number_settled_after_some_check_ins_is_added_to_by_later_ones_alone():
    check_ins = [{"date": f"2026-11-{day}", **CALM} for day in (16, 23, 30)]
    word = {"value": 1, "reason": "we looked it up", "on": "2026-11-23"}
    plain = sheet(weeks_unchanged={"ana": 9, "ben": 1}) | {"checkins": check_ins, "settled": {"weeks_unchanged": word}}

    assert decide_sheet(READINESS, plain, TODAY)["levels"]["weeks_unchanged"] == 0.5


def test_what_nobody_claimed_is_what_was_measured():
    assert level("weeks_unchanged", weeks("S S"), weeks_unchanged=None) == 0.5


def test_the_quick_check_measures_in_its_own_way():
    answers = {"weeks_unchanged": {"ana": 1}}
    plain = {"owner": "ana", "answers": answers}

    def its_level(*check_ins):
        return decide_sheet(QUICK, plain | {"checkins": list(check_ins)}, TODAY)["levels"]["weeks_unchanged"]

    assert its_level({"still_the_same": "yes"}) == 1
    assert its_level({"still_the_same": "no"}) == 0
    assert its_level({"still_the_same": "yes"}, {"still_the_same": "yes"}, "missed") == 0
    assert its_level({"still_the_same": "no"}, {"still_the_same": "yes"}, {"still_the_same": "yes"}) == 1


# The look-back


@pytest.mark.parametrize(
    ("look", "level_of_15"),
    [
        ({"seen": "yes", "fixed": ["prompt"], "link": LINK}, 1),
        ({"seen": "yes", "fixed": "prompt", "link": LINK}, 1),
        ({"seen": "yes", "fixed": linked(["prompt", "review"])}, 1),
        ({"seen": "yes", "fixed": {"value": "prompt", "link": LINK}}, 1),
        ({"seen": {"ana": "no", "ben": "yes"}, "fixed": {"ana": ["prompt"]}, "link": LINK}, 1),
        ({"seen": "no", "fixed": ["lookups"], "link": LINK}, 0),
        ({"seen": "yes", "fixed": "nothing"}, 0.5),
        ({"seen": "no", "fixed": []}, 0.5),
        ({"seen": "no", "fixed": {"value": "nothing"}, "link": LINK}, 0.5),
        ({"seen": "yes", "fixed": ["prompt"]}, 0.5),
        ({"seen": "yes"}, 0.5),
        ({"seen": "did_not_look"}, 0.5),
        ([{"seen": "did_not_look"}, {"seen": "yes", "fixed": ["prompt"], "link": LINK}], 1),
        ([{"seen": "did_not_look"}, {"seen": "no", "fixed": ["prompt"], "link": LINK}], 0),
        ([{"seen": "did_not_look"}, {"seen": "did_not_look"}], 0.5),
        ({}, 0.5),
    ],
)
def test_each_row_of_the_table_gives_its_level(look, level_of_15):
    assert level("lasting_failures", look_back={"swapped dates": look}, **NAMED) == level_of_15


HELD, WRONG = {"seen": "yes", "fixed": ["prompt"], "link": LINK}, {"seen": "no", "fixed": ["prompt"], "link": LINK}


@pytest.mark.parametrize(
    ("looks", "level_of_15", "gates"),
    [
        ([HELD, WRONG, WRONG], 1, []),
        ([WRONG, WRONG, WRONG], 0, ["G5"]),
        ([WRONG, WRONG, {"seen": "yes", "fixed": []}], 0.5, []),
        ([WRONG, WRONG, {"seen": "did_not_look"}], 0.5, []),
        ([HELD, {}, {}], 1, []),
    ],
)
def test_any_held_gives_1_all_wrong_0_and_the_rest_a_half(looks, level_of_15, gates):
    found = decided(look_back=dict(zip("abc", looks, strict=True)), **NAMED)

    assert (found["levels"]["lasting_failures"], found["failed_gates"]) == (level_of_15, gates)


def test_a_proof_counts_until_something_was_looked_at():
    proven = {"lasting_failures": {"ana": proof(["a"]), "ben": proof(["a"])}}

    assert level("lasting_failures", look_back={"a": {"seen": "did_not_look"}}, **proven) == 1
    assert level("lasting_failures", look_back={"a": {"seen": "yes"}}, **proven) == 0.5


# Mistakes


ODD = "checkins.1"
WHEN = "write `date` as YYYY-MM-DD or `week` as YYYY-Www, in the years 2000 to 2199"
TOO_LONG = "check-ins go on for 520 weeks at most; leave out those after that"
KNOWN = "test_set, expectations, seen, new, closed, missed, skipped, paused, date, week"


@pytest.mark.parametrize(
    ("check_ins", "said"),
    [
        ("same", ["checkins: write a list, a check-in each week"]),
        ({"2026-W48": CALM}, ["checkins: write a list, a check-in each week"]),
        (["held"], [f"{ODD}: write question → value, or one of missed, skipped, paused"]),
        ([[]], [f"{ODD}: write question → value, or one of missed, skipped, paused"]),
        ([{"test_cases": 50}], [f"{ODD}.test_cases: no check-in asks this; write one of {KNOWN}"]),
        ([{"test_set": "perhaps"}], [f"{ODD}.test_set: Write same, added or changed."]),
        ([{"test_set": {"ben": "perhaps"}}], [f"{ODD}.test_set.ben: Write same, added or changed."]),
        ([{"answers": "same"}], [f"{ODD}.answers: write question → value"]),
        ([{"seen": 3}], [f"{ODD}.seen: write the watched failures seen again, or did_not_look"]),
        ([{"seen": [3]}], [f"{ODD}.seen: write the watched failures seen again, or did_not_look"]),
        ([{"new": 3}], [f"{ODD}.new: write the name of a new one"]),
        (
            [{"closed": "everything"}],
            [f"{ODD}.closed: write the question whose gap was closed, with its link, or none"],
        ),
        ([{"closed": {"value": "baseline", "link": 3}}], [f"{ODD}.closed.link: Write a link as text."]),
        (
            [{"closed": {"value": "baseline", "link": "here"}}],
            [f"{ODD}.closed.link: Write a whole link that begins with https:// or http://."],
        ),
        (
            [{"missed": True, **CALM}],
            [f"{ODD}: a week without answers has none; leave them out, or the word for it"],
        ),
        ([{"date": "soon"}], [f"{ODD}: {WHEN}"]),
        ([{"date": "20261130"}], [f"{ODD}: {WHEN}"]),
        ([{"date": "2026-W49-1"}], [f"{ODD}: {WHEN}"]),
        ([{"date": ["2026-11-30"]}], [f"{ODD}: {WHEN}"]),
        ([{"week": "2026-49"}], [f"{ODD}: {WHEN}"]),
        ([{"week": "2026-W54"}], [f"{ODD}: {WHEN}"]),
        ([{"week": "0000-W01"}], [f"{ODD}: {WHEN}"]),
        ([{"date": "1999-12-31"}], [f"{ODD}: {WHEN}"]),
        ([{"date": "2200-01-01"}], [f"{ODD}: {WHEN}"]),
        ([{"date": "0001-01-01"}, {"date": "9999-12-20"}], [f"{ODD}: {WHEN}", f"checkins.2: {WHEN}"]),
        ([{"date": "2000-01-03"}, {"date": "2199-12-30"}], [f"checkins.2: {TOO_LONG}"]),
        ([CALM] * 5000, [f"checkins.522: {TOO_LONG}"]),
        ([{"closed": ["x"]}], [f"{ODD}.closed: write the question whose gap was closed, with its link, or none"]),
        (
            [{"date": "2026-11-30"}, {"date": "2026-12-06"}],
            ["checkins.2: each check-in belongs to a later week than the one before"],
        ),
        (
            [CALM, {"date": "2026-12-06"}],
            ["checkins.2: the check-ins before it name no day; write `date` or `week` there too"],
        ),
        ([{"date": "9999-12-31"}, CALM], [f"{ODD}: {WHEN}"]),
    ],
)
def test_each_mistake_in_a_check_in_is_said_with_its_place(check_ins, said):
    assert mistakes(check_ins) == said


@pytest.mark.parametrize(
    ("look_back", "said"),
    [
        (["swapped dates"], "lookback: write prediction → what was seen and fixed"),
        ({"a": "yes"}, "lookback.a: write seen, fixed and a link"),
        ({"a": ["yes"]}, "lookback.a: write seen, fixed and a link"),
        ({"a": {"sean": "yes"}}, "lookback.a: unknown key 'sean'; write seen, fixed and a link"),
        ({"a": {"seen": "perhaps"}}, "lookback.a.seen: Write yes, no or did_not_look."),
        ({"a": {"seen": {"ben": "perhaps"}}}, "lookback.a.seen.ben: Write yes, no or did_not_look."),
        (
            {"a": {"seen": "no", "fixed": ["luck"]}},
            "lookback.a.fixed: 'luck' is not an option; write prompt, examples,",
        ),
        ({"a": {"seen": "no", "link": 3}}, "lookback.a.link: Write a link as text."),
        ({"a": {"seen": "no", "link": "there"}}, "lookback.a.link: Write a whole link"),
    ],
)
def test_each_mistake_in_a_look_back_is_said_with_its_place(look_back, said):
    (only,) = mistakes(look_back=look_back)

    assert only.startswith(said)


def test_all_mistakes_of_a_follow_up_are_said_at_once():
    found = mistakes([{"test_set": "perhaps", "seen": 3}, "held"], {"a": {"seen": "perhaps"}})

    assert [each.split(":")[0] for each in found] == [
        "checkins.1.test_set",
        "checkins.1.seen",
        "checkins.2",
        "lookback.a.seen",
    ]


@pytest.mark.parametrize(("place", "beside"), [("answers.weeks_unchanged.ana", {"value": 3, "on": "monday"})])
def test_the_day_of_a_claim_is_a_day(place, beside):
    assert mistakes(weeks_unchanged={"ana": beside}) == [f"{place}.on: write a day as YYYY-MM-DD"]


def test_a_flow_that_watches_nothing_takes_nothing_seen_and_looks_back_at_nothing():
    known = "still_the_same, closed, missed, skipped, paused, date, week"
    assert mistakes([{"seen": "none"}], flow=QUICK) == [
        f"checkins.1.seen: no check-in asks this; write one of {known}",
    ]
    assert mistakes(look_back={"a": HELD}, flow=QUICK) == [
        "lookback: 'quick' looks back at nothing; leave this key out"
    ]


@pytest.mark.parametrize(("key", "written"), [("checkins", ["missed"]), ("lookback", {"a": HELD})])
def test_a_flow_without_check_ins_takes_neither_key(key, written):
    flow = replace(QUICK, check_in=None)
    with pytest.raises(SheetError) as error:
        decide_sheet(flow, {"owner": "ana", "answers": {}, key: written}, TODAY)

    assert error.value.mistakes == (f"{key}: 'quick' has no check-in; leave this key out",)


ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-99, 99) | st.floats() | st.text(max_size=8) | st.dates().map(str),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
PARTS = ("test_set", "expectations", "seen", "new", "closed", "date", "week", "missed", "paused", "answers", "x")
LOOKS = ("seen", "fixed", "link", "x")


@settings(max_examples=80, deadline=None)
@given(
    st.lists(st.dictionaries(st.sampled_from(PARTS), ANY_JSON, max_size=3) | ANY_JSON, max_size=3),
    st.dictionaries(st.text(max_size=3), st.dictionaries(st.sampled_from(LOOKS), ANY_JSON, max_size=3) | ANY_JSON),
)
def test_any_json_in_a_follow_up_is_decided_or_refused_in_words(check_ins, look_back):
    try:
        verdict = json.loads(json.dumps(decided(check_ins, look_back)))["verdict"]
    except SheetError as error:
        verdict = "" if all(error.mistakes) else "refused without a word"
    assert verdict in {"", *READINESS.verdicts}
