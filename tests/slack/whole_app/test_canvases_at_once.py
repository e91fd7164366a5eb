"""A canvas that somebody else is writing, that a check outlives or does not, and a Slack that lets nobody read it."""

from contextlib import nullcontext
from dataclasses import replace
from datetime import timedelta
from functools import partial
from types import SimpleNamespace

import pytest
from doing import Doing
from memory_store import MemoryStore
from office import BY_NAME, Clock, Office

from bot.engine.events import ReopenAsked
from bot.engine.saved.deletion import Going
from bot.slack.address import Verb
from bot.slack.calling import canvases
from bot.slack.surfaces.sharing.canvas import INSTEAD, NOT_NOW, NoCanvas
from bot.slack.surfaces.sharing.given_canvas import BEING_WRITTEN
from bot.slack.surfaces.sharing.one_canvas import LONGEST, LONGEST_PAUSE, WRITING
from bot.slack.surfaces.sharing.renewed_canvas import renew_canvas
from bot.slack.telling import NOT_FOUND
from bot.usecases.acting.act import act, unasked
from bot.usecases.delivering.deliver import deliver
from bot.usecases.forgetting.forget_person import forget_in_checks
from bot.usecases.ports import (
    AgainError,
    FrozenError,
    GoneError,
    HoldOffError,
    LostAnswerError,
    NotAllowedError,
    Receipt,
)
from bot.usecases.shown.receipts import CANVAS, CANVAS_LINK, NO_TS


@pytest.fixture
async def office():
    clock = Clock()
    return await Office("T0AAA", MemoryStore(clock), clock).open()


async def press(office):
    """Have the owner press, and give what they alone were told."""
    ids = {"narrow": office.narrow, "wide": office.wide, "over": office.over}
    doing = Doing(office, BY_NAME["owner"], ids, office.room)
    office.workspace.forget_what_was_sent()
    await office.take(doing.button(Verb.CANVAS))
    return [each.shown["text"] for each in office.workspace.told(doing.person)]


async def test_while_another_process_writes_it_nobody_does_and_after_it_died_over_it_somebody_does(office):
    office.workspace.canvases["F9"] = ["", ""]
    since = Receipt("F9", NO_TS, f"writing/{office.clock().timestamp():.0f}")
    await office.store.put_receipt(office.here, office.over, CANVAS, since)
    assert await press(office) == [BEING_WRITTEN]
    assert office.workspace.canvases["F9"] == ["", ""]

    office.clock.now += LONGEST
    await press(office)

    assert "Decision memo" in str(office.workspace.canvases["F9"])
    assert set(office.workspace.canvases) == {"F9"}


async def test_a_check_that_goes_while_its_canvas_is_made_or_written_leaves_none(office, monkeypatch):
    make, show = canvases.make, canvases.show

    async def forgotten(*_):
        await office.store.forget(office.here, office.load(office.over))

    async def made(*given):
        await forgotten()
        return await make(*given)

    kept = office.keep()
    monkeypatch.setattr("bot.slack.calling.canvases.make", made)
    await press(office)
    assert office.workspace.canvases == {}
    office.put_back(kept)
    monkeypatch.setattr("bot.slack.calling.canvases.make", make)

    async def gone(*given):
        await show(*given)
        for name in (CANVAS, CANVAS_LINK):
            await office.store.drop_receipt(office.here, office.over, name)

    monkeypatch.setattr("bot.slack.calling.canvases.show", gone)
    assert await press(office) == []
    assert office.workspace.canvases == {}
    assert not [text for text in office.workspace.standing(office.room) if "/docs/" in text]
    assert {CANVAS, CANVAS_LINK}.isdisjoint(await office.store.receipts(office.here, office.over))


@pytest.mark.parametrize("step", ["claim_receipt", "exchange_receipt"])
async def test_a_check_that_is_taken_away_as_its_canvas_is_kept_or_begun_leaves_none(office, monkeypatch, step):
    usual = getattr(office.store, step)

    async def too_late(*given):
        await office.store.forget(office.here, office.load(office.over))
        return await usual(*given)

    monkeypatch.setattr(office.store, step, too_late)

    assert await press(office) == [NOT_FOUND]
    assert office.workspace.canvases == {}
    assert await office.store.receipts(office.here, office.over) == {}


