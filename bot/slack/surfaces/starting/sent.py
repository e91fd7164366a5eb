"""A form that starts a check, sent: what is wrong with it is said at its field, and else the check begins."""

from collections.abc import Mapping
from typing import Any

from bot.engine.decision import Refused
from bot.engine.events import Started
from bot.engine.forms.questions import read_form, wrong_besides
from bot.engine.rules.outsiders import LEVELS
from bot.engine.rules.steering import MOST_ASKED, TOO_MANY
from bot.engine.saved.answer import Answer
from bot.engine.saved.assessment import Outsiders
from bot.flow.model.flow import Flow
from bot.flow.translating.languages import languages
from bot.questions import Wrong
from bot.questions.seen import seen
from bot.sentence import Sentence
from bot.slack import views
from bot.slack.absence import has_left
from bot.slack.address import Verb
from bot.slack.heard.asked import Asker, Submitted
from bot.slack.parts import Parts
from bot.slack.policy import gate, is_stranger, not_theirs
from bot.slack.surfaces.finding.picked import why_not_askable, why_not_asked
from bot.slack.surfaces.owning.roles import wrong_holders
from bot.slack.surfaces.starting.form import entered_so_far, form_there
from bot.slack.surfaces.starting.opened import NOT_OFFERED
from bot.slack.telling import (
    ACK,
    say_instead,
    wrong_of,
)
from bot.slack.views.outsiders import OUTSIDERS
from bot.slack.views.roles import holders_in
from bot.slack.writing.blocks import Json
from bot.tongue import say
from bot.usecases.acting.act import Done, NotFound
from bot.usecases.acting.start import ask_team, start

NOT_IN_CHANNEL = Sentence("You are not in the channel of this form any more; join it, and start the check from there.")
CHANGED = Sentence(
    "This flow has changed since you opened this form; look it through, then send it again. What fits is still here."
)
NO_LONGER_OFFERED = Sentence(
    "The flow you had open is not on offer here any more; this is another one. What fits of what you entered is here."
)


async def take_start(parts: Parts, submitted: Submitted) -> Json:
    """Begin a check."""
    asker, carried, values = submitted.asker, submitted.view.carried, submitted.view.values
    if not carried.channel or not carried.draft:
        return say_instead(NOT_OFFERED.because)
    stranger = await _why_no_start(parts, asker, carried.channel)
    if stranger:
        return say_instead(stranger)
    flow = parts.ports.flows.named(submitted.address.extra)
    if flow is None:
        return await _with_another_flow(parts, submitted)
    own = views.entered(values)
    answers, wrong = _read(parts, flow, values, asker.person)
    wrong[""] = (*await _wrong_people(parts, submitted, flow, own), *_wrong_subject(own))
    wrong = {question: each for question, each in wrong.items() if each}
    if carried.flow != flow.hash and (wrong or await _asks_for_more(parts, flow, submitted)):
        return await _drawn_anew(parts, submitted, flow, CHANGED)
    if wrong:
        return views.errors(values, wrong)
    return await _begin(parts, submitted, flow, _started(submitted, flow, own, answers))


async def _why_no_start(parts: Parts, asker: Asker, channel: str) -> str:
    """Say why this person starts nothing in a channel; empty when they may."""
    installation = asker.installation
    if await is_stranger(parts, asker):
        return await not_theirs(parts, asker, channel)
    return NOT_IN_CHANNEL if await has_left(parts, installation, channel, asker.person) else ""


async def _begin(parts: Parts, submitted: Submitted, flow: Flow, event: Started) -> Json:
    asker, carried = submitted.asker, submitted.view.carried
    begun: Done | Refused | NotFound
    if carried.came_from:
        lets = await gate(parts, asker, Verb.ASK_TEAM)
        begun = await ask_team(parts.ports, asker.installation, carried.came_from, event, submitted.event_id, lets)
    else:
        begun = await start(parts.ports, asker.installation, flow, event, submitted.event_id)
    if not isinstance(begun, Done):
        return views.errors(submitted.view.values, {_field_of(begun, flow): wrong_of(begun)})
    if not await parts.members.is_in(asker.installation, carried.channel, parts.me.bot_user):
        return say_instead(
            say(
                "I am not in <#{channel}> yet. Type `/invite @{name}` there, and the check starts at once: "
                "all you have entered is kept.",
                channel=carried.channel,
                name=parts.me.name,
            )
        )
    return ACK


