"""The ground every proof of a flow stands on: all standings of all its questions, after every word of the owner's."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import product
from math import prod

from bot.flow.conditions import tree
from bot.flow.model.flow import Flow
from bot.flow.model.question import Question
from bot.proof import ProofError
from bot.proof.cells import Asked, cells, holds_of_silence
from bot.proof.formulas import LeftOut
from bot.proof.hinges import Hinges, OfOwner
from bot.proof.standings import Facts, Witness, not_applicable, not_asked, standings

MOST_WORDS = 5_000
"""Ways to have answered what a question hangs on that are gone through; with so many a proof takes minutes."""

Word = tuple[tuple[tree.Expression, bool], ...]
"""What is asked of the owner's answers, each with whether it holds."""


@dataclass(frozen=True)
class Ground:
    """All there is to know about the questions of a flow, one by one."""

    flow: Flow
    hinges: Hinges
    standings: Mapping[str, Mapping[Word, Mapping[Facts, Witness]]]
    """Question → what the owner said, as far as it matters to the question → its standings, each with a witness."""
    left_out: LeftOut

    def of(self, question: str) -> tuple[Facts, ...]:
        """List every standing a question can have, whatever the owner said."""
        return tuple(dict.fromkeys(facts for found in self.standings[question].values() for facts in found))


def ground_of(flow: Flow) -> Ground:
    """Work out every standing of every question."""
    hinges, left_out = Hinges(flow), LeftOut()
    said = {id_: tuple(dict.fromkeys(_says(flow.questions[id_], hinges, left_out))) for id_ in sorted(hinges.owners)}
    found = {
        id_: {word: _standings(question, word, hinges, left_out) for word in _words(id_, hinges, said)}
        for id_, question in flow.questions.items()
    }
    return Ground(flow, hinges, found, left_out)


def variant_asked(question: Question, word: Word) -> int | None:
    """Tell which variant of a question is asked after what the owner said; None is the question itself."""
    known = dict(word)
    held = (place for place, each in enumerate(question.variants) if _after(known, each.when.tree))
    return next(held, None)


def is_asked(question: Question, word: Word) -> bool:
    """Tell whether a question is asked at all after what the owner said."""
    return question.when is None or _after(dict(word), question.when.tree)


def _standings(question: Question, word: Word, hinges: Hinges, left_out: LeftOut) -> Mapping[Facts, Witness]:
    """Work out every standing after a word of the owner's; what is not asked stands like what nobody answered."""
    asked = _asked(question, word, hinges)
    if not is_asked(question, word):
        return not_asked(asked, left_out)
    found = standings(asked, left_out)
    return found if question.not_applicable == "no" else {**found, **not_applicable(asked, left_out)}


def _after(known: Mapping[tree.Expression, bool], node: tree.Expression) -> bool:
    """Tell whether what decides how a question is asked holds; it knows what the owner said and nothing of others."""
    match node:
        case tree.And(operands):
            return all(_after(known, operand) for operand in operands)
        case tree.Or(operands):
            return any(_after(known, operand) for operand in operands)
        case tree.Not(operand):
            return not _after(known, operand)
        case _:
            return known[node] if node in known else holds_of_silence(node)


def _asked(question: Question, word: Word, hinges: Hinges) -> Asked:
    place = variant_asked(question, word)
    asked = question if place is None else question.variants[place].question
    owner_named = question.id if question.id in hinges.owners else None
    ranges = hinges.ranges[question.id], hinges.ranges_of_others
    return Asked(asked, owner_named, dict(word), hinges.of[question.id], *ranges)


def _words(question: str, hinges: Hinges, said: Mapping[str, tuple[Word, ...]]) -> Iterator[Word]:
    """Go through all that the owner may have said, as far as it matters to a question."""
    hanging = hinges.hanging[question]
    alone = {min(owners) for leaf in hanging if len(owners := hinges.owners_of(leaf)) == 1}
    choices: list[tuple[Word, ...]] = [
        tuple(dict.fromkeys(tuple(pair for pair in word if pair[0] in hanging) for word in said[owner]))
        for owner in sorted(alone)
    ]
    choices += [(((leaf, True),), ((leaf, False),)) for leaf in hanging if len(hinges.owners_of(leaf)) > 1]
    if (ways := prod(map(len, choices))) > MOST_WORDS:
        raise ProofError(
            f"What is asked in '{question}' hangs on {ways:,} ways in which its owner may have answered, and a proof "
            f"goes through {MOST_WORDS:,} at most; let its conditions ask for fewer answers."
        )
    for chosen in product(*choices):
        yield tuple(pair for word in chosen for pair in word)


def _says(question: Question, hinges: Hinges, left_out: LeftOut) -> Iterator[Word]:
    """Go through all that an owner's answer can say, of whatever is asked of it anywhere; silence comes last."""
    mine = tuple(hinge for hinge in hinges.of[question.id] if isinstance(hinge, OfOwner))
    for each in (question, *(variant.question for variant in question.variants)):
        worthless = replace(each, level=(), together="lowest", split=None, variants=())
        asked = Asked(worthless, question.id, {}, mine)
        for cell in cells(asked, left_out):
            yield tuple((hinge.node, cell.holds[asked.of_one_answer[hinge.node, ()]]) for hinge in mine)
    yield tuple((hinge.node, holds_of_silence(hinge.node)) for hinge in mine)