async def test_of_a_check_that_was_deleted_before_its_turn_came_no_canvas_is_made(office, monkeypatch):
    _before_its_turn(office, monkeypatch, going=Going(office.clock(), office.id("owner"), over=True))

    assert await press(office) == [NOT_FOUND]
    assert office.workspace.canvases == {}


async def test_a_canvas_says_what_is_so_once_its_turn_has_come(office, monkeypatch):
    _before_its_turn(office, monkeypatch, subject="the newest words")

    await press(office)

    (canvas,) = office.workspace.canvases.values()
    assert "the newest words" in str(canvas)


def _before_its_turn(office, monkeypatch, **changes):
    """Have something happen to the check after somebody has pressed, and before their turn comes."""
    usual = office.store.turn

    def turn(installation, name):
        if name.startswith("canvas/"):
            newer = replace(office.load(office.over), **changes)
            office.store.assessments[office.team, office.over] = newer
        return usual(installation, name)

    monkeypatch.setattr(office.store, "turn", turn)


async def test_where_slack_lets_the_channel_not_read_it_the_memo_is_a_file(office, monkeypatch):
    async def not_shown(*_):
        raise NotAllowedError(canvases.NOT_SHOWN)

    monkeypatch.setattr("bot.slack.calling.canvases.show", not_shown)
    told = await press(office)

    assert told == [INSTEAD[NoCanvas.REFUSED].format(code=canvases.NOT_SHOWN)]
    assert office.workspace.canvases == {}
    assert {CANVAS, CANVAS_LINK}.isdisjoint(await office.store.receipts(office.here, office.over))


A_MINUTES = 5
"""Changes of canvases that Slack takes a minute here."""


@pytest.fixture
def limited(office, monkeypatch):
    """Let Slack take few changes a minute, and a memo have many; give how old its mark is after each pause."""
    calls, usual, marked_for, left = office.parts.outgoing, office.parts.outgoing.call, [], [A_MINUTES]

    async def call(installation, method, **arguments):
        if method == "canvases.edit" and left[0] == 0:
            raise HoldOffError(method, office.clock() + pause[0])
        left[0] -= method == "canvases.edit"
        return await usual(installation, method, **arguments)

    async def sleep(seconds):
        office.clock.now += timedelta(seconds=seconds)
        mark = (await office.store.receipts(office.here, office.over))[CANVAS].hash
        marked_for.append(office.clock().timestamp() - float(mark.removeprefix(WRITING)))
        left[0] = A_MINUTES

    pause = [LONGEST_PAUSE]
    monkeypatch.setattr(calls, "call", call)
    monkeypatch.setattr("bot.slack.surfaces.sharing.one_canvas.asyncio", SimpleNamespace(sleep=sleep))
    monkeypatch.setattr("bot.slack.writing.memo_canvas.PIECE", 60)
    return SimpleNamespace(marked_for=marked_for, pause=pause)


async def test_a_canvas_of_more_changes_than_slack_takes_in_a_minute_is_whole_and_nobody_begins_it_again(
    office, limited
):
    await press(office)

    (canvas,) = office.workspace.canvases.values()
    assert len(limited.marked_for) * LONGEST_PAUSE > LONGEST > timedelta(seconds=max(limited.marked_for))
    assert len(canvas) > A_MINUTES * len(limited.marked_for)
    assert "How this was decided" in str(canvas)
    assert (await office.store.receipts(office.here, office.over))[CANVAS].hash


async def test_a_canvas_in_which_slack_wants_a_long_pause_is_to_be_asked_for_again(office, limited):
    limited.pause[0] = LONGEST_PAUSE + timedelta(seconds=1)

    assert await press(office) == [NOT_NOW]
    assert limited.marked_for == []
    assert (await office.store.receipts(office.here, office.over))[CANVAS].hash == ""


async def test_what_leads_there_and_cannot_be_changed_any_more_leads_there_still(office, monkeypatch):
    await press(office)
    leads = (await office.store.receipts(office.here, office.over))[CANVAS_LINK]

    async def frozen(*_):
        raise FrozenError("edit_window_closed")

    monkeypatch.setattr(office.parts.outgoing, "update", frozen)
    await press(office)

    assert (await office.store.receipts(office.here, office.over))[CANVAS_LINK] == leads
    assert len([text for text in office.workspace.standing(office.room) if "/docs/" in text]) == 1


