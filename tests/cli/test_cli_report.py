"""`ftready report`: all checks of one workspace or of every one there is, for people, programs and spreadsheets."""

import asyncio
import csv
import io

import pytest
from cli_runs import ROOT, ftready

from bot.cli.portfolio_reports import PORTFOLIO_REPORTS
from bot.engine.events import Started
from bot.engine.overviews.portfolio_parts import Portfolio, WeakSection
from bot.engine.saved.answer import Answer
from bot.folders.flows import FlowsFolder
from bot.store.clock import utc_now
from bot.store.connect import connect
from bot.store.redis_store import RedisStore
from bot.usecases.acting.start import start
from bot.usecases.ports import Installation, Ports

EVIL = '=HYPERLINK("https://evil.example")\u202e\x9b31m'
QUICK = {"same_line": "yes", "unseen_cases": 2, "fixed_parts": ("examples",), "weeks_unchanged": 3}
KEPT = (("T0HERE", "a1", EVIL), ("T0HERE", "a2", "letters"), ("T0THERE", "b1", "far away"))


@pytest.fixture(scope="module")
def folder() -> FlowsFolder:
    """The flows read once, for all that this file runs."""
    return FlowsFolder(ROOT / "flows", None)


@pytest.fixture
def only_redis(folder, redis_url, monkeypatch, tmp_path):
    """An environment that says where Redis is, and nothing of Slack."""
    monkeypatch.chdir(tmp_path)
    for name in ("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("REDIS_URL", redis_url)
    monkeypatch.setattr("bot.kept.flows_on_offer", lambda *_: folder)


@pytest.fixture
def kept(folder, redis_url):
    """Three quick checks in two workspaces."""
    asyncio.run(_begin(redis_url, folder))


async def _begin(redis_url: str, flows: FlowsFolder) -> None:
    async with connect(redis_url) as redis:
        store = RedisStore(redis, clock=utc_now)
        ports = Ports(store, flows, lambda *_: asyncio.sleep(0), utc_now, lambda: "fresh")
        said = {id_: Answer(value) for id_, value in {**QUICK, "same_failures": "yes"}.items()}
        for where, id_, subject in KEPT:
            event = Started("ana", id_, "quick", "C0ROOM0001", "ana", subject=subject, answers=said)
            await start(ports, Installation(where), flows.named("quick"), event, id_)


@pytest.mark.usefixtures("only_redis", "kept")
def test_every_workspace_is_told_of_unless_one_is_named_and_a_terminal_acts_on_nothing():
    everything, one = ftready("report"), ftready("report", "--installation", "T0THERE")

    assert "T0HERE: 2 checks (0 open, 2 decided, 0 expired; 0 stuck)" in everything.out
    assert "in 2 of 2 checks" in everything.out
    assert "T0THERE: 1 check (" in everything.out
    assert not {"\u202e", "\x9b"} & set(everything.out)
    assert "T0HERE" not in one.out
    assert "b1  Fine-tune? Quick check: far away in C0ROOM0001" in one.out
    assert "ana" not in everything.out.replace("manage", "")


@pytest.mark.usefixtures("only_redis", "kept")
def test_json_has_the_same_as_data():
    here, there = ftready("report", "--format", "json").json()

    assert (here["workspace"], there["workspace"]) == ("T0HERE", "T0THERE")
    assert {each["assessment"] for each in here["checks"]} == {"a1", "a2"}
    assert [each["checks"] for each in here["verdicts"]] == [2]
    assert {"unseen_cases"} <= {each["question"] for each in here["gaps"]}


@pytest.mark.usefixtures("only_redis", "kept")
def test_a_table_has_a_row_for_each_and_no_cell_a_spreadsheet_would_run():
    run = ftready("report", "--format", "csv", "--installation", "T0HERE")

    assert run.out.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(run.out.removeprefix("\ufeff"), newline="")))
    assert {row["kind"] for row in rows} == {"check", "verdict", "gap"}
    assert [row["checks"] for row in rows if row["kind"] == "verdict"] == ["2"]
    assert all(not cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row.values())
    assert {row["subject"][:11] for row in rows if row["check"] == "a1"} == {"'=HYPERLINK"}


def test_the_weakest_sections_are_in_every_form():
    found = {"T0HERE": Portfolio(sections=(WeakSection("f", "Release?", "=Tests", 0.25, 4, 3),))}

    assert "    =Tests (Release?): 0.25 over 4 checks, the lowest in 3\n" in PORTFOLIO_REPORTS["text"](found)
    (row,) = csv.DictReader(io.StringIO(PORTFOLIO_REPORTS["csv"](found).removeprefix("\ufeff"), newline=""))
    assert (row["kind"], row["section"], row["mean"], row["lowest_in"]) == ("section", "'=Tests", "0.25", "3")
    assert '"mean": 0.25' in PORTFOLIO_REPORTS["json"](found)


@pytest.mark.usefixtures("only_redis")
def test_where_nothing_is_kept_it_says_so_and_a_form_there_is_not_is_named():
    assert ftready("report").out == "No workspace is kept there.\n"
    assert ftready("report", "--format", "json").json() == []
    wrong = ftready("report", "--format", "xml")
    assert wrong.code == 2
    assert "there is no 'xml'" in wrong.err
