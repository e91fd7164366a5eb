"""The shape of the parts of a flow file: which keys stand where and what each takes; what they mean is not known here.

The examples are what a problem tells the author to write.
"""

from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import BeforeValidator, Field, create_model

from bot.flow.model.loop import MOST_ITEMS, Overall
from bot.flow.model.question import AskedOf
from bot.flow.shapes.shape import (
    Advice,
    Asking,
    Condition,
    FileName,
    Label,
    Line,
    Link,
    Mark,
    MayNotApply,
    RuleText,
    Said,
    Shape,
    Title,
    TogetherWord,
    Word,
    one_or_many,
    spelt,
)
from bot.questions import TYPES
from bot.questions.options import Id


class GapShape(Shape):
    """What to do about a question below full level."""

    do: Advice = Field(
        description="The next action, said while the question is below level 1.", examples=["What to do this week"]
    )
    done: Advice = Field(description="What shows that it is done.", examples=["what shows that it is done"])
    guidance: FileName | None = Field(default=None, description="The page of guidance that helps, without `.md`.")
    waive: bool = Field(default=True, description="`no`: not even the owner may leave it as it is.")


Way = Literal["link", "message"]
"""What is taken as evidence: a page anywhere, or a message in Slack."""


class LinkShape(Shape):
    """A link a question asks for."""

    label: Line = Field(description="What stands above the place for the link.", examples=["Where it can be seen"])
    when: Condition | None = Field(
        default=None, description="Asks for the link only with answers for which this holds."
    )
    required: bool = Field(default=False, description="`yes`: an answer that is asked for it is not taken without it.")
    by: Annotated[tuple[Way, ...], BeforeValidator(one_or_many, json_schema_input_type=Way | tuple[Way, ...])] = Field(
        default=("link", "message"),
        description="What is taken: `link`, a page anywhere, and `message`, the address of a message in Slack.",
        min_length=1,
    )


class ProofShape(Shape):
    """A link with the day since which it holds."""

    label: Line = Field(description="What stands above the link.", examples=["Link that shows it"])
    since: Line = Field(description="What stands above the day.", examples=["Seen since"])


class QuestionShape(Shape):
    """What every question may say, whatever its type."""

    id: Id = Field(
        description="Its id, by which conditions, answer sheets and other questions name it.", examples=["a_name"]
    )
    short: Label = Field(description="A few words for lists, forms and summaries.", examples=["A few words"])
    ask: Asking = Field(
        description="The question as people read it; `{…}` shows what was answered before.",
        examples=["What do you want to know?"],
    )
    help: Asking | None = Field(default=None, description="A second, smaller sentence below the question.")
    type: str = Field(description="What an answer is.", examples=["number"])
    asked_of: AskedOf = Field(
        description=(
            "Who answers. `owner`: the owner alone. `anyone`: a fact, and one answer is enough. `everyone`: "
            "a judgement, blind until all have answered."
        ),
        examples=["anyone"],
    )
    role: Id | None = Field(
        default=None,
        description="A role: only those who hold it are asked. `asked_of` says whether one answer of theirs is enough.",
    )
    again_after: tuple[Id, ...] = Field(default=(), description="Questions whose changed answer asks this one again.")
    fresh_for_days: int | None = Field(
        default=None, description="Of a fact: days after which a check-in asks it again.", ge=1, le=3650
    )
    when: Condition | None = Field(
        default=None,
        description="Asks the question only while this holds of what the owner said; otherwise nobody is asked it.",
    )
    not_applicable: Annotated[MayNotApply, BeforeValidator(spelt, json_schema_input_type=MayNotApply)] = Field(
        default="no",
        description="`yes`: people may say that it does not apply to them; `with_reason`: they then have to say why.",
    )
    usual: Any = Field(default=None, description="In a check-in only: the answer of a week in which nothing happened.")
    link: LinkShape | None = Field(default=None, description="Asks for a link beside the answer, as evidence.")
    proof: ProofShape | None = Field(default=None, description="Welcomes a link with the day since which it holds.")
    level: tuple[RuleText, ...] | None = Field(
        default=None,
        description=(
            "What an answer is worth, as rules like `1 if value >= 50`; the first that holds counts, and "
            "none is 0. Needed unless the options have levels of their own."
        ),
        examples=["[1 if value >= 50]"],
    )
    together: Annotated[
        tuple[RuleText, ...] | None,
        BeforeValidator(one_or_many, json_schema_input_type=TogetherWord | tuple[RuleText, ...]),
    ] = Field(
        default=None,
        description="How answers become one level: `lowest`, `median`, `owner`, or rules that end in `otherwise`.",
    )
    split: Condition | None = Field(
        default=None,
        description="When answers are too far apart; a judgement is split when someone is at 0 and someone at 1.",
    )
    settle: bool = Field(default=True, description="`no`: not even the owner settles a split.")
    note: Said | None = Field(
        default=None, description="A sentence about the value that counts, shown beside the answer."
    )
    gap: GapShape | None = Field(default=None, description="What to do while the question is below level 1.")
    instead: tuple[dict[str, Any], ...] = Field(
        default=(),
        max_length=10,
        description="Variants: the first whose `when` holds is asked in place of the question.",
        examples=["[{when: motive is form, ask: The question in other words}]"],
    )


