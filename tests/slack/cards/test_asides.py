"""Saying that a question does not apply: on its card, in its form, in a modal of its own, and in the summary."""

from datetime import timedelta

import pytest
from aside_flow import TEXT, asides
from bot_parts import team as team_at_work
from card_reading import buttons_of, payload_of, text_of
from card_samples import ANA, BEN, NOON
from view_reading import accepted, filled, form_of, labels

from bot.engine import events
from bot.engine.forms.questions import PASS, WHY, Wrong, read_form
from bot.engine.saved.answer import Answer
from bot.engine.transition import apply, start
from bot.engine.wanted.check import cards_wanted
from bot.slack import views
from bot.slack.address import Address, Verb
from bot.slack.cards.summary import whole

WHY_NOT = "it keeps nothing"
FLOW = asides()
BACKUP, CALM = FLOW.questions["backup"], FLOW.questions["calm"]


def aside(by, question, reason=WHY_NOT):
    return events.Answered(by, {question: Answer(None, passed="not_applicable", reason=reason)})


def says(by, **given):
    return events.Answered(by, {id_: Answer(value) for id_, value in given.items()})


def check(*done):
    found = start(FLOW, events.Started(ANA, "a1", "asides", "C1", ANA, asked=(ANA, BEN)), NOON).assessment
    for minute, event in enumerate(done):
        found = apply(FLOW, found, event, NOON + timedelta(minutes=minute)).assessment
    return found


def card(name, *done):
    return cards_wanted(FLOW, check(*done), NOON)[name]


def test_a_card_offers_it_where_it_may_be_said_and_no_more_once_it_is():
    first = card("section/first")

    assert buttons_of(payload_of(first)).count("Does not apply…") == 2
    assert buttons_of(payload_of(card("section/first", aside(BEN, "backup")))).count("Does not apply…") == 1
    assert buttons_of(payload_of(card("section/first", says(BEN, backup=3)))).count("Does not apply…") == 2


def test_a_card_says_that_it_does_not_apply_and_why():
    said = text_of(payload_of(card("section/first", aside(BEN, "backup"))))

    assert f"<@{BEN}>: _Does not apply: {WHY_NOT}_" in said
    assert "It does not apply: nobody waits for it, and it counts nowhere." in said


def test_a_card_says_that_people_differ_and_which_answer_counts():
    said = text_of(payload_of(card("section/first", aside(BEN, "backup"), says(ANA, backup=9))))

    assert f"It applies all the same: <@{BEN}> said otherwise, and what was answered counts." in said
    assert f"<@{ANA}>: 9 · _this one counts_" in said


def test_a_blind_card_gives_away_nothing_of_it():
    done = (says(ANA, scope="all", backup=3), aside(BEN, "calm", "secret"))

    payload = payload_of(card("section/second", *done))

    assert "secret" not in str(payload)
    assert "apply:" not in text_of(payload)


def test_the_owners_word_shows_and_they_can_ask_again():
    payload = payload_of(card("section/first", events.SplitSettled(ANA, "backup", None, WHY_NOT)))

    assert f"*Settled by <@{ANA}>: Does not apply.* Why: {WHY_NOT}" in text_of(payload)
    assert "Ask it again (owner)" in buttons_of(payload)


def test_the_summary_has_a_part_for_it_and_it_is_spoken_too():
    done = (says(ANA, scope="all"), aside(BEN, "backup"), says(ANA, calm="yes"), aside(BEN, "calm", ""))

    summary = card("summary/1", *done)
    lines = whole(summary, {}, {})

    at = lines.index("*Does not apply*")
    assert lines[at + 1] == f"• Backup: <@{BEN}>: {WHY_NOT}"
    assert lines[at + 2] == f"• Calm: <@{BEN}>; what <@{ANA}> answered counts all the same"
    assert f"Does not apply: Backup: <@{BEN}>: {WHY_NOT}." in payload_of(summary)["text"]


def test_a_section_of_which_nothing_applies_says_so_on_the_root():
    done = (aside(ANA, "scope", ""), aside(BEN, "backup"), says(ANA, calm="yes"), says(BEN, calm="yes"))

    assert "*First*\ndoes not apply" in text_of(payload_of(card("root", *done)))


