"""A flow that is called is read beside its caller; a running check keeps what it began with."""

import json
import shutil
from pathlib import Path

import pytest
from called_flow import BACKUP, calling
from memory_store import MemoryStore
from small_flow import PAGE

from bot.flow.translating.languages import in_language
from bot.folders.checked import check_files, check_text, look_through
from bot.folders.flows import BrokenFlowsError, FlowsFolder, flow_files, load_flow
from bot.usecases.ports import Installation

HERE = Installation("T0PLAYGRND")
BACKUP_DE = """\
translation: backup
language: de
title: Bekommst du es zurück?
sections: {copies: Kopien}
questions:
  kind: {ask: Was wird aufbewahrt?, options: {form: Formulare}}
  restored:
    ask: Vor wie vielen Tagen wurde es zurückgeholt?
    note: "{value} Tage, von {respondents}, Art {kind}"
gates:
  G1: {title: Zurück}
warnings:
  old: {say: "Gesagt: {said(restored)}"}
"""
SMALL_DE = "translation: small\nlanguage: de\ntitle: Ein kleiner Ablauf\nquestions: {db_kind: Sorte}\n"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "guidance").mkdir()
    (tmp_path / "translations").mkdir()
    for name, text in (("small", calling()), ("backup", BACKUP), ("guidance/cases", PAGE)):
        end = "md" if "/" in name else "yml"
        (tmp_path / f"{name}.{end}").write_text(text, encoding="utf-8")
    return tmp_path


def translate(folder: Path) -> None:
    for name, text in (("backup", BACKUP_DE), ("small", SMALL_DE.replace("db_kind: Sorte", "db_kind: {short: Sorte}"))):
        (folder / "translations" / f"{name}.de.yml").write_text(text, encoding="utf-8")


def told(folder: Path) -> list[str]:
    return [str(each).replace(f"{folder}/", "") for each in check_files(flow_files(folder))]


async def test_a_running_check_keeps_what_it_began_with_when_what_it_calls_changes_and_goes(folder):
    store = MemoryStore()
    translate(folder)
    flows = FlowsFolder(folder, store)
    before = flows.named("small")
    await store.keep_flow(HERE, before.hash, flows.bundle(before.hash))
    (folder / "backup.yml").write_text(BACKUP.replace("value <= 90", "value <= 80"), encoding="utf-8")
    after = FlowsFolder(folder, store)

    assert after.named("small").hash != before.hash
    shutil.rmtree(folder)
    folder.mkdir()
    kept = await FlowsFolder(folder, store).pinned(HERE, before.hash)
    assert kept == before
    assert kept.called["db"].verdicts == {"lost": "LOST", "half": "HALF SAFE", "safe": "SAFE"}
    assert in_language(kept, "de").questions["db_kind"].ask.text == "Was wird aufbewahrt?"


async def test_a_running_check_keeps_the_translation_of_what_it_calls_although_an_escape_in_it_is_refused_by_now(
    folder,
):
    store = MemoryStore()
    translate(folder)
    flows = FlowsFolder(folder, store)
    before = flows.named("small")
    bundle = json.loads(flows.bundle(before.hash))
    kept = bundle["translations"]["de"]["called"]
    kept["backup"] = kept["backup"].replace("ask: Was wird aufbewahrt?", 'ask: "Was\\ewird?"')
    await store.keep_flow(HERE, before.hash, json.dumps(bundle))
    shutil.rmtree(folder)
    folder.mkdir()
    small = await FlowsFolder(folder, store).pinned(HERE, before.hash)

    assert in_language(small, "de").questions["db_kind"].ask.text == "Was\x1bwird?"


def test_both_are_checked_and_a_mistake_in_what_is_called_is_told_once(folder):
    assert told(folder) == []
    (folder / "backup.yml").write_text(BACKUP.replace("value <= 180", "valeu <= 180"), encoding="utf-8")

    assert told(folder) == ["backup.yml:26:20: unknown name 'valeu'; did you mean 'value'?"]
    with pytest.raises(BrokenFlowsError):
        FlowsFolder(folder, MemoryStore())


def test_flows_that_call_each_other_are_both_told(folder):
    (folder / "backup.yml").write_text(calling("- call: small", flow=BACKUP, read=""), encoding="utf-8")

    assert [each.partition(": ")[0] for each in sorted(told(folder))] == ["backup.yml:29:11", "small.yml:26:11"]


def test_an_editor_hears_what_a_text_breaks_in_those_who_call_it(folder):
    file, files = folder / "backup.yml", flow_files(folder)
    renamed = BACKUP.replace("lost: {title", "gone: {title").replace("[lost,", "[gone,")
    renamed = renamed.replace("verdict: lost", "verdict: gone")
    (problem,) = check_text(files, file, renamed)

    assert check_text(files, file, BACKUP.replace("LOST", "ALL LOST")) == ()
    assert (problem.line, problem.column) == (1, 1)
    assert problem.message.startswith("with this text, line 35 of small.yml is wrong: 'lost' is not an option")


def test_its_texts_in_another_language_are_those_of_its_own_translation(folder):
    translate(folder)
    problems, _ = look_through(flow_files(folder))
    small = in_language(load_flow(folder / "small.yml"), "de")

    assert problems == ()
    assert small.sections[1].title == "Kopien"
    assert small.questions["db_kind"].short == "Sorte"
    assert small.questions["db_kind"].type.options["form"].text == "Formulare"
    assert small.questions["db_restored"].note.text == "{value} Tage, von {respondents(db)}, Art {db_kind}"
    assert small.gates[1].title == "Zurück"
    assert small.warnings[0].say.text == "Gesagt: {said(db_restored)}"
    assert small.questions["cases"].ask.text == "How many cases?"