# A question of each type: the type's own keys and those of every question.
QUESTIONS: dict[str, type[QuestionShape]] = {
    name: create_model(f"{name}_question", __doc__=type_.__doc__, __base__=(type_, QuestionShape))  # type: ignore[arg-type] # both are models
    for name, type_ in TYPES.items()
}

if TYPE_CHECKING:
    AnyQuestion = QuestionShape
else:
    AnyQuestion = Annotated[reduce(or_, QUESTIONS.values()), Field(discriminator="type")]


class SectionShape(Shape):
    """Questions that open together."""

    id: Id = Field(description="Its id, for `section(…)` in conditions.", examples=["a_name"])
    title: Title = Field(description="What stands on its card.", examples=["A few words"])
    for_each: Id | None = Field(
        default=None, description="Asks its questions once for each item the owner gave to this question."
    )
    most: int | None = Field(
        default=None, description="With `for_each`: the most items there can be.", ge=1, le=MOST_ITEMS, examples=["3"]
    )
    overall: Overall = Field(
        default="lowest",
        description="With `for_each`: how the levels of all items become one, `lowest` or `median`.",
    )
    questions: tuple[AnyQuestion, ...] = Field(
        description="Its questions, in the order they are asked.", min_length=1, examples=["[{id: …, type: …}]"]
    )


class AnotherShape(Shape):
    """Another sentence while a condition holds."""

    when: Condition = Field(description="The condition under which it is said.", examples=["respondents = 1"])
    say: Said = Field(description="The sentence, without a full stop at the end.", examples=["What to say"])


class SayingShape(Shape):
    """A sentence with its variants and additions."""

    say: Said = Field(
        description="The sentence, without a full stop at the end; `{…}` shows what was answered.",
        examples=["What to say"],
    )
    instead: tuple[AnotherShape, ...] = Field(
        default=(), description="Other sentences: the first whose `when` holds takes its place."
    )
    add: tuple[AnotherShape, ...] = Field(
        default=(), description="Additions: every one whose `when` holds is said behind it."
    )


class GateShape(SayingShape):
    """A rule that blocks by itself."""

    id: Word = Field(description="Its id; capitals are fine here.", examples=["G1"])
    title: Title = Field(description="A word or two.", examples=["A few words"])
    fails: Condition = Field(description="The condition under which it blocks.", examples=["level(some_question) = 0"])


class NeedShape(Shape):
    """One of the things a rule asks for."""

    when: Condition = Field(description="The condition that has to hold.", examples=["open_splits = 0"])
    missing: Said | None = Field(default=None, description="What is said when it does not hold.")
    about: Id | None = Field(
        default=None,
        description="The question it hangs on; says its `short` and the `done` of its gap where there is no `missing`.",
    )


class RuleShape(SayingShape):
    """One of the ordered rules."""

    id: Id = Field(description="Its id; the memo names it.", examples=["a_name"])
    verdict: Id = Field(description="The verdict it gives.", examples=["a_verdict"])
    when: Condition | None = Field(default=None, description="Holds when this condition does.")
    needs: tuple[NeedShape, ...] = Field(
        default=(),
        description="Holds when all of these do.",
        examples=["- {when: open_splits = 0, missing: What is missing then}"],
    )
    missing_from: Id | None = Field(default=None, description="The rule whose unmet `needs` are listed; always holds.")
    otherwise: bool = Field(default=False, description="`yes`: always holds.")
    early: Said | None = Field(
        default=None,
        description="Lets the rule speak while questions are open, with these words beside it.",
    )
    asks: Line | None = Field(
        default=None,
        description="What `when` asks for, in words; the summary says it, and the memo in place of the condition.",
        examples=["a gate that is not passed"],
    )


class VerdictShape(Shape):
    """One outcome."""

    title: Line = Field(description="What people read.", examples=["ALMOST"])
    mark: Mark = Field(
        description="The emoji beside it, by its name in Slack and without colons.",
        examples=["hourglass_flowing_sand"],
    )
    guidance: FileName | None = Field(default=None, description="A page about what it means.")
    ask: tuple[AnyQuestion, ...] = Field(
        default=(), description="Questions asked once it is reached; they are worth nothing and change nothing."
    )


class WarningShape(Shape):
    """Something worth saying that blocks nothing."""

    id: Id = Field(description="Its id.", examples=["a_name"])
    title: Title = Field(description="A word or two.", examples=["A few words"])
    when: Condition = Field(description="The condition under which it is said.", examples=["level(some_question) = 0"])
    say: Said = Field(description="What is said then.", examples=["What to say"])
    guidance: FileName | None = Field(default=None, description="A page that helps.")


class ContradictionShape(Shape):
    """Answers that do not go together."""

    id: Id = Field(description="Its id.", examples=["a_name"])
    when: Condition = Field(
        description="The condition under which it is raised.", examples=["level(some_question) = 0"]
    )
    between: tuple[Id, ...] = Field(
        description="The questions whose answers do not go together, two or more.",
        min_length=2,
        examples=["[one_question, another]"],
    )
    ask: Said = Field(description="The question to the team.", examples=["How do these go together?"])


class GuidanceShape(Shape):
    """The front matter of a page of guidance."""

    title: Line = Field(description="What stands above the page.", examples=["What this page advises"])
    heading: Line = Field(description="The heading of the source it rests on.", examples=["The heading it rests on"])
    link: Link = Field(description="The address of that heading.", examples=["https://example.com/page"])
