"""Translations are read from beside their flows; a running check has the words of its own version of the flow."""

import json
import logging
import shutil
from pathlib import Path

import pytest
from memory_store import MemoryStore

from bot.flow import Flow
from bot.flow.translating.languages import in_language, languages
from bot.folders.checked import check_text, look_through
from bot.folders.flows import FlowsFolder, flow_files, load_flow
from bot.folders.translations import flow_of, translation_files
from bot.usecases.ports import Installation

HERE = Installation("T0PLAYGRND")
SHIPPED = Path(__file__).parents[2] / "flows"
NAMED_OTHERWISE = "the name of a translation is that of its flow and a language"


@pytest.fixture
def folder(tmp_path) -> Path:
    """The quick check with its translations and its pages."""
    shutil.copy(SHIPPED / "quick.yml", tmp_path)
    shutil.copytree(SHIPPED / "guidance", tmp_path / "guidance", ignore=shutil.ignore_patterns("de", "es"))
    (tmp_path / "translations").mkdir()
    for language in ("de", "es"):
        shutil.copy(SHIPPED / "translations" / f"quick.{language}.yml", tmp_path / "translations")
    text = (tmp_path / "quick.yml").read_text(encoding="utf-8")
    then = text[text.index("then:\n") : text.index("expires:\n")]
    (tmp_path / "quick.yml").write_text(text.replace(then, ""), encoding="utf-8")
    for language in ("de", "es"):
        change(german(tmp_path, language), "of: ", "# of: ")
        text = german(tmp_path, language).read_text(encoding="utf-8")
        kept = [line for line in text.splitlines() if not line.startswith("then: ")]
        german(tmp_path, language).write_text("\n".join(kept), encoding="utf-8")
    return tmp_path


def german(folder: Path, language: str = "de") -> Path:
    return folder / "translations" / f"quick.{language}.yml"


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def told(folder: Path) -> list[str]:
    """What is wrong with a folder of flows, with the files named from there."""
    problems, _ = look_through(flow_files(folder), (), translation_files(folder))
    return [str(each).replace(f"{folder}/", "") for each in problems]


def title(flow: Flow | None, language: str) -> str:
    assert flow is not None
    return in_language(flow, language).title


def test_a_flow_has_the_translations_that_lie_beside_it(folder):
    flow = load_flow(folder / "quick.yml")

    assert isinstance(flow, Flow)
    assert languages(flow) == ("en", "de", "es")
    assert told(folder) == []
    assert [each.name for each in flow_files(folder)] == ["quick.yml"]


async def test_words_are_mended_while_a_check_runs_as_long_as_its_flow_is_the_same(folder):
    store = MemoryStore()
    flows = FlowsFolder(folder, store)
    began = flows.named("quick")
    await store.keep_flow(HERE, began.hash, flows.bundle(began.hash))
    change(german(folder), "Fine-Tuning? Kurzcheck", "Fine-Tuning? Kurz geprüft")
    after_restart = FlowsFolder(folder, store)

    assert after_restart.named("quick").hash == began.hash
    assert title(await after_restart.pinned(HERE, began.hash), "de") == "Fine-Tuning? Kurz geprüft"


async def test_a_running_check_keeps_its_words_when_its_flow_and_the_translations_change_and_go(folder):
    store = MemoryStore()
    flows = FlowsFolder(folder, store)
    began = flows.named("quick")
    await store.keep_flow(HERE, began.hash, flows.bundle(began.hash))
    change(folder / "quick.yml", "Quick check\nabout", "Quick look\nabout")
    shutil.rmtree(folder / "translations")
    kept = await FlowsFolder(folder, store).pinned(HERE, began.hash)

    assert (title(kept, "de"), title(kept, "es")) == ("Fine-Tuning? Kurzcheck", "¿Ajuste fino? En breve")


async def test_a_check_from_before_there_were_translations_goes_on_in_its_own_words(folder):
    store = MemoryStore()
    flows = FlowsFolder(folder, store)
    began = flows.named("quick")
    bundle = json.loads(flows.bundle(began.hash))
    del bundle["translations"]
    await store.keep_flow(HERE, began.hash, json.dumps(bundle))
    (folder / "quick.yml").unlink()

    assert title(await FlowsFolder(folder, store).pinned(HERE, began.hash), "de") == "Fine-tune? Quick check"