def _started(submitted: Submitted, flow: Flow, own: Mapping[str, Any], answers: Mapping[str, Answer]) -> Started:
    person, carried = submitted.asker.person, submitted.view.carried
    alone = flow.is_for_one
    return Started(
        by=person,
        assessment=carried.draft,
        flow=flow.id,
        channel=carried.channel,
        owner=person if alone else str(own.get(views.OWNER) or person),
        subject=_subject(own),
        asked=() if alone else tuple(own.get(views.ASKED) or ()),
        anyone_here=not alone and bool(own.get(views.ANYONE)),
        answers=answers,
        roles=holders_in(flow.roles, own),
        language=_language(flow, own),
        outsiders="ignore" if alone else _outsiders(own),
    )


def _outsiders(own: Mapping[str, Any]) -> Outsiders:
    """Read how far people of other companies take part; not at all where it was not asked."""
    picked = own.get(OUTSIDERS)
    return next((level for level in LEVELS if level == picked), "ignore")


def _language(flow: Flow, own: Mapping[str, Any]) -> str:
    """Give the language that was chosen for the thread; the flow's own is none to be kept."""
    chosen = str(own.get(views.LANGUAGE) or "")
    return chosen if chosen in languages(flow)[1:] else ""


def _read(
    parts: Parts, flow: Flow, values: Mapping[str, Any], person: str
) -> tuple[dict[str, Answer], dict[str, tuple[Wrong, ...]]]:
    """Read the questions asked at the start, and say all that is wrong at once; none of them can stay blank."""
    today = parts.ports.clock().date()
    answers: dict[str, Answer] = {}
    wrong: dict[str, tuple[Wrong, ...]] = {}
    for form in views.start_forms(flow, person, today):
        question = flow.questions[form.question]
        entered = views.entered(values, form.question)
        answer = read_form(question, entered, today)
        if answer is None:
            wrong[form.question] = (views.BLANK,)
        elif isinstance(answer, Wrong):
            wrong[form.question] = (answer, *wrong_besides(answer, entered))
        else:
            answers[form.question] = answer
    return answers, wrong


async def _wrong_people(parts: Parts, submitted: Submitted, flow: Flow, own: Mapping[str, Any]) -> tuple[Wrong, ...]:
    """Say at each field where someone was picked who cannot be asked."""
    installation, channel = submitted.asker.installation, submitted.view.carried.channel
    asked = [str(person) for person in own.get(views.ASKED) or ()]
    owner = str(own.get(views.OWNER) or submitted.asker.person)
    if len(asked) > MOST_ASKED:
        return (Wrong(TOO_MANY, views.ASKED),)
    let = _outsiders(own)
    found = [
        (views.ASKED, await why_not_asked(parts, installation, channel, asked, let)),
        (views.OWNER, await why_not_askable(parts, installation, channel, [owner])),
    ]
    in_roles = await wrong_holders(parts, installation, channel, flow, holders_in(flow.roles, own), let)
    return (*(Wrong(why, field) for field, why in found if why), *in_roles)


def _subject(own: Mapping[str, Any]) -> str:
    subject = " ".join(str(own.get(views.SUBJECT) or "").split())
    return subject if seen(subject) else ""


def _wrong_subject(own: Mapping[str, Any]) -> tuple[Wrong, ...]:
    length = len(_subject(own))
    return (Wrong(views.too_long(length), views.SUBJECT),) if length > views.SUBJECT_LENGTH else ()


async def _asks_for_more(parts: Parts, flow: Flow, submitted: Submitted) -> bool:
    """Whether a flow asks for something at its start that the form sent had no place for."""
    view = await form_there(parts, submitted, flow, views.Entered(questions=views.typed_in(submitted.view.values)))
    asked = {block["block_id"] for block in view["blocks"] if block["type"] == "input"}
    return not asked <= submitted.view.values.keys()


async def _with_another_flow(parts: Parts, submitted: Submitted) -> Json:
    """Show the form of another flow, where the one that was to be started is gone."""
    offered = parts.ports.flows.offered()
    if submitted.view.carried.came_from or not offered:
        first = next(iter(views.typed_in(submitted.view.values)), "")
        return views.errors(submitted.view.values, {first: Wrong(NOT_OFFERED.because)})
    return await _drawn_anew(parts, submitted, offered[0], NO_LONGER_OFFERED)


async def _drawn_anew(parts: Parts, submitted: Submitted, flow: Flow, why: str) -> Json:
    """Show a form as its flow has it now, with what was entered before, and say why."""
    entered = await entered_so_far(parts, submitted.asker, submitted.view)
    return {"response_action": "update", "view": await form_there(parts, submitted, flow, entered, why)}


def _field_of(outcome: Refused | NotFound, flow: Flow) -> str:
    asked = outcome.field if isinstance(outcome, Refused) else None
    return asked or next(iter(flow.asked_at_start), "")
