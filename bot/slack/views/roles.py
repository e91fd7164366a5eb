"""The fields in which it is said who has which role: in the form that starts a check, and in one of their own."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from bot.engine.asked.roles import role_questions
from bot.engine.rules.assigning import MOST_HOLDERS
from bot.flow.model.flow import Flow
from bot.flow.model.role import Role
from bot.questions import PersonMenu
from bot.slack.address import Address, Verb
from bot.slack.views.inputs import own_input
from bot.slack.writing.blocks import Json, context, modal
from bot.slack.writing.text import inline, sentence
from bot.tongue import say

SHORT, LISTED = 80, 12


def role_field(role: str) -> str:
    """Name the input of a role, as `entered` names it."""
    return f"role_{role}"


def holders_in(roles: Iterable[Role], own: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """Read who was picked for each role."""
    return {role.id: tuple(map(str, own.get(role_field(role.id)) or ())) for role in roles}


def role_blocks(roles: Sequence[Role], own: Mapping[str, Any]) -> list[Json]:
    """Draw a field for each role."""
    return [_role(role, own.get(role_field(role.id))) for role in roles]


def who_does_what(flow: Flow, assessment: str, held: Mapping[str, Sequence[str]]) -> Json:
    """Ask the owner who has which role, and say what is asked of each."""
    own = {role_field(role): people for role, people in held.items()}
    told = say(
        "Only those who have a role are asked what is asked of it; each is mentioned once, in the "
        "thread. What somebody said who has it no more still shows, and counts again when they have "
        "it again."
    )
    lines = "\n".join(f"*{inline(role.title, SHORT)}*: {_asked(flow, role)}" for role in flow.roles)
    return modal(
        say("Who does what"),
        [context(told), *role_blocks(flow.roles, own), context(lines)],
        callback=Address(Verb.ROLES, assessment),
        submit=say("Save"),
        close=say("Cancel"),
    )


def _role(role: Role, people: Sequence[str] | None) -> Json:
    else_ = "" if role.needed else say(" While it is nobody, the owner answers for it.")
    return own_input(
        role_field(role.id),
        say("Who is {title}?", title=role.title),
        PersonMenu(MOST_HOLDERS),
        people,
        hint=f"{sentence(role.knows)}.{else_}",
        optional=not role.needed,
    )


def _asked(flow: Flow, role: Role) -> str:
    questions = role_questions(flow, role.id)
    shorts = [inline(flow.questions[id_].short, SHORT) for id_ in questions[:LISTED]]
    rest = say(" and {count} more", count=len(questions) - LISTED) if len(questions) > LISTED else ""
    return f"{', '.join(shorts)}{rest}"
