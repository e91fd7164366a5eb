"""The memo as a canvas: who may open it, what brings it up to date, what is in its way, and how it goes."""

from dataclasses import replace

import pytest
from bot_parts import QUICK

from bot.playground.faults import Fault
from bot.playground.workspace.words import words_of
from bot.slack.address import Verb
from bot.slack.cards.going import UNDO
from bot.slack.errors import NoCanvas
from bot.slack.surfaces.sharing.canvas import COMING, INSTEAD, NONE_DECIDED, NOT_HEARD, NOT_NOW, WHICH
from bot.slack.surfaces.sharing.given_canvas import NOTHING_NEW, UNTIL_THEN, UP_TO_DATE
from bot.slack.telling import NOT_FOUND
from bot.tongue import told

SUBJECT = "the canary sings at dawn"


def state(team):
    return team.playground.first.workspace


def canvases(team):
    return list(state(team).canvases.values())


def leading_there(team):
    """The messages in the thread that lead to a canvas."""
    return [each for each in state(team).replies(team.channel_id(), team.thread) if "/docs/" in each.text]


def open_to(team):
    """Everybody who may open a canvas."""
    people = [each.name for each in state(team).people.values() if not each.is_bot]
    return {name for name in people if any(state(team).may_open(team.id(name), each) for each in canvases(team))}


async def shown(team):
    """Wait until the canvas may be read by its channel, and give it."""
    return await team.control.until("a canvas for the channel", lambda: _shown(team))


async def _shown(team):
    return next((each for each in canvases(team) if each.access), None)


async def typed(team, name, words="export canvas"):
    return (await team.person(name).command(team.channel, f"/ftready {words}"))["answer"]["text"]


async def heard(team, name, sentence, times=1):
    """Wait until somebody is told a sentence for the nth time; what is put into it aside."""
    words = sentence.partition("{")[0]

    async def look():
        seen = await team.person(name).messages(team.channel, team.thread)
        told = [each for each in seen if each.get("ephemeral_to") and words in words_of(each)]
        return told[-1] if len(told) >= times else None

    return await team.control.until(f"{name} to hear “{words}”", look)


async def test_the_memo_becomes_a_canvas_that_the_channel_alone_may_read(team_both_ways):
    team = team_both_ways
    await team.quick("ana", words=SUBJECT)

    await team.press("ben", Verb.CANVAS)
    canvas = await shown(team)

    assert canvas.access == {team.channel_id(): "read"}
    members = state(team).channels[team.channel_id()].members
    assert {team.id(name) for name in open_to(team)} == members - {team.playground.first.bot.id}
    assert canvas.title == f"Decision memo: Fine-tune? Quick check: {SUBJECT}"
    assert "Owner: Ana" in canvas.markdown
    assert UNTIL_THEN not in canvas.markdown
    assert team.id("ana") not in canvas.markdown
    (message,) = leading_there(team)
    assert canvas.id in message.text


async def test_asked_again_there_is_still_one_canvas_and_its_asker_hears_where(team):
    await team.full(asked=("ana", "ben"))
    await team.answer("ben", "task_signed", "yes")
    assert await typed(team, "ana") == NONE_DECIDED
    await team.decide("ana")
    await team.card_says("summary/1", "")
    assert await typed(team, "ana") == COMING
    first = await shown(team)
    await team.press("ben", Verb.EXPORT)
    await team.submit("ben", {("", "form"): "canvas"})
    assert first.id in (await heard(team, "ben", NOTHING_NEW))["text"]

    await team.press("ana", Verb.REOPEN)
    await team.person("ana").modal("Reopen this check?")
    await team.submit("ana")
    await team.card_says("notice/1", "reopened the check")
    await team.decide("ana")
    await team.card_says("summary/2", "")
    await team.press("ana", Verb.CANVAS)
    assert first.id in (await heard(team, "ana", UP_TO_DATE))["text"]

    (canvas,) = canvases(team)
    assert (canvas.id, len(leading_there(team))) == (first.id, 1)
    assert "Verdicts so far" in canvas.markdown
    assert "Verdicts so far" not in first.markdown

    await team.person("ben").command(team.channel, "/ftready forget me")
    await team.person("ben").modal("Forget me?")
    await team.person("ben").submit()
    await team.card_says("section/task", "someone who is forgotten")
    assert "Ben Okafor" in canvases(team)[0].markdown

    async def unnamed():
        return "Ben Okafor" not in canvases(team)[0].markdown or None

    await team.control.until("the canvas to name ben no more", unnamed)
    assert (canvases(team)[0].id, len(leading_there(team))) == (first.id, 1)
    assert canvases(team)[0].access
    await team.press("ana", Verb.CANVAS)
    await heard(team, "ana", NOTHING_NEW)


