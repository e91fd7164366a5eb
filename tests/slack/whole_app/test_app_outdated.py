"""A form that was open while the words above it changed: it is shown again with the new ones, and nothing is lost."""

import shutil
from datetime import UTC, datetime

from bot_parts import FULL, ROOT
from bot_parts import team as team_at_work
from team_check import team_check
from test_app_messages_as_evidence import choose

from bot.engine.decision import Refused
from bot.engine.transition import apply
from bot.playground.workspace.words import words_of
from bot.slack.address import Verb, pressed
from bot.slack.cards import draw
from bot.slack.heard.asked import Asker, PressedInMessage, Spot
from bot.slack.surfaces.thread import EVENTS
from bot.usecases.ports import Installation

SEVEN = "From a supplier's PDF invoice, return the seven booking fields as JSON."
LINK = "https://docs.example.com/examples"


async def test_a_form_open_while_the_line_changed_is_shown_again_and_signs_nothing(team):
    await team.full(asked=("ben",))
    await team.answer("ben", "task_signed", "no")
    await team.press("ben", Verb.FORM, "task_signed")
    await team.person("ben").modal("Change your answer")

    await team.fill("ana", "task_line", value=SEVEN)
    outcome = await team.submit("ben", {("task_signed", "value"): "yes"})

    assert not outcome["errors"]
    view = await team.person("ben").modal("Your answer")
    assert "changed meanwhile" in words_of(view)
    assert f"“{SEVEN}”" in words_of(view)
    assert _standing(view, "task_signed") is None
    assert "Nobody has answered yet" in words_of(await team.card_says("section/task", f"The line: {SEVEN}"))

    await team.submit("ben", {("task_signed", "value"): "yes"})
    await team.card_says("section/task", f"<@{team.id('ben')}>: Yes")


async def test_a_step_open_while_the_line_changed_keeps_the_rest_of_what_was_typed(team):
    await team.full(asked=("ana", "ben"))
    await team.press("ben", Verb.OPEN_QUESTIONS)
    await team.person("ben").modal("My open questions")

    await team.fill("ana", "task_line", value=SEVEN)
    examples = {("worked_examples", "good"): "7", ("worked_examples", "bad"): "4", ("worked_examples", "link"): LINK}
    outcome = await team.submit("ben", {("task_signed", "value"): "yes", **examples})

    assert not outcome["errors"]
    view = await team.person("ben").modal("My open questions")
    assert "changed meanwhile" in words_of(view)
    assert SEVEN in words_of(view)
    assert _standing(view, "task_signed") is None
    assert _standing(view, "worked_examples", "link") == LINK

    await team.submit("ben", {("task_signed", "value"): "yes"})
    await team.card_says("section/task", f"Answered: <@{team.id('ben')}>")
    await team.card_says("section/task", "7")


async def test_evidence_for_an_answer_whose_line_changed_is_asked_again_in_the_new_words_and_then_taken(
    redis_url, quick_pace, tmp_path
):
    flows = shutil.copytree(ROOT / "flows", tmp_path / "flows")
    flow = flows / "readiness.yml"
    asked = "        short: Everyone signs the line\n"
    text = flow.read_text(encoding="utf-8")
    assert text.count(asked) == 1
    flow.write_text(text.replace(asked, f"{asked}        link: {{label: Where}}\n"), encoding="utf-8")
    async with team_at_work("socket", redis_url, flows) as team:
        before = await team.roots("ana")
        await team.person("ana").command(team.channel, "/ftready readiness")
        await team.person("ana").modal("Who answers?")
        await team.submit("ana", {**FULL, ("", "asked"): [team.id("ben")]})
        team.thread = await team.new_root("ana", before)
        await team.find("ben", Verb.FORM, "task_signed")
        said = await team.person("cleo").say(team.channel, "I would sign it", team.thread)
        view = await choose(team, "ben", said["ts"])
        options = next(each["element"]["options"] for each in view["blocks"] if each["type"] == "input")
        (signed,) = (each["value"] for each in options if ":task_signed:" in each["value"])
        await team.submit("ben", {("", "question"): signed})
        await team.person("ben").modal("Your answer")

        await team.fill("ana", "task_line", value=SEVEN)
        outcome = await team.submit("ben", {("task_signed", "value"): "yes"})

        assert not outcome["errors"]
        view = await team.person("ben").modal("Your answer")
        assert "changed meanwhile" in words_of(view)
        assert f"“{SEVEN}”" in words_of(view)
        assert "I would sign it" in words_of(view)
        assert _standing(view, "task_signed") is None
        assert said["ts"].replace(".", "") in _standing(view, "task_signed", "link")
        await team.submit("ben", {("task_signed", "value"): "yes"})
        await team.card_says("section/task", "“I would sign it”")


def test_a_press_on_a_card_that_was_not_redrawn_yet_signs_nothing():
    check = team_check()
    at = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
    card = draw(check.cards()["section/task"], {}, {})
    row, yes = next(
        (block, element)
        for block in card.payload["blocks"]
        for element in block.get("elements", ())
        if element.get("value") == "yes"
    )
    check.answers("ana", task_line=SEVEN)

    what = pressed({**yes, "block_id": row["block_id"]})
    assert what is not None
    asker = Asker(Installation("T1"), "ben")
    press = PressedInMessage(asker, Spot("C1", "1.0"), what, "t", "e", at=at)
    said = apply(check.flow, check.assessment, EVENTS[Verb.ANSWER](press), check.now)

    assert isinstance(said, Refused)
    assert said.words == SEVEN


def _standing(view, question, entry="value"):
    (state,) = view["state"]["values"][f"field:{question}:{entry}"].values()
    picked = state.get("selected_option")
    return picked["value"] if picked else state.get("value")
