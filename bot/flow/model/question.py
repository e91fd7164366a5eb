"""One thing asked, as the engine sees it: every text a template, every rule a parsed condition.

Made by `bot.flow.building.questions` and by nothing else; never changed afterwards.
"""

from dataclasses import dataclass, replace
from typing import Literal

from bot.flow.conditions import Condition, Rule, Template
from bot.questions import QuestionType, Value

AskedOf = Literal["owner", "anyone", "everyone"]
"""`owner`: the owner alone; `anyone`: a fact, one answer is enough; `everyone`: a judgement, blind until revealed."""

Together = Literal["owner", "lowest", "median"] | tuple[Rule, ...]
"""How several answers become one level: the owner's, the lowest, the lower median, or the first rule that holds."""


NotApplicable = Literal["no", "yes", "with_reason"]
"""Whether people may say that a question does not apply, and whether they have to say why."""


@dataclass(frozen=True)
class GapText:
    """What to say when a question is below full level."""

    do: str
    done: str
    guidance: str | None
    waive: bool = True


@dataclass(frozen=True)
class Evidence:
    """The link a question asks for; `when` limits it to some answers."""

    label: str
    when: Condition | None = None
    required: bool = False
    """Whether an answer that is asked for it is not taken without it; it then hangs on that answer alone."""
    by: tuple[str, ...] = ("link", "message")
    """What is taken: a page anywhere, a message in Slack, or both."""


@dataclass(frozen=True)
class Proof:
    """A link with the day since which it holds; never asked for, welcome where there is one."""

    label: str
    since: str


@dataclass(frozen=True)
class Question:
    """One thing asked, complete; a variant of it is a Question too."""

    id: str
    number: int
    section: str
    short: str
    ask: Template
    help: Template | None
    type: QuestionType
    asked_of: AskedOf
    level: tuple[Rule, ...]
    together: Together
    split: Condition | None
    settle: bool
    again_after: tuple[str, ...]
    link: Evidence | None
    proof: Proof | None
    note: Template | None
    gap: GapText | None
    fresh_for: int | None = None
    """Days after which an answer is asked again."""
    role: str | None = None
    """The role whose holders alone are asked; None asks whoever is asked in the check."""
    when: Condition | None = None
    """What the owner must have said for it to be asked at all; None where it always is."""
    not_applicable: NotApplicable = "no"
    graded: bool = True
    variants: tuple["Variant", ...] = ()
    each: str | None = None
    """The question for each of whose items it is asked; None where it is asked once."""

    @property
    def blind(self) -> bool:
        """Whether answers stay hidden until they are revealed together: judgements do, facts do not."""
        return self.asked_of == "everyone"

    @property
    def hangs_on(self) -> frozenset[str]:
        """The names on which it hangs whether it is asked at all, and for what."""
        named = frozenset(name for _, name in self.when.names_used()) if self.when else frozenset()
        return named | {self.each} if self.each else named

    def gap_after(self, value: Value | None) -> GapText | None:
        """Give what to say below full level; a picked option's own words go before those of the gap."""
        option = self.type.picked(value) if value is not None else None
        if self.gap is None or option is None:
            return self.gap
        gap = self.gap
        return replace(
            gap, do=option.do or gap.do, done=option.done or gap.done, guidance=option.guidance or gap.guidance
        )

    def names_used(self) -> frozenset[str]:
        """List the names in its rules and in those of its variants."""
        together = self.together if isinstance(self.together, tuple) else ()
        conditions = [rule.condition for rule in (*self.level, *together)] + [self.split]
        own = {name for each in conditions if each is not None for _, name in each.names_used()}
        return frozenset(own).union(*(variant.question.names_used() for variant in self.variants))


@dataclass(frozen=True)
class Variant:
    """The question asked in place of another while a condition about earlier answers holds."""

    when: Condition
    question: Question
