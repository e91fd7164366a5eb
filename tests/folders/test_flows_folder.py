"""The flows folder is read once; a running check keeps the flow it began with, whatever happens to the file."""

import os
import shutil
from pathlib import Path

import pytest
from memory_store import MemoryStore

from bot.folders.checked import check_files
from bot.folders.flows import BrokenFlowsError, FlowsFolder, flow_files, load_flow
from bot.usecases.ports import Installation

HERE = Installation("T0PLAYGRND")
SHIPPED = Path(__file__).parents[2] / "flows"


@pytest.fixture
def folder(tmp_path):
    shutil.copytree(SHIPPED, tmp_path / "flows")
    return tmp_path / "flows"


@pytest.fixture
def store():
    return MemoryStore()


def test_the_flow_offered_first_leads_and_the_others_follow_by_title(folder, store):
    offered = [flow.id for flow in FlowsFolder(folder, store).offered()]

    assert offered == ["quick", "readiness", "handover", "choose", "news", "production", "retro"]


def test_a_flow_is_found_by_its_name(folder, store):
    flows = FlowsFolder(folder, store)

    assert flows.named("readiness").title == "Fine-tuning readiness"
    assert flows.named("nothing") is None


async def test_a_running_check_keeps_its_flow_when_the_file_changes_and_when_it_goes(folder, store):
    flows = FlowsFolder(folder, store)
    before = flows.named("quick")
    await store.keep_flow(HERE, before.hash, flows.bundle(before.hash))
    page = folder / "guidance" / "task-line.md"
    page.write_text(page.read_text(encoding="utf-8").replace("title:", "title: New,"), encoding="utf-8")
    changed = FlowsFolder(folder, store)
    (folder / "quick.yml").unlink()
    (folder / "readiness.yml").unlink()

    assert changed.named("quick").hash != before.hash
    assert (await FlowsFolder(folder, store).pinned(HERE, before.hash)) == before


async def test_a_flow_nobody_kept_says_so(folder, store):
    with pytest.raises(LookupError, match="is not kept"):
        await FlowsFolder(folder, store).pinned(HERE, "0" * 16)


def test_a_broken_flow_stops_the_start_with_every_problem_and_its_place(folder, store):
    for name in ("quick.yml", "readiness.yml"):
        file = folder / name
        file.write_text(
            file.read_text(encoding="utf-8").replace("asked_of: owner", "asked_of: nobody"), encoding="utf-8"
        )

    with pytest.raises(BrokenFlowsError) as error:
        FlowsFolder(folder, store)

    lines = str(error.value).splitlines()
    assert len(lines) > 5
    assert any("quick.yml:" in line for line in lines)
    assert any("readiness.yml:" in line for line in lines)


@pytest.mark.parametrize("content", [b"\xff\xfe", None])
def test_a_file_that_cannot_be_read_is_a_problem_with_its_place(tmp_path, content):
    file = tmp_path / "x.yml"
    if content:
        file.write_bytes(content)

    (problem,) = load_flow(file)

    assert "x.yml" in str(problem)


@pytest.fixture
def many(tmp_path):
    """Fifty flows that lie together, one of them broken."""
    text = (
        (SHIPPED / "quick.yml")
        .read_text(encoding="utf-8")
        .replace("then:\n  flow: readiness", "then:\n  flow: quick_1")
    )
    text = text.replace("test_cases, weeks", "unseen_cases, weeks")
    (tmp_path / "guidance").symlink_to(SHIPPED / "guidance")
    for number in range(50):
        (tmp_path / f"flow-{number}.yml").write_text(
            text.replace("flow: quick\n", f"flow: quick_{number}\n"), encoding="utf-8"
        )
    return tmp_path


@pytest.mark.parametrize("broken", [True, False])
def test_very_many_flows_are_checked_alike_on_one_processor_and_on_several(many, broken, monkeypatch):
    if broken:
        (many / "flow-30.yml").write_text("flow: x", encoding="utf-8")
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    alone = check_files(flow_files(many))
    monkeypatch.setattr(os, "cpu_count", lambda: 3)

    assert check_files(flow_files(many)) == alone
    # Some of the pages belong to the other flow, so they are told, whatever else is wrong.
    assert {Path(problem.file).parent.name for problem in alone} == (
        {many.name, "guidance"} if broken else {"guidance"}
    )
