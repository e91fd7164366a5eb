"""Starting a check: the modal, switching it to another flow, and its submit."""

import asyncio
from collections.abc import Mapping
from typing import Any

from bot.engine.answer import Answer
from bot.engine.decision import Refused
from bot.engine.events import Started
from bot.engine.forms import read_form
from bot.flow.model import Flow
from bot.questions import Wrong
from bot.slack import views
from bot.slack.address import Carried, Verb
from bot.slack.asked import Commanded, PressedInView, Submitted
from bot.slack.blocks import Json
from bot.slack.outgoing import LostAnswerError, TooLateError
from bot.slack.parts import Parts
from bot.slack.policy import OUTSIDER, gate
from bot.slack.surfaces.finding import Found, find
from bot.slack.telling import (
    ACK,
    Press,
    because_plainly,
    change_view,
    line_of,
    open_view,
    refuse,
    reply,
    sentence_view,
)
from bot.usecases.act import Done, NotFound
from bot.usecases.ports import HoldOffError
from bot.usecases.start import ask_team, start

NOT_OFFERED = Refused("This flow is not on offer here any more; /ftready help lists those that are.")
TOO_LATE = "That took longer than Slack waits; type the command again."
NOT_ASKABLE = "Pick only active people of this workspace who are in this channel; invite the others first."


async def open_start(parts: Parts, commanded: Commanded, flow: Flow, subject: str) -> Json:
    """Open the modal that starts a flow. Nothing is loaded before: Slack gives three seconds."""
    # The id of what may be begun goes along, so that a submit sent twice begins it once.
    carried = Carried(channel=commanded.channel, draft=parts.ports.new_id())
    today = parts.ports.clock().date()
    view = views.start(flow, parts.ports.flows.offered(), commanded.asker.person, today, carried, subject)
    try:
        await parts.outgoing.call("views.open", trigger_id=commanded.trigger, view=view)
    except (TooLateError, LostAnswerError, HoldOffError):
        return reply(line_of(TOO_LATE))
    return ACK


async def switch_flow(parts: Parts, press: Press) -> Json:
    """Show the same modal for another flow; what was typed and fits stays."""
    if not isinstance(press, PressedInView):
        return ACK
    flow = parts.ports.flows.named(press.pressed.address.extra or press.pressed.value)
    if flow is None:
        return refuse(parts, press, NOT_OFFERED)
    values = press.view.values
    typed = {"": views.entered(values), **views.typed_in(values)}
    today = parts.ports.clock().date()
    view = views.start(flow, parts.ports.flows.offered(), press.asker.person, today, press.view.carried, typed=typed)
    return await change_view(parts, press, view)


async def open_ask_team(parts: Parts, press: Press) -> Json:
    """Open the modal of the flow that a result leads to, with what comes along."""
    person = press.asker.person
    found = await find(parts, press.asker, Verb.ASK_TEAM, press.pressed.address.assessment)
    if not isinstance(found, Found):
        return refuse(parts, press, found)
    then, assessment = found.flow.then, found.assessment
    onward = parts.ports.flows.named(then.flow) if then else None
    if then is None or onward is None:
        return refuse(parts, press, NOT_OFFERED)
    if assessment.led_to:
        return refuse(parts, press, Refused("The team has been asked already; the full check is in this channel."))
    along = [
        question.short
        for from_id, to_id in then.carry.items()
        if assessment.answers.get(from_id) and (question := onward.questions.get(to_id))
    ]
    carried = Carried(channel=assessment.channel, draft=parts.ports.new_id(), came_from=assessment.id)
    view = views.start(onward, [onward], person, found.today, carried, assessment.subject, came_along=along)
    return await open_view(parts, press, view)


