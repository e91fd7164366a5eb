"""A check shared as a file in its thread, from its summary or by command; what is hidden stays so, repeats are one."""

import csv
import io
import json
from contextlib import nullcontext
from unittest.mock import AsyncMock

from bot_parts import QUICK, ROOT

from bot.folders.flows import FlowsFolder
from bot.playground.faults import Fault
from bot.playground.workspace.words import words_of
from bot.slack.address import Verb
from bot.slack.surfaces.sharing.choosing import NONE_HERE
from bot.slack.surfaces.sharing.file import BEING_SHARED, NOT_HEARD, NOT_NOW, NOT_WRITTEN, STANDS, THREAD_GONE
from bot.slack.telling import NOT_FOUND
from bot.usecases.files.exports import NOT_DECIDED, Export
from bot.usecases.files.offline import decide_sheet


def files_in(team):
    messages = team.playground.first.workspace.replies(team.channel_id(), team.thread)
    return [each.files[0] for each in messages if each.files]


async def shared(team, name, form, many=1):
    """Choose a form in the modal on top, and give the file that comes into the thread."""
    outcome = await team.submit(name, {("", "form"): form})
    assert not outcome["errors"], outcome

    async def look():
        return files_in(team)[-1] if len(files_in(team)) >= many else None

    file = await team.control.until("a file in the thread", look)
    kept = team.playground.first.workspace.files[file["id"]]
    return file, bytes.fromhex(kept.content).decode("utf-8-sig")


async def test_the_summary_shares_the_memo_with_peoples_names_in_the_thread(team_both_ways):
    team = team_both_ways
    await team.quick("ana", words="invoices")

    await team.press("ben", Verb.EXPORT)
    file, page = await shared(team, "ben", "md")

    assert file["title"] == "Decision memo"
    assert file["name"].startswith("quick-")
    assert page.startswith("# Decision memo: Fine-tune? Quick check: invoices\n")
    assert "Owner: Ana" in page
    assert team.id("ana") not in page


async def test_a_shared_sheet_decides_as_the_check_did_and_a_table_has_its_answers(team):
    await team.quick("ana")
    verdict = words_of((await team.cards())["summary/1"])
    await team.press("ana", Verb.EXPORT)
    _, sheet = await shared(team, "ana", "json")
    await team.press("ana", Verb.EXPORT)
    _, table = await shared(team, "ana", "csv", many=2)

    flow = FlowsFolder(ROOT / "flows", None).named("quick")
    decided = decide_sheet(flow, json.loads(sheet), team.playground.clock.utc().date())
    assert decided["headline"] in verdict
    rows = list(csv.DictReader(io.StringIO(table, newline="")))
    assert {row["question"] for row in rows} == set(flow.questions)
    assert {row["name"] for row in rows} == {team.playground.first.workspace.find_person("ana").real_name}


async def test_of_an_open_check_there_is_no_memo_and_no_file_has_what_is_hidden(team):
    await team.full(asked=("ana", "ben"))
    await team.answer("ana", "task_signed", "no")
    await team.person("ben").command(team.channel, "/ftready export")
    view = await team.person("ben").modal("Share the check")
    offered = next(block["element"]["options"] for block in view["blocks"] if block["type"] == "input")
    assert [each["value"] for each in offered] == ["json", "csv"]

    _, sheet = await shared(team, "ben", "json")

    assert list(json.loads(sheet)["answers"]) == ["task_line", "motive"]


async def test_the_same_file_twice_is_shared_once_and_its_asker_hears_so(team):
    await team.quick("ana")
    await team.press("ana", Verb.EXPORT)
    await shared(team, "ana", "json")
    await team.press("ben", Verb.EXPORT)
    await shared(team, "ben", "json")

    await team.told("ben", STANDS)
    assert len(files_in(team)) == 1


async def test_asked_for_by_two_at_once_it_is_shared_once_too(team):
    await team.quick("ana")
    team.playground.faults.set(Fault("slow", times=1, only=("files.getUploadURLExternal",), seconds=0.3))
    for name in ("ana", "ben"):
        await team.press(name, Verb.EXPORT)
        await team.person(name).modal("Share the check")
    await team.submit("ana", {("", "form"): "json"})
    await team.submit("ben", {("", "form"): "json"})

    await team.told("ben", STANDS)
    assert len(files_in(team)) == 1


async def test_while_another_process_shares_it_nobody_does(team, monkeypatch):
    await team.quick("ana")
    monkeypatch.setattr("bot.store.redis_store.RedisStore.turn", lambda *_: nullcontext())
    team.playground.faults.set(Fault("slow", times=1, only=("files.getUploadURLExternal",), seconds=1))
    for name in ("ana", "ben"):
        await team.press(name, Verb.EXPORT)
        await team.person(name).modal("Share the check")
    await team.submit("ana", {("", "form"): "json"})
    await team.submit("ben", {("", "form"): "json"})

    await team.told("ben", BEING_SHARED)

    async def come():
        return files_in(team) or None

    assert len(await team.control.until("the file", come)) == 1
    await team.press("ben", Verb.EXPORT)
    await team.submit("ben", {("", "form"): "json"})
    await team.told("ben", STANDS)
    assert len(files_in(team)) == 1


