"""The demo's flows changed from the page: only right texts, only files of the list, nothing under anybody's hands."""

import re
import shutil
from datetime import UTC, datetime
from errno import ENOSPC
from pathlib import Path

import pytest
from memory_store import MemoryStore

from bot.demo.flow_picture import picture_of
from bot.demo.workshop import EDITED, FlowsWorkshop, own_flows
from bot.engine.saved.assessment import Assessment, Closing, PastVerdict
from bot.flow.tree.decoding import LARGEST
from bot.folders.flows import FlowsFolder
from bot.playground.workshop import WorkshopRefusal
from bot.store import RedisStore, connect
from bot.usecases.ports import Commit, Installation, TrailEntry

HERE = Installation("T0PLAYGRND")
SHIPPED = Path(__file__).parents[2] / "flows"
NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path):
    """Two of the shipped flows, the first of which leads to the second."""
    own = tmp_path / "flows"
    own.mkdir()
    for name in ("quick.yml", "readiness.yml"):
        shutil.copy(SHIPPED / name, own)
    shutil.copytree(SHIPPED / "guidance", own / "guidance")
    return own


@pytest.fixture
def flows(folder):
    return FlowsFolder(folder, MemoryStore())


@pytest.fixture
def workshop(folder, flows, tmp_path):
    return FlowsWorkshop(folder, flows, HERE, "", tmp_path / EDITED)


def begun(flow, **more):
    return Assessment("a1", flow.id, flow.hash, "C1", "U1", "U1", NOON, **more)


def test_the_files_are_listed_as_they_are_offered(workshop):
    listed = [(each.name, each.title, each.start) for each in workshop.files()]

    assert listed == [
        ("quick.yml", "Fine-tune? Quick check", "/ftready quick"),
        ("readiness.yml", "Fine-tuning readiness", "/ftready readiness"),
    ]


@pytest.mark.parametrize("name", ["", ".", "..", "../flows/quick.yml", "guidance/task-line.md", "quick", "new.yml"])
async def test_only_a_name_of_the_list_is_a_file(workshop, folder, name):
    for named in (name, str(folder / "quick.yml")):
        with pytest.raises(WorkshopRefusal, match="choose one of the list"):
            workshop.read(named)
        with pytest.raises(WorkshopRefusal, match="choose one of the list"):
            await workshop.check(named, "")
        with pytest.raises(WorkshopRefusal, match="choose one of the list"):
            await workshop.save(named, "", "")
        with pytest.raises(WorkshopRefusal, match="choose one of the list"):
            await workshop.picture(named, "", "")
    assert sorted(file.name for file in folder.iterdir()) == ["guidance", "quick.yml", "readiness.yml"]


async def test_a_saved_text_is_on_offer_at_once_and_running_checks_keep_theirs(workshop, folder, flows):
    before, begun_with = workshop.read("quick.yml"), flows.named("quick")
    text = before.text.replace("Could everyone here", "Would everyone here")

    saved = await workshop.save("quick.yml", text, before.mark)

    assert "on offer from now on" in saved.said
    assert workshop.read("quick.yml").text == text
    assert workshop.read("quick.yml").mark == saved.mark != before.mark
    assert flows.named("quick").hash != begun_with.hash
    assert await flows.pinned(HERE, begun_with.hash) is begun_with
    assert flows.bundle(begun_with.hash), "a form of it may still be open, and is sent"
    assert await workshop.save("quick.yml", before.text, saved.mark)
    assert flows.named("quick").hash == begun_with.hash


async def test_of_translations_that_say_the_text_before_it_is_told_as_worth_knowing_and_nothing_as_to_be_mended(
    workshop, folder
):
    shutil.copytree(SHIPPED / "translations", folder / "translations")
    before = workshop.read("quick.yml")

    same = await workshop.save("quick.yml", before.text, before.mark)
    other = await workshop.save("quick.yml", before.text.replace("Could everyone", "Would everyone"), before.mark)

    assert same.said.endswith("keep the version they began with.")
    assert other.said.endswith(" Worth knowing: some words are older or not translated in quick.de.yml, quick.es.yml.")
    assert "mended" not in other.said


async def test_a_translation_that_the_saved_text_makes_wrong_is_told_as_left_out_until_it_is_mended(workshop, folder):
    shutil.copytree(SHIPPED / "translations", folder / "translations")
    german = folder / "translations" / "quick.de.yml"
    german.write_text(german.read_text("utf-8") + "nothing_like_it: Nichts\n", encoding="utf-8")
    before = workshop.read("quick.yml")

    saved = await workshop.save("quick.yml", before.text, before.mark)

    assert saved.said.endswith(" Translations left out until they are mended: quick.de.yml.")
    assert "Worth knowing" not in saved.said


