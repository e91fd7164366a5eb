"""The verbs that look at what is kept: they need Redis and a workspace, and say where there is no such check."""

import pytest
from cli_runs import ROOT, ftready


@pytest.fixture
def only_redis(valkey, monkeypatch, tmp_path):
    """An environment that says where Redis is, and nothing of Slack."""
    monkeypatch.chdir(tmp_path)
    for name in ("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("REDIS_URL", valkey.url)
    monkeypatch.setenv("FTREADY_FLOWS", str(ROOT / "flows"))


@pytest.mark.usefixtures("only_redis")
@pytest.mark.parametrize("verb", ["why", "export", "forget"])
def test_of_a_check_that_is_not_there_the_command_says_so_and_ends_with_1(verb):
    sure = ["--yes"] if verb == "forget" else []
    run = ftready(verb, "nothing", "--installation", "T0123", *sure)

    assert (run.code, run.out) == (1, "")
    assert run.err == "There is no assessment nothing here; My answers on its root card shows the id.\n"


@pytest.mark.usefixtures("only_redis")
def test_nothing_is_forgotten_by_who_does_not_say_yes():
    run = ftready("forget", "a1", "--installation", "T0123", stdin="n\n")

    assert run.code == 1
    assert "Forget a1, with all that people said in it?" in run.out


@pytest.mark.usefixtures("only_redis")
def test_a_slip_of_our_own_is_not_told_as_a_flow_that_is_not_kept(monkeypatch):
    async def slips(*_):
        return {}["cut_short"]

    monkeypatch.setattr("bot.kept.export_kept", slips)

    with pytest.raises(KeyError, match="cut_short"):
        ftready("export", "a1", "--installation", "T0123")