async def take_start(parts: Parts, submitted: Submitted) -> Json:
    """Begin a check."""
    asker, carried, values = submitted.asker, submitted.view.carried, submitted.view.values
    flow = parts.ports.flows.named(submitted.address.extra)
    if flow is None or not carried.channel or not carried.draft:
        return _instead(NOT_OFFERED.because)
    if asker.outsider or not await parts.members.is_one_of_us(asker.installation, asker.person):
        return _instead(OUTSIDER)
    own = views.entered(values)
    answers, wrong = _read(parts, flow, values, asker.person)
    wrong |= await _wrong_people(parts, submitted, own)
    if wrong:
        return views.errors(values, wrong)
    event = _started(submitted, flow, own, answers)
    begun: Done | Refused | NotFound
    if carried.came_from:
        lets = await gate(parts, asker, Verb.ASK_TEAM)
        begun = await ask_team(parts.ports, asker.installation, carried.came_from, event, submitted.event_id, lets)
    else:
        begun = await start(parts.ports, asker.installation, flow, event, submitted.event_id)
    if not isinstance(begun, Done):
        return views.errors(values, {_field_of(begun, flow): Wrong(because_plainly(begun))})
    if not await parts.members.is_in(asker.installation, carried.channel, parts.me.bot_user):
        return _instead(
            f"I am not in <#{carried.channel}> yet. Type `/invite @{parts.me.name}` there, and the check starts "
            "at once: all you have entered is kept."
        )
    return ACK


def _started(submitted: Submitted, flow: Flow, own: Mapping[str, Any], answers: Mapping[str, Answer]) -> Started:
    person, carried = submitted.asker.person, submitted.view.carried
    alone = views.is_for_one(flow)
    return Started(
        by=person,
        assessment=carried.draft,
        flow=flow.id,
        channel=carried.channel,
        owner=person if alone else str(own.get(views.OWNER) or person),
        subject=" ".join(str(own.get(views.SUBJECT) or "").split())[: views.SUBJECT_LENGTH],
        asked=() if alone else tuple(own.get(views.ASKED) or ()),
        anyone_here=not alone and bool(own.get(views.ANYONE)),
        answers=answers,
    )


def _read(
    parts: Parts, flow: Flow, values: Mapping[str, Any], person: str
) -> tuple[dict[str, Answer], dict[str, Wrong]]:
    """Read the questions asked at the start; none of them can stay blank."""
    today = parts.ports.clock().date()
    answers: dict[str, Answer] = {}
    wrong: dict[str, Wrong] = {}
    for form in views.start_forms(flow, person, today):
        question = flow.questions[form.question]
        answer = read_form(question, views.entered(values, form.question), today)
        if answer is None:
            wrong[form.question] = views.BLANK
        elif isinstance(answer, Wrong):
            wrong[form.question] = answer
        else:
            answers[form.question] = answer
    return answers, wrong


async def _wrong_people(parts: Parts, submitted: Submitted, own: Mapping[str, Any]) -> dict[str, Wrong]:
    """Say at which field someone was picked who cannot be asked."""
    installation, channel = submitted.asker.installation, submitted.view.carried.channel
    seen = await parts.members.is_in(installation, channel, parts.me.bot_user)

    async def may(person: str) -> bool:
        belongs = await parts.members.is_one_of_us(installation, person)
        # While the bot is not in the channel it may not be able to see who is.
        return belongs and (not seen or await parts.members.is_in(installation, channel, person))

    asked = [str(person) for person in own.get(views.ASKED) or ()]
    owner = str(own.get(views.OWNER) or submitted.asker.person)
    allowed = await asyncio.gather(*(may(person) for person in (*asked, owner)))
    if not all(allowed[:-1]):
        return {"": Wrong(NOT_ASKABLE, views.ASKED)}
    return {} if allowed[-1] else {"": Wrong(NOT_ASKABLE, views.OWNER)}


def _field_of(outcome: Refused | NotFound, flow: Flow) -> str:
    asked = outcome.question if isinstance(outcome, Refused) else None
    return asked or next(iter(flow.asked_at_start), "")


def _instead(text: str) -> Json:
    return {"response_action": "update", "view": sentence_view(text)}