async def test_a_text_with_problems_is_told_and_not_saved(workshop, folder, flows):
    before = workshop.read("quick.yml")
    text = before.text.replace("value is yes", "valeu is yes")

    (trouble,) = await workshop.check("quick.yml", text)
    with pytest.raises(WorkshopRefusal, match="Not saved: the text has a problem"):
        await workshop.save("quick.yml", text, before.mark)

    line = text.splitlines()[trouble.line - 1]
    assert line[trouble.column - 1 :].startswith("valeu")
    assert trouble.words == "unknown name 'valeu'; did you mean 'value'?"
    assert workshop.read("quick.yml") == before
    assert await workshop.check("quick.yml", before.text) == []


async def test_a_problem_of_a_page_the_text_links_is_told_with_its_file_and_not_with_a_line_of_the_text(
    workshop, folder
):
    (folder / "guidance" / "task-line.md").write_text("---\ntitle: A\nlink: no\n---\nB\n", encoding="utf-8")
    quick = workshop.read("quick.yml").text

    found = await workshop.check("quick.yml", quick)

    assert found
    assert {(each.line, each.column) for each in found} == {(1, 1)}
    assert all(re.match(r"line \d of task-line\.md: ", each.words) for each in found)


async def test_a_text_that_breaks_another_flow_or_takes_its_name_is_told(workshop):
    text = workshop.read("readiness.yml").text

    (other,) = await workshop.check("quick.yml", text.replace("flow: quick", "flow: readiness"))
    gone = await workshop.check("readiness.yml", text.replace("flow: readiness", "flow: other"))

    assert other.words == "readiness.yml has a flow called 'readiness' already; give this one another id"
    assert any("of quick.yml is wrong" in each.words for each in gone), gone


async def test_a_text_that_is_too_long_is_told_and_not_saved(workshop):
    before = workshop.read("quick.yml")
    text = before.text + "#" * LARGEST

    assert "make several files of it" in (await workshop.check("quick.yml", text))[0].words
    with pytest.raises(WorkshopRefusal, match="Not saved"):
        await workshop.save("quick.yml", text, before.mark)


@pytest.mark.parametrize("text", ["\ud800", "\x00", "", "- a", "&a [*a]"])
async def test_an_odd_text_is_told_and_not_saved(workshop, text):
    before = workshop.read("quick.yml")

    assert await workshop.check("quick.yml", text)
    with pytest.raises(WorkshopRefusal, match="Not saved"):
        await workshop.save("quick.yml", text, before.mark)
    assert workshop.read("quick.yml") == before


async def test_a_file_that_changed_meanwhile_is_not_written_over(workshop, folder):
    before = workshop.read("quick.yml")
    theirs = before.text + "# somebody else's line\n"
    (folder / "quick.yml").write_text(theirs)

    with pytest.raises(WorkshopRefusal, match="has changed on disk since it was read here"):
        await workshop.save("quick.yml", before.text + "# mine\n", before.mark)
    assert (folder / "quick.yml").read_text() == theirs


async def test_what_was_saved_in_the_page_goes_over_the_shipped_flows_at_the_next_start(tmp_path):
    own, taken = own_flows(tmp_path, SHIPPED)
    assert (taken, own) == ([], tmp_path / "flows")
    workshop = FlowsWorkshop(own, FlowsFolder(own, MemoryStore()), HERE, "", tmp_path / EDITED)
    before = workshop.read("quick.yml")
    await workshop.save("quick.yml", before.text + "# mine\n", before.mark)

    own, taken = own_flows(tmp_path, SHIPPED)

    assert taken == ["quick.yml"]
    assert (own / "quick.yml").read_text().endswith("# mine\n")
    assert not (SHIPPED / "quick.yml").read_text().endswith("# mine\n")


def test_a_saved_text_that_this_version_cannot_offer_does_not_keep_the_demo_from_starting(tmp_path):
    (tmp_path / EDITED).mkdir()
    (tmp_path / EDITED / "quick.yml").write_text("flow: of the past")

    own, taken = own_flows(tmp_path, SHIPPED)

    assert taken == []
    assert FlowsFolder(own, MemoryStore()).named("quick")


