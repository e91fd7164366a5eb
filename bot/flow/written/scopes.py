"""What conditions and texts may speak of, place by place in a flow; the engine brings values under the same names."""

from collections.abc import Collection, Hashable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache

from bot.flow.conditions import KEYWORDS, Call, Scope
from bot.flow.model.call import RETURNED, Called
from bot.flow.model.loop import ITEM
from bot.questions import kinds

_ONE_ANSWER = "only what is said of one answer knows it, as in `some(question: value is option)`"
_ALL_ANSWERS = "use it in `together` or `split`, which know all answers to one question"
_NUMBERS = "use it in `together` or `split` of a question answered by a number"
_LEVELS = "use it in a gate, a rule or a text, which know the levels"
_GATES = "use it in a rule, a warning or a text, which know how the gates decided"
_LISTING = "use it in a rule with `missing_from`, or in `always` of a property"
_TELLING = "use it in the sentence of a rule or a warning"
_ITEMS = "use it in a gate, a rule or a text, of a question that is asked item by item"
_ITEMS_TOLD = "use it in the sentence of a rule or a warning, of a question that is asked item by item"
_PROMISING = "use it in `always` of a property, which knows the verdict"

ELSEWHERE = (
    dict.fromkeys(("value", "linked", "days_seen"), _ONE_ANSWER)
    | dict.fromkeys(("lowest", "median", "highest"), _ALL_ANSWERS)
    | dict.fromkeys(("smallest", "largest"), _NUMBERS)
    | dict.fromkeys(("level", "section", "asked", "not_applicable", "open_splits", "split_questions"), _LEVELS)
    | dict.fromkeys(("respondents", "lowest_section", "weakest_section"), _LEVELS)
    | dict.fromkeys(("failed_gates", "failed_gate"), _GATES)
    | dict.fromkeys(("missing", "missing_about"), _LISTING)
    | {"verdict": _PROMISING, "said": _TELLING, "weakest_item": _ITEMS_TOLD}
    | dict.fromkeys(("all_items", "full_items", "failed_items", "lowest_item"), _ITEMS)
)
"""The names that only some places know, each with which places those are."""

_CALLS = (
    "people",
    "answered",
    "every",
    "some",
    "share",
    "owner",
    "count",
    "given",
    "sqrt",
    "round",
    "abs",
    "min",
    "max",
)
RESERVED = frozenset({*ELSEWHERE, *_CALLS, *KEYWORDS, "if", "otherwise", "as", "all"})
"""Words with a meaning of their own, which no question may have as its id."""

_COUNTS_OF_ITEMS = ("all_items", "full_items", "failed_items", "lowest_item")
OF_ITEMS = ("weakest_item", *_COUNTS_OF_ITEMS)
"""What only a flow knows in which some questions are asked item by item."""
_NUMBER, _TRUTH, _TEXT = kinds.Number(), kinds.Truth(), kinds.Text()


