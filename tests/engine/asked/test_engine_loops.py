"""What is asked item by item follows the list: each item has its answers, which stay with it however it is edited."""

from dataclasses import replace
from datetime import time

from loop_flow import TEXT, failures
from team_check import START, TeamCheck, answer, answered, started

from bot.engine import events
from bot.engine.after_verdict.standing_verdict import standing_sheet
from bot.engine.asked.looping import NO_SUCH_ITEM, id_of, unrolled, words_of
from bot.engine.reminders.matters import matters, stirred
from bot.engine.rules.reading_answers import NOTHING
from bot.engine.saved.answer import Answer
from bot.engine.transition import start
from bot.engine.weighed.sheet import lay_out
from bot.engine.weighed.sheet_env import SheetEnv
from bot.engine.weighed.summary import gaps, summarise
from bot.flow.model.loop import asked_for
from bot.flow.translating.languages import in_language
from bot.store.codec import decode, encode

VAT, LOGIN = "Wrong VAT", "Slow login"


def failing(*named: str, text: str = TEXT, asked: tuple[str, ...] = ("ana", "ben")) -> TeamCheck:
    """Begin a check of ana's in which these failures are named."""
    flow = failures(text)
    check = TeamCheck(flow, start(flow, started(flow, asked=asked), START))
    return check.answers("ana", named=list(named)) if named else check


def of(question: str, item: str) -> str:
    return id_of(failures(), f"{question} of {item}")


def sheet_now(check: TeamCheck, *, final: bool = False):
    return lay_out(check.assessment, check.flow, check.now.date(), final=final)


def level(check: TeamCheck, call: str = "level", question: str = "impact", *, final: bool = False):
    return SheetEnv(sheet_now(check, final=final)).call(call, question)


def test_each_item_is_asked_about_in_the_order_of_the_list():
    check = failing(VAT, LOGIN)

    assert check.open_for("ben") == [of(question, item) for item in (VAT, LOGIN) for question in ("impact", "cause")]
    views = check.cards()["section/each"].questions
    assert [view.short for view in views] == [
        "Impact: Wrong VAT",
        "Cause: Wrong VAT",
        "Impact: Slow login",
        "Cause: Slow login",
    ]
    assert (views[0].ask, views[0].help) == ("How bad is it: Wrong VAT?", "Think of those who meet Wrong VAT.")


def test_until_something_is_named_nobody_is_asked_about_it():
    check = failing()

    assert check.open_for("ana") == ["named"]
    assert check.opened() == ["first"]
    assert (level(check), level(check, "all_items"), level(check, final=True)) == (None, None, 0.0)


def test_a_word_in_place_of_names_asks_nothing_and_stands_in_nobodys_way():
    check = failing().answers("ana", named="none")

    assert check.open_for("ana") == ["ready"]
    assert (level(check), level(check, "asked"), level(check, "all_items")) == (1.0, False, 0)
    assert sheet_now(check).sections["each"] is None
    assert [line.id for line in check.cards()["root"].sections] == ["first", "last"]
    assert check.answers("ben", ready="yes").assessment.verdicts[-1].verdict == "go"


def test_another_spelling_is_the_same_item_and_another_order_asks_nothing_anew():
    check = failing(VAT, LOGIN).answers("ben", **{of("impact", VAT): "high", of("cause", LOGIN): "no"})

    check.answers("ana", named=["slow  LOGIN", "“wrong vat.”"])

    assert check.assessment.answer(of("impact", VAT), "ben").value == "high"
    assert check.open_for("ben") == [of("impact", LOGIN), of("cause", VAT)]
    assert check.cards()["section/each"].questions[0].short == "Impact: slow  LOGIN"


def test_a_name_given_twice_is_one_item():
    check = answered_through(failing(VAT, "wrong  vat.", LOGIN), {VAT: "low", LOGIN: "low"})

    assert level(check, "all_items") == 2


def test_what_was_said_about_an_item_that_is_struck_out_counts_again_when_it_is_back():
    check = failing(VAT, LOGIN)
    for person in ("ana", "ben"):
        check.answers(person, **{of("impact", VAT): "high", of("impact", LOGIN): "low"})
    before = sheet_now(check)
    assert level(check) == 0.0

    check.answers("ana", named=[LOGIN])
    assert level(check) == 1.0
    assert of("impact", VAT) in check.assessment.answers
    assert of("impact", VAT) not in sheet_now(check).levels

    check.does(events.Undone("ana", "named", answer([VAT, LOGIN])))
    assert (sheet_now(check).levels, level(check)) == (before.levels, 0.0)


