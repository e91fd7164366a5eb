"""The form that starts a check, as it is to stand: in its reader's language, with what was entered and comes along."""

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import TypeAdapter

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

DRAFT_SECONDS = 24 * 3600
_drafts = TypeAdapter(views.Entered)


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
    parts: Parts, there: Submitted | PressedInView, flow: Flow, entered: views.Entered, why: str = ""
) -> Json:
    """Draw the form that stands there for a flow."""
    carried = there.view.carried
    offered, along = parts.ports.flows.offered(), list[str]()
    if carried.came_from:
        found = await find(parts, there.asker, Verb.ASK_TEAM, carried.came_from)
        said = await theirs(parts, there.asker, flow)
        offered, along = [flow], what_comes_along(found, said) if isinstance(found, Found) else []
    return await start_view(parts, there.asker, flow, offered, carried, entered, views.Told(why, along))


async def start_view(  # noqa: PLR0913, PLR0917 - what the form is made of, besides who sees it
    parts: Parts,
    asker: Asker,
    flow: Flow,
    offered: Sequence[Flow],
    carried: Carried,
    entered: views.Entered,
    told: views.Told,
) -> Json:
    """Draw the form in the language of whoever starts the check; the thread's is chosen in it."""
    own = await theirs(parts, asker, flow)
    others = [await theirs(parts, asker, each) for each in offered]
    shared = not flow.is_for_one and await parts.members.is_shared(asker.installation, carried.channel)
    today = parts.ports.clock().date()
    return views.start(views.Offered(own, others, languages(flow), shared), asker.person, today, carried, entered, told)


async def entered_so_far(parts: Parts, asker: Asker, view: OpenView) -> views.Entered:
    """Give what stands in a form, and what stood in the forms of other flows before it was switched."""
    kept = await parts.ports.store.draft(asker.installation, _key(asker, view.carried))
    before = _drafts.validate_python(kept or {})
    return views.Entered(
        {**before.own, **views.entered(view.values)}, {**before.questions, **views.typed_in(view.values)}
    )


async def keep_entered(parts: Parts, asker: Asker, carried: Carried, entered: views.Entered) -> None:
    """Keep what was entered for the way back from the form of another flow."""
    of = _named_in(entered.own, asker.person)
    draft = _drafts.dump_python(entered)
    await parts.ports.store.put_draft(asker.installation, _key(asker, carried), draft, DRAFT_SECONDS, of)


def _named_in(own: Mapping[str, Any], person: str) -> tuple[str, ...]:
    """Name whoever is filling the form in, and everybody picked in it: what is kept of it goes with any of them."""
    picked = [own.get(views.OWNER), *(own.get(views.ASKED) or ())]
    for entry, people in own.items():
        picked += people or () if entry.startswith(role_field("")) else ()
    return tuple(dict.fromkeys([person, *map(str, filter(None, picked))]))


def _key(asker: Asker, carried: Carried) -> str:
    """Name the draft of what somebody entered into the forms of one start."""
    return f"start/{carried.draft}/{asker.person}"