async def test_what_was_shared_before_something_else_was_is_shared_again(team, monkeypatch):
    await team.quick("ana")
    contents = iter((b"as it was", b"as it is since", b"as it was"))

    async def written(*_):
        return Export("check.json", "The check", next(contents))

    monkeypatch.setattr("bot.slack.surfaces.sharing.file.written", written)
    for many in (1, 2, 3):
        await team.press("ana", Verb.EXPORT)
        await shared(team, "ana", "json")

        async def come(many=many):
            return len(files_in(team)) == many or None

        await team.control.until(f"file {many}", come)


async def test_where_slack_says_no_or_nothing_the_asker_hears_it_and_may_ask_again(team):
    await team.quick("ana")
    team.playground.faults.set(Fault("lost_request", times=1, only=("upload",)))
    await team.press("ana", Verb.EXPORT)
    await team.submit("ana", {("", "form"): "md"})
    await team.told("ana", NOT_HEARD)
    assert files_in(team) == []

    await team.press("ana", Verb.EXPORT)
    await shared(team, "ana", "md")


async def test_where_slack_wants_a_moment_the_asker_hears_that_nothing_was_shared(team):
    await team.quick("ana")
    team.playground.faults.set(Fault("ratelimited", times=1, only=("files.completeUploadExternal",)))
    await team.press("ana", Verb.EXPORT)
    await team.submit("ana", {("", "form"): "md"})

    await team.told("ana", NOT_NOW)
    assert files_in(team) == []


async def test_a_file_for_a_thread_that_is_gone_is_shared_nowhere_and_its_asker_hears_so(team):
    await team.quick("ana")
    await team.press("ben", Verb.EXPORT)
    await team.person("ben").modal()
    await team.person("ana").do("delete", channel=team.channel, ts=team.thread)
    await team.submit("ben", {("", "form"): "md"})

    await team.person("ben").sees(team.channel, THREAD_GONE)

    assert not team.playground.first.workspace.files


async def test_a_check_that_rests_because_its_thread_is_gone_shares_no_file_whatever_slack_finds_of_it(
    team, monkeypatch
):
    monkeypatch.setattr("bot.slack.calling.files._stands", AsyncMock())
    await team.full(asked=("ana", "ben"))
    await team.person("ana").command(team.channel, "/ftready export")
    await team.person("ana").modal()
    await team.person("ana").do("delete", channel=team.channel, ts=team.thread)
    await team.answer("ben", "task_signed", "yes")
    direct = (await team.person("ana").do("open_direct", other=team.playground.first.bot.id))["id"]
    await team.person("ana").sees(direct, "Somebody deleted the card on top of your check")

    await team.submit("ana", {("", "form"): "csv"})

    await team.person("ana").sees(team.channel, THREAD_GONE)
    assert not team.playground.first.workspace.files


async def test_a_file_that_cannot_be_written_after_all_is_told_to_whoever_asked(team, monkeypatch):
    monkeypatch.setattr("bot.slack.surfaces.sharing.file.export", lambda *_: NOT_DECIDED)
    await team.quick("ana")
    await team.press("ana", Verb.EXPORT)
    await team.submit("ana", {("", "form"): "md"})

    await team.told("ana", NOT_DECIDED.because)
    assert files_in(team) == []


async def test_a_file_that_breaks_while_it_is_written_is_told_to_whoever_asked_and_logged(team, monkeypatch, caplog):
    monkeypatch.setattr("bot.slack.surfaces.sharing.file.export", lambda *_: {}["cut_short"])
    await team.quick("ana")
    await team.press("ana", Verb.EXPORT)
    await team.submit("ana", {("", "form"): "md"})

    await team.told("ana", NOT_WRITTEN)
    assert "was not shared" in caplog.text
    assert files_in(team) == []


async def test_several_checks_are_offered_and_who_is_not_in_the_channel_finds_none(team):
    await team.person("ana").command(team.channel, "/ftready export")
    await team.control.until("the line", lambda: _said(team, "ana", NONE_HERE))
    await team.quick("ana", words="one")
    await team.quick("ana", words="two")

    await team.person("ana").command(team.channel, "/ftready export")
    await team.press("ana", Verb.EXPORT, place="")
    await team.person("ana").modal("Share the check")
    await team.person("emi").command(team.channel, "/ftready export")
    await team.control.until("the line", lambda: _said(team, "emi", NOT_FOUND))


async def _said(team, name, words):
    person = team.id(name)
    messages = team.playground.first.workspace.messages[team.channel_id()].values()
    return next((each for each in messages if each.ephemeral_to == person and words in each.text), None)


async def test_a_file_is_in_the_language_of_its_thread_whoever_shares_it(team):
    before = await team.roots("ana")
    await team.person("ana").command(team.channel, "/ftready quick")
    await team.person("ana").modal("Quick check")
    outcome = await team.submit("ana", {**QUICK, ("", "language"): "de"})
    assert not outcome["errors"], outcome
    team.thread = await team.new_root("ana", before)
    await team.card_says("summary/1", "")

    await team.press("ben", Verb.EXPORT)
    assert "Share the check" in words_of(await team.person("ben").modal())
    file, page = await shared(team, "ben", "md")
    await team.press("ben", Verb.EXPORT)
    _, table = await shared(team, "ben", "csv", many=2)

    assert file["title"] == "Entscheidungsmemo"
    assert page.startswith("# Entscheidungsmemo: ")
    assert "Verantwortlich: Ana" in page
    assert table.startswith('"Art der Zeile","Id der Frage","Kurzname"')
