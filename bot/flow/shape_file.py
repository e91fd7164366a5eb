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
    title: Title = Field(examples=["A few words"])
    about: Advice = Field(examples=["What this asks, in a sentence."])
    guidance: FileName | None = None
    offered: Literal["first"] | None = None
    source: SourceShape | None = None
    start: StartShape | None = None
    close: DaysShape | None = None
    reveal: HoursShape | None = None
    expires: DaysShape | None = None
    then: ThenShape | None = None
    sections: tuple[SectionShape, ...] = Field(min_length=1, examples=["- id: task"])
    gates: tuple[GateShape, ...] = ()
    verdicts: dict[Id, VerdictShape] = Field(min_length=1, examples=["{almost: {title: ALMOST, mark: mag}}"])
    order: tuple[Id, ...] = Field(min_length=1)
    rules: tuple[RuleShape, ...] = Field(min_length=1, examples=["- {id: last, verdict: almost, otherwise: yes}"])
    warnings: tuple[WarningShape, ...] = ()
    contradictions: tuple[ContradictionShape, ...] = ()
    check_in: CheckInShape | None = None
    waivers: WaiversShape = WaiversShape()
