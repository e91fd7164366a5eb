"""Each event as what a person does in Slack to bring it about: one function an event, and one table of them."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from bot.engine import events
from bot.engine.after_verdict.following import open_check_in
from bot.engine.after_verdict.watching import box_of
from bot.engine.check_in_forms.drawing import check_in_form
from bot.engine.check_in_forms.fields import DID_NOT_LOOK, look_name
from bot.engine.forms.questions import QuestionForm, form_for, renewing_form
from bot.engine.saved.answer import Answer
from bot.flow.model.check_in import SEEN
from bot.flow.model.flow import Flow
from bot.flow.shapes.check_in import DAYS
from bot.slack import views
from bot.slack.address import Verb
from bot.slack.views import follow_up, zones
from bot.slack.views.deciding import value_alone
from bot.slack.views.roles import role_field
from bot.slack.views.start import ANYONE_HERE
from bot.stories.world import CannotBeDoneError, NotOfferedError
from bot.stories_in_slack.answering import answer_one, as_entered, say_it_does_not_apply
from bot.stories_in_slack.scene import Scene

Does = Callable[[Scene, Any], Awaitable[None]]


async def do(scene: Scene, event: events.Event) -> None:
    """Do what brings an event about."""
    does = DOES.get(type(event))
    if does is None:
        raise CannotBeDoneError(NOT_YET.get(type(event), f"nothing in Slack means {type(event).__name__}"))
    await does(scene, event)


async def _start(scene: Scene, event: events.Started) -> None:
    hands, by = scene.hands, event.by
    alone = scene.flow.is_for_one
    if alone and (event.owner != by or set(event.asked) - {by}):
        raise CannotBeDoneError(f"in Slack only who starts {event.flow} answers it, and owns it")
    await hands.command(by, f"/ftready {event.flow}")
    if await hands.form(by, Verb.START) is None:
        return
    forms = {form.question: form for form in views.start_forms(scene.flow, hands.ids[by], scene.now.date())}
    for id_, answer in event.answers.items():
        await hands.enter(by, id_, as_entered(forms[id_], answer))
    if not alone:
        own: dict[str, Any] = {views.ASKED: event.asked, views.OWNER: event.owner}
        own |= {role_field(role): people for role, people in event.roles.items()}
        await hands.enter(by, "", own | ({views.ANYONE: [ANYONE_HERE]} if event.anyone_here else {}))
    await hands.submit(by)


async def _answer(scene: Scene, event: events.Answered) -> None:
    for id_, answer in event.answers.items():
        await answer_one(scene, event.by, id_, answer)


async def _hand(scene: Scene, event: events.Handed) -> None:
    entries = {views.TO: event.to, views.NOTE: event.note}
    await _fill(scene, event.by, Verb.HAND, entries, event.question)


async def _ask_more(scene: Scene, event: events.PeopleAsked) -> None:
    await _fill(scene, event.by, Verb.ASK_MORE, {views.MORE: event.people})


async def _give_roles(scene: Scene, event: events.RolesGiven) -> None:
    await _fill(scene, event.by, Verb.ROLES, {role_field(role): people for role, people in event.holders.items()})


async def _settle(scene: Scene, event: events.SplitSettled) -> None:
    hands = scene.hands
    if event.value is None:
        await hands.press(event.by, Verb.ASIDE, event.question)
        entries = {views.REASON: event.reason, views.FOR_ALL: [views.FOR_ALL]}
        await say_it_does_not_apply(hands, event.by, entries)
        return
    await hands.press(event.by, Verb.SETTLE, event.question)
    if await hands.form(event.by, Verb.SETTLE) is None:
        return
    question = scene.question(event.question)
    form = form_for(scene.standing, scene.flow, question, hands.ids[event.by], scene.now.date())
    await hands.enter(event.by, event.question, as_entered(value_alone(form), Answer(event.value)))
    await hands.enter(event.by, "", {views.REASON: event.reason})
    await hands.submit(event.by)


async def _decide(scene: Scene, event: events.DecideAsked) -> None:
    await _fill(scene, event.by, Verb.DECIDE, {})


async def _reopen(scene: Scene, event: events.ReopenAsked) -> None:
    await _fill(scene, event.by, Verb.REOPEN, {})


async def _hand_over(scene: Scene, event: events.HandedOver) -> None:
    await _press_or_type(scene, event.by, Verb.HAND_OVER, "hand over")
    if await scene.hands.form(event.by, Verb.HAND_OVER) is not None:
        await scene.hands.enter(event.by, "", {views.TO: event.to})
        await scene.hands.submit(event.by)


async def _schedule(scene: Scene, event: events.ScheduleChosen) -> None:
    own = {
        follow_up.DAY: DAYS[event.day],
        follow_up.TIME: f"{event.at:%H_%M}",
        zones.OTHER_ZONE: event.zone,
    }
    await _press_or_type(scene, event.by, Verb.SCHEDULE, "remind")
    if await scene.hands.form(event.by, Verb.SCHEDULE) is not None:
        await scene.hands.enter(event.by, "", own)
        await scene.hands.submit(event.by)


async def _check_in(scene: Scene, event: events.CheckInAnswered) -> None:
    hands, by = scene.hands, event.by
    form = check_in_form(scene.flow, scene.standing, hands.ids[by], scene.now)
    await hands.press(by, Verb.CHECK_IN, extra="")
    if await hands.form(by, Verb.CHECK_IN) is None or form is None:
        return
    forms = {each.question: each for group in form.groups for each in group.forms}
    for name, answer in _named(scene.flow, event).items():
        if name not in forms:
            raise NotOfferedError(f"the form of this check-in does not ask {by} for {name}")
        await hands.enter(by, name, as_entered(forms[name], answer))
    await hands.submit(by)


def _named(flow: Flow, event: events.CheckInAnswered) -> Mapping[str, Answer]:
    """Name the answers to a check-in as its form does."""
    found = {id_: _boxes(answer) if id_ == SEEN else answer for id_, answer in event.answers.items()}
    look_back = flow.check_in.look_back if flow.check_in else None
    asked = list(look_back.questions) if look_back else []
    for prediction, answers in event.looks.items():
        found |= {look_name(prediction, asked.index(id_)): answer for id_, answer in answers.items()}
    return found | dict(event.renewed)


def _boxes(answer: Answer) -> Answer:
    """Give what came back as the boxes that are ticked for it."""
    names = answer.value if isinstance(answer.value, tuple) else None
    return Answer((DID_NOT_LOOK,) if names is None else tuple(box_of(name) for name in names))


async def _end_check_in(scene: Scene, event: events.CheckInEnded) -> None:
    current = open_check_in(scene.standing)
    await scene.hands.press(event.by, Verb.END_CHECK_IN, extra=current.date.isoformat() if current else None)


async def _close_gap(scene: Scene, event: events.Renewed) -> None:
    form = renewing_form(scene.flow, scene.standing, event.question, scene.now, alone=True)
    await _at_the_gap(scene, event.by, Verb.CLOSE_GAP, event.question, form, as_entered(form, event.answer))


async def _take_gap(scene: Scene, event: events.GapTaken) -> None:
    entries = {follow_up.TO: event.owner, follow_up.DUE: event.due.isoformat() if event.due else ""}
    await _at_the_gap(scene, event.by, Verb.TAKE_GAP, event.question, None, entries)


async def _waive_gap(scene: Scene, event: events.GapWaived) -> None:
    entries = {follow_up.REASON: event.reason, follow_up.UNTIL: event.until.isoformat()}
    await _at_the_gap(scene, event.by, Verb.WAIVE_GAP, event.question, None, entries)


async def _raise_gap(scene: Scene, event: events.WaiverTakenBack) -> None:
    await _at_the_gap(scene, event.by, Verb.RAISE_GAP, event.question, None, {})


async def _at_the_gap(  # noqa: PLR0913, PLR0917 - who does what at which gap, and with what
    scene: Scene, by: str, verb: Verb, question: str, form: QuestionForm | None, entries: Mapping[str, Any]
) -> None:
    """Fill one of the forms that the list of gaps opens."""
    await scene.hands.press(by, Verb.GAPS)
    await scene.hands.press_in_form(by, verb, question)
    if await scene.hands.form(by, verb) is not None:
        await scene.hands.enter(by, form.question if form else "", entries)
        await scene.hands.submit(by)


async def _watch(scene: Scene, event: events.WatchChosen) -> None:
    hands, by = scene.hands, event.by
    await hands.press(by, Verb.WATCH)
    view = await hands.form(by, Verb.WATCH)
    if view is None:
        return
    boxes = {option["value"] for block in view["blocks"] for option in block.get("element", {}).get("options", ())}
    picked = [box_of(name) for name in event.names if box_of(name) in boxes]
    typed = [name for name in event.names if box_of(name) not in boxes]
    if boxes:
        await hands.enter(by, "", {follow_up.PICKED: picked})
    await hands.enter(by, "", {follow_up.NAMES: "\n".join(typed)})
    await hands.submit(by)


async def _pause(scene: Scene, event: events.PauseAsked) -> None:
    await _press_or_type(scene, event.by, Verb.PAUSE, "pause")
    if await scene.hands.form(event.by, Verb.PAUSE) is not None:  # one is open, so what becomes of it is asked first
        await scene.hands.submit(event.by)


async def _resume(scene: Scene, event: events.ResumeAsked) -> None:
    await _press_or_type(scene, event.by, Verb.RESUME, "resume")


async def _press_or_type(scene: Scene, by: str, verb: Verb, word: str) -> None:
    """Press what a card offers; where none does, the command has a word for it."""
    if spot := await scene.hands.find(by, verb):
        await scene.hands.press_at(by, spot)
    else:
        await scene.hands.command(by, f"/ftready {word}")


async def _fill(scene: Scene, by: str, verb: Verb, entries: Mapping[str, Any], question: str = "") -> None:
    """Open a form from a card, fill what is no question's, and send it."""
    await scene.hands.press(by, verb, question)
    if await scene.hands.form(by, verb) is not None:
        await scene.hands.enter(by, "", entries)
        await scene.hands.submit(by)


