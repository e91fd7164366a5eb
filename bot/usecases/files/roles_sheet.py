"""Who holds which role, as an answer sheet says it; a role it does not name is held by whoever answers for it."""

from collections.abc import Iterator, Mapping
from typing import Any

from bot.engine.asked.looping import words_of
from bot.engine.asked.roles import role_questions
from bot.engine.saved.assessment import Assessment
from bot.flow.model.flow import Flow
from bot.usecases.files.sheet_reading import Mistake

Held = Mapping[str, tuple[str, ...]]


def read_roles(flow: Flow, plain: object, mistake: Mistake) -> Held:
    """Read who holds which role: a person or a list of them for each."""
    if plain is None:
        return {}
    if not isinstance(plain, Mapping):
        mistake("roles", "write role → person, or a list of people", plain)
        return {}
    held: dict[str, tuple[str, ...]] = {}
    for role, people in plain.items():
        named = [people] if isinstance(people, str) else people
        if flow.role(str(role)) is None:
            there = ", ".join(each.id for each in flow.roles) or "none"
            mistake(f"roles.{role}", f"there is no such role; there are {there}")
        elif not isinstance(named, list | tuple) or not all(isinstance(each, str) and each for each in named):
            mistake(f"roles.{role}", "write a person, or a list of people", people)
        else:
            held[str(role)] = tuple(dict.fromkeys(named))
    return held


def not_theirs(
    flow: Flow, held: Held, answers: Mapping[str, Mapping[str, Any]], owner: str
) -> Iterator[tuple[str, str]]:
    """Find answers to questions of a role from people who do not hold it; while nobody does, they are the owner's."""
    for role, people in held.items():
        theirs = people or (owner,)
        for id_ in role_questions(flow, role):
            for person in answers.get(id_, {}):
                if person not in theirs:
                    yield (
                        f"answers.{words_of(flow, id_)}.{person}",
                        f"the role {role} is held by {', '.join(theirs)}; add {person} there",
                    )


def roles_of(flow: Flow, assessment: Assessment) -> dict[str, list[str]]:
    """Write who holds which role, with those to whom a question of it was handed; a role nobody holds is left out."""
    held: dict[str, list[str]] = {}
    for role in flow.roles:
        answered = (person for id_ in role_questions(flow, role.id) for person in assessment.answers.get(id_, {}))
        people = assessment.roles.get(role.id, ())
        if people:
            held[role.id] = list(dict.fromkeys((*people, *answered)))
    return held