def test_an_answer_about_an_item_that_is_gone_is_refused_by_one_sentence():
    check = failing(VAT, LOGIN).answers("ana", named=[LOGIN])

    assert check.refused(answered("ben", **{of("impact", VAT): "high"})) == NO_SUCH_ITEM
    assert check.refused(events.Handed("ben", of("impact", VAT), "ana"))
    assert check.refused(events.RevealAsked("ana", of("impact", VAT)))
    assert check.refused(answered("ben", impact="high")) != NOTHING


def test_answers_that_come_in_one_form_with_the_list_are_all_taken():
    check = failing(VAT, LOGIN)

    check.answers("ana", named=[LOGIN, "New one"], **{of("impact", VAT): "high", of("impact", "New one"): "low"})

    assert check.assessment.answer(of("impact", VAT), "ana").value == "high"
    assert check.assessment.answer(of("impact", "New one"), "ana").value == "low"


def test_an_answer_that_changes_asks_what_rests_on_it_again_for_its_item_alone():
    check = failing(VAT, LOGIN, asked=("ana", "ben", "cy"))
    check.answers("ben", **{of("impact", each): "low" for each in (VAT, LOGIN)})
    check.answers("ben", **{of("cause", each): "yes" for each in (VAT, LOGIN)})

    check.answers("ben", **{of("impact", VAT): "high"})

    assert of("cause", VAT) not in check.assessment.answers
    assert of("cause", LOGIN) in check.assessment.answers


def answered_through(check: TeamCheck, impacts: dict[str, str], cause: str = "yes") -> TeamCheck:
    for item, impact in impacts.items():
        for person in ("ana", "ben"):
            check.answers(person, **{of("impact", item): impact})
        check.answers("ana", **{of("cause", item): cause})
    return check


def test_the_lowest_item_decides_and_each_has_its_own_gap():
    check = answered_through(failing(VAT, LOGIN), {VAT: "high", LOGIN: "some"}).answers("ana", ready="yes")

    sheet = standing_sheet(check.flow, check.assessment, check.now)
    assert check.assessment.verdicts[-1].verdict == "wait"
    assert summarise(sheet).outcome.headline == "Wrong VAT is too bad"
    assert [gap.short for gap in gaps(sheet)] == ["Impact: Wrong VAT", "Impact: Slow login"]
    assert [gate.questions for gate in summarise(sheet).gates] == [(of("impact", VAT),)]


def test_items_are_counted_in_conditions_once_all_of_them_have_a_level():
    check = answered_through(failing(VAT, LOGIN, "Lost mail"), {VAT: "low", LOGIN: "some"})

    assert (level(check), level(check, "all_items"), level(check, "full_items")) == (None, 3, None)
    answered_through(check, {"Lost mail": "high"})
    assert [level(check, each) for each in ("full_items", "failed_items", "lowest_item")] == [1, 1, 0.0]
    assert SheetEnv(sheet_now(check)).call("weakest_item", "impact") == "Lost mail"


def test_the_median_takes_the_lower_of_two_in_the_middle():
    text = TEXT.replace("    most: 3\n", "    most: 3\n    overall: median\n")
    check = answered_through(
        failing(VAT, LOGIN, "Lost mail", text=text), {VAT: "low", LOGIN: "some", "Lost mail": "high"}
    )
    assert level(check) == 0.5

    check.answers("ana", named=[VAT, LOGIN])
    assert level(check) == 0.5
    assert sheet_now(check).sections["each"] == 0.75


def test_an_item_to_which_a_question_does_not_apply_is_in_no_count_and_in_no_mean():
    text = TEXT.replace(
        "        asked_of: anyone\n        again_after",
        "        asked_of: anyone\n        not_applicable: yes\n        again_after",
    )
    check = failing(VAT, LOGIN, text=text)
    aside = events.Answered("ana", {of("cause", VAT): Answer(None, passed="not_applicable")})
    answered_through(check, {VAT: "low", LOGIN: "low"}).does(aside)

    assert [level(check, each, "cause") for each in ("all_items", "level", "not_applicable")] == [1, 1.0, False]
    check = failing(VAT, text=text).does(aside)
    assert [level(check, each, "cause") for each in ("all_items", "level", "asked", "not_applicable")] == [
        0,
        1.0,
        True,
        True,
    ]


