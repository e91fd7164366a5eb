"""The demo as people run it: it ends on Ctrl-C, and keeps what was said through any end of its processes."""

import os
import signal
import socket
from contextlib import asynccontextmanager

import aiohttp
import pytest
from bot_parts import FULL, QUICK, Team
from demo_process import Demo
from page_driver import Screen, picture, soon
from selenium.webdriver.common.keys import Keys

from bot.demo import stage
from bot.playground.scene import Scene
from bot.slack.address import Verb
from bot.slack.calling.pace import Rate

pytestmark = pytest.mark.slow


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "demo"


async def test_the_page_answers_whoever_brings_the_key(folder):
    with Demo(folder) as demo:
        address, key = demo.is_up().address()
        async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as browser:
            async with browser.get(address) as answer:
                assert answer.status == 403
            async with browser.get(f"{address}/?token={key}"), browser.get(f"{address}/?left=ana&right=ben") as answer:
                assert answer.status == 200
                assert 'data-person="ben"' in await answer.text()


def test_ctrl_c_in_a_terminal_ends_it_in_good_order(folder):
    with Demo(folder, terminal=True) as demo:
        demo.is_up().type("\x03")

        assert demo.end() == 0, demo.said
        assert "Everything is put away." in demo.said
        assert "Traceback" not in demo.said
        assert not _listens(folder / "store" / "valkey.sock")


@pytest.mark.long
async def test_ctrl_c_ends_a_scripted_team_too(folder):
    with Demo(folder, "--team", terminal=True) as demo:
        async with _open_page(demo.is_up()):
            demo.says("asks the team")
        demo.type("\x03")

        assert demo.end() == 0, demo.said
        assert "Traceback" not in demo.said


@pytest.mark.long
async def test_a_scripted_team_waits_for_the_page_to_be_open(folder):
    with Demo(folder, "--team") as demo:
        demo.is_up().says("it waits for you a little")
        assert "wonders whether to fine-tune" not in demo.said

        async with _open_page(demo):
            demo.says("wonders whether to fine-tune")


@pytest.mark.browser
def test_an_open_tab_comes_back_by_itself_when_the_demo_is_started_again(folder, chromium):
    with Demo(folder) as demo:
        address, key = demo.is_up().address()
        chromium.get(f"{address}/?token={key}&left=ana&right=ben&left_in=ml-team&right_in=ml-team")
        ana = Screen(chromium, "ana")
        ana.one(".room .composer textarea")
        assert ana.none(".pane-state:not([hidden])")
    ana.one(".pane-state", "The playground has stopped")
    assert soon(lambda: "not connected" in chromium.find_element("css selector", "[data-link-away]").text)

    with Demo(folder, "--port", address.rpartition(":")[2]) as again:
        assert again.is_up().address() == (address, key)

        assert soon(lambda: ana.none(".pane-state:not([hidden])"), 20)
        assert soon(lambda: "connected" in chromium.find_element("css selector", "[data-region=link]").text, 20)
        chromium.refresh()
        ana.one(".room .composer textarea")
        chromium.get("about:blank")


@pytest.mark.browser
def test_a_second_company_stands_beside_the_first_and_neither_sees_what_the_other_says(folder, chromium):
    with Demo(folder, "--workspaces", "2") as demo:
        demo.is_up()
        chromium.get(next(word for word in demo.said.split() if "?token=" in word))
        ana, mia = Screen(chromium, "ana"), Screen(chromium, "mia")
        for screen, title in ((ana, "one"), (mia, "zwei")):
            screen.type(".room .composer textarea", f"/ftready help {title}", Keys.ENTER)
            screen.one("dialog input")
            screen.click("dialog .modal-head button")
            screen.none("dialog")
            screen.type(".room .composer textarea", f"only {title}", Keys.ENTER)
            screen.one(".room .message", f"only {title}")
        picture(chromium, "two-companies")

        ana.none(".room .message", "only zwei")
        mia.none(".room .message", "only one")
        assert len(chromium.find_elements("css selector", "[data-switch-team]")) == 2
        chromium.get("about:blank")


@pytest.mark.parametrize("server_too", [True, pytest.param(False, marks=pytest.mark.long)], ids=["both", "demo alone"])
async def test_what_was_said_outlives_a_kill(folder, server_too):
    with Demo(folder) as demo:
        async with demo.is_up().control() as control:
            await _take_the_quick_check(control)
        demo.kill(server_too=server_too)
    assert soon(lambda: _listens(folder / "store" / "valkey.sock") is not server_too), (
        "the server was to be left behind"
    )

    with Demo(folder) as again:
        async with again.is_up().control() as control:
            await _goes_on(control)
    assert again.end() == 0, again.said


def test_a_scripted_team_plays_to_its_verdict_though_nobody_opens_the_page(folder, monkeypatch):
    said: list[str] = []
    shown: list[tuple[str, str]] = []
    monkeypatch.setattr(Scene, "show", lambda _, channel="", thread="": shown.append((channel, thread)))

    def hear(line, *, to_error=False):
        said.append(line)
        if to_error or "The verdict is in" in line:
            os.kill(os.getpid(), signal.SIGINT)  # as Ctrl-C does

    for name, value in {"say": hear, "PAUSE": 0.0, "WAIT_FOR_PAGE": 0.0}.items():
        monkeypatch.setattr(stage, name, value)
    for name in ("CHANNEL", "WORKSPACE"):
        monkeypatch.setattr(f"bot.slack.calling.pace.{name}", Rate(burst=1000, per_second=1000.0))

    assert stage.play(folder, port=0, team=True, weeks=0, fresh=False) == 0
    assert "  · The verdict is in: ALMOST: Hold steady." in said
    (_, thread), nothing = shown
    assert f"_thread={thread}" in next(line for line in said if "Their thread: " in line)
    assert nothing == ("", "")
    assert said[-1].startswith("Everything is put away.")