@dataclass(frozen=True)
class Scopes:
    """The scopes of one flow: what its questions are called, what each can be answered with, and its sections."""

    answered_with: Mapping[str, kinds.Kind]
    """Every question with what any of its variants can be answered with."""
    owners: Mapping[str, kinds.Kind]
    """The questions asked of the owner, which have one answer and so can be named like a value."""
    sections: Collection[str]
    looped: Collection[str] = ()
    """The questions that are asked item by item."""
    called: Mapping[str, Called] = field(default_factory=dict)
    """The flows it calls, by what it calls them."""

    def answer(self, kind: kinds.Kind) -> Scope:
        """Give what can be said of one answer: in levels, and in the condition of a link."""
        names = {**self.owners, "value": kind, "linked": _TRUTH, "days_seen": _NUMBER}
        return Scope.known_by((self._words, "answer", _ids(kind)), names)

    def spread(self, kind: kinds.Kind) -> Scope:
        """Give what can be said of all answers to one question: in together and split."""
        names: dict[str, kinds.Kind] = dict.fromkeys(("lowest", "median", "highest", "people"), _NUMBER)
        if _is_numeric(kind):
            names |= {"smallest": _NUMBER, "largest": _NUMBER}
        inner: dict[str | None, Scope] = {None: self.answer(kind)}
        return Scope.known_by((self._words, "spread", _ids(kind)), {**self.owners, **names}, {}, inner)

    @cached_property
    def _words(self) -> Hashable:
        """What is the same for every flow whose conditions can name the same."""
        return _known(
            _ids_of(self.answered_with),
            _ids_of(self.owners),
            tuple(self.sections),
            tuple(self.looped),
            tuple((id_, tuple(each.verdicts)) for id_, each in self.called.items()),
        )

    @cached_property
    def asking(self) -> Scope:
        """Give what decides which variant is asked: answers, but no level, since levels rest on what was asked."""
        calls = self._calls("answered", "people")
        return Scope.known_by((self._words, "asking"), self.owners, calls, self._each_answer)

    @cached_property
    def gates(self) -> Scope:
        """Give what decides whether a gate fails: everything but what follows from gates."""
        names = {"open_splits": _NUMBER, "respondents": _NUMBER, "lowest_section": _NUMBER}
        texts = {"weakest_section": _TEXT, "split_questions": _TEXT}
        calls = self._calls("level", "answered", "asked", "not_applicable", "people", "section") | self._of_items(
            _COUNTS_OF_ITEMS, _NUMBER
        )
        known = {**self.owners, **names, **texts}
        return Scope.known_by((self._words, "gates"), known, calls | self._of_calls(), self._each_answer)

    @cached_property
    def sheet(self) -> Scope:
        """Give what can be said of everything answered so far: in rules, warnings, contradictions and most texts."""
        before = self.gates
        names = {**before.names, "failed_gates": _NUMBER, "failed_gate": _TEXT}
        return Scope.known_by((self._words, "sheet"), names, before.calls, before.inner)

    @cached_property
    def missing(self) -> Scope:
        """Give what a rule can say that lists what another rule misses."""
        sheet = self.sheet
        calls = {**sheet.calls, **self._calls("missing_about")}
        return Scope.known_by((self._words, "missing"), {**sheet.names, "missing": _NUMBER}, calls, sheet.inner)

    def telling(self, of: Scope) -> Scope:
        """Give what the sentence of a rule or a warning can say: what its condition can, and what was said."""
        said = Call(tuple(each for each in self.answered_with if each not in self.looped), _TEXT)
        return Scope(of.names, {**of.calls, "said": said, **self._of_items(("weakest_item",), _TEXT)}, of.inner)

    def always(self, verdicts: Mapping[str, str]) -> Scope:
        """Give what a property can say of a decided sheet: what a rule can, the verdict, and what it misses."""
        missing = self.missing
        names = {**missing.names, "verdict": kinds.Choice(verdicts)}
        return Scope.known_by((self._words, "always", tuple(verdicts)), names, missing.calls, missing.inner)

    def check_in(self, asked: Mapping[str, kinds.Kind]) -> Scope:
        """Give what can be said of one check-in: the answers to its questions."""
        calls = {name: Call(tuple(asked), gives) for name, gives in (("answered", _TRUTH), ("people", _NUMBER))}
        inner: dict[str | None, Scope] = {id_: self.answer(kind) for id_, kind in asked.items()}
        return Scope.known_by((self._words, "check_in", _ids_of(asked)), self.owners, calls, inner)

    def measures(self, asked: Mapping[str, kinds.Kind], streaks: Collection[str]) -> Scope:
        """Give what can be said once a check-in is over: its answers, and how long each streak is by now."""
        week = self.check_in(asked)
        key = (self._words, "measures", _ids_of(asked), tuple(streaks))
        return Scope.known_by(key, {**week.names, **dict.fromkeys(streaks, _NUMBER)}, week.calls, week.inner)

    def about_one_name(self) -> "Scopes":
        """Give the scopes of questions asked of each watched thing, which know its `name`."""
        return replace(self, owners={**self.owners, "name": _TEXT})

    @cached_property
    def about_an_item(self) -> "Scopes":
        """The scopes of texts of what is asked item by item, which know the `item`; the same for all such questions."""
        return replace(self, owners={**self.owners, ITEM: _TEXT})

    @staticmethod
    def results() -> Scope:
        """Give what predictions have come to: how many of each result, and how many there are."""
        return Scope.known_by("results", dict.fromkeys(("held", "wrong", "not_tested", "predictions"), _NUMBER))

    def note(self, kind: kinds.Kind) -> Scope:
        """Give what a note beside a question can say: `value` is the one that counts."""
        sheet = self.sheet
        return Scope({**sheet.names, "value": kind}, sheet.calls, sheet.inner)

    @cached_property
    def _each_answer(self) -> dict[str | None, Scope]:
        return {question: self.answer(kind) for question, kind in self.answered_with.items()}

    def _calls(self, *names: str) -> dict[str, Call]:
        questions, sections = tuple(self.answered_with), tuple(self.sections)
        gives: dict[str, kinds.Kind] = {"answered": _TRUTH, "asked": _TRUTH, "not_applicable": _TRUTH}
        return {name: Call(sections if name == "section" else questions, gives.get(name, _NUMBER)) for name in names}

    def _of_items(self, names: Collection[str], gives: kinds.Kind) -> dict[str, Call]:
        """Give the calls about all items of a question, where there are such questions."""
        return {name: Call(tuple(self.looped), gives) for name in names} if self.looped else {}

    def _of_calls(self) -> dict[str, Call]:
        """Give the calls about flows that are called, where there are any: what such a flow can say of itself."""
        texts = dict.fromkeys(("weakest_section", "split_questions", "failed_gate"), _TEXT)
        found = {name: Call(tuple(self.called), texts.get(name, _NUMBER)) for name in RETURNED}
        verdicts: dict[str, kinds.Kind] = {id_: kinds.Choice(each.verdicts) for id_, each in self.called.items()}
        return {**found, "verdict": Call(tuple(self.called), _TEXT, verdicts)} if self.called else {}


