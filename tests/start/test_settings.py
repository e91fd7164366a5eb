"""What is missing or malformed in the environment stops the start with a sentence that says what to set."""

import pytest

from bot.settings import Settings, SettingsError, flows_folder, load, load_kept
from bot.store.keys import RETENTION_DAYS

GOOD = {
    "SLACK_BOT_TOKEN": "xoxb-1",
    "SLACK_APP_TOKEN": "xapp-1",
    "REDIS_URL": "redis://127.0.0.1",
}


@pytest.fixture
def environment(monkeypatch, tmp_path):
    """An environment with nothing of ours in it, and a folder with no .env."""
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)

    def change(**changes):
        for name, value in {**GOOD, **changes}.items():
            if value is None:
                monkeypatch.delenv(name, raising=False)
            else:
                monkeypatch.setenv(name, value)

    return change


def test_what_is_needed_is_enough(environment):
    environment()

    settings = load()

    assert settings.slack_api_url == "https://slack.com/api/"
    assert settings.port == 3000
    assert settings.ftready_keep_days == RETENTION_DAYS


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"SLACK_BOT_TOKEN": None}, "SLACK_BOT_TOKEN: is missing; set it to: the bot token"),
        ({"SLACK_BOT_TOKEN": "xoxp-1"}, "SLACK_BOT_TOKEN: cannot be used: write the bot token of the app"),
        ({"SLACK_APP_TOKEN": "xoxb-1"}, "SLACK_APP_TOKEN: cannot be used: write the app-level token"),
        ({"SLACK_APP_TOKEN": None}, "SLACK_SIGNING_SECRET: is missing; set it for HTTP mode"),
        ({"SLACK_APP_TOKEN": None, "SLACK_SIGNING_SECRET": ""}, "SLACK_SIGNING_SECRET: is missing"),
        ({"REDIS_URL": None}, "REDIS_URL: is missing"),
        ({"REDIS_URL": "127.0.0.1:6379"}, "REDIS_URL: cannot be used: write redis://"),
        ({"SLACK_API_URL": "slack.com/api"}, "SLACK_API_URL: cannot be used: write a whole address"),
        ({"PORT": "http"}, "PORT: cannot be used"),
        ({"PORT": "70000"}, "PORT: cannot be used"),
        ({"FTREADY_KEEP_DAYS": "0"}, "FTREADY_KEEP_DAYS: cannot be used"),
        ({"FTREADY_KEEP_DAYS": "a year"}, "FTREADY_KEEP_DAYS: cannot be used"),
        ({"FTREADY_CRASH": "anywhere"}, "FTREADY_CRASH: cannot be used"),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence(environment, changes, said):
    environment(**changes)

    with pytest.raises(SettingsError) as error:
        load()

    assert str(error.value).startswith(said)


def test_everything_wrong_is_said_at_once_and_no_secret_with_it(environment):
    environment(SLACK_BOT_TOKEN="hunter2", REDIS_URL="hunter3", SLACK_APP_TOKEN="hunter4")

    with pytest.raises(SettingsError) as error:
        load()

    assert len(str(error.value).splitlines()) == 3
    assert "hunter" not in str(error.value)


def test_settings_print_no_secret(environment):
    environment()

    assert "xoxb-1" not in repr(load())
    assert "xapp-1" not in repr(load())


def test_a_dot_env_file_is_read(environment, tmp_path):
    environment(SLACK_BOT_TOKEN=None)
    (tmp_path / ".env").write_text("SLACK_BOT_TOKEN=xoxb-file\n", encoding="utf-8")

    assert load().slack_bot_token.get_secret_value() == "xoxb-file"


def test_what_is_kept_can_be_looked_at_with_the_address_of_redis_alone(environment):
    environment(SLACK_BOT_TOKEN=None, SLACK_APP_TOKEN=None)

    assert load_kept().slack_bot_token is None
    environment(REDIS_URL=None)
    with pytest.raises(SettingsError, match="REDIS_URL: is missing"):
        load_kept()


def test_where_the_flows_are_can_be_asked_without_slack(environment, monkeypatch):
    for name in GOOD:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("FTREADY_FLOWS", "elsewhere")

    assert str(flows_folder()) == "elsewhere"