async def test_pressed_by_two_at_once_it_is_written_once(team):
    await team.quick("ana")
    team.playground.faults.set(Fault("slow", times=1, only=("canvases.create",), seconds=0.3))
    await team.press("ana", Verb.CANVAS)
    await team.press("ben", Verb.CANVAS)
    await heard(team, "ben", NOTHING_NEW)

    assert (len(canvases(team)), len(leading_there(team))) == (1, 1)


@pytest.mark.parametrize(
    ("fault", "why"),
    [("no_canvases", NoCanvas.NONE_HERE), ("free_team", NoCanvas.NONE_HERE), ("canvases_restricted", NoCanvas.NOT_LET)],
)
async def test_where_there_are_no_canvases_the_memo_is_a_file_and_one_sentence_says_why(team, fault, why):
    await team.quick("ana")
    team.playground.faults.set(Fault(fault))
    await team.press("ana", Verb.CANVAS)
    await heard(team, "ana", INSTEAD[why])

    assert canvases(team) == leading_there(team) == []
    files = [each.files[0] for each in state(team).replies(team.channel_id(), team.thread) if each.files]
    assert [each["title"] for each in files] == ["Decision memo"]
    await team.press("ben", Verb.CANVAS)
    await heard(team, "ben", INSTEAD[why])
    assert len([each for each in state(team).replies(team.channel_id(), team.thread) if each.files]) == 1


async def test_an_app_installed_before_there_were_canvases_says_so_and_one_that_slack_refuses_leaves_none(team):
    await team.quick("ana")
    usual = state(team).installation
    state(team).put_installation(replace(usual, scopes=usual.scopes - {"canvases:write"}))
    await team.press("ana", Verb.CANVAS)
    await heard(team, "ana", INSTEAD[NoCanvas.NO_SCOPE])
    state(team).put_installation(usual)

    team.playground.faults.set(Fault("canvas_locked", times=1))
    await team.press("ana", Verb.CANVAS)
    assert "(canvas_editing_locked)" in (await heard(team, "ana", INSTEAD[NoCanvas.REFUSED]))["text"]
    assert canvases(team) == leading_there(team) == []


async def test_what_slack_may_have_made_unheard_says_nothing_and_asked_again_one_canvas_is_whole(team):
    await team.quick("ana", words=SUBJECT)
    team.playground.faults.set(Fault("lost_answer", times=1, only=("canvases.create",)))
    await team.press("ana", Verb.CANVAS)
    await heard(team, "ana", NOT_HEARD)
    (unheard,) = canvases(team)
    assert (unheard.title, unheard.markdown, open_to(team)) == ("Decision memo", UNTIL_THEN, set())

    for times, lost in enumerate(("canvases.edit", "canvases.access.set"), 2):
        team.playground.faults.set(Fault("lost_answer", times=1, only=(lost,)))
        await team.press("ana", Verb.CANVAS)
        await heard(team, "ana", NOT_HEARD, times)
    team.playground.faults.set(Fault("ratelimited", times=1, only=("canvases.edit",)))
    await team.press("ana", Verb.CANVAS)
    await heard(team, "ana", NOT_NOW)
    team.playground.clock.advance(60)
    await team.press("ana", Verb.CANVAS)
    await heard(team, "ana", UP_TO_DATE)

    assert len(canvases(team)) == 2
    assert SUBJECT in (await shown(team)).title
    assert len(leading_there(team)) == 1


async def press_there(team, name, message):
    """Press the button of one message that leads to a canvas."""
    (pressed,) = (each for block in message.blocks for each in block.get("elements", ()))
    await team.person(name).press(team.channel, message.ts, "", pressed["action_id"], pressed.get("value"))


