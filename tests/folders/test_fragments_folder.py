"""Fragments are read from the folder of their flows and nowhere else; a running check keeps those it began with."""

import json
import shutil
from pathlib import Path

import pytest
from memory_store import MemoryStore
from typer.testing import CliRunner

from bot.cli import app
from bot.flow import Flow
from bot.folders.checked import check_files
from bot.folders.flows import BrokenFlowsError, FlowsFolder, flow_files, fragment_files, is_fragment, load_flow
from bot.usecases.ports import Installation

HERE = Installation("T0PLAYGRND")
SHIPPED = Path(__file__).parents[2] / "flows"
NAME = "what-may-go-wrong"


@pytest.fixture
def folder(tmp_path):
    """The shipped flows that share a question, with what they need."""
    for name in ("choose", "production", "retro"):
        shutil.copy(SHIPPED / f"{name}.yml", tmp_path)
        shutil.copytree(SHIPPED / f"guidance-{name}", tmp_path / f"guidance-{name}")
    shutil.copy(SHIPPED / "news.yml", tmp_path)  # production calls it
    shutil.copytree(SHIPPED / "fragments", tmp_path / "fragments")
    return tmp_path


@pytest.fixture
def fragment(folder):
    return folder / "fragments" / f"{NAME}.yml"


def told(folder: Path) -> list[str]:
    """What is wrong with a folder of flows, with the files named from there."""
    return [str(each).replace(f"{folder}/", "") for each in check_files(flow_files(folder), fragment_files(folder))]


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


async def test_a_running_check_keeps_the_wording_it_began_with_when_the_fragment_changes_and_goes(folder, fragment):
    store = MemoryStore()
    flows = FlowsFolder(folder, store)
    before = flows.named("production")
    await store.keep_flow(HERE, before.hash, flows.bundle(before.hash))
    change(fragment, "Up to three things", "Up to three big things")
    after_restart = FlowsFolder(folder, store)

    assert (
        after_restart.named("production").questions["weak_spots"].help.text
        == "Up to three big things, each in a few words."
    )
    assert after_restart.named("production").hash != before.hash
    kept = await after_restart.pinned(HERE, before.hash)
    assert kept == before
    assert kept.questions["weak_spots"].help.text == "Up to three things, each in a few words."

    shutil.rmtree(folder / "fragments")
    (folder / "choose.yml").unlink()
    (folder / "production.yml").unlink()
    assert (await FlowsFolder(folder, store).pinned(HERE, before.hash)) == before


def test_only_the_fragments_a_flow_uses_are_kept_with_it(folder):
    (folder / "fragments" / "other.yml").write_text("not used", encoding="utf-8")
    flows = FlowsFolder(folder, MemoryStore())

    assert list(json.loads(flows.bundle(flows.named("choose").hash))["fragments"]) == [NAME]
    assert "fragments" not in json.loads(flows.bundle(flows.named("retro").hash))


def test_fragments_are_no_flows_and_are_checked_with_them(folder, fragment):
    assert fragment not in flow_files(folder)
    assert fragment in fragment_files(folder)
    assert told(folder) == []

    change(fragment, "asked_of: everyone", "asked_of: nobody")

    assert told(folder) == [
        f"fragments/{NAME}.yml:12:15: 'nobody' does not fit 'asked_of'; write owner, anyone or everyone"
    ]


def test_a_broken_fragment_stops_the_start_and_is_told_once_for_all_who_use_it(folder, fragment):
    change(fragment, "asked_of: everyone", "asked_of: nobody")

    with pytest.raises(BrokenFlowsError) as error:
        FlowsFolder(folder, MemoryStore())

    assert len(str(error.value).splitlines()) == 1


def test_a_fragment_nobody_uses_is_told_and_keeps_no_flow_from_being_offered(folder):
    text = (folder / "fragments" / f"{NAME}.yml").read_text(encoding="utf-8")
    (folder / "fragments" / "spare.yml").write_text(text.replace(NAME, "spare"), encoding="utf-8")

    assert told(folder) == [
        "fragments/spare.yml:1:1: no flow uses this fragment; write `use:` and its name in a section, or delete it"
    ]
    assert FlowsFolder(folder, MemoryStore()).named("choose")


def test_a_fragment_is_not_also_idle_where_the_name_of_one_is_misspelt(folder):
    for name in ("choose", "production"):
        change(folder / f"{name}.yml", "use: what-may-go-wrong", "use: what-may-go-wron")

    assert all("there is no fragment 'what-may-go-wron'" in each for each in told(folder))


def test_a_flow_is_read_with_the_fragments_of_its_own_folder(folder, tmp_path, monkeypatch):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)

    assert isinstance(load_flow(folder / "choose.yml"), Flow)
    shutil.copy(folder / "choose.yml", elsewhere)
    shutil.copytree(folder / "guidance-choose", elsewhere / "guidance-choose")
    (problem,) = load_flow(Path("choose.yml"))
    assert problem.message == f"there is no fragment '{NAME}' in the folder fragments"
    assert problem.fix == f"write `fragments/{NAME}.yml` beside the flow"


def test_a_link_that_leads_out_of_the_folder_of_the_flows_is_not_followed(folder, fragment, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside") / "fragment.yml"
    shutil.move(fragment, outside)
    fragment.symlink_to(outside)

    assert told(folder) == [
        f"fragments/{NAME}.yml:1:1: this is a link to a file outside the folder of the flows; put the file itself there"
    ]


def test_what_such_a_link_leads_to_is_not_shown(folder, fragment, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside") / "secret"
    outside.write_text("a secret\n", encoding="utf-8")
    fragment.unlink()
    fragment.symlink_to(outside)
    run = CliRunner().invoke(app, ["check", str(folder)])

    assert "this is a link to a file outside" in run.output
    assert "secret" not in run.output


def test_a_link_to_itself_is_told_and_not_followed_for_ever(folder, fragment):
    fragment.unlink()
    fragment.symlink_to(fragment.name)

    (problem,) = told(folder)
    assert problem.startswith(f"fragments/{NAME}.yml:1:1: cannot be read: ")


def test_a_link_within_the_folder_of_the_flows_is_followed(folder, fragment):
    shutil.move(fragment, folder / "fragments" / ".kept")
    fragment.symlink_to(".kept")

    assert told(folder) == []


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xff\xfe", "1:1: the file is not in UTF-8; save it in that encoding"),
        (b"#" * (256 * 1024 + 1), "1:1: the file has more than 256 KiB; make several files of it"),
    ],
)
def test_a_fragment_that_cannot_be_read_is_told_with_its_file(folder, fragment, content, said):
    fragment.write_bytes(content)

    assert told(folder) == [f"fragments/{NAME}.yml:{said}"]


def test_a_fragment_that_is_no_ordinary_file_is_told_and_not_waited_for(folder, fragment):
    fragment.unlink()
    fragment.mkdir()

    (problem,) = told(folder)
    assert problem.startswith(f"fragments/{NAME}.yml:1:1: cannot be read: ")


def test_a_fragment_ends_in_yml(folder, fragment):
    fragment.rename(fragment.with_suffix(".yaml"))

    assert told(folder)[0] == (f"fragments/{NAME}.yaml:1:1: the file of a fragment ends in '.yml'; call it {NAME}.yml")


def test_a_file_named_alone_is_a_fragment_by_its_folder_unless_it_begins_as_a_flow(folder, fragment):
    flow = folder / "fragments" / "a-flow.yml"
    shutil.copy(folder / "choose.yml", flow)

    assert is_fragment(fragment)
    assert not is_fragment(flow)
    assert not is_fragment(folder / "choose.yml")
