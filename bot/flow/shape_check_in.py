"""The shape of a flow's `check_in`: which keys stand where and what each takes; what they mean is not known here."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from bot.flow.shape import (
    AnyQuestion,
    Asking,
    Condition,
    Label,
    Line,
    RuleText,
    Shape,
    TimeOfDay,
    Title,
    one_or_many,
)
from bot.questions.options import Id

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

Day = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
WORKDAYS: tuple[Day, ...] = ("monday", "tuesday", "wednesday", "thursday", "friday")
DaysBefore = Annotated[int, Field(ge=0, le=60)]


class StreakShape(Shape):
    """Check-ins in a row in which something held still."""

    id: Id = Field(
        description="Its id, a number in `measures`: how long the streak is by now.", examples=["stable_weeks"]
    )
    title: Title = Field(description="What people read.", examples=["Stable weeks"])
    each_week: tuple[RuleText, ...] = Field(
        description=(
            "What a check-in does to it, as rules that give `stable`, `changed` or `missed`; the last one "
            "ends in `otherwise`."
        ),
        min_length=1,
        examples=["[stable if answered(some_question)]"],
    )
    restarts_after: int = Field(
        default=2, description="Check-ins missed in a row after which it begins anew.", ge=1, le=52
    )


class MeasureShape(Shape):
    """What check-ins put in place of what people said to a question."""

    question: Id = Field(description="The question whose answer it takes the place of.", examples=["some_question"])
    add: Id | None = Field(default=None, description="The streak that is added to the number answered.")
    value: str | None = Field(default=None, description="The answer put in its place.")
    when: Condition | None = Field(default=None, description="Puts `value` there while this holds.")


class WatchedShape(Shape):
    """Something that is watched although nobody named it."""

    when: Condition = Field(
        description="The condition under which it is watched.", examples=["some(some_question: value is yes)"]
    )
    name: Label = Field(description="What it is called.", examples=["A few words"])


class WatchShape(Shape):
    """The names given to a question, looked for at each check-in."""

    question: Id = Field(description="The question whose names are watched.", examples=["some_question"])
    most: int = Field(default=3, description="Things watched at most.", ge=1, le=5)
    ask: Asking = Field(description="The question at each check-in.", examples=["Which of these came back?"])
    not_looked: Label = Field(description="The answer of someone who did not look.", examples=["Did not look"])
    new: Line = Field(description="The label for naming another one.", examples=["Another one that came up"])
    offer_after: int = Field(
        default=2, description="Check-ins without a sighting after which giving up the watch is offered.", ge=1, le=12
    )
    also: tuple[WatchedShape, ...] = Field(default=(), description="What is watched although nobody named it.")


class LookBackShape(Shape):
    """What was predicted at the first verdict, looked at again later."""

    after_days: int = Field(description="Days from the prediction to looking at it.", ge=1, le=365, examples=["28"])
    questions: tuple[AnyQuestion, ...] = Field(
        description="What is asked of each watched thing; texts know its `{name}`.", min_length=1, max_length=3
    )
    result: tuple[RuleText, ...] = Field(
        description="How a prediction ended, as rules that give `held`, `wrong`, `not_tested` or `again`.",
        min_length=1,
        examples=["[held if some(seen: value is yes)]"],
    )
    level: tuple[RuleText, ...] = Field(
        description=(
            "What the results are worth together, as rules over `held`, `wrong`, `not_tested` and `predictions`."
        ),
        min_length=1,
        examples=["[1 if held > 0]"],
    )


class RemindShape(Shape):
    """When people are reminded of what is open for them, in their own time zone."""

    after_hours: int = Field(
        default=24, description="Hours after which open questions are brought up again.", ge=1, le=167
    )
    days: Annotated[
        tuple[Day, ...],
        Field(min_length=1),
        BeforeValidator(one_or_many, json_schema_input_type=Day | tuple[Day, ...]),
    ] = Field(default=WORKDAYS, description="The days on which people may be reminded.")
    start: TimeOfDay = Field(default="09:00", description="The time of day from which they may be.")
    end: TimeOfDay = Field(default="17:00", description="The time of day until which they may be.")
    before_due: Annotated[
        tuple[DaysBefore, ...],
        BeforeValidator(one_or_many, json_schema_input_type=DaysBefore | tuple[DaysBefore, ...]),
    ] = Field(default=(2, 0), description="Days before a gap is due on which its owner hears of it.")
    before_expiry: int = Field(
        default=3, description="Days before a verdict expires on which its owner hears of it.", ge=0, le=60
    )


class CheckInShape(Shape):
    """The weekly follow-up of a finished check."""

    title: Title = Field(default="Weekly check-in", description="What stands on its card.")
    day: Day = Field(default="monday", description="The day it comes, unless the owner picks another.")
    at: TimeOfDay = Field(default="09:00", description="The time of day it comes.")
    skip_after_hours: int = Field(
        default=6, description="Hours after its time from which a late check-in is left out.", ge=1, le=48
    )
    pause_after: int = Field(
        default=3, description="Check-ins nobody answers in a row after which it pauses.", ge=1, le=52
    )
    questions: tuple[AnyQuestion, ...] = Field(description="What is asked each week.", min_length=1, max_length=5)
    streaks: tuple[StreakShape, ...] = Field(
        default=(), description="Check-ins in a row in which something held still."
    )
    measures: tuple[MeasureShape, ...] = Field(
        default=(), description="What check-ins put in place of what people said."
    )
    watch: WatchShape | None = Field(
        default=None, description="Names given to a question, looked for at each check-in."
    )
    look_back: LookBackShape | None = Field(default=None, description="What was predicted, looked at again later.")
    remind: RemindShape = Field(default=RemindShape(), description="When people are reminded of what is open for them.")
