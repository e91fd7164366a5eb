"""A question that is not asked is open for nobody, decides nothing, keeps its answers, and comes back with them."""

from branching_check import release_check
from hypothesis import given, settings
from hypothesis import strategies as st
from team_check import answered

from bot.engine import events
from bot.engine.asked.asking import open_questions
from bot.engine.asked.branching import NOT_NOW, asked_since
from bot.engine.decision import Decision
from bot.engine.transition import apply
from bot.engine.weighed.sheet import lay_out
from bot.engine.weighed.summary import gaps, summarise
from bot.engine.weighed.turning import ways
from bot.engine.weighed.verdict import decide
from bot.store.codec import decode, encode
from bot.stories.covering import Coverage
from bot.usecases.files.offline import decide_sheet
from bot.usecases.files.sheet_of import sheet_of


def sheet_now(check, *, final=False):
    return lay_out(check.assessment, check.flow, check.now.date(), final=final)


def test_what_is_not_asked_is_open_for_nobody_and_what_is_asked_is():
    assert "bold" in release_check("feature").open_for("ana")
    assert "bold" not in release_check("repair").open_for("ana")


def test_an_answer_to_what_is_not_asked_is_refused_by_one_sentence():
    assert release_check("repair").refused(answered("ana", bold="yes")) == NOT_NOW


def test_nobody_may_show_hand_on_or_settle_what_is_not_asked():
    check = release_check("repair").answers("ana", half="well").answers("ben", ready="yes")

    assert check.assessment.closed
    check = release_check("repair").answers("ana", half="well")
    assert check.refused(events.RevealAsked("ana", "trained")) == NOT_NOW
    assert check.refused(events.Handed("ben", "trained", "ana")) == NOT_NOW


def test_a_section_of_which_nothing_is_asked_is_passed_over():
    check = release_check("repair").answers("ana", half="well")

    assert "third" in check.opened()
    assert "section/second" not in check.cards()
    root = check.cards()["root"]
    assert [line.id for line in root.sections] == ["first", "third"]
    assert (root.questions_answered, root.questions) == (2, 3)
    assert [line.of for line in root.sections] == [2, 1]


def test_a_check_closes_without_waiting_for_what_is_not_asked():
    check = release_check("repair").answers("ana", half="well").answers("ben", ready="yes")

    assert check.assessment.closed.how == "complete"
    assert check.assessment.verdicts[-1].rule == "bare"


def test_what_hangs_on_an_answer_that_does_not_count_is_not_asked_either():
    check = release_check("feature").answers("ana", bold="yes", half="well")
    assert "trained" in check.open_for("ben")

    check.answers("ana", kind="repair")

    assert "trained" not in check.open_for("ben")
    assert "bold" not in sheet_now(check).owners


def test_answers_stay_while_the_question_is_not_asked_and_come_back_with_it():
    check = release_check("feature", asked=("ana", "ben", "cy")).answers("ana", bold="yes", half="well")
    check.answers("ana", trained="no").answers("ben", trained="yes").answers("cy", trained="yes")
    before = sheet_now(check)
    assert before.splits == ("trained",)

    check.answers("ana", kind="repair")

    away = sheet_now(check)
    assert away.splits == ()
    assert away.levels["trained"] is None
    assert not away.standings["trained"].counting
    assert set(check.assessment.answers["trained"]) == {"ana", "ben", "cy"}

    check.answers("ana", kind="feature")

    again = sheet_now(check)
    assert (again.levels, again.splits, again.owners) == (before.levels, before.splits, before.owners)


def test_one_form_may_switch_a_question_on_and_answer_it():
    check = release_check("repair").answers("ana", bold="yes", kind="feature")

    assert sheet_now(check).owners == {"kind": "feature", "bold": "yes"}


def test_one_form_may_switch_a_question_off_and_loses_nothing_typed_there():
    check = release_check("feature").answers("ana", kind="repair", bold="no")

    assert check.assessment.answers["bold"]["ana"].value == "no"
    assert sheet_now(check.answers("ana", kind="feature")).owners["bold"] == "no"


def test_a_mean_leaves_out_what_is_not_asked_and_a_section_without_any_has_none():
    check = release_check("repair").answers("ana", half="some")

    sheet = sheet_now(check, final=True)

    assert sheet.sections["first"] == 0.75
    assert sheet.sections["second"] is None
    assert sheet.weakest.id == "third"