async def test_only_the_checks_of_a_channel_are_listed_and_drawn_each_as_it_began(folder, redis_url):
    async with connect(redis_url) as redis:
        store = RedisStore(redis)
        flows = FlowsFolder(folder, store)
        workshop = FlowsWorkshop(folder, flows, HERE, redis_url, None)
        flow = flows.named("readiness")
        check = begun(flow, subject="invoice tagging", opened={flow.sections[0].id: NOON})
        await store.keep_flow(HERE, flow.hash, flows.bundle(flow.hash))
        entry = TrailEntry(NOON, 0, {}, ())
        await store.commit(HERE, Commit(check, "event", entry, None, channel_open=True, people=frozenset({"U1"})))

        before = workshop.read("readiness.yml")
        await workshop.save("readiness.yml", before.text.replace(flow.title, "Another title"), before.mark)

        listed = await workshop.checks("readiness.yml", "C1")
        assert [(each.id, each.words) for each in listed] == [
            ("a1", "invoice tagging, begun 2 November 12:00 UTC, running")
        ]
        assert await workshop.checks("readiness.yml", "C2") == []
        assert await workshop.checks("quick.yml", "C1") == []
        drawn = await workshop.picture("readiness.yml", "C1", "a1")
        assert drawn.title == flow.title
        assert "stands at section 1" in drawn.said
        assert (await workshop.picture("readiness.yml", "", "")).title == "Another title"
        for channel, id_ in (("C2", "a1"), ("", "a1"), ("C1", "a2")):
            with pytest.raises(WorkshopRefusal, match="no such check in this channel"):
                await workshop.picture("readiness.yml", channel, id_)


def test_the_picture_has_all_that_is_asked_blocks_and_decides(flows):
    flow = flows.named("readiness")

    picture = picture_of(flow, None)

    keys = [row.key for box in picture.steps for row in box.rows]
    assert keys == [f"question/{id_}" for id_ in flow.questions] + [f"gate/{gate.id}" for gate in flow.gates]
    assert [row.key for row in picture.decides.rows] == [f"rule/{rule.id}" for rule in flow.rules]
    assert {row.leads_to for row in picture.decides.rows} == {row.key for row in picture.ends.rows}
    assert picture.said == ""
    assert {box.lit for box in picture.steps} == {""}
    (decider,) = (row for box in picture.steps for row in box.rows if row.key == "question/decider")
    assert decider.besides[0] == "· 1: One named person"


def test_the_section_a_check_stands_on_is_lit_and_those_before_it_are_done(flows):
    flow = flows.named("readiness")
    first, second, *_ = flow.sections

    picture = picture_of(flow, begun(flow, opened={first.id: NOON, second.id: NOON}))

    assert [box.lit for box in picture.steps[:3]] == ["been", "here", ""]
    assert picture.said == f"This check stands at section 2 of {len(flow.sections)}: “{second.title}”."


def test_once_there_is_a_verdict_it_is_lit_with_the_rule_that_gave_it(flows):
    flow = flows.named("readiness")
    rule = flow.rules[0]
    opened = {section.id: NOON for section in flow.sections}
    verdicts = (PastVerdict(NOON, rule.verdict, rule.id, {}),)

    picture = picture_of(flow, begun(flow, opened=opened, verdicts=verdicts, closed=Closing(NOON, "complete")))

    assert [row.key for row in picture.ends.rows if row.lit] == [f"verdict/{rule.verdict}"]
    assert [row.key for row in picture.decides.rows if row.lit] == [f"rule/{rule.id}"]
    assert "here" not in {box.lit for box in picture.steps}
    assert f"“{flow.verdicts[rule.verdict].title}”, by the rule “{rule.id}”" in picture.said


async def test_a_text_that_is_saved_and_cannot_be_kept_for_the_next_start_is_on_offer(workshop, flows, tmp_path):
    (tmp_path / EDITED).write_text("not a folder")
    before = workshop.read("quick.yml")

    saved = await workshop.save("quick.yml", before.text.replace("Quick check", "Fast check"), before.mark)

    assert "The next demo begins without it: it cannot be kept (File exists)." in saved.said
    assert (flows.named("quick").title, workshop.read("quick.yml").mark) == ("Fine-tune? Fast check", saved.mark)


async def test_a_file_that_cannot_be_written_is_not_saved_and_leaves_nothing_half(workshop, folder, monkeypatch):
    text = workshop.read("quick.yml")

    def full(self, *_, **__):
        raise OSError(ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(WorkshopRefusal, match=r"^Not saved: quick.yml cannot be written \(No space left on device\)"):
        await workshop.save("quick.yml", text.text.replace("Quick check", "Fast check"), text.mark)

    assert [each.name for each in folder.iterdir() if each.name.endswith(".part")] == []
    assert workshop.read("quick.yml") == text
