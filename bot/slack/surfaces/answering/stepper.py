"""All that is open for one person, a step a section, in one modal that is changed and never stacked.

Each Next commits its step, so closing the modal loses nothing that was sent. The draft keeps which questions the modal
is about, and what was typed in a step that was left with Back.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from pydantic import TypeAdapter

from bot.engine.asked.asking import questions_for
from bot.engine.asked.looping import NO_SUCH_ITEM
from bot.engine.decision import Refused
from bot.engine.events import Answered, Event
from bot.engine.forms.questions import LINK, is_as_brought, read_form
from bot.engine.forms.same_name import named_otherwise
from bot.engine.rules.who_may_answer import CLOSED
from bot.engine.saved.answer import Answer
from bot.engine.saved.assessment import Assessment
from bot.engine.wanted.check import root_wanted
from bot.flow.model.flow import Flow
from bot.questions import Wrong
from bot.sentence import Sentence
from bot.slack import views
from bot.slack.address import Carried, Verb
from bot.slack.cards.progress import held_open
from bot.slack.heard.asked import Asker, PressedInView, Submitted
from bot.slack.parts import Parts
from bot.slack.surfaces.finding.found import Found, card_links, find, question_now, theirs
from bot.slack.surfaces.finding.happening import take
from bot.slack.telling import ACK, Press, because, change_view, open_view, say_instead, wrong_of
from bot.slack.writing.blocks import Json
from bot.tongue import told
from bot.usecases.acting.act import Done

DRAFT_SECONDS = 24 * 3600
AS_BROUGHT = Sentence(
    "What came along counts only with its link: add it, or empty the field above to leave this open. "
    "An answer that differs is taken as your own."
)
Typed = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True)
class Draft:
    """Which questions the modal is about, by id, and what was typed in steps that were left with Back."""

    questions: Sequence[str] = ()
    typed: Typed = field(default_factory=dict)


_drafts = TypeAdapter(Draft)


async def open_steps(parts: Parts, press: Press, found: Found) -> Json:
    """Open everything that is open for a person, or else what they may answer as anyone in the channel."""
    assessment_id = press.pressed.address.assessment
    ids = [question.id for question in questions_for(found.assessment, found.flow, press.asker.person)]
    steps = _steps(found, ids, press.asker.person)
    if steps:
        carried = Carried(draft=_key(press.asker, assessment_id))
        view = views.stepper(assessment_id, steps, 0, carried=carried)
        parts.later.do(_keep(parts, press.asker, carried.draft, Draft(ids)))
    else:
        view = views.nothing_open(assessment_id, await _why_open(parts, press.asker, found))
    if isinstance(press, PressedInView):
        return await change_view(parts, press, view)
    return await open_view(parts, press, view)


async def take_step(parts: Parts, submitted: Submitted) -> Json:
    """Take one step, and show the next one; the last one closes the modal, unless more questions are open by then."""
    view, asker = submitted.view, submitted.asker
    wrong: dict[str, Wrong] = {}
    before: list[str] = []
    shown = views.shown_in(view.values)

    def made(flow: Flow, assessment: Assessment, now: datetime) -> Event | Refused:
        before[:] = [question.id for question in questions_for(assessment, flow, asker.person)]
        wrong.clear()
        answers = _read(flow, assessment, asker.person, view.values, now, wrong)
        return (
            Refused(Sentence("Some of this cannot be taken yet.")) if wrong else Answered(asker.person, answers, shown)
        )

    outcome = await take(parts, submitted, made)
    if isinstance(outcome, Refused) and outcome.outdated:
        return await _same_step(parts, submitted, outcome)
    if not isinstance(outcome, Done):
        first = next(iter(views.typed_in(view.values)), "")
        at = outcome.field if isinstance(outcome, Refused) and outcome.field else first
        return views.errors(view.values, wrong or {at: wrong_of(outcome)})
    return await _next_step(parts, submitted, outcome, before)


async def _same_step(parts: Parts, submitted: Submitted, why: Refused) -> Json:
    """Show the step again in the words that stand now, with all that was typed but the answer to the words before."""
    carried, asker = submitted.view.carried, submitted.asker
    here = views.typed_in(submitted.view.values)
    found = await find(parts, asker, Verb.STEP, submitted.address.assessment)
    kept = await _kept(parts, asker, carried.draft)
    steps = _steps(found, kept.questions or list(here), asker.person) if isinstance(found, Found) else ()
    if not isinstance(found, Found) or carried.at >= len(steps):
        return views.errors(submitted.view.values, {why.field or "": wrong_of(why)})
    typed = {**kept.typed, **{id_: {} if id_ == why.field else entered for id_, entered in here.items()}}
    view = views.stepper(found.assessment.id, steps, carried.at, typed, carried, notice=because(why))
    return {"response_action": "update", "view": view}


async def step_back(parts: Parts, press: Press, found: Found) -> Json:
    """Show the step before; what was typed in this one is kept for the way back."""
    if not isinstance(press, PressedInView):
        return ACK
    carried = press.view.carried
    kept = await _kept(parts, press.asker, carried.draft)
    now_typed = views.typed_in(press.view.values)
    ids = kept.questions or list(now_typed)
    steps = _steps(found, ids, press.asker.person)
    if not steps:
        return ACK
    typed = {**kept.typed, **now_typed}
    parts.later.do(_keep(parts, press.asker, carried.draft, Draft(ids, typed)))
    at = max(0, min(carried.at, len(steps)) - 1)
    view = views.stepper(found.assessment.id, steps, at, typed, carried)
    return await change_view(parts, press, view)


async def _next_step(parts: Parts, submitted: Submitted, done: Done, before: Sequence[str]) -> Json:
    carried, asker = submitted.view.carried, submitted.asker
    flow = await theirs(parts, asker, done.flow, done.assessment.language)
    found = Found(flow, done.assessment, parts.ports.clock())
    kept = await _kept(parts, asker, carried.draft)
    here = views.typed_in(submitted.view.values)
    now_open = [question.id for question in questions_for(done.assessment, done.flow, asker.person)]
    # Questions this very step made open go on in the same modal; others that came meanwhile wait for the next time.
    newly = [id_ for id_ in now_open if id_ not in before] if done.changed else []
    ids = list(dict.fromkeys([*(kept.questions or [*here, *now_open]), *newly]))
    steps = _steps(found, ids, asker.person)
    at = carried.at + 1
    if at >= len(steps):
        return _last(done, here, ids, now_open)
    typed = {id_: entered for id_, entered in kept.typed.items() if id_ not in here}
    if ids != [*kept.questions]:
        await _keep(parts, asker, carried.draft, Draft(ids, typed))
    view = views.stepper(
        done.assessment.id,
        steps,
        at,
        typed,
        replace(carried, at=at),
        just_opened=any(form.question in newly for form in steps[at].forms),
    )
    return {"response_action": "update", "view": view}


def _last(done: Done, here: Typed, ids: Sequence[str], now_open: Sequence[str]) -> Json:
    """Close the modal; where more opened meanwhile, or the check closed before this step, it says so first."""
    more = [id_ for id_ in now_open if id_ not in ids]
    if more:
        return {"response_action": "update", "view": views.more_open(done.assessment.id, len(more))}
    if done.assessment.closed is not None and not done.changed and set(here).isdisjoint(now_open):
        return say_instead(told(CLOSED))
    return ACK


def _read(  # noqa: PLR0913, PLR0917 - what a step is read from
    flow: Flow, assessment: Assessment, person: str, values: Mapping[str, Any], now: datetime, wrong: dict[str, Wrong]
) -> dict[str, Answer]:
    """Read every question of a step; what was left blank stays open; what was brought along needs its link."""
    answers = {}
    for id_, entered in views.typed_in(values).items():
        question = question_now(flow, assessment, id_)
        answer = read_form(question, entered, now.date()) if question else None
        if question and answer is not None and not isinstance(answer, Wrong):
            answer = named_otherwise(assessment, question, person, answer) or answer
        if isinstance(answer, Wrong):
            wrong[id_] = answer
        elif question and answer is not None and is_as_brought(assessment, question, answer):
            wrong[id_] = Wrong(AS_BROUGHT, LINK)
        elif question and answer is not None:
            answers[id_] = answer
        elif question is None and any(entered.values()):  # struck out of the list while the form was open
            wrong[id_] = Wrong(NO_SUCH_ITEM)
    return answers


def _steps(found: Found, ids: Sequence[str], person: str) -> tuple[views.Step, ...]:
    questions = [question for id_ in ids if (question := found.flow.question(id_))]
    return views.steps_of(found.flow, [found.form(question, person) for question in questions])


async def _why_open(parts: Parts, asker: Asker, found: Found) -> list[str]:
    """Say which splits keep the check open, and whose turn it is."""
    root = root_wanted(found.flow, found.assessment, parts.ports.clock())
    if not root.splits:
        return []
    links = await card_links(parts, asker.installation, found.assessment.id)
    return list(held_open(root.splits, root.owner, links))


def _key(asker: Asker, assessment_id: str) -> str:
    return f"steps/{assessment_id}/{asker.person}"


async def _keep(parts: Parts, asker: Asker, key: str, draft: Draft) -> None:
    if key:
        kept = _drafts.dump_python(draft)
        await parts.ports.store.put_draft(asker.installation, key, kept, DRAFT_SECONDS, _of(asker, key))


def _of(asker: Asker, key: str) -> tuple[str, str]:
    """Read back of which check a draft is, and whose."""
    return key.removeprefix("steps/").removesuffix(f"/{asker.person}"), asker.person


async def _kept(parts: Parts, asker: Asker, key: str) -> Draft:
    # The key is read from the modal, so it must be this person's own.
    mine = key.startswith("steps/") and key.endswith(f"/{asker.person}")
    kept = (await parts.ports.store.draft(asker.installation, key)) if mine else None
    return _drafts.validate_python(kept or {})