def _pressing(verb: Verb) -> Does:
    """Make what presses one thing on a card."""

    async def press(scene: Scene, event: Any) -> None:
        await scene.hands.press(event.by, verb, getattr(event, "question", ""))

    return press


DOES: Mapping[type[Any], Does] = {
    events.Started: _start,
    events.Answered: _answer,
    events.Handed: _hand,
    events.PeopleAsked: _ask_more,
    events.RolesGiven: _give_roles,
    events.RevealAsked: _pressing(Verb.REVEAL),
    events.VoteCalled: _pressing(Verb.VOTE_AGAIN),
    events.SplitSettled: _settle,
    events.DecideAsked: _decide,
    events.ReopenAsked: _reopen,
    events.ScheduleChosen: _schedule,
    events.PauseAsked: _pause,
    events.ResumeAsked: _resume,
    events.CheckInAnswered: _check_in,
    events.CheckInEnded: _end_check_in,
    events.Renewed: _close_gap,
    events.GapTaken: _take_gap,
    events.GapWaived: _waive_gap,
    events.WaiverTakenBack: _raise_gap,
    events.WatchChosen: _watch,
    events.HandedOver: _hand_over,
}
NOT_YET: Mapping[type[Any], str] = {
    events.Upgraded: "a newer version of the flow is no part of a story",
    events.QuoteTakenBack: "a message that stands as evidence is no part of a story",
    events.TakenOver: "nobody leaves in a story, so there is no check to take over",
    events.OwnerLookedFor: "nobody leaves in a story, so nobody is looked for",
    events.DeleteAsked: "a check that is deleted is no part of a story",
    events.DeleteUndone: "a check that is deleted is no part of a story",
    events.PersonLookedFor: "nobody leaves in a story",
    events.PersonForgotten: "somebody who is forgotten is no part of a story",
    events.Undone: "in Slack an answer is taken back only at the line that confirms one written in the thread",
}
"""What Slack has a way for that no story goes yet."""
