"""What was said before another answer changed is set aside, counts for nothing, and comes back when that does."""

from dataclasses import replace

from engine_flows import LINK, linked
from role_check import given, role_check
from team_check import ALL, TEAM, TeamCheck, team_check
from upgraded_check import taken_on

from bot.engine import events
from bot.engine.asked.asking import has_spoken
from bot.engine.rules.earlier_words import MOST
from bot.engine.rules.quoting import NOTHING_QUOTED
from bot.engine.saved.answer import Answer, Quote
from bot.engine.saved.follow_up import Notice
from bot.engine.saved.forgotten import TAKEN_LINK, TAKEN_OUT, is_forgotten
from bot.engine.weighed.sheet import lay_out
from bot.store.codec import decode, encode
from bot.usecases.files.offline import decide_sheet
from bot.usecases.files.sheet_of import sheet_of

OTHER_LINE = "From a scanned receipt, return date and sum as JSON for the accounts team."
LINE = "From a supplier's PDF invoice, return the six booking fields as JSON for the accounts team."
RESTS = (
    "        role: security\n        type: choice",
    "        role: security\n        again_after: [named]\n        type: choice",
)


def plateau(check: TeamCheck) -> dict:
    return {person: given.value for person, given in check.assessment.answers.get("prompt_plateau", {}).items()}


def measured() -> TeamCheck:
    """Ben measured where the motive is a better form, then it is cheaper."""
    check = team_check().fills("task").answers("ben", prompt_plateau=linked("flat"))
    return check.later(minutes=1).answers("ana", motive="cheaper")


def test_what_was_said_comes_back_with_its_evidence_and_its_time_when_the_edit_is_undone():
    check = team_check().fills("task").answers("ben", prompt_plateau=linked("flat"))
    before = check.assessment.answer("prompt_plateau", "ben")

    check.later(minutes=1).answers("ana", motive="cheaper")
    assert plateau(check) == {}
    assert "prompt_plateau" in check.open_for("ben")

    check.later(minutes=1).answers("ana", motive="form")
    assert check.assessment.answer("prompt_plateau", "ben") == before
    assert "prompt_plateau" not in check.open_for("cy")
    assert "what was said to prompt_plateau earlier stands again" in check.because
    assert check.assessment.earlier == {}


def test_each_wording_has_its_own_answers():
    check = measured().answers("cy", prompt_plateau="all").answers("ana", motive="form")
    assert plateau(check) == {"ben": "flat"}

    check.answers("ana", motive="cheaper")
    assert plateau(check) == {"cy": "all"}


def test_what_is_set_aside_counts_for_nothing_live_and_on_the_sheet_alike():
    check = measured()
    assert lay_out(check.assessment, check.flow, check.now.date(), final=True).levels["prompt_plateau"] == 0

    for _ in range(2):
        plain = sheet_of(check.flow, check.assessment, check.now)
        live = lay_out(check.assessment, check.flow, check.now.date(), final=True).levels
        assert decide_sheet(check.flow, plain, check.now.date())["levels"] == dict(live)
        check.answers("ana", motive="form")
    assert live["prompt_plateau"] == 1


def test_what_was_shown_and_settled_is_so_again_and_what_was_hidden_stays_hidden():
    check = team_check().fills("task", "prompt")
    check.answers("ana", task_line=OTHER_LINE)
    assert "task_signed" not in check.assessment.revealed
    check.answers("ben", task_signed="no")

    check.answers("ana", task_line=LINE)
    assert "task_signed" in check.assessment.revealed
    assert set(check.assessment.answers["task_signed"]) == set(TEAM)

    check.answers("ana", task_line=OTHER_LINE)
    assert "task_signed" not in check.assessment.revealed
    assert set(check.assessment.answers["task_signed"]) == {"ben"}


def test_what_was_settled_comes_back_settled():
    check = team_check().fills(*ALL, leaving=("lasting_failures", "training_pairs"))
    for person, named in {"ana": ["a"], "ben": "none", "cy": ["a"]}.items():
        check.answers(person, lasting_failures=named)
    check.does(events.SplitSettled("ana", "lasting_failures", ("a",), "seen today"))
    word = check.assessment.settled["lasting_failures"]

    check.answers("ana", motive="in_house")
    assert check.assessment.settled == {}
    check.answers("ana", motive="form")

    assert check.assessment.settled["lasting_failures"] == word


