"""The shape of a whole flow file: its top-level keys, each made of the parts in `shape` and `shape_check_in`."""

from typing import Literal

from pydantic import Field

from bot.flow.shape import (
    Advice,
    ContradictionShape,
    DaysShape,
    FileName,
    GateShape,
    HoursShape,
    RuleShape,
    SectionShape,
    Shape,
    SourceShape,
    StartShape,
    ThenShape,
    Title,
    VerdictShape,
    WaiversShape,
    WarningShape,
)
from bot.flow.shape_check_in import CheckInShape
from bot.questions.options import Id


class FlowShape(Shape):
    """A whole file."""

    flow: Id = Field(examples=["a_name"])
    """Its id; people and `ftready verdict` call it by this."""
    title: Title = Field(examples=["A few words"])
    """What stands on its cards."""
    about: Advice = Field(examples=["What this asks, in a sentence."])
    """What it asks, in a sentence."""
    guidance: FileName | None = None
    """The folder of pages of guidance beside the file; needed when it links one."""
    offered: Literal["first"] | None = None
    """`first` puts this flow first where people choose one."""
    source: SourceShape | None = None
    """The page the advice comes from."""
    start: StartShape | None = None
    """What is asked when a check is started."""
    close: DaysShape | None = None
    """When time closes a check nobody finishes, counted from the day the last section opened."""
    reveal: HoursShape | None = None
    """When time shows blind answers, where anyone in the channel may answer."""
    expires: DaysShape | None = None
    """How long a verdict holds."""
    then: ThenShape | None = None
    """The flow this one leads to."""
    sections: tuple[SectionShape, ...] = Field(min_length=1, examples=["- id: task"])
    """The questions, in sections that open one after another."""
    gates: tuple[GateShape, ...] = ()
    """What blocks by itself."""
    verdicts: dict[Id, VerdictShape] = Field(min_length=1, examples=["{almost: {title: ALMOST, mark: mag}}"])
    """The outcomes, by id."""
    order: tuple[Id, ...] = Field(min_length=1, examples=["[not_yet, almost]"])
    """The verdicts from worst to best; one that is left out stands outside."""
    rules: tuple[RuleShape, ...] = Field(min_length=1, examples=["- {id: last, verdict: almost, otherwise: yes}"])
    """What leads to which verdict: the first rule that holds decides."""
    warnings: tuple[WarningShape, ...] = ()
    """What is worth saying and blocks nothing."""
    contradictions: tuple[ContradictionShape, ...] = ()
    """Answers that do not go together, raised as a question to the team."""
    check_in: CheckInShape | None = None
    """What is asked every week once a check is finished."""
    waivers: WaiversShape = WaiversShape()
    """How long a gap may be waived."""
