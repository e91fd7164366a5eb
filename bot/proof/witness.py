"""Answer sheets made of what the solver found, written as people write them and decided by the engine itself.

Whatever the proof says of answers, the engine has the last word on it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Any

from bot.engine.asked.looping import words_of
from bot.engine.weighed.sheet import Sheet
from bot.engine.weighed.sheet_env import SheetEnv
from bot.engine.weighed.verdict import Outcome, decide
from bot.flow.conditions import Condition, evaluation, exact
from bot.flow.model.flow import Flow
from bot.flow.model.question import Question
from bot.proof.cells import NOT_APPLICABLE, Said
from bot.proof.ground import Ground, Word, variant_asked
from bot.proof.hinges import OfAnswers, place_in
from bot.proof.standings import Facts, Witness
from bot.questions import Value
from bot.usecases.files.answer_sheet import read_sheet

OWNER = "ada"
OTHERS = ("ben", "cleo", "dan", "eve", "fay", "gus", "hana", "ivo")
LINK = "https://example.com/evidence"
MESSAGE = "https://example.slack.com/archives/C024BE91L/p1355517523000008"
REASON = "We talked it over"
REASON_ASIDE = "There is no such thing here"


@dataclass(frozen=True)
class Chosen:
    """One standing of a question, and the answers that lead to it."""

    word: Word
    facts: Facts
    witness: Witness


@dataclass(frozen=True)
class Decided:
    """An answer sheet, and what the engine makes of it."""

    plain: Mapping[str, Any]
    sheet: Sheet
    outcome: Outcome

    def fulfils(self, condition: Condition) -> bool:
        """Tell whether something a property says holds here."""
        ids = " ".join(each.about for each in self.outcome.missing if each.about)
        said: dict[str, Value | None] = {
            "verdict": self.outcome.verdict,
            "missing": len(self.outcome.missing),
            "missing_ids": ids,
        }
        return condition.holds(SheetEnv(self.sheet, said))


def decided(flow: Flow, plain: Mapping[str, Any], today: date) -> Decided:
    """Decide a sheet."""
    sheet, _ = read_sheet(flow, plain, today)
    return Decided(plain, sheet, decide(sheet))


def written(ground: Ground, chosen: Mapping[str, Chosen], today: date, respondents: int | None) -> Mapping[str, Any]:
    """Write an answer sheet; `respondents` is how many people there are to be in all, where that matters."""
    answers: dict[str, dict[str, Any]] = {}
    said = _by_whom(ground, chosen)
    others = 0 if respondents is None else respondents - any(_answers(each.owner) for each in said.values())
    named = 0
    for id_, witness in said.items():
        behind = min(named, max(0, others - len(witness.others)))
        named = max(named, behind + len(witness.others))
        link = _link(ground.flow.questions[id_], chosen[id_].word)
        given = {OWNER: _said(witness.owner, today, link)} if witness.owner else {}
        given |= {_person(behind + place): _said(other, today, link) for place, other in enumerate(witness.others)}
        if given:
            answers[words_of(ground.flow, id_)] = given
    settled = {
        words_of(ground.flow, id_): {"value": each.settled.value, "reason": REASON}
        for id_, each in said.items()
        if each.settled
    }
    plain = {"flow": ground.flow.id, "owner": OWNER, "today": today.isoformat(), "answers": answers}
    return plain | ({"settled": settled} if settled else {})


def not_as_said(ground: Ground, found: Sheet, chosen: Mapping[str, Chosen]) -> list[str]:
    """List the questions that do not stand as the solver said."""
    return [id_ for id_, each in chosen.items() if _facts(ground, found, id_, each) != each.facts]


def _facts(ground: Ground, found: Sheet, question: str, chosen: Chosen) -> Facts:
    """Read off a decided sheet what a verdict hinges on; what was said of another word of the owner's is taken over."""
    standing, env, hinges = found.standing(question), SheetEnv(found), ground.hinges
    holds = []
    for hinge, said in zip(hinges.of[question], chosen.facts.holds, strict=True):
        word = hinge.word if isinstance(hinge, OfAnswers) else ()
        asked = all(evaluation.condition(leaf)(env) == so for leaf, so in word)
        holds.append(evaluation.condition(hinge.node)(env) if asked else said)
    return replace(
        chosen.facts,
        level=Fraction(exact.exact(standing.level) or 0) if standing.stands else Fraction(1),
        asked=standing.asked,
        applies=standing.applies,
        split=standing.split,
        people=place_in(hinges.ranges[question], standing.people),
        holds=tuple(holds),
    )


def _by_whom(ground: Ground, chosen: Mapping[str, Chosen]) -> Mapping[str, Witness]:
    """Let the owner be one of those who answer, where it makes no difference who does."""
    hinges = ground.hinges
    return {
        id_: each.witness if hinges.ranges_of_others or hinges.asks_who(id_) else _with_the_owner(each.witness)
        for id_, each in chosen.items()
    }


def _with_the_owner(witness: Witness) -> Witness:
    if witness.owner or not witness.others:
        return witness
    return replace(witness, owner=witness.others[0], others=witness.others[1:])


def _answers(said: Said | None) -> bool:
    """Whether somebody gives a value, and so is one of those who respond."""
    return said is not None and said.value != NOT_APPLICABLE


def _link(question: Question, word: Word) -> str:
    """Give evidence of a kind that the question takes."""
    place = variant_asked(question, word)
    asks = (question if place is None else question.variants[place].question).link
    return LINK if asks is None or "link" in asks.by else MESSAGE


def _said(said: Said, today: date, link: str) -> Any:
    evidence = {"reason": REASON_ASIDE} if said.value == NOT_APPLICABLE else {"link": link} if said.link else {}
    if said.seen is not None:
        evidence["seen_since"] = (today - said.seen).isoformat()
    return {"value": said.value} | evidence if evidence else said.value


def _person(place: int) -> str:
    return OTHERS[place] if place < len(OTHERS) else f"person {place + 2}"