def test_what_was_settled_comes_back_unsettled_where_a_newer_flow_lets_nobody_settle_it():
    check = team_check().fills(*ALL, leaving=("lasting_failures", "training_pairs"))
    for person, named in {"ana": ["a"], "ben": "none", "cy": ["a"]}.items():
        check.answers(person, lasting_failures=named)
    check.does(events.SplitSettled("ana", "lasting_failures", ("a",), "seen today")).answers("ana", motive="in_house")

    never = (
        "        again_after: [motive]\n        proof:",
        "        again_after: [motive]\n        settle: no\n        proof:",
    )
    check = taken_on(check, never).answers("ana", motive="form")

    assert set(check.assessment.answers["lasting_failures"]) == {"ana", "ben", "cy"}
    assert check.assessment.settled == {}


def test_only_whoever_has_no_answer_any_more_is_called():
    check = measured()
    assert [call.people for call in check.assessment.calls] == [("ben",)]

    check.answers("cy", prompt_plateau="all").answers("ana", motive="form")

    assert [call.people for call in check.assessment.calls] == [("ben",), ("cy",)]


def test_an_answer_that_was_taken_back_altogether_and_given_again_brings_back_what_rested_on_it():
    check = team_check().answers("ben", task_signed="yes").does(events.Undone("ana", "task_line", None))
    assert "task_signed" not in check.assessment.answers

    check.answers("ana", task_line=LINE)

    assert set(check.assessment.answers["task_signed"]) == {"ben"}


def _resting_on_several() -> TeamCheck:
    """Ben named it, and said what rests on that; then ana says something to the name for the first time."""
    check = role_check(RESTS).answers("ben", named="yes").later(minutes=1).answers("ana", secrets=0)
    check.later(minutes=1).answers("ana", threats="yes").later(minutes=1)
    return check


def test_a_first_answer_taken_back_leaves_alone_what_rested_on_what_was_there_before_it():
    check = _resting_on_several().answers("ana", named="no")
    assert check.assessment.answer("threats", "ana")

    check.later(minutes=1).does(events.Undone("ana", "named", None))

    assert check.assessment.answer("threats", "ana").value == "yes"
    assert check.assessment.earlier == {}


def test_a_first_answer_taken_back_sets_aside_what_was_said_since():
    check = _resting_on_several().answers("ana", named="no").later(minutes=1).answers("ana", threats="no")

    check.later(minutes=1).does(events.Undone("ana", "named", None))

    assert "threats" not in check.assessment.answers


def test_the_newest_few_changes_of_mind_are_kept_and_no_more():
    check = team_check()
    lines = [f"From invoice number {n}, return the six fields as JSON for the accounts team." for n in range(MOST + 3)]
    for line in lines:
        check.answers("ben", task_signed="yes").later(minutes=1).answers("ana", task_line=line)

    assert len(check.assessment.earlier["task_signed"]) == MOST
    check.answers("ana", task_line=LINE)
    assert "task_signed" not in check.assessment.answers
    check.answers("ana", task_line=lines[-2])
    assert set(check.assessment.answers["task_signed"]) == {"ben"}


def test_whoever_has_spoken_has_spoken_though_it_is_set_aside():
    assert has_spoken(
        team_check().answers("ben", task_signed="yes").answers("ana", task_line=OTHER_LINE).assessment, "ben"
    )


def test_it_is_saved_and_what_was_saved_before_there_was_any_is_read():
    check = measured()
    assert decode(encode(check.assessment)) == check.assessment

    assert b"earlier" not in encode(team_check().assessment)[1:]
    assert decode(encode(team_check().assessment)).earlier == {}


def test_what_came_from_who_holds_a_role_no_more_does_not_count_when_it_is_back():
    check = role_check(RESTS, roles={"security": ("cy", "dan")}).answers("ben", named="yes")
    check.answers("cy", secrets=0).answers("cy", threats="yes").answers("dan", threats="yes")
    check.answers("ben", named="no").does(given(security=("dan",)))

    check.answers("ben", named="yes")

    assert set(check.assessment.answers["threats"]) == {"dan"}
    assert set(check.assessment.shelved["threats"]) == {"cy"}


