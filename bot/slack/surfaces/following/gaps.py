"""Gaps after the verdict: the list of them, closing one, taking one on, leaving one; and what is watched."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from bot.engine.after_verdict.standing_verdict import standing_sheet
from bot.engine.after_verdict.watching import LIST_CHANGED, box_of, named_things, offered
from bot.engine.cards.follow_up import GapLine
from bot.engine.decision import Refused
from bot.engine.events import Event, GapTaken, GapWaived, Renewed, WaiverTakenBack, WatchChosen
from bot.engine.forms.questions import read_form, renewing_form
from bot.engine.rules.caring import NO_GAP
from bot.engine.rules.renewing import why_not_renewed
from bot.engine.wanted.follow_up import gap_lines
from bot.engine.wanted.hinging import if_met
from bot.engine.weighed.watched_words import as_read, as_saved
from bot.questions import Wrong
from bot.sentence import Sentence
from bot.slack import views
from bot.slack.address import Address, Verb
from bot.slack.heard.asked import Asker, PressedInView, Submitted
from bot.slack.parts import Parts
from bot.slack.surfaces.finding.found import Found, find
from bot.slack.surfaces.finding.happening import happen, take
from bot.slack.surfaces.finding.picked import why_not_askable
from bot.slack.telling import ACK, Press, because_plainly, change_view, open_view, refuse
from bot.slack.views import follow_up
from bot.slack.writing.blocks import Json
from bot.tongue import say
from bot.usecases.acting.act import Done, NotFound

BLANK = Wrong(Sentence("Answer this; a gap is closed by an answer."))


async def list_gaps(parts: Parts, press: Press, found: Found) -> Json:
    """Show the gaps."""
    view = _list(found, press.asker)
    if isinstance(press, PressedInView):
        return await change_view(parts, press, view)
    return await open_view(parts, press, view)


async def open_close(parts: Parts, press: Press, found: Found) -> Json:
    """Open the form that closes a gap, for those whose answer would be taken."""
    question = found.flow.question(press.pressed.address.question)
    refusal = why_not_renewed(found.flow, found.assessment, question, press.asker.person) if question else None
    if refusal:
        return refuse(parts, press, Refused(refusal))

    return await _open(parts, press, found, lambda gap: _closing(found, gap))


def _closing(found: Found, gap: GapLine, typed: Mapping[str, Any] | None = None) -> Json:
    form = renewing_form(found.flow, found.assessment, gap.question, found.now, alone=True)
    hinge = if_met(found.flow, found.assessment, gap.question, found.now)
    return follow_up.close_gap(found.assessment.id, form, gap, typed, hinge)


async def close_again(parts: Parts, press: PressedInView, at: Address) -> Json:
    """Show that form again after something was picked in place of its input, or the input was wanted back."""
    found = await find(parts, press.asker, Verb.CLOSE_GAP, at.assessment)
    if not isinstance(found, Found):
        return refuse(parts, press, found)
    gap = next((each for each in _gaps(found) if each.question == at.question), None)
    if gap is None:
        return refuse(parts, press, Refused(NO_GAP))
    return await change_view(parts, press, _closing(found, gap, views.entered(press.view.values, gap.question)))


async def open_take(parts: Parts, press: Press, found: Found) -> Json:
    """Open the form in which someone takes a gap on."""

    def view(gap: GapLine) -> Json:
        due = gap.due.isoformat() if gap.due else ""
        return follow_up.take_gap(found.assessment.id, gap, gap.owner or press.asker.person, due)

    return await _open(parts, press, found, view)


async def open_waive(parts: Parts, press: Press, found: Found) -> Json:
    """Open the form in which the owner stands for leaving a gap."""

    def view(gap: GapLine) -> Json:
        until = gap.waived_until.isoformat() if gap.waived_until else ""
        return follow_up.waive_gap(found.assessment.id, gap, found.flow.longest_waiver, gap.reason, until)

    return await _open(parts, press, found, view)


async def open_watch(parts: Parts, press: Press, found: Found) -> Json:
    """Open the form in which the owner chooses what is watched."""
    watch = found.flow.check_in.watch if found.flow.check_in else None
    if watch is None:
        return refuse(parts, press, Refused(Sentence("Nothing is watched in this flow.")))
    names = {name: as_read(found.flow, name) for name in _watchable(found)}
    return await open_view(
        parts, press, follow_up.watch(found.assessment.id, names, found.assessment.watch, watch.most)
    )


async def take_close(parts: Parts, submitted: Submitted) -> Json:
    """Take the newer answer that closes a gap."""
    address, person = submitted.address, submitted.asker.person
    found = await find(parts, submitted.asker, Verb.CLOSE_GAP, address.assessment)
    if not isinstance(found, Found):
        return _at(submitted, address.question, because_plainly(found))
    question = found.question(address.question)
    if question is None:
        return _at(submitted, address.question, NO_GAP)
    answer = read_form(question, views.entered(submitted.view.values, question.id), found.today)
    if answer is None or isinstance(answer, Wrong):
        return views.errors(submitted.view.values, {question.id: answer or BLANK})
    return await _taken(parts, submitted, Renewed(person, question.id, answer), address.question)


async def take_owner(parts: Parts, submitted: Submitted) -> Json:
    """Take who closes a gap, and until when."""
    own, address = views.entered(submitted.view.values), submitted.address
    to = str(own.get(follow_up.TO) or "")
    found = await find(parts, submitted.asker, Verb.TAKE_GAP, address.assessment)
    if not isinstance(found, Found):
        return _at(submitted, "", because_plainly(found), follow_up.TO)
    installation, channel = submitted.asker.installation, found.assessment.channel
    wrong = await why_not_askable(parts, installation, channel, [to]) if to else ""
    if wrong:
        return _at(submitted, "", wrong, follow_up.TO)
    event = GapTaken(submitted.asker.person, address.question, to, _day(own.get(follow_up.DUE)))
    return await _taken(parts, submitted, event, "", follow_up.TO)


async def take_waive(parts: Parts, submitted: Submitted) -> Json:
    """Take a waiver."""
    own = views.entered(submitted.view.values)
    until = _day(own.get(follow_up.UNTIL))
    if until is None:
        return _at(submitted, "", say("Pick the day on which it is raised again."), follow_up.UNTIL)
    reason = str(own.get(follow_up.REASON) or "")
    event = GapWaived(submitted.asker.person, submitted.address.question, reason, until)
    return await _taken(parts, submitted, event, "", follow_up.REASON)


async def raise_again(parts: Parts, press: Press) -> Json:
    """Raise a gap again that was left as it is, and show the list of gaps anew."""
    address = press.pressed.address
    event = WaiverTakenBack(press.asker.person, address.question)
    outcome = await happen(parts, press, Verb.RAISE_GAP, address.assessment, event)
    if not isinstance(outcome, Done):
        return refuse(parts, press, outcome)
    found = await find(parts, press.asker, Verb.GAPS, address.assessment)
    return await list_gaps(parts, press, found) if isinstance(found, Found) else refuse(parts, press, found)


async def take_watch(parts: Parts, submitted: Submitted) -> Json:
    """Take what is watched."""
    found = await find(parts, submitted.asker, Verb.WATCH, submitted.address.assessment)
    if not isinstance(found, Found):
        return _at(submitted, "", because_plainly(found), follow_up.NAMES)
    own = views.entered(submitted.view.values)
    names = {box_of(name): name for name in _watchable(found)}
    boxes = own.get(follow_up.PICKED) or ()
    if not names.keys() >= set(boxes):
        return _at(submitted, "", LIST_CHANGED, follow_up.NAMES)
    picked = [names[each] for each in boxes]
    typed = [line.strip() for line in str(own.get(follow_up.NAMES) or "").splitlines() if line.strip()]
    event = WatchChosen(submitted.asker.person, (*picked, *(as_saved(found.flow, each) for each in typed)))
    return await _taken(parts, submitted, event, "", follow_up.NAMES)


async def _open(parts: Parts, press: Press, found: Found, view: Callable[[GapLine], Json]) -> Json:
    asked = press.pressed.address.question
    gap = next((each for each in _gaps(found) if each.question == asked), None)
    return refuse(parts, press, Refused(NO_GAP)) if gap is None else await open_view(parts, press, view(gap))


async def _taken(parts: Parts, submitted: Submitted, event: Event, question: str, entry: str = "value") -> Json:
    outcome = await take(parts, submitted, event)
    if not isinstance(outcome, Done):
        named = outcome.field if isinstance(outcome, Refused) else None
        known = {"due": follow_up.DUE, "reason": follow_up.REASON, "until": follow_up.UNTIL}
        return _at(submitted, question, because_plainly(outcome), known.get(named or "", _entry_of(outcome, entry)))
    if submitted.view.below:
        parts.later.do(_refresh(parts, submitted, outcome))
    return ACK


def _entry_of(outcome: Refused | NotFound, entry: str) -> str:
    """Find the input that is wrong; what is said of the answer itself belongs to the first one of the form."""
    return outcome.entry if isinstance(outcome, Refused) and outcome.entry != "value" else entry


async def _refresh(parts: Parts, submitted: Submitted, done: Done) -> None:
    """Show the list of gaps anew from which the form was opened."""
    found = await find(parts, submitted.asker, Verb.GAPS, done.assessment.id)
    if isinstance(found, Found):
        view = _list(found, submitted.asker)
        await parts.outgoing.call(submitted.asker.installation, "views.update", view_id=submitted.view.below, view=view)


def _list(found: Found, asker: Asker) -> Json:
    to_owner = asker.person == found.assessment.owner
    return follow_up.gaps(found.assessment.id, _gaps(found), found.flow.guidance, to_owner=to_owner)


def _gaps(found: Found) -> tuple[GapLine, ...]:
    if found.assessment.closed is None:
        return ()
    sheet = standing_sheet(found.flow, found.assessment, found.now)
    return gap_lines(found.flow, found.assessment, sheet, found.now)


def _watchable(found: Found) -> list[str]:
    sheet = standing_sheet(found.flow, found.assessment, found.now)
    named = [*found.assessment.watch, *named_things(found.flow, sheet), *offered(found.flow, found.assessment)]
    return list(dict.fromkeys(named))


def _day(entered: object) -> date | None:
    try:
        return date.fromisoformat(str(entered)) if entered else None
    except ValueError:
        return None


def _at(submitted: Submitted, question: str, message: str, entry: str = "value") -> Json:
    return views.errors(submitted.view.values, {question: Wrong(message, entry)})
