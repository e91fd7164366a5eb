"""A sheet that could be any: one standing for each question, and what its gates, rules and verdict come to.

It means what `bot.engine.weighed.sheet` and `bot.engine.weighed.verdict` mean by it, decided for all sheets at once.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from math import lcm

import z3

from bot.flow.conditions import Condition, tree
from bot.flow.model.call import RETURNED
from bot.flow.model.flow import Gate
from bot.proof.called import Calls
from bot.proof.counting import MANY_PEOPLE
from bot.proof.formulas import InexpressibleError, Share, holds
from bot.proof.ground import Ground, Word
from bot.proof.hinges import OfAnswers, OfOwner
from bot.proof.items import AllItems, loop_of
from bot.proof.picks import FINEST, Picks
from bot.proof.solver import NO, YES, Formula, Term, real
from bot.proof.standings import Facts, Witness, within
from bot.proof.symbols import Quantity, Symbol


class AnySheet:
    """The terms of a sheet; `name` tells it from others, and `like` gives it those of another but for one question.

    A sheet like another says only what that one does not: a search looks at both.
    """

    def __init__(self, ground: Ground, name: str, like: "AnySheet | None" = None, moved: str = "") -> None:
        self.ground, self.flow, self._name = ground, ground.flow, name
        self._moved = moved if like else None
        self.picks: dict[str, Picks] = {}
        """Question → whether each of its standings is the one."""
        self.people: dict[str, Term] = {}
        self.others: dict[str, Term] = {}
        """Question → how many people beside the owner said something."""
        for id_ in self.flow.questions:
            kept = like if id_ != moved else None
            self.picks[id_] = kept.picks[id_] if kept else self._standings(id_)
            self.people[id_] = kept.people[id_] if kept else z3.Int(f"{name}: people of {id_}")
            self.others[id_] = kept.others[id_] if kept else z3.Int(f"{name}: others of {id_}")
        self.respondents = z3.Int(f"{name}: respondents")
        self._either_way: dict[tree.Expression, Formula] = {}
        self._failing: dict[str, Formula] = {}
        self._means: dict[str, Term] = {}
        self._calls = Calls(self)

    def _standings(self, question: str) -> Picks:
        found = self.ground.of(question)
        return Picks({facts: z3.Bool(f"{self._name}: {question} {place}") for place, facts in enumerate(found)})

    # What makes it a sheet.

    @cached_property
    def constraints(self) -> list[Formula]:
        """Say what is true of every sheet, beside what the one it is like says already."""
        found: list[Formula] = []
        for id_, picks in self.picks.items():
            if self._moved in {None, id_}:
                found.append(z3.PbEq([(pick, 1) for pick in picks.values()], 1))
                found += self._people(id_, picks)
            for word, there in self.ground.standings[id_].items():
                if set(there) != set(picks) and self._is_own(id_, word):
                    found.append(z3.Implies(self.said(word), z3.Or([picks[facts] for facts in there])))
        return found + self._people_there_are()

    def _is_own(self, question: str, word: Word) -> bool:
        """Tell whether what holds of a question after a word of the owner's may differ from the sheet it is like."""
        if self._moved in {None, question}:
            return True
        owners = [self.ground.hinges.owners_of(leaf) for leaf, _ in word]
        # What compares several answers of the owner's is left open, in each sheet by itself.
        return any(self._moved in of or len(of) != 1 for of in owners)

    def _people(self, question: str, picks: Mapping[Facts, Formula]) -> list[Formula]:
        hinges, people, others = self.ground.hinges, self.people[question], self.others[question]
        found: list[Formula] = []
        for facts, pick in picks.items():
            there = within(hinges.ranges[question], facts.people, people)
            there += within(hinges.ranges_of_others, facts.others, others)
            if hinges.ranges_of_others:
                there.append(z3.Or(people == others + (1 if facts.owner else 0), people == 0))
            found.append(z3.Implies(pick, z3.And(there)))
        return found

    def _people_there_are(self) -> list[Formula]:
        """Say how many people there can be in all: the owner, and others who may be the same from one to the next."""
        if not self.ground.hinges.ranges_of_others:
            return []
        others = self.respondents - z3.If(z3.Or([picks.owner_said for picks in self.picks.values()]), 1, 0)
        return [*(others >= each for each in self.others.values()), others <= z3.Sum(list(self.others.values()))]

    def spoke(self, question: str) -> Term:
        """Count the people who said something to a question, whether it counts or not, as far as that matters."""
        if self.ground.hinges.ranges_of_others:
            return self.others[question] + z3.If(self.picks[question].owner_said, 1, 0)
        return self.people[question]

    @cached_property
    def with_its_witnesses(self) -> list[Formula]:
        """Hold it to the very numbers of people that the known answers have, beside what the one it is like does."""
        hinges = self.ground.hinges
        return [
            z3.Implies(z3.And(self.said(word), self.picks[id_][facts]), z3.And(self._just_those(id_, witness)))
            for id_, words in self.ground.standings.items()
            for word, there in words.items()
            for facts, witness in there.items()
            if (hinges.ranges[id_] or hinges.ranges_of_others) and self._is_own(id_, word)
        ]

    def _just_those(self, question: str, witness: Witness) -> list[Formula]:
        hinges = self.ground.hinges
        found = [self.people[question] == witness.people] if hinges.ranges[question] else []
        return found + ([self.others[question] == len(witness.others)] if hinges.ranges_of_others else [])

    def said(self, word: Word) -> Formula:
        """Tell when the owner has said this."""
        return z3.And([self._owners(leaf) == z3.BoolVal(so) for leaf, so in word])

    def _owners(self, leaf: tree.Expression) -> Formula:
        owners = self.ground.hinges.owners_of(leaf)
        if len(owners) == 1:
            return self._hinge(min(owners), OfOwner(leaf))
        return self.open(leaf, "one answer of the owner's is compared with another")

    def _hinge(self, question: str, hinge: OfOwner | OfAnswers) -> Formula:
        place = self.ground.hinges.of[question].index(hinge)
        return self.picks[question].whether(lambda facts: facts.holds[place])

    # What conditions ask of it.

    def holds(self, condition: Condition) -> Formula:
        """Tell whether a condition about the whole sheet holds."""
        return holds(condition.tree, self)

    def whole(self, node: tree.Expression, /) -> Formula | None:
        """Look up what hinges on one question alone."""
        if self.ground.hinges.owners_of(node):
            return self._owners(node)
        spoken = self.ground.hinges.of_answers(node)
        if spoken is None:
            return None
        question, hinges = spoken
        return z3.Or([z3.And(self.said(hinge.word), self._hinge(question, hinge)) for hinge in hinges])

    def symbol(self, name: str, /) -> Symbol:  # noqa: PLR0911 # one line for each name
        """Tell what a name stands for."""
        match name:
            case "open_splits":
                return _number(z3.Sum([z3.If(self.split(id_), 1, 0) for id_ in self.picks]), len(self.picks))
            case "failed_gates":
                return _number(z3.Sum([z3.If(fails, 1, 0) for fails in [*self.gates.values(), NO]]), len(self.gates))
            case "respondents":
                return _number(self.respondents, MANY_PEOPLE)
            case "lowest_section":
                return Symbol(YES, number=self.lowest(self.sections))
            case "missing":
                return _number(self._missing(None), MANY_PEOPLE)
            case "verdict":
                return Symbol(YES, words=self.verdicts)
            case "weakest_section" | "split_questions":
                return Symbol(YES)
            case _:
                raise InexpressibleError(f"`{name}` is asked together with something else, or its words are")

    def call(self, name: str, argument: str, /) -> Quantity | Symbol | Formula:  # noqa: PLR0911 # one line for each call
        """Tell what a call gives."""
        if name in RETURNED:
            return self._calls.returned(name, self.flow.called[argument])
        match name:
            case "level" | "section":
                is_level = name == "level"
                part = self.level(argument) if is_level else self._section(argument)
                return Quantity(part, YES if is_level else self._asks_in(argument), 1)
            case "people" if argument in self.flow.looped:
                raise InexpressibleError("people are not counted across items")
            case "all_items" | "full_items" | "failed_items" | "lowest_item":
                return self._of_items[argument].call(name)
            case "people":
                return Quantity(z3.ToReal(self.people[argument]), YES, MANY_PEOPLE)
            case "asked":
                return self.asked(argument)
            case "not_applicable":
                return self._not_applicable(argument)
            case "answered":
                return self.people[argument] > 0
            case _:
                return Quantity(z3.ToReal(self._missing(argument)), YES, MANY_PEOPLE)

    def each(self, node: tree.Each, /) -> Formula | Share:
        """Know nothing of single answers that is not looked up as a whole."""
        raise InexpressibleError(f"`{node.quantifier}` of one question is asked together with something else")

    def open(self, node: tree.Expression, why: str, /) -> Formula:
        """Leave it open, the same wherever it is asked of this sheet."""
        if node not in self._either_way:
            self._either_way[node] = self.ground.left_out.either_way("the whole sheet", node, why)
        return self._either_way[node]

    # What it comes to.

    def level(self, question: str) -> Term:
        """Give the level of a question."""
        if question in self.flow.looped:
            return self._of_items[question].level
        return self.picks[question].level

    def split(self, question: str) -> Formula:
        """Tell whether a question is split."""
        return self.picks[question].split

    def asked(self, question: str) -> Formula:
        """Tell whether a question is asked."""
        if question in self.flow.looped:
            return self._of_items[question].asked
        return self.picks[question].asked

    def stands(self, question: str) -> Formula:
        """Tell whether a question is asked and applies."""
        if question in self.flow.looped:
            return self._of_items[question].stands
        return self.picks[question].stands

    def _not_applicable(self, question: str) -> Formula:
        if question in self.flow.looped:
            return z3.And(self.asked(question), z3.Not(self.stands(question)))
        return self.picks[question].whether(lambda facts: not facts.applies)

    def _asks_in(self, section: str) -> Formula:
        if not self._branches(section):
            return YES
        return z3.Or([self.stands(id_) for id_ in self.sections[section]])

    def _branches(self, section: str) -> bool:
        """Tell whether anything of a section is not always asked, or may not apply."""
        may_lack = frozenset({*self.flow.branching, *self.flow.may_not_apply, *self.flow.looped})
        return not may_lack.isdisjoint(self.sections[section])

    @cached_property
    def sections(self) -> Mapping[str, tuple[str, ...]]:
        """Section → its questions, each once however many items it is asked for."""
        return {
            section.id: loop.questions if (loop := loop_of(self.flow, section.id)) else section.questions
            for section in self.flow.sections
        }

    @cached_property
    def _of_items(self) -> Mapping[str, AllItems]:
        return {id_: AllItems(self, id_, self._levels(id_)) for id_ in self.flow.looped}

    def _levels(self, question: str) -> Iterator[Fraction]:
        """Go through the levels a question can have, whichever item it is asked for."""
        for id_ in self.flow.instances.get(question, (question,)):
            yield from (facts.level for facts in self.picks[id_])

    def _section(self, section: str) -> Term:
        if section not in self._means:
            self._means[section] = self._mean(section)
        return self._means[section]

    def _mean(self, section: str) -> Term:
        questions = self.sections[section]
        parts = [level.limit_denominator(FINEST) for id_ in questions for level in self._levels(id_)]
        if lcm(*(part.denominator for part in parts)) * len(questions) > FINEST:
            raise InexpressibleError("levels so fine are rounded before sections are compared")
        levels = [self._rounded(id_) for id_ in questions]
        if not self._branches(section):
            return z3.Sum(levels) / len(questions)
        asked = [self.stands(id_) for id_ in questions]
        sum_ = z3.Sum([z3.If(there, level, 0) for there, level in zip(asked, levels, strict=True)])
        count = z3.Sum([z3.If(there, 1, 0) for there in asked])
        mean = sum_  # so many parts as are asked, case by case: the solver divides by fixed numbers alone
        for many in range(2, len(questions) + 1):
            mean = z3.If(count == many, sum_ / many, mean)
        return mean

    def _rounded(self, question: str) -> Term:
        if question in self.flow.looped:
            return self.level(question)
        return self.picks[question].rounded

    def lowest(self, sections: Iterable[str]) -> Quantity:
        """Give the lowest mean of some sections."""
        lowest: Term = real(Fraction(1))
        asked: Formula = NO
        for section in sections:
            mean = self._section(section)
            lowest = z3.If(z3.And(self._asks_in(section), mean < lowest), mean, lowest)
            asked = z3.Or(asked, self._asks_in(section))
        return Quantity(lowest, asked, 1)

    @cached_property
    def gates(self) -> Mapping[str, Formula]:
        """Gate → whether it fails."""
        return {gate.id: self.fails(gate) for gate in self.flow.gates}

    def fails(self, gate: Gate) -> Formula:
        """Tell whether a gate fails, without looking at any other: that one may ask what this one's flow comes to."""
        if gate.id not in self._failing:
            self._failing[gate.id] = self.holds(gate.fails)
        return self._failing[gate.id]

    @cached_property
    def needs(self) -> Mapping[str, Sequence[tuple[str | None, Formula]]]:
        """Rule → what it needs: the question each is about, and whether it is met."""
        return {rule.id: [(need.about, self.holds(need.when)) for need in rule.needs] for rule in self.flow.rules}

    @cached_property
    def rules(self) -> Mapping[str, Formula]:
        """Rule → whether it is the first that holds."""
        found: dict[str, Formula] = {}
        before: Formula = NO
        for rule in self.flow.rules:
            met = z3.And([met for _, met in self.needs[rule.id]])
            here = z3.And(self.holds(rule.when), met) if rule.when else met
            found[rule.id] = z3.And(here, z3.Not(before))
            before = z3.Or(before, here)
        return found

    @cached_property
    def verdicts(self) -> Mapping[str, Formula]:
        """Verdict → whether it is the one."""
        return {
            name: z3.Or([self.rules[rule.id] for rule in self.flow.rules if rule.verdict == name])
            for name in self.flow.verdicts
        }

    def _missing(self, about: str | None) -> Term:
        """Count what the rule that holds lists as missing, all of it or what is about one question."""
        found: Term = z3.IntVal(0)
        for rule in self.flow.rules:
            listed = [met for of, met in self.needs.get(rule.missing_from or "", ()) if about in {None, of}]
            unmet = z3.Sum([z3.If(met, 0, 1) for met in listed] + [z3.IntVal(0)])
            found = z3.If(self.rules[rule.id], unmet if about is None else z3.If(unmet > 0, 1, 0), found)
        return found


def _number(term: Term, size: float) -> Symbol:
    return Symbol(YES, number=Quantity(z3.ToReal(term), YES, size))