# Who is forgotten, and what is quoted


def test_who_is_forgotten_leaves_no_word_in_what_is_set_aside():
    check = team_check().fills("task", "prompt", "context", "product", "evaluation", "stability")
    check.answers("ben", lasting_failures=["Ben's own words"]).answers("ana", motive="in_house")
    check.does(events.PersonForgotten("ben", "forgotten-1"))

    assert "Ben's own" not in repr(check.assessment)
    check.answers("ana", motive="form")
    ((person, said),) = check.assessment.answers["lasting_failures"].items()
    assert is_forgotten(person)
    assert said.value == (f"{TAKEN_OUT} 1",)


def test_what_rested_on_a_text_of_who_is_forgotten_does_not_come_back_under_another_text_of_theirs():
    check = team_check().answers("ben", task_signed="yes").later(minutes=1).answers("ana", task_line=OTHER_LINE)
    assert check.assessment.earlier["task_signed"]

    check.does(events.PersonForgotten("ana", "forgotten-1"))

    assert check.assessment.earlier == {}
    assert "task_signed" not in check.assessment.answers


def test_what_rested_on_the_text_that_still_stands_of_who_is_forgotten_is_kept():
    check = role_check(RESTS).answers("ben", named="yes").answers("ana", secrets=0).answers("ana", threats="yes")
    check.later(minutes=1).answers("ben", named="no").does(events.PersonForgotten("ana", "forgotten-1"))

    assert check.assessment.earlier["threats"]


def test_a_message_that_only_what_is_set_aside_rested_on_is_known_as_theirs():
    check = team_check().fills("task").answers("ben", prompt_plateau="flat").answers("ana", motive="cheaper")
    (kept,) = check.assessment.earlier["prompt_plateau"]
    quoted = Answer("form", link=LINK, quote=Quote("a form", "cy"))
    resting = replace(kept, rested_on={"motive": {"ana": quoted}})
    told = Notice("closed", check.now, "ben", "prompt_plateau", LINK)
    check.assessment = replace(check.assessment, earlier={"prompt_plateau": (resting,)}, notices=(told,))

    check.does(events.PersonForgotten("cy", "forgotten-1"))

    assert [each.link for each in check.assessment.notices] == [TAKEN_LINK]


def test_a_message_of_somebody_is_taken_back_from_what_is_set_aside_too():
    check = team_check().fills("task")
    quoted = Answer("flat", link=LINK, quote=Quote("two flat weeks", "cy"))
    check.does(events.Answered("ben", {"prompt_plateau": quoted})).answers("ana", motive="cheaper")
    assert check.refused(events.QuoteTakenBack("dan", "prompt_plateau", "ben")) == NOTHING_QUOTED

    check.does(events.QuoteTakenBack("cy", "prompt_plateau", "ben"))
    assert "two flat weeks" not in repr(check.assessment)

    check.answers("ana", motive="form")
    said = check.assessment.answer("prompt_plateau", "ben")
    assert (said.value, said.link, said.quote) == ("flat", None, None)


# A newer flow


def test_a_newer_flow_keeps_what_is_set_aside_as_far_as_it_means_the_same():
    kept = taken_on(measured(), ("short: Worked examples", "short: Examples")).answers("ana", motive="form")
    assert plateau(kept) == {"ben": "flat"}

    reworded = taken_on(
        measured(), ("ask: What do you mainly want from tuning?", "ask: What do you want most from tuning?")
    )
    assert reworded.assessment.earlier == {}


def test_what_a_newer_flow_takes_no_more_does_not_come_back():
    strict = (
        "link: {label: Where the two measured changes are written down, when: value is flat}",
        "link: {label: Where the two changes are written down, when: value is flat, required: yes}",
    )
    check = team_check().fills("task").answers("ben", prompt_plateau="flat").answers("ana", motive="cheaper")

    check = taken_on(check, strict).answers("ana", motive="form")

    assert plateau(check) == {}
    assert "prompt_plateau" in check.open_for("ben")