async def forget(office, who):
    """Forget somebody, and show it."""
    await forget_in_checks(office.parts.ports, office.here, office.id(who))
    await renewed(office)


async def renewed(office):
    renew = partial(renew_canvas, office.parts)
    await deliver(office.parts.ports, office.parts.outgoing, office.here, office.over, renew_canvas=renew)


def names(office, who):
    """Whether a canvas names somebody."""
    person = office.workspace.people[office.id(who)]
    return person.shape()["real_name"] in str(office.workspace.canvases)


async def test_a_canvas_names_nobody_any_more_who_is_forgotten_and_stands_where_it_stood(office):
    await press(office)
    (id_,) = office.workspace.canvases
    assert names(office, "owner")

    await forget(office, "owner")

    assert not names(office, "owner")
    assert set(office.workspace.canvases) == {id_}
    calls = len(office.workspace.sent)
    await renewed(office)
    assert len(office.workspace.sent) == calls


async def test_a_canvas_that_is_being_written_as_somebody_is_forgotten_is_written_once_more(office, monkeypatch):
    usual, put_off = canvases.write, []

    async def write(*given):
        monkeypatch.undo()
        await usual(*given)
        try:
            await forget(office, "owner")
        except AgainError as later:
            put_off.append(later)

    monkeypatch.setattr("bot.slack.calling.canvases.write", write)
    office.store.turn = lambda *_: nullcontext()  # as each of two processes has its own
    await press(office)
    assert (len(put_off), names(office, "owner")) == (1, True)

    office.clock.now += LONGEST
    await renewed(office)

    assert not names(office, "owner")


async def test_a_canvas_written_after_somebody_was_marked_and_before_they_are_gone_is_written_once_more(
    office, monkeypatch
):
    await press(office)
    usual = office.store.commit

    async def commit(here, commit):
        if commit.assessment.id != office.over:
            return await usual(here, commit)
        monkeypatch.undo()
        before = office.load(office.over)
        await press(office)
        assert (office.load(office.over), names(office, "owner")) == (before, True)
        return await usual(here, commit)

    monkeypatch.setattr(office.store, "commit", commit)
    await forget(office, "owner")

    assert not names(office, "owner")


@pytest.mark.parametrize("refusal", [NotAllowedError("canvas_editing_locked"), GoneError("canvas_not_found")])
async def test_a_canvas_that_cannot_be_changed_goes_where_somebody_is_forgotten(office, monkeypatch, refusal):
    await press(office)

    async def write(*_):
        raise refusal

    monkeypatch.setattr("bot.slack.calling.canvases.write", write)
    await forget(office, "owner")

    assert office.workspace.canvases == {}
    assert not [text for text in office.workspace.standing(office.room) if "/docs/" in text]
    assert {CANVAS, CANVAS_LINK}.isdisjoint(await office.store.receipts(office.here, office.over))


async def test_the_canvas_of_a_check_that_was_reopened_goes_where_somebody_is_forgotten(office):
    await press(office)
    await act(office.parts.ports, office.here, office.over, ReopenAsked(office.id("owner")), "again", unasked)

    await forget(office, "owner")

    assert office.workspace.canvases == {}


async def test_a_renewal_whose_answer_is_lost_is_done_again(office, monkeypatch):
    await press(office)

    async def write(*_):
        raise LostAnswerError("canvases.edit")

    with monkeypatch.context() as patched:
        patched.setattr("bot.slack.calling.canvases.write", write)
        with pytest.raises(LostAnswerError):
            await forget(office, "owner")
    assert names(office, "owner")
    await renewed(office)

    assert not names(office, "owner")


async def test_a_press_on_what_leads_there_before_slack_has_answered_it_makes_that_the_one(office, monkeypatch):
    usual, first = office.parts.outgoing.post, []

    async def post(*given):
        first.append(await usual(*given))
        twin = await usual(*given)
        await office.store.claim_receipt(office.here, office.over, CANVAS_LINK, Receipt(office.room, first[0], ""))
        return twin

    monkeypatch.setattr(office.parts.outgoing, "post", post)
    await press(office)

    assert len([text for text in office.workspace.standing(office.room) if "/docs/" in text]) == 1
    assert (await office.store.receipts(office.here, office.over))[CANVAS_LINK].ts == first[0]