def test_what_is_not_asked_is_no_gap_no_flip_and_no_row_of_the_summary():
    check = release_check("repair").answers("ana", half="some").answers("ben", ready="yes")

    summary = summarise(sheet_now(check, final=True))

    assert [each.question for each in summary.gaps] == ["half"]
    assert [id_ for id_, _, _ in summary.sections] == ["first", "third"]
    named = {each.question for each in (*summary.ways.flips, *summary.ways.turns)}
    assert named.isdisjoint({"bold", "trained"})


def test_no_turn_proposes_another_word_that_switches_questions_off():
    check = release_check("feature").answers("ana", bold="yes", half="well")
    check.answers("ana", trained="no").answers("ben", trained="no").answers("ben", ready="yes")
    sheet = sheet_now(check, final=True)

    found = ways(sheet, decide(sheet))

    assert decide(sheet).verdict == "wait"
    assert {each.question for each in found.turns}.isdisjoint({"kind", "bold"})
    assert sheet.with_option("kind", "repair") is None


def test_what_was_not_asked_at_the_close_stays_blind_when_the_check_is_opened_again():
    check = release_check("feature").answers("ana", bold="yes", half="well").answers("ben", trained="no")
    check.answers("ben", ready="yes").answers("ana", kind="repair")
    assert check.assessment.closed

    check.does(events.ReopenAsked("ana")).answers("ana", kind="feature")

    assert "trained" not in check.assessment.revealed
    view = next(each for each in check.cards()["section/second"].questions if each.id == "trained")
    assert view.hidden
    assert view.said == ()


def test_a_story_touches_what_only_some_are_asked_once_it_is_asked():
    off, on = release_check("repair"), release_check("feature")
    coverage = Coverage()

    for check in (off, on):
        coverage.look_at(check.flow, None, check.assessment, lambda: None)
        touched = coverage.touched[check.flow.hash]
        assert (("question", "bold") in touched) == (check is on)
    assert ("question", "trained") not in touched


def test_what_is_switched_on_later_has_been_asked_since_then():
    check = release_check("repair").answers("ana", half="well").later(days=2).answers("ana", kind="feature")

    assert "bold" in check.open_for("ana")
    assert asked_since(check.assessment, check.flow.questions["bold"]) == check.now


def test_a_check_is_kept_and_read_back_with_the_answers_that_do_not_count():
    check = release_check("feature").answers("ana", bold="yes", half="well").answers("ben", trained="no")
    check.answers("ana", kind="repair")

    assert decode(encode(check.assessment)) == check.assessment


CHOICES = {
    "kind": ("feature", "repair"),
    "bold": ("yes", "no"),
    "half": ("well", "some"),
    "trained": ("yes", "no"),
    "ready": ("yes", "no"),
}
SAID = st.sampled_from([(by, id_, value) for by in ("ana", "ben") for id_, all_ in CHOICES.items() for value in all_])


@settings(max_examples=40, deadline=None)
@given(st.lists(SAID, max_size=14))
def test_whatever_is_said_in_whatever_order_only_what_is_asked_counts(said):
    """Edits that switch questions off and on leave a check that is as if only what is asked had ever been asked."""
    check = release_check("feature")
    for by, id_, value in said:
        made = apply(check.flow, check.assessment, answered(by, **{id_: value}), check.now)
        if isinstance(made, Decision):
            check.assessment = made.assessment
        check.later(minutes=1)
    for final in (False, True):
        sheet = sheet_now(check, final=final)
        off = {id_ for id_, standing in sheet.standings.items() if not standing.asked}
        kind, bold = (check.assessment.answers.get(id_, {}).get("ana") for id_ in ("kind", "bold"))
        assert ("bold" in off) == (kind.value != "feature")
        assert ("trained" in off) == ("bold" in off or bold is None or bold.value != "yes")
        assert off.isdisjoint(gap.question for gap in gaps(sheet))
        assert off.isdisjoint(sheet.owners)
        assert not any(sheet.standings[id_].people or sheet.standings[id_].split for id_ in off)
    for person in ("ana", "ben"):
        assert off.isdisjoint(each.id for each in open_questions(check.assessment, check.flow, person))
    assert check.cards()
    if check.assessment.closed:
        plain = sheet_of(check.flow, check.assessment, check.now)
        assert decide_sheet(check.flow, plain, check.now.date())["rule"] == check.assessment.verdicts[-1].rule
