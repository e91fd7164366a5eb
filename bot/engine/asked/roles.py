"""Who holds which role of a check, and whose answers to its questions count; it never decides who may change that.

While nobody holds a role, its questions are the owner's, so that a check never waits for nobody.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from typing import TypeVar

from bot.engine.asked.absent import in_hand, there
from bot.engine.saved.answer import Answer
from bot.engine.saved.assessment import Assessment
from bot.flow.model.flow import Flow
from bot.flow.model.question import Question
from bot.sentence import Sentence

T = TypeVar("T")
Said = Mapping[str, Answer]
Holders = Mapping[str, tuple[str, ...]]
"""Role → those who hold it; one that nobody holds is left out."""


def holders(assessment: Assessment, question: Question) -> tuple[str, ...]:
    """List who holds the role a question is asked of."""
    return assessment.roles.get(question.role or "", ())


def asked_by_role(assessment: Assessment, question: Question) -> tuple[str, ...]:
    """List who is asked a question of a role: its holders, or those they have handed it to; the owner where none is."""
    return _followed(assessment, question)[1]


def counted_by_role(assessment: Assessment, question: Question) -> frozenset[str]:
    """Name those whose answers to a question of a role count: its holders, and all it was handed to from them."""
    as_if_all_were_there = replace(assessment, away={}) if assessment.away else assessment
    return frozenset().union(*_followed(assessment, question), *_followed(as_if_all_were_there, question))


def whose(flow: Flow, assessment: Assessment, question: Question, person: str) -> str:
    """Tell somebody else whose a question of a role is; empty where it is of no role."""
    role = flow.role(question.role) if question.role else None
    if role is None:
        return ""
    owner, people = Sentence("<@{owner}>, who owns this check,", owner=assessment.owner), holders(assessment, question)
    if not people:
        asked = asked_by_role(assessment, question)
        if assessment.owner not in asked:
            everyone = ", ".join(f"<@{each}>" for each in asked)
            if assessment.closed:
                return Sentence("This one was handed to {people}.", people=everyone)
            return Sentence(
                "This one was handed to {people}; {owner} can say who answers it in Who does what.",
                people=everyone,
                owner=owner,
            )
        return Sentence(
            "Nobody is {title} here yet, so {owner} answers this one, or says who does in Who does what.",
            title=role.title,
            owner=owner,
        )
    theirs = Sentence(
        "This one is for the {title}: {people}.", title=role.title, people=", ".join(f"<@{each}>" for each in people)
    )
    if assessment.closed:
        return theirs
    who = Sentence("say so") if person == assessment.owner else Sentence("{owner} can say so", owner=owner)
    return Sentence("{theirs} If that is you, {who} in Who does what.", theirs=theirs, who=who)


def vacant(flow: Flow, assessment: Assessment) -> tuple[str, ...]:
    """List the roles of a flow that nobody holds who is there."""
    return tuple(role.id for role in flow.roles if not there(assessment.roles.get(role.id, ()), assessment.away))


def role_questions(flow: Flow, role: str) -> tuple[str, ...]:
    """List the questions of a role, in flow order."""
    return tuple(id_ for id_, question in flow.questions.items() if question.role == role)


def with_roles(flow: Flow, assessment: Assessment, roles: Holders) -> Assessment:
    """Give the same with others in its roles: what those said who hold one no more is shelved, or comes back.

    What was said in place of holders who were away stands, as long as one of them stays.
    """
    after = replace(assessment, roles={role: people for role, people in roles.items() if people})
    names = {*assessment.roles, *after.roles}
    other = {name for name in names if assessment.roles.get(name) != after.roles.get(name)}
    return sorted_out(flow, assessment, after, other)


def sorted_out(flow: Flow, before: Assessment, after: Assessment, roles: Collection[str]) -> Assessment:
    """Shelve what was said to questions of these roles by others than those whose answers count, and bring back.

    What is set aside until what it rests on is back is sorted with it.
    """
    answers, shelved, earlier = dict(after.answers), dict(after.shelved), dict(after.earlier)
    for id_ in (each for role in roles for each in role_questions(flow, role)):
        sort = _sorting(before, after, flow.questions[id_])
        answers[id_], shelved[id_] = sort(answers.get(id_, {}), shelved.get(id_, {}))
        pairs = ((each, *sort(each.answers, each.shelved)) for each in earlier.get(id_, ()))
        earlier[id_] = tuple(replace(each, answers=said, shelved=kept) for each, said, kept in pairs)
    silent = {id_ for id_ in answers if not answers[id_] and after.answers.get(id_)}
    return replace(
        after,
        answers={id_: given for id_, given in answers.items() if given or id_ in after.answers},
        shelved={id_: given for id_, given in shelved.items() if given},
        earlier={id_: kept for id_, kept in earlier.items() if kept},
        # Of what counts no more nothing is left to show or to settle; whoever is asked now answers it afresh.
        revealed=_without(after.revealed, silent),
        settled=_without(after.settled, silent),
    )


def _sorting(before: Assessment, after: Assessment, question: Question) -> Callable[[Said, Said], tuple[Said, Said]]:
    """Give how what was said and what is shelved of a question of a role is sorted."""
    count = counted_by_role(after, question)
    stays = {*holders(before, question)} & {*holders(after, question)}
    theirs = counted_by_role(replace(before, away={}), question)

    def sort(said: Said, kept: Said) -> tuple[Said, Said]:
        in_their_place = {*said} - theirs if stays else set[str]()
        back, gone = {*kept} & count, {*said} - count - in_their_place
        return (
            {**_without(said, gone), **_without(kept, {*kept} - back)},
            {**_without(kept, back), **_without(said, {*said} - gone)},
        )

    return sort


def _without(given: Mapping[str, T], names: Collection[str]) -> dict[str, T]:
    return {name: each for name, each in given.items() if name not in names}


def _followed(assessment: Assessment, question: Question) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Follow a question of a role from hand to hand: who handed it on, and with whom it is now."""
    handed = in_hand(assessment, question.id)
    gave: dict[str, None] = {}
    have: dict[str, None] = {}
    held_by = there(holders(assessment, question), assessment.away)
    for holder in held_by or _owners_who_handed(assessment, handed) or (assessment.owner,):
        person = holder
        while person in handed and person not in gave:
            gave[person] = None
            person = handed[person]
        if person not in gave:
            have[person] = None
    return tuple(gave), tuple(have)


def _owners_who_handed(assessment: Assessment, handed: Collection[str]) -> tuple[str, ...]:
    """List the owners, of now and before, who handed a question on: with whom it is then stays so when they go."""
    owners = (*(each.before for each in assessment.handovers), assessment.owner)
    return tuple(dict.fromkeys(each for each in owners if each in handed))
