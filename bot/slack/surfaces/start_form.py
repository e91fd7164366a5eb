"""The form that starts a check, as it is to stand: in its reader's language, with what was entered and comes along."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.flow.model.flow import Flow
from bot.flow.translating.languages import languages
from bot.slack import views
from bot.slack.address import Carried, Verb
from bot.slack.heard.asked import Asker, OpenView, PressedInView, Submitted
from bot.slack.parts import Parts
from bot.slack.surfaces.finding.found import Found, find, theirs
from bot.slack.views.roles import role_field
from bot.slack.writing.blocks import Json
from bot.usecases.acting.start import carry


def what_comes_along(found: Found, onward: Flow) -> list[str]:
    """Name what comes along from a result, with what was said; a pass stays behind."""
    then, is_over = found.flow.then, found.assessment.closed is not None
    # In a check that is open again there may be answers nobody is to see yet.
    carried = carry(then.carry, found.assessment.answers) if then and is_over else {}
    return [
        f"{question.short}: {question.type.say(answer.value)}"
        for to_id, by_person in carried.items()
        for answer in by_person.values()
        if answer.value is not None and (question := onward.questions.get(to_id))
    ]


async def form_there(
    parts: Parts, there: Submitted | PressedInView, flow: Flow, typed: Mapping[str, Any], why: str = ""
) -> Json:
    """Draw the form that stands there for a flow."""
    carried = there.view.carried
    offered, along = parts.ports.flows.offered(), list[str]()
    if carried.came_from:
        found = await find(parts, there.asker, Verb.ASK_TEAM, carried.came_from)
        said = await theirs(parts, there.asker, flow)
        offered, along = [flow], what_comes_along(found, said) if isinstance(found, Found) else []
    return await start_view(parts, there.asker, flow, offered, carried, typed=typed, came_along=along, why=why)


async def start_view(  # noqa: PLR0913 - what the form is made of, besides who sees it
    parts: Parts,
    asker: Asker,
    flow: Flow,
    offered: Sequence[Flow],
    carried: Carried,
    *,
    subject: str = "",
    typed: Mapping[str, Mapping[str, Any]] | None = None,
    came_along: Sequence[str] = (),
    why: str = "",
) -> Json:
    """Draw the form in the language of whoever starts the check; the thread's is chosen in it."""
    own = await theirs(parts, asker, flow)
    others = [await theirs(parts, asker, each) for each in offered]
    shared = not flow.is_for_one and await parts.members.is_shared(asker.installation, carried.channel)
    today, spoken = parts.ports.clock().date(), languages(flow)
    return views.start(
        own, others, asker.person, today, carried, subject, typed, came_along, why, spoken, shared=shared
    )


async def typed_so_far(parts: Parts, asker: Asker, view: OpenView) -> dict[str, dict[str, Any]]:
    """Give what stands in a form, and what stood in the forms of other flows before it was switched; "" is its own."""
    kept = await parts.ports.store.draft(asker.installation, draft_key(asker, view.carried)) or {}
    own = {**kept.get("", {}), **views.entered(view.values)}
    return {**kept, **views.typed_in(view.values), "": own}


def named_in(typed: Mapping[str, Any], person: str) -> tuple[str, ...]:
    """Name whoever is filling the form in, and everybody picked in it: what is kept of it goes with any of them."""
    own: Mapping[str, Any] = typed.get("", {})
    picked = [own.get(views.OWNER), *(own.get(views.ASKED) or ())]
    for entry, people in own.items():
        picked += people or () if entry.startswith(role_field("")) else ()
    return tuple(dict.fromkeys([person, *map(str, filter(None, picked))]))


def draft_key(asker: Asker, carried: Carried) -> str:
    """Name the draft of what somebody entered into the forms of one start."""
    return f"start/{carried.draft}/{asker.person}"
