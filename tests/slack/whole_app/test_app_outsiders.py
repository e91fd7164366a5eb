"""People of other companies in a shared channel: the owner lets them look on or answer, at the start and later."""

import pytest

from bot.playground.workspace.words import words_of
from bot.slack.address import Verb
from bot.slack.policy import LOOKS_ON, OUTSIDER


@pytest.fixture
async def shared(team):
    """A team whose channel is shared with another company, of which gia is."""
    team.channel = "with-partner"
    return team


async def let(team, level):
    await team.press("ana", Verb.ASK_MORE)
    await team.person("ana").modal("Who should answer too?")
    await team.press_in_view("ana", Verb.OUTSIDERS)
    await team.person("ana").modal("Who takes part")
    outcome = await team.submit("ana", {("", "outsiders"): level})
    assert not outcome["errors"], outcome


async def test_somebody_of_another_company_is_asked_answers_in_the_thread_and_is_let_no_more(shared):
    gia = f"<@{shared.id('gia')}>"
    await shared.full(asked=("ana", "gia"), outsiders="answer")
    await shared.person("gia").sees(shared.channel, "people of other companies may answer too")

    await shared.answer("gia", "task_signed", "no")
    await shared.card_says("section/task", f"Answered: {gia}")
    outcome = await shared.fill("gia", "worked_examples", good="7", bad="4", link="https://example.com/cases")
    assert not outcome["errors"]
    await shared.card_says("section/task", "Good ones: 7")
    await let(shared, "observe")

    await shared.person("ana").sees(shared.channel, "people of other companies look on")
    await shared.answer("gia", "task_signed", "yes")
    await shared.told("gia", LOOKS_ON)
    await shared.press("gia", Verb.MY_ANSWERS)
    assert "No" in words_of(await shared.person("gia").modal("My answers"))
    direct = shared.playground.first.workspace.messages
    assert not [each for each in direct if each.startswith("D")]


async def test_left_out_they_are_asked_by_nobody_and_once_let_they_are(shared):
    await shared.full(asked=("ana", "cleo"))
    await shared.answer("gia", "task_signed", "no")
    await shared.told("gia", OUTSIDER)
    await shared.press("ana", Verb.ASK_MORE)
    await shared.person("ana").modal("Who should answer too?")
    outcome = await shared.submit("ana", {("", "more"): [shared.id("gia")]})
    (why,) = outcome["errors"].values()
    assert why.startswith("Take out Gia Rossi (of another company). Or say under “People of other companies” that")

    await shared.person("ana").do("close", view_id=(await shared.person("ana").modal())["id"], everything=True)
    told = await shared.person("ana").command(shared.channel, "/ftready outsiders")
    assert not (told["answer"] or {}).get("text")
    await shared.person("ana").modal("Who takes part")
    assert not (await shared.submit("ana", {("", "outsiders"): "answer"}))["errors"]

    await shared.press("ana", Verb.ASK_MORE)
    await shared.person("ana").modal("People of other companies can be asked too.")
    assert not (await shared.submit("ana", {("", "more"): [shared.id("gia")]}))["errors"]
    await shared.card_says("call/1", f"<@{shared.id('gia')}>")


async def test_nobody_of_another_company_owns_a_check_at_its_start_or_later(shared):
    await shared.person("ana").command(shared.channel, "/ftready readiness")
    await shared.person("ana").modal("People of other companies")
    line = "From a supplier's PDF invoice, return the six booking fields as JSON for the accounts team."
    given = {("task_line", "value"): line, ("motive", "value"): "form", ("", "asked"): [shared.id("gia")]}
    outcome = await shared.submit("ana", {**given, ("", "owner"): shared.id("gia"), ("", "outsiders"): "answer"})

    assert list(outcome["errors"].values()) == ["Take out Gia Rossi (of another company)."]
    assert next(iter(outcome["errors"])).endswith("owner")


async def test_in_a_channel_that_is_not_shared_the_form_does_not_ask(team):
    await team.person("ana").command(team.channel, "/ftready readiness")

    assert "People of other companies" not in words_of(await team.person("ana").modal("Who answers?"))


async def test_where_only_they_are_asked_whoever_is_here_takes_the_check_over_from_an_owner_who_is_gone(
    shared, monkeypatch
):
    monkeypatch.setattr("bot.slack.calling.believed.FRESH_SECONDS", -1.0)
    monkeypatch.setattr("bot.slack.calling.believed.JUST_NOW_SECONDS", -1.0)
    await shared.full(asked=("ana", "gia"), outsiders="answer")
    await shared.person("ana").do("change_person", deleted=True)

    await shared.person("cleo").command(shared.channel, "/ftready take over")

    await shared.card_says("owner/1", f"<@{shared.id('cleo')}> took this check over", "cleo")
