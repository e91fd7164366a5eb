"""The shape of a whole flow file: its top-level keys, each made of the parts in `parts` and its like."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from bot.flow.shapes.check_in import CheckInShape
from bot.flow.shapes.memo import MemoShape
from bot.flow.shapes.parts import ContradictionShape, GateShape, RuleShape, SectionShape, VerdictShape, WarningShape
from bot.flow.shapes.property import PropertyShape
from bot.flow.shapes.role import MOST_ROLES, RoleShape
from bot.flow.shapes.shape import Advice, FileName, Label, Language, Line, Link, Shape, Title, one_or_many
from bot.questions.options import Id


class SourceShape(Shape):
    """Where the advice comes from."""

    title: Line = Field(description="The name of the page.", examples=["The name of the page"])
    link: Link = Field(description="Its address.", examples=["https://example.com/page"])


class StartShape(Shape):
    """The questions asked when an assessment is started; `all` is every one."""

    ask: Annotated[tuple[Id, ...], BeforeValidator(one_or_many, json_schema_input_type=Id | tuple[Id, ...])] = Field(
        description="The ids of questions asked in the form that starts a check, or `all`.", examples=["all"]
    )


class DaysShape(Shape):
    """A number of days."""

    after_days: int = Field(description="A number of days.", ge=1, le=3650, examples=["28"])


class WaiversShape(Shape):
    """How long a gap may be waived at most."""

    longest_days: int = Field(
        default=90,
        description="The most days for which the owner may waive a gap.",
        ge=1,
        le=3650,
        examples=["90"],
    )


class HoursShape(Shape):
    """A number of hours."""

    after_hours: int = Field(description="A number of hours.", ge=1, le=87600, examples=["24"])


class ThenShape(Shape):
    """Where a finished flow leads."""

    flow: Id = Field(description="The id of the other flow.", examples=["a_name"])
    button: Label = Field(description="What the button says.", examples=["What the button says"])
    carry: dict[Id, Id] = Field(
        default={},
        description="Answers that go along: question here → question there, answered alike.",
        examples=["{question_here: question_there}"],
    )


class FlowShape(Shape):
    """A whole file."""

    flow: Id = Field(description="Its id; people and `ftready verdict` call it by this.", examples=["a_name"])
    title: Title = Field(description="What stands on its cards.", examples=["A few words"])
    about: Advice = Field(description="What it asks, in a sentence.", examples=["What this asks, in a sentence."])
    language: Language = Field(
        default="en", description="The language its texts are written in; `translations` beside it have others."
    )
    guidance: FileName | None = Field(
        default=None, description="The folder of pages of guidance beside the file; needed when it links one."
    )
    offered: Literal["first"] | None = Field(
        default=None, description="`first` puts this flow first where people choose one."
    )
    source: SourceShape | None = Field(default=None, description="The page the advice comes from.")
    start: StartShape | None = Field(default=None, description="What is asked when a check is started.")
    close: DaysShape | None = Field(
        default=None,
        description="When time closes a check nobody finishes, counted from the day the last section opened.",
    )
    reveal: HoursShape | None = Field(
        default=None, description="When time shows blind answers, where anyone in the channel may answer."
    )
    expires: DaysShape | None = Field(default=None, description="How long a verdict holds.")
    then: ThenShape | None = Field(default=None, description="The flow this one leads to.")
    roles: tuple[RoleShape, ...] = Field(
        default=(), max_length=MOST_ROLES, description="Who is asked what; the owner of a check says who they are."
    )
    sections: tuple[SectionShape, ...] = Field(
        description="The questions, in sections that open one after another.", min_length=1, examples=["- id: task"]
    )
    gates: tuple[GateShape, ...] = Field(default=(), description="What blocks by itself.")
    verdicts: dict[Id, VerdictShape] = Field(
        description="The outcomes, by id.", min_length=1, examples=["{almost: {title: ALMOST, mark: mag}}"]
    )
    order: tuple[Id, ...] = Field(
        description="The verdicts from worst to best; one that is left out stands outside.",
        min_length=1,
        examples=["[not_yet, almost]"],
    )
    rules: tuple[RuleShape, ...] = Field(
        description="What leads to which verdict: the first rule that holds decides.",
        min_length=1,
        examples=["- {id: last, verdict: almost, otherwise: yes, say: What to say}"],
    )
    warnings: tuple[WarningShape, ...] = Field(default=(), description="What is worth saying and blocks nothing.")
    contradictions: tuple[ContradictionShape, ...] = Field(
        default=(), description="Answers that do not go together, raised as a question to the team."
    )
    check_in: CheckInShape | None = Field(default=None, description="What is asked each week after the verdict.")
    waivers: WaiversShape = Field(default=WaiversShape(), description="How long a gap may be left as it is.")
    memo: tuple[MemoShape, ...] = Field(
        default=(),
        description="The answers the memo of a decision names, under headings; every section where this is left out.",
    )
    properties: tuple[PropertyShape, ...] = Field(
        default=(), description="What the flow promises of itself, for `ftready paths` to prove."
    )
