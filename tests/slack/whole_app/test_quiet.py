"""What people say and what only Slack may know appears in no log, even when everything is logged."""

import logging

from bot_parts import team as team_at_work

SECRET_WORDS = "canary-in-the-subject"


async def test_no_words_of_people_and_no_token_are_logged(redis_url, quick_pace, caplog, monkeypatch):
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-in-the-environment")
    caplog.set_level(logging.DEBUG)
    async with team_at_work("http", redis_url) as team:
        token = team.playground.first.installation.bot_token
        await team.quick(words=SECRET_WORDS)
        await team.person("ben").mention(team.channel, SECRET_WORDS, team.thread)
        await team.told("ben", "This check is closed, so your words were not taken")

    ours = [record for record in caplog.records if record.name.partition(".")[0] in {"bot", "slack_bolt", "slack_sdk"}]
    text = "\n".join(f"{record.getMessage()} {record.exc_text or ''}" for record in ours)
    assert SECRET_WORDS not in text
    assert token not in text
    assert "xoxb-in-the-environment" not in text
    assert not [record for record in ours if record.name.startswith("slack_bolt")]