async def lost_link(team):
    """Have the answer lost to the message that leads to a canvas, and give that message."""
    await team.quick("ana", words=SUBJECT)
    team.playground.faults.set(Fault("lost_answer", times=1, only=("chat.postMessage",)))
    await team.press("ana", Verb.CANVAS)
    await heard(team, "ana", NOT_HEARD)
    (unheard,) = leading_there(team)
    return unheard


async def one_leads_there(team):
    async def look():
        return leading_there(team) if len(leading_there(team)) == 1 else None

    return (await team.control.until("one message that leads there", look))[0]


async def test_after_a_press_on_what_leads_there_and_was_not_heard_of_one_message_does(hasty_team):
    team = hasty_team
    unheard = await lost_link(team)

    await press_there(team, "ben", unheard)
    await shown(team)

    left = await one_leads_there(team)
    await team.press("ana", Verb.CANVAS)
    await heard(team, "ana", NOTHING_NEW)
    assert (await one_leads_there(team)).ts == left.ts


async def test_of_two_that_lead_there_a_press_takes_away_the_one_that_was_not_heard_of(hasty_team):
    team = hasty_team
    unheard = await lost_link(team)
    await typed(team, "ana")
    await shown(team)
    assert len(leading_there(team)) == 2

    await press_there(team, "ben", unheard)

    assert (await one_leads_there(team)).ts != unheard.ts


async def test_what_somebody_deleted_is_made_again_and_the_thread_leads_to_it(team):
    await team.quick("ana")
    await team.press("ana", Verb.CANVAS)
    first = await shown(team)
    state(team).drop_canvas(first)
    await team.press("ana", Verb.CANVAS)
    await heard(team, "ana", UP_TO_DATE)

    second = await shown(team)
    (message,) = leading_there(team)
    assert first.id != second.id
    assert second.id in message.text

    state(team).drop_message(message)
    await team.press("ana", Verb.CANVAS)
    assert second.id in (await heard(team, "ana", NOTHING_NEW))["text"]
    assert [each.text for each in leading_there(team)] == [message.text]
    assert [each.id for each in canvases(team)] == [second.id]


async def test_a_check_that_is_deleted_takes_its_canvas_along(hasty_team):
    team = hasty_team
    await team.quick("ana", words=SUBJECT)
    await team.press("ana", Verb.CANVAS)
    await shown(team)
    await team.person("ana").command(team.channel, "/ftready delete")
    await team.person("ana").modal("Delete this check?")
    await team.person("ana").submit()
    await team.card_says("going", UNDO)
    await team.control.advance(61)

    async def gone():
        return not canvases(team) or None

    await team.control.until("the canvas to go", gone)
    assert leading_there(team) == []
    assert SUBJECT not in words_of(await team.card_says("root", "deleted the check that stood here"))


async def test_who_is_not_in_the_channel_finds_nothing_to_write(team):
    await team.quick("ana")

    assert await typed(team, "emi") == NOT_FOUND
    assert canvases(team) == []


async def test_a_canvas_is_in_the_language_of_its_thread(team):
    before = await team.roots("ana")
    await team.person("ana").command(team.channel, "/ftready quick")
    await team.person("ana").modal("Quick check")
    await team.submit("ana", {**QUICK, ("", "language"): "de"})
    team.thread = await team.new_root("ana", before)
    await team.card_says("summary/1", "")
    await team.press("ben", Verb.CANVAS)

    canvas = await shown(team)
    assert canvas.title.startswith("Entscheidungsmemo: ")
    (message,) = leading_there(team)
    assert "Das Memo dieser Entscheidung ist ein Canvas" in message.text


async def test_which_of_several_checks_was_meant_is_confirmed_where_it_was_pressed(team):
    await team.quick("ana", words="one")
    await team.quick("ana", words="another")
    team.thread = ""
    await team.person("ana").command(team.channel, "/ftready export canvas")

    await team.press("ana", Verb.CANVAS)

    async def confirmed():
        seen = await team.person("ana").messages(team.channel)
        lines = [words_of(each) for each in seen if each.get("ephemeral_to")]
        return lines if any(COMING in each for each in lines) else None

    lines = await team.control.until("the confirmation", confirmed)
    assert not [each for each in lines if told(WHICH) in each]
