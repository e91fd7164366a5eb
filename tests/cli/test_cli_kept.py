"""The verbs that look at what is kept: they need Redis and a workspace, and say where there is no such check."""

from datetime import UTC, datetime, timedelta

import pytest
from cli_runs import ROOT, ftready

from bot.start_refusals import StartError
from bot.usecases.ports import HoldOffError, LostAnswerError

LATER = datetime(2026, 11, 23, 10, 15, tzinfo=UTC)


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
@pytest.mark.parametrize(
    ("given", "said", "code"),
    [
        ((), "Name a check, or a person with --person; one of both.", 2),
        (("a1", "--person", "U0BEN"), "Name a check, or a person with --person; one of both.", 2),
        (("a1", "--dry-run"), "Name a check, or a person with --person; one of both.", 2),
        (("--person", "ben"), "'ben' is no id of a person in Slack", 2),
    ],
)
def test_whom_or_what_to_forget_is_said_once_and_rightly(given, said, code):
    run = ftready("forget", *given, "--installation", "T0123")

    assert run.code == code
    assert said in run.err


@pytest.mark.usefixtures("only_redis")
def test_looking_first_whom_it_would_forget_asks_nothing_and_who_does_not_say_yes_forgets_nobody():
    dry = ftready("forget", "--person", "U0BEN", "--installation", "T0123", "--dry-run")
    no = ftready("forget", "--person", "U0BEN", "--installation", "T0123", stdin="n\n")
    yes = ftready("forget", "--person", "U0BEN", "--installation", "T0123", "--yes")

    assert dry.out.startswith("U0BEN stands in 0 checks")
    assert (dry.code, no.code, yes.code) == (0, 1, 0)
    assert "forgotten in 0 checks" in yes.out


@pytest.mark.usefixtures("only_redis")
def test_a_slip_of_our_own_is_not_told_as_a_flow_that_is_not_kept(monkeypatch):
    async def slips(*_):
        return {}["cut_short"]

    monkeypatch.setattr("bot.kept.export_kept", slips)

    with pytest.raises(KeyError, match="cut_short"):
        ftready("export", "a1", "--installation", "T0123")


@pytest.mark.usefixtures("only_redis")
@pytest.mark.parametrize(
    ("trouble", "said"),
    [
        (HoldOffError("chat.delete", LATER), "Slack did not take the rest; run it again after 10:15:00 UTC"),
        (LostAnswerError("chat.delete"), "Slack did not answer for the rest; run it again"),
    ],
)
def test_where_slack_does_not_do_the_rest_it_says_so_in_a_sentence(monkeypatch, trouble, said):
    async def fails(*_):
        raise trouble

    monkeypatch.setattr("bot.kept.forget_what_is_theirs", fails)
    monkeypatch.setattr("bot.kept.forget", fails)

    with pytest.raises(StartError) as person:
        ftready("forget", "--person", "U0BEN", "--installation", "T0123", "--yes")
    with pytest.raises(StartError) as check:
        ftready("forget", "a1", "--installation", "T0123", "--yes")

    assert str(person.value) == f"U0BEN: they are out of 0 checks, but their reminder still stands: {said}."
    assert str(check.value) == f"a1: some of its cards may be gone, but {said}."


@pytest.mark.usefixtures("only_redis")
def test_what_is_kept_is_looked_at_by_the_clock_of_the_store_whatever_this_machine_says(monkeypatch):
    seen = []

    async def export(store, *given):
        seen.extend((given[-1], store._clock()))

    monkeypatch.setattr("bot.kept.utc_now", lambda: datetime(2061, 1, 1, tzinfo=UTC))
    monkeypatch.setattr("bot.kept.export_kept", export)

    ftready("export", "a1", "--installation", "T0123")

    assert [abs(each - datetime.now(UTC)) < timedelta(minutes=5) for each in seen] == [True, True]