@pytest.mark.long
async def test_what_was_said_outlives_the_end_of_the_server(folder):
    with Demo(folder) as demo:
        async with demo.is_up().control() as control:
            await _take_the_quick_check(control)
            demo.kill_server()
            demo.says("Something ended the embedded server; starting it again")
            await _goes_on(control)
            await _take_the_quick_check(control)
    assert demo.end() == 0, demo.said
    assert "Traceback" not in demo.said
    assert "Redis" not in demo.said, "what the bot notes down stays out of the terminal"


async def test_a_week_on_the_page_is_a_week_for_the_bot(folder):
    """A check nobody finishes closes after seven days: of the playground's, within seconds of ours."""
    with Demo(folder) as demo:
        async with demo.is_up().control() as control:
            team = Team(None, control)
            await _begin_the_full_check(control, team)
            began = (await control.get("clock"))["now"]
            await control.advance_by("week", "ana")
            await control.advance(60)

            summary = await team.card_says("summary/1", "Decided by the first rule that fits")
            assert float(summary["ts"]) - began >= 7 * 86_400 - 3600
            assert [call for call in await control.calls() if call["error"]] == []

    with Demo(folder) as again:
        async with again.is_up().control() as control:
            assert (await control.get("clock"))["now"] >= float(summary["ts"])


@pytest.mark.long
async def test_a_fresh_demo_forgets(folder):
    with Demo(folder) as demo:
        async with demo.is_up().control() as control:
            await _take_the_quick_check(control)

    with Demo(folder, "--fresh") as fresh:
        async with fresh.is_up().control() as control:
            assert await control.person("ana").messages("ml-team") == []
            assert "no check" in str(await control.person("ana").command("ml-team", "/ftready status")).lower()


async def test_a_fresh_demo_leaves_a_running_one_alone(folder):
    with Demo(folder) as demo:
        async with demo.is_up().control() as control:
            await _take_the_quick_check(control)
            with Demo(folder, "--fresh") as second:
                assert second.end() == 2
            await _goes_on(control)


def test_a_second_demo_says_where_the_first_one_runs_and_how_to_have_another_beside_it(folder):
    with Demo(folder) as demo:
        address, key = demo.is_up().address()
        with Demo(folder) as second:
            assert second.end() == 2
        assert f"A demo runs in {folder} already, at {address}/?token={key}&" in second.said
        assert f"`ftready demo --folder {folder}-2`, or `make demo FOLDER={folder}-2`" in second.said
        assert (folder / "page.address").stat().st_mode & 0o077 == 0

    assert not (folder / "page.address").exists()


@pytest.mark.long
async def test_a_scripted_team_that_plays_again_gives_its_check_another_title(folder):
    with Demo(folder, "--team") as demo:
        async with _open_page(demo.is_up()):
            demo.says("asks the team")

    with Demo(folder, "--team") as again:
        async with _open_page(again.is_up()):
            again.says("this check is called “invoice tagging, take 2”")
            again.says("writes /ftready invoice tagging, take 2")
            again.says("asks the team")


def test_a_folder_that_cannot_be_is_said_in_one_sentence(tmp_path):
    (tmp_path / "file").write_text("")
    with Demo(tmp_path / "file" / "demo") as demo:
        assert demo.end() == 2
        assert "cannot be used (Not a directory); choose another --folder." in demo.said
        assert "Traceback" not in demo.said


@asynccontextmanager
async def _open_page(demo):
    """Have a page open, as far as the demo can tell."""
    address, key = demo.address()
    async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as browser:
        async with browser.get(f"{address}/?token={key}"):
            pass
        async with browser.ws_connect(f"{address}/page/pane?person=ana"):
            yield


async def _take_the_quick_check(control):
    team = Team(None, control)
    before = await team.roots("ana")
    await control.person("ana").command("ml-team", "/ftready invoice tagging")
    await control.person("ana").modal("Quick check")
    await team.submit("ana", QUICK)
    team.thread = await team.new_root("ana", before)
    await control.person("ana").sees("ml-team", "Decided by the first rule that fits the answers", team.thread)


async def _begin_the_full_check(control, team):
    before = await team.roots("ana")
    people = {person["name"]: person["id"] for person in (await control.get("workspace"))["people"]}
    await control.person("ana").command("ml-team", "/ftready readiness")
    await control.person("ana").modal("Who answers?")
    await team.submit("ana", {**FULL, ("", "asked"): [people["ana"], people["ben"]]})
    team.thread = await team.new_root("ana", before)
    await team.find("ana", Verb.ANSWER, "task_signed")


async def _goes_on(control):
    """See that what was said is there, in Slack and in the bot, and that a press is taken."""
    team = Team(None, control)
    await control.person("ben").sees("ml-team", "WORTH THE FULL CHECK")
    await team.press("ana", Verb.MY_ANSWERS)
    await control.person("ana").modal("24")
    await control.person("ana").close()
    await team.press("ana", Verb.ASK_TEAM)
    await control.person("ana").modal("Comes along from the check before")
    await control.person("ana").close()
    assert [call for call in await control.calls() if call["error"]] == []


def _listens(path):
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
        try:
            line.connect(str(path))
        except OSError:
            return False
    return True