@lru_cache(maxsize=256)
def _known(*_: Hashable) -> object:
    """Give something that stands for names, and is looked up sooner than they are."""
    return object()


def _ids_of(named: Mapping[str, kinds.Kind]) -> Hashable:
    """Give what conditions can ask of what has a name."""
    return tuple((name, _ids(kind)) for name, kind in named.items())


def _ids(kind: kinds.Kind) -> Hashable:
    """Give what conditions can ask of a kind: the ids of its options, and not the words people read for them."""
    match kind:
        case kinds.Choice(known) | kinds.Choices(known) | kinds.Either(_, known) | kinds.Record(known):
            usual = kind.usual if isinstance(kind, kinds.Either) else kind
            return type(kind).__name__, type(usual).__name__, tuple(known)
        case _:
            return type(kind).__name__


def either(one: kinds.Kind, other: kinds.Kind) -> kinds.Kind | None:
    """Join what a question and its variant can be answered with; None where no condition could tell them apart."""
    if one == other:
        return one
    match one, other:
        case kinds.Choice(), kinds.Choice():
            return kinds.Choice(_words(one) | _words(other))
        case kinds.Choices(), kinds.Choices():
            return kinds.Choices(_words(one) | _words(other))
        case kinds.Record(fields), kinds.Record(others):
            return kinds.Record(tuple(dict.fromkeys((*fields, *others))))
    usual = {part for part in (_usual(one), _usual(other)) if part}
    has_words = all(isinstance(each, kinds.Choice | kinds.Number | kinds.Names | kinds.Either) for each in (one, other))
    if has_words and len(usual) == 1:
        return kinds.Either(usual.pop(), _words(one) | _words(other))
    return None


def _usual(kind: kinds.Kind) -> kinds.Number | kinds.Names | None:
    if isinstance(kind, kinds.Either):
        return kind.usual
    return kind if isinstance(kind, kinds.Number | kinds.Names) else None


def _words(kind: kinds.Kind) -> dict[str, str]:
    if not isinstance(kind, kinds.Choice | kinds.Choices | kinds.Either):
        return {}
    return dict(kind.options) if isinstance(kind.options, Mapping) else {word: word for word in kind.options}


def _is_numeric(kind: kinds.Kind) -> bool:
    return isinstance(kind, kinds.Number) or (isinstance(kind, kinds.Either) and isinstance(kind.usual, kinds.Number))