def test_a_check_reads_in_another_language_with_the_items_it_has():
    flow = failures()
    german = failures(TEXT.replace("How bad is it: {item}?", "Wie schlimm ist {item}?"))
    flow = replace(flow, translations={"de": replace(german, language="de")})
    check = failing(VAT)

    read = in_language(unrolled(flow, check.assessment), "de")

    assert read.questions[of("impact", VAT)].ask.render(SheetEnv(sheet_now(check))) == "Wie schlimm ist Wrong VAT?"
    assert list(read.questions) == list(unrolled(flow, check.assessment).questions)


def test_a_split_is_one_of_its_item():
    check = failing(VAT, LOGIN)
    check.answers("ana", **{of("impact", VAT): "high"}).answers("ben", **{of("impact", VAT): "low"})

    assert check.cards()[f"split/{of('impact', VAT)}"].short == "Impact: Wrong VAT"
    check.answers("ana", named=[LOGIN])
    assert sheet_now(check).splits == ()


def test_a_call_about_an_item_that_is_gone_says_what_it_was_and_is_over():
    check = failing(VAT, LOGIN, asked=("ana", "ben", "cy"))
    check.does(events.Handed("ben", of("impact", VAT), "dan")).answers("ana", named=[LOGIN])

    (call,) = [card for name, card in check.cards().items() if name.startswith("call/")]
    assert (call.over, call.shorts) == (True, ())


def test_a_newer_flow_keeps_what_was_said_about_items_where_it_means_the_same():
    check = failing(VAT).answers("ben", **{of("impact", VAT): "high", of("cause", VAT): "no"})
    newer = failures(TEXT.replace("Is the cause of {item} known?", "Do you know why {item}?"))
    check.flow = newer
    check.does(events.Upgraded("ana", newer.hash, ("named", "impact", "ready")))

    assert of("impact", VAT) in check.assessment.answers
    assert of("cause", VAT) not in check.assessment.answers
    assert check.assessment.calls[-1].questions == (of("cause", VAT),)


def test_who_is_asked_about_a_new_item_hears_of_it():
    flow = failures(TEXT + CHECK_IN)
    check = TeamCheck(flow, start(flow, started(flow, asked=("ana", "ben")), START)).answers("ana", named=[VAT])
    answered_through(check, {VAT: "low"}).later(hours=1)
    before = check.assessment

    check.answers("ana", named=[VAT, LOGIN])

    assert set(stirred(unrolled(flow, before), before, check.assessment).new_for) == {"ana", "ben"}


CHECK_IN = "check_in: {questions: [{id: still, short: S, ask: S, type: number, asked_of: anyone}]}\n"


def test_the_follow_up_goes_on_when_an_item_it_spoke_of_is_struck_out_after_a_reopening():
    flow = failures(TEXT + CHECK_IN)
    check = TeamCheck(flow, start(flow, started(flow, asked=("ana", "ben")), START)).answers("ana", named=[VAT, LOGIN])
    answered_through(check, {VAT: "low", LOGIN: "low"}, cause="no").answers("ana", ready="yes")
    check.does(events.ScheduleChosen("ana", 0, time(9), "UTC"))
    check.later(days=8).ticks().does(events.GapTaken("ana", of("cause", LOGIN), "ben", check.now.date()))
    assert check.assessment.check_ins[-1].gap == of("cause", VAT)

    check.does(events.ReopenAsked("ana")).answers("ana", named=["Lost mail"]).does(events.DecideAsked("ana"))

    assert "Cause" in {getattr(card, "about", "") for card in check.cards().values()}
    assert matters(check.flow, check.assessment) == {}
    check.later(days=7).ticks()
    assert check.assessment.check_ins[-1].gap == of("cause", "Lost mail")
    assert check.cards()


def test_a_check_is_kept_and_read_back_with_what_was_said_of_each_item():
    check = failing(VAT).answers("ben", **{of("impact", VAT): "high"})

    assert decode(encode(check.assessment)) == check.assessment


def test_words_and_ids_say_the_same():
    check = failing(VAT)
    flow = unrolled(check.flow, check.assessment)

    for id_ in flow.questions:
        assert id_of(flow, words_of(flow, id_)) == id_
    assert words_of(flow, of("impact", VAT)) == "impact of Wrong VAT"
    assert asked_for(of("impact", VAT)) == "impact"


def test_a_flow_is_written_out_once_for_the_same_items():
    check = failing(VAT)

    assert unrolled(check.flow, check.assessment) is unrolled(unrolled(check.flow, check.assessment), check.assessment)
