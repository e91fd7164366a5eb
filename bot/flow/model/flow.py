"""A flow as the engine sees it: every text a template, every rule a parsed condition, every name known to exist.

Made by `bot.flow.building.flow` and by nothing else; never changed afterwards.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from bot.flow.conditions import Condition, Template
from bot.flow.model.call import Called
from bot.flow.model.check_in import CheckInPlan
from bot.flow.model.loop import Items, Loop
from bot.flow.model.memo import MemoPart
from bot.flow.model.property import Property
from bot.flow.model.question import Question
from bot.flow.model.role import Role


@dataclass(frozen=True)
class Section:
    """Questions that open together; its value is the plain mean of their levels."""

    id: str
    title: str
    questions: tuple[str, ...]


@dataclass(frozen=True)
class Saying:
    """A sentence, or another one where a condition holds, and what is added where others do."""

    usual: Template
    instead: tuple[tuple[Condition, Template], ...] = ()
    added: tuple[tuple[Condition, Template], ...] = ()


@dataclass(frozen=True)
class Gate:
    """A rule that blocks by itself."""

    id: str
    title: str
    fails: Condition
    say: Saying
    questions: tuple[str, ...]
    """The questions its condition asks about, in flow order."""


@dataclass(frozen=True)
class Need:
    """One item a rule asks for; `about` is the question it hangs on, where it is one."""

    when: Condition
    missing: Template | None
    about: str | None


@dataclass(frozen=True)
class VerdictRule:
    """One of the ordered rules: it holds by `when`, or by all its `needs`, or always when it has neither."""

    id: str
    verdict: str
    when: Condition | None
    needs: tuple[Need, ...]
    missing_from: str | None
    say: Saying
    early: str | None
    """What to say while questions are open; None keeps the rule for the end."""
    asks: str | None
    """What `when` asks for, in words; None leaves the condition to speak for itself."""


@dataclass(frozen=True)
class Verdict:
    """One outcome: its title, the emoji beside it, and the ungraded questions asked once when it is reached."""

    id: str
    title: str
    mark: str
    guidance: str | None
    ask: tuple[Question, ...]


@dataclass(frozen=True)
class Warning:  # noqa: A001 - DESIGN's word for it, and never raised
    """Something worth saying that blocks nothing."""

    id: str
    title: str
    when: Condition
    say: Template
    guidance: str | None


@dataclass(frozen=True)
class Contradiction:
    """Two answers that do not go together, raised in the thread as a question."""

    id: str
    when: Condition
    between: tuple[str, ...]
    ask: Template


@dataclass(frozen=True)
class Guidance:
    """A page of advice in our own words, with the heading of the source that answers the gap."""

    id: str
    title: str
    heading: str
    link: str
    body: str


@dataclass(frozen=True)
class Then:
    """Where a finished flow leads: the flow, the button that starts it, and which answers go along."""

    flow: str
    button: str
    carry: Mapping[str, str]


@dataclass(frozen=True)
class Flow:
    """One flow file."""

    id: str
    title: str
    about: str
    hash: str
    """The first 16 hex digits of the SHA-256 of everything it was made from."""
    sections: tuple[Section, ...]
    questions: Mapping[str, Question]
    gates: tuple[Gate, ...]
    verdicts: Mapping[str, Verdict]
    order: tuple[str, ...]
    rules: tuple[VerdictRule, ...]
    warnings: tuple[Warning, ...]
    contradictions: tuple[Contradiction, ...]
    guidance: Mapping[str, Guidance]
    asked_at_start: tuple[str, ...]
    close_after_days: int | None
    reveal_after_hours: int | None
    expires_after_days: int | None
    offered_first: bool
    then: Then | None
    check_in: CheckInPlan | None
    longest_waiver: int
    """Days a gap may be waived at most."""
    properties: tuple[Property, ...]
    """What the flow promises of itself; proved when it is written, never looked at while it runs."""
    source_title: str | None
    source_link: str | None
    memo: tuple[MemoPart, ...] = ()
    """The answers the memo of a decision names; every section where it is left out."""
    fragments: tuple[str, ...] = ()
    """The texts beside it that it was made from: fragments by their names, flows it calls as `../` and theirs."""
    calls: tuple[Called, ...] = ()
    """The flows it calls, and those they call, each before its caller."""
    roles: tuple[Role, ...] = ()
    """The parts people play in it; who does is said in each check."""
    loops: tuple[Loop, ...] = ()
    """The sections that are asked item by item."""
    written: "Flow | None" = None
    """The flow as its file has it, where this one has such sections written out for items (`bot.flow.unrolling`)."""
    items: Mapping[str, Items] = field(default_factory=dict)
    """Where they are written out: the question that names the items → those it is written out for."""
    instances: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Where they are written out: a question of such a section → what it is asked as, for each item."""
    language: str = "en"
    """The language its texts are written in."""
    translations: Mapping[str, "Flow"] = field(default_factory=dict, compare=False)
    """The same flow in other words, by language; only `bot.flow.translating.languages` looks into it."""

    @cached_property
    def is_for_one(self) -> bool:
        """Whether all of it is asked at the start, of whoever starts it, so that nobody else is ever asked."""
        return self.asked_at_start == tuple(self.questions)

    @cached_property
    def afterwards(self) -> Mapping[str, Question]:
        """The ungraded questions of all verdicts, by id."""
        return {question.id: question for verdict in self.verdicts.values() for question in verdict.ask}

    @cached_property
    def owned(self) -> tuple[str, ...]:
        """The questions that only an owner is asked, in flow order."""
        return tuple(id_ for id_, question in self.questions.items() if question.asked_of == "owner")

    @cached_property
    def branching(self) -> tuple[str, ...]:
        """The questions that are asked only after some answers of the owner's, in flow order."""
        return tuple(id_ for id_, question in self.questions.items() if question.when is not None)

    @cached_property
    def may_not_apply(self) -> tuple[str, ...]:
        """The questions of which people may say that they do not apply, in flow order."""
        return tuple(id_ for id_, question in self.questions.items() if question.not_applicable != "no")

    @cached_property
    def deciding(self) -> frozenset[str]:
        """The questions whose answers decide whether others are asked."""
        named = frozenset(loop.over for loop in self.loops)
        return named.union(*(self.questions[id_].hangs_on for id_ in self.branching))

    @cached_property
    def called(self) -> Mapping[str, Called]:
        """The flows it calls, by what it calls them."""
        return {each.id: each for each in self.calls}

    @cached_property
    def looped(self) -> Mapping[str, Loop]:
        """The questions that are asked item by item, as the file has them."""
        return {id_: loop for loop in self.loops for id_ in loop.questions}

    @cached_property
    def kept_unrolled(self) -> dict[object, "Flow"]:
        """What it was written out to for items, so that it is done once; `bot.flow.unrolling` alone looks here."""
        return {}

    @cached_property
    def _names_by_question(self) -> Mapping[str, frozenset[str]]:
        return {id_: question.names_used() for id_, question in self.questions.items()}

    def hangs_on(self, question: str) -> frozenset[str]:
        """List the names that the level of a question hangs on, besides its own answers."""
        return self._names_by_question[question]

    def role(self, id: str) -> Role | None:  # noqa: A002 - the flow's own word
        """Find a role."""
        return next((role for role in self.roles if role.id == id), None)

    def question(self, id: str) -> Question | None:  # noqa: A002 - the flow's own word
        """Find a question, of a section or of a verdict."""
        return self.questions.get(id) or self.afterwards.get(id)