async def test_a_running_check_keeps_a_translation_and_its_pages_although_an_escape_in_them_is_refused_by_now(folder):
    store = MemoryStore()
    shutil.copytree(SHIPPED / "guidance" / "de", folder / "guidance" / "de")
    flows = FlowsFolder(folder, store)
    began = flows.named("quick")
    bundle = json.loads(flows.bundle(began.hash))
    page = next(iter(began.guidance))
    escaped(bundle["translations"]["de"], "text", "title: Fine-Tuning? Kurzcheck", 'title: "Kurz\\echeck"')
    escaped(bundle["translations"]["de"]["pages"], page, "title: ", 'title: "a\\eb" # ')
    await store.keep_flow(HERE, began.hash, json.dumps(bundle))
    change(folder / "quick.yml", "Quick check\nabout", "Quick look\nabout")
    kept = await FlowsFolder(folder, store).pinned(HERE, began.hash)

    assert title(kept, "de") == "Kurz\x1bcheck"
    assert in_language(kept, "de").guidance[page].title == "a\x1bb"


def test_a_translation_with_an_escape_for_an_invisible_sign_is_not_offered(folder):
    change(german(folder), "title: Fine-Tuning? Kurzcheck", 'title: "Kurz\\echeck"')

    assert languages(FlowsFolder(folder, MemoryStore()).named("quick")) == ("en", "es")
    assert [each for each in told(folder) if "the invisible character U+001B" in each]


def escaped(kept: dict[str, str], key: str, old: str, new: str) -> None:
    """Put an escape into a text that a check keeps."""
    assert old in kept[key]
    kept[key] = kept[key].replace(old, new, 1)


def test_a_wrong_translation_keeps_no_flow_from_being_offered_and_is_told_in_the_log(folder, caplog):
    change(german(folder), "unseen_cases:", "unseen_case:")
    with caplog.at_level(logging.WARNING):
        flows = FlowsFolder(folder, MemoryStore())

    assert languages(flows.named("quick")) == ("en", "es")
    assert "did you mean 'unseen_cases'?" in caplog.text
    assert "de" not in json.loads(flows.bundle(flows.named("quick").hash))["translations"]


def test_a_flow_is_mended_in_the_playground_although_its_translations_do_not_fit_any_more(folder):
    text = (folder / "quick.yml").read_text(encoding="utf-8").replace("unseen_cases", "cases_unseen")

    assert check_text(flow_files(folder), folder / "quick.yml", text) == ()


def test_a_translation_of_no_flow_and_one_with_another_name_are_told(folder):
    shutil.copy(german(folder), folder / "translations" / "slow.de.yml")
    shutil.copy(german(folder), folder / "translations" / "quick-german.yml")
    shutil.copy(german(folder), folder / "translations" / "quick.fr.yaml")

    assert told(folder) == [
        f"translations/quick-german.yml:1:1: {NAMED_OTHERWISE}; call it something like quick-german.de.yml",
        f"translations/quick.fr.yaml:1:1: {NAMED_OTHERWISE}; call it something like quick.de.yml",
        "translations/slow.de.yml:1:1: there is no flow slow.yml beside this folder; rename it, or delete it",
    ]
    assert flow_of(german(folder)) == folder / "quick.yml"


def test_a_link_out_of_the_folder_of_the_flows_is_not_followed(folder, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "secret"
    elsewhere.write_text("a secret", encoding="utf-8")
    german(folder).unlink()
    german(folder).symlink_to(elsewhere)

    (said,) = told(folder)
    assert said.startswith("translations/quick.de.yml:1:1: this is a link to a file outside the folder of the flows")


def test_a_translation_that_cannot_be_read_is_told(folder):
    german(folder).write_bytes(b"translation: quick\ntitle: \xff\n")

    assert told(folder) == ["translations/quick.de.yml:2:8: the file is not in UTF-8; save it in that encoding"]


def test_pages_of_guidance_are_those_of_the_language_and_one_without_its_own_is_told(folder):
    (folder / "guidance" / "de").mkdir()
    page = (folder / "guidance" / "task-line.md").read_text(encoding="utf-8")
    heading = page.partition("title: ")[2].partition("\n")[0].strip('"')
    (folder / "guidance" / "de" / "task-line.md").write_text(page.replace(heading, "Eine Zeile"), encoding="utf-8")
    flow = load_flow(folder / "quick.yml")

    assert isinstance(flow, Flow)
    assert in_language(flow, "de").guidance["task-line"].title == "Eine Zeile"
    assert in_language(flow, "es").guidance["task-line"].title == heading
    assert told(folder) == []

    (folder / "guidance" / "de" / "task-line.md").rename(folder / "guidance" / "de" / "task-lime.md")
    (said,) = told(folder)
    assert said.startswith("guidance/de/task-lime.md:1:1: there is no page of this name in the flow's own language")