def test_the_modal_asks_why_and_lets_the_owner_decide_for_all():
    own = accepted(views.aside(check(), BACKUP, for_all=True))
    theirs = accepted(views.aside(check(), BACKUP, for_all=False))

    assert labels(own) == ["Why does it not apply?", "Or decide it alone"]
    assert labels(theirs) == ["Why does it not apply?"]
    assert [each["optional"] for each in theirs["blocks"] if each["type"] == "input"] == [False]
    calm = accepted(views.aside(check(), CALM, for_all=False))
    assert [each["optional"] for each in calm["blocks"] if each["type"] == "input"] == [True]


def test_the_form_of_a_question_offers_it_as_a_button_that_asks_why():
    view = accepted(views.answer("a1", form_of(BACKUP)))

    assert Address(Verb.ASIDE, "a1", "backup").write() in str(view)
    assert "If it does not apply: why" not in labels(view)


@pytest.mark.parametrize("redraws", [True, False])
def test_among_other_questions_it_is_picked_and_its_reason_read_back(redraws):
    form = form_of(BACKUP)
    picked = {PASS: "not_applicable", WHY: WHY_NOT}
    view = {"blocks": views.question_blocks(form, picked, required=redraws, redraws=redraws)}

    read = views.entered(filled(view, backup__pass="or:not_applicable", backup__not_applicable=WHY_NOT), "backup")

    assert read_form(BACKUP, read, NOON.date()) == Answer(None, passed="not_applicable", reason=WHY_NOT)


def test_a_form_that_is_drawn_again_asks_why_only_where_it_was_picked():
    form = form_of(BACKUP)

    picked = {"blocks": views.question_blocks(form, {PASS: "not_applicable"}, required=True, redraws=True)}
    skipped = {"blocks": views.question_blocks(form, {PASS: "skip"}, required=True, redraws=True)}
    blank = {"blocks": views.question_blocks(form, {}, required=True, redraws=True)}

    assert labels(picked) == ["If it does not apply: why"]
    assert labels(skipped) == []
    assert "If it does not apply: why" not in labels(blank)


def test_what_is_wrong_is_said_at_the_reason():
    view = {"blocks": views.question_blocks(form_of(BACKUP), {})}
    values = filled(view, backup__not_applicable="")

    assert list(views.errors(values, {"backup": Wrong("Say why.", WHY)})["errors"]) == ["field:backup:not_applicable"]


async def test_in_slack_a_blank_reason_is_refused_what_was_typed_is_asked_about_and_the_owner_decides_for_all(
    tmp_path, redis_url, quick_pace
):
    (tmp_path / "asides.yml").write_text(TEXT, encoding="utf-8")
    async with team_at_work("socket", redis_url, tmp_path) as team:
        before = await team.roots("ana")
        await team.person("ana").command(team.channel, "/ftready asides")
        await team.person("ana").modal("Who answers?")
        await team.submit("ana", {("", "asked"): [team.id("ana"), team.id("ben")]})
        team.thread = await team.new_root("ana", before)

        await team.press("ben", Verb.ASIDE, "backup")
        await team.person("ben").modal("Does not apply")
        blank = await team.submit("ben", {("", "reason"): "\u2800"})
        assert blank["errors"] == {"field::reason": "Say why it does not apply; the reason stands in the summary."}
        assert not (await team.submit("ben", {("", "reason"): WHY_NOT}))["errors"]
        await team.card_says("section/first", "It does not apply")

        await team.press("ana", Verb.FORM, "backup")
        await team.enter("ana", {("backup", "value"): "7"})
        await team.press_in_view("ana", Verb.ASIDE, "backup")
        asked = await team.person("ana").modal("You have typed an answer too")
        assert "7" in str(asked["blocks"])
        await team.press_in_view("ana", Verb.ASIDE, "backup")
        await team.person("ana").modal("Does not apply")
        outcome = await team.submit("ana", {("", "reason"): "all is elsewhere", ("", "for_all"): ["for_all"]})
        assert not outcome["errors"]
        await team.card_says("section/first", "Does not apply.")

        await team.press("ana", Verb.VOTE_AGAIN, "backup")
        await team.card_says("section/first", "It does not apply")
