"""The standings found for a question are those all answers of three people have, and each witness leads to its own."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from random import Random

import pytest
from altered import shipped
from every_sheet import LINK, OWNER, PEOPLE, Everything
from tiny_flows import tiny_flow

from bot.engine.asked.branching import as_asked, is_asked
from bot.engine.saved.answer import Answer
from bot.engine.saved.assessment import Settlement
from bot.engine.weighed.standing import Standing, weigh
from bot.flow.conditions import evaluation, exact
from bot.proof.cells import NOT_APPLICABLE
from bot.proof.ground import ground_of
from bot.proof.hinges import OfAnswers, place_in

FLOWS = 25
TODAY = date(2026, 11, 20)


class OneQuestion:
    """The surroundings of a condition about one standing, after what the owner said."""

    def __init__(self, owners, standing) -> None:
        self._owners, self._standing = owners, standing

    def lookup(self, name, /):
        return self._owners.get(name)

    def call(self, name, argument, /):
        return argument in self._owners if name == "answered" else None

    def answers(self, question, /):
        return self._standing.holding

    def is_owner(self):
        return False


def holds(node, owners, standing) -> bool:
    return evaluation.condition(node)(OneQuestion(owners, standing))


def seen(ground, question, owners, standing: Standing, answers):
    """What a verdict can hinge on in a standing the engine has weighed, as far as the owner's word allows to ask."""
    hinges, others = ground.hinges, [person for person in answers if person != OWNER]
    asked = (hinge for hinge in hinges.of[question] if applies(hinge, owners, standing))
    return (
        (standing.asked, standing.applies),
        Fraction(exact.exact(standing.level)) if standing.stands else Fraction(1),
        standing.split,
        place_in(hinges.ranges[question], standing.people),
        bool(hinges.ranges_of_others) and OWNER in answers,
        place_in(hinges.ranges_of_others, len(others)),
        tuple(holds(hinge.node, owners, standing) for hinge in asked),
    )


def told(ground, question, owners, standing, facts):
    """The same of a standing the proof has found."""
    pairs = zip(ground.hinges.of[question], facts.holds, strict=True)
    kept = tuple(so for hinge, so in pairs if applies(hinge, owners, standing))
    return (facts.asked, facts.applies), facts.level, facts.split, facts.people, facts.owner, facts.others, kept


def applies(hinge, owners, standing) -> bool:
    word = hinge.word if isinstance(hinge, OfAnswers) else ()
    return all(holds(leaf, owners, standing) == so for leaf, so in word)


def found_after(ground, question, owners):
    """The standings found for a question after what the owner said."""
    nothing = Standing(ground.flow.questions[question], 0.0)
    return next(
        there
        for word, there in ground.standings[question].items()
        if all(holds(leaf, owners, nothing) == so for leaf, so in word)
    )


def of_witness(witness) -> dict[str, Answer]:
    said = [(f"other {place}", each) for place, each in enumerate(witness.others)]
    said += [(OWNER, witness.owner)] if witness.owner else []
    return {
        person: Answer(None, passed="not_applicable")
        if each.value == NOT_APPLICABLE
        else Answer(
            tuple(each.value) if isinstance(each.value, list) else each.value,
            link=LINK if each.link else None,
            since=TODAY - each.seen if each.seen is not None else None,
        )
        for person, each in said
    }


def spoke(answers) -> list[str]:
    """Those who gave a value."""
    return [person for person, answer in answers.items() if answer.value is not None]


def weighed(flow, question, owners, answers, settled) -> Standing:
    asked = as_asked(flow.questions[question], owners)
    if not is_asked(flow.questions[question], owners):
        return Standing(asked, None, asked=False)
    value = tuple(settled.value) if settled and isinstance(settled.value, list) else settled.value if settled else None
    word = Settlement(value, "so", OWNER) if settled else None
    return weigh(asked, answers, word, owners, OWNER, TODAY, final=True)


def every_case(flow) -> Iterator[tuple]:
    everything, ground = Everything(flow), ground_of(flow)
    for owners in everything.owners():
        for question in flow.questions:
            yield everything, ground, owners, question


def agree(flow):
    for everything, ground, owners, question in every_case(flow):
        there = found_after(ground, question, owners)
        nothing = Standing(flow.questions[question], 0.0)
        by_proof = {told(ground, question, owners, nothing, facts) for facts in there}
        by_hand = {
            seen(ground, question, owners, standing, key[-1])
            for key, standing in everything.of(question, owners, PEOPLE).items()
        }
        assert by_hand - by_proof == set(), question
        is_owners = flow.questions[question].asked_of == "owner"
        for facts, witness in there.items():
            answers = of_witness(witness)
            if is_owners and {OWNER: owners.get(question)} != {OWNER: answers[OWNER].value if answers else None}:
                continue  # the owner has said something else of the same word here
            standing = weighed(flow, question, owners, answers, witness.settled)
            expected = seen(ground, question, owners, standing, spoke(answers))
            assert told(ground, question, owners, standing, facts) == expected, (question, witness)


@pytest.mark.parametrize("seed", range(FLOWS))
def test_every_standing_that_answers_make_is_found_and_every_witness_leads_to_its_own(seed):
    random = Random(seed)  # noqa: S311 - the same flows each time

    agree(tiny_flow(random, random.choice([3, 4])))


@pytest.mark.parametrize("name", ["readiness", "quick"])
def test_every_witness_of_a_shipped_flow_leads_to_its_own_standing(name):
    flow = shipped(name)
    ground = ground_of(flow)
    for motive in ("form", "cheaper", "facts", None) if name == "readiness" else (None,):
        owners = {"motive": motive} if motive else {}
        for question in flow.questions:
            if flow.questions[question].asked_of == "owner":
                continue
            for facts, witness in found_after(ground, question, owners).items():
                standing = weighed(flow, question, owners, of_witness(witness), witness.settled)
                expected = seen(ground, question, owners, standing, spoke(of_witness(witness)))
                assert told(ground, question, owners, standing, facts) == expected, (question, witness)
