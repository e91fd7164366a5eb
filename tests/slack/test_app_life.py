"""What happens to people and channels while a check runs: nobody is waited for who is gone, and nothing is lost."""

import pytest


@pytest.fixture
async def check(team, monkeypatch):
    """A check of ana's, in which ben is asked too; who is where is not remembered."""
    monkeypatch.setattr("bot.slack.members.FRESH_SECONDS", -1.0)
    monkeypatch.setattr("bot.slack.members.JUST_NOW_SECONDS", -1.0)
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
