"""What happens to people and channels while a check runs: nobody is waited for who is gone, and nothing is lost."""

from dataclasses import replace

import pytest

from bot.slack.address import Verb


@pytest.fixture
async def check(team, monkeypatch):
    """A check of ana's, in which ben is asked too; who is where is not remembered."""
    monkeypatch.setattr("bot.slack.calling.believed.FRESH_SECONDS", -1.0)
    monkeypatch.setattr("bot.slack.calling.believed.JUST_NOW_SECONDS", -1.0)
    await team.full(asked=("ana", "ben"))
    return team


async def _root_says(team, words):
    return await team.person("ana").sees(team.channel, words)


async def test_a_judgement_waits_no_more_for_whoever_leaves_the_channel_and_the_rest_does_once_they_are_back(check):
    await check.answer("ana", "task_signed", "yes")
    await _root_says(check, f"Still open for <@{check.id('ana')}>")

    await check.person("ben").do("leave", channel=check.channel)

    root = await _root_says(check, f"nothing waits for <@{check.id('ben')}>, who is no longer in this channel")
    assert f"<@{check.id('ben')}> (" not in str(root)

    await check.person("ana").do("invite", channel=check.channel, other="ben")
    await _root_says(check, f"<@{check.id('ben')}> (")


async def test_nobody_waits_for_a_participant_whose_account_is_deactivated_once_others_go_on(check):
    await check.person("ben").do("change_person", deleted=True)

    await check.answer("ana", "task_signed", "yes")

    await _root_says(check, f"nothing waits for <@{check.id('ben')}>, whose account is deactivated")


async def _told_alone(check, words, name="ana"):
    person = check.person(name)
    direct = (await person.do("open_direct", other=check.playground.first.bot.id))["id"]
    return await person.sees(direct, words)


async def test_an_owner_hears_that_their_thread_is_locked_and_all_goes_on_once_it_is_not(check):
    await check.person("ana").do("lock_thread", channel=check.channel, ts=check.thread)
    await check.press("ana", Verb.HAND_OVER)
    await check.person("ana").modal("Who owns it from now on?")
    await check.submit("ana", {("", "to"): check.id("ben")})
    await _told_alone(check, f"The thread of your check in <#{check.channel_id()}> is locked.", "ben")
    assert "owner/1" not in await check.cards()

    await check.person("ana").do("lock_thread", channel=check.channel, ts=check.thread, back=True)
    await check.answer("ben", "task_signed", "yes")

    await check.card_says("owner/1", "who owns it from now on")
    await _told_alone(check, "is shown again, and goes on.", "ben")


async def test_a_renamed_channel_and_one_made_private_keep_their_check_and_show_it_to_members_alone(check):
    await check.person("ana").do("rename", channel=check.channel, name="model-team")
    check.channel = "model-team"
    await check.person("ana").do("make_private", channel=check.channel)

    await check.answer("ben", "task_signed", "yes")

    await check.card_says("section/task", f"Answered: <@{check.id('ben')}>")
    await check.person("emi").do("open_home")
    await check.person("emi").home_says("Start")
    assert check.thread.replace(".", "") not in str(await check.person("emi").home())


async def test_an_owner_hears_that_a_deleted_channel_took_their_check_with_it(check):
    ts, _, element, _ = await check.find("ben", Verb.ANSWER, "task_signed", "yes")
    room = check.channel_id()
    await check.control.fault("slow", only=["chat.update"], seconds=0.5)
    await check.person("ben").press(check.channel, ts, "", element["action_id"])
    await check.person("ana").do("delete_channel", channel=check.channel)

    await _told_alone(check, f"I am not in <#{room}> any more, or it is gone")


async def test_an_owner_hears_of_it_in_the_language_they_have_set(check):
    ana = check.person("ana")
    await ana.open_home()
    await ana.home_says("Your settings")
    await ana.press_home("Settings")
    await ana.modal("Your settings")
    assert not (await check.submit("ana", {("", "language"): "de"}))["errors"]

    await ana.do("archive", channel=check.channel)
    await check.person("ben").open_home()
    await check.person("ben").home_says("Open for you")
    await check.person("ben").press_home("My open questions")
    await check.submit("ben", {("task_signed", "value"): "yes"})

    await _told_alone(check, f"<#{check.channel_id()}> ist archiviert")


async def test_in_a_workspace_of_an_enterprise_everything_is_of_that_workspace(check):
    workspace = check.playground.first.workspace
    workspace.enterprise_id = "E0GRID0001"
    at_home_elsewhere = replace(workspace.people[check.id("ben")], home_team_id="T0SISTER01")
    workspace.put_person(at_home_elsewhere)

    await check.answer("ben", "task_signed", "yes")
    await check.card_says("section/task", f"Answered: <@{check.id('ben')}>")
    told = await check.person("ben").command(check.channel, "/ftready status")
    assert "owned by" in told["answer"]["text"]
