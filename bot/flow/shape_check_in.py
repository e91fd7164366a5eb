"""The shape of a flow's `check_in`: which keys stand where and what each takes; what they mean is not known here."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from bot.flow.shape import (
    CLOCK,
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

    id: Id = Field(examples=["stable_weeks"])
    """Its id, a number in `measures`: how long the streak is by now."""
    title: Title = Field(examples=["Stable weeks"])
    """What people read."""
    each_week: tuple[RuleText, ...] = Field(min_length=1, examples=["[stable if answered(some_question)]"])
    """What a check-in does to it, as rules that give `stable`, `changed` or `missed`; the last one ends in `otherwise`.
    """
    restarts_after: int = Field(default=2, ge=1, le=52)
    """Check-ins missed in a row after which it begins anew."""


class MeasureShape(Shape):
    """What check-ins put in place of what people said to a question."""

    question: Id = Field(examples=["some_question"])
    """The question whose answer it takes the place of."""
    add: Id | None = None
    """The streak that is added to the number answered."""
    value: str | None = None
    """The answer put in its place."""
    when: Condition | None = None
    """Puts `value` there while this holds."""


class WatchedShape(Shape):
    """Something that is watched although nobody named it."""

    when: Condition = Field(examples=["some(some_question: value is yes)"])
    """The condition under which it is watched."""
    name: Label = Field(examples=["A few words"])
    """What it is called."""


class WatchShape(Shape):
    """The names given to a question, looked for at each check-in."""

    question: Id = Field(examples=["some_question"])
    """The question whose names are watched."""
    most: int = Field(default=3, ge=1, le=5)
    """Things watched at most."""
    ask: Asking = Field(examples=["Which of these came back?"])
    """The question at each check-in."""
    not_looked: Label = Field(examples=["Did not look"])
    """The answer of someone who did not look."""
    new: Line = Field(examples=["Another one that came up"])
    """The label for naming another one."""
    offer_after: int = Field(default=2, ge=1, le=12)
    """Check-ins without a sighting after which giving up the watch is offered."""
    also: tuple[WatchedShape, ...] = ()
    """What is watched although nobody named it."""


class LookBackShape(Shape):
    """What was predicted at the first verdict, looked at again later."""

    after_days: int = Field(ge=1, le=365, examples=["28"])
    """Days from the prediction to looking at it."""
    questions: tuple[AnyQuestion, ...] = Field(min_length=1, max_length=3)
    """What is asked of each watched thing; texts know its `{name}`."""
    result: tuple[RuleText, ...] = Field(min_length=1, examples=["[held if some(seen: value is yes)]"])
    """How a prediction ended, as rules that give `held`, `wrong`, `not_tested` or `again`."""
    level: tuple[RuleText, ...] = Field(min_length=1, examples=["[1 if held > 0]"])
    """What the results are worth together, as rules over `held`, `wrong`, `not_tested` and `predictions`."""


class RemindShape(Shape):
    """When people are reminded of what is open for them, in their own time zone."""

    after_hours: int = Field(default=24, ge=1, le=167)
    """Hours after which open questions are brought up again."""
    days: Annotated[
        tuple[Day, ...],
        Field(min_length=1),
        BeforeValidator(one_or_many, json_schema_input_type=Day | tuple[Day, ...]),
    ] = WORKDAYS
    """The days on which people may be reminded."""
    start: TimeOfDay = "09:00"
    """The time of day from which they may be."""
    end: TimeOfDay = "17:00"
    """The time of day until which they may be."""
    before_due: Annotated[
        tuple[DaysBefore, ...],
        BeforeValidator(one_or_many, json_schema_input_type=DaysBefore | tuple[DaysBefore, ...]),
    ] = (2, 0)
    """Days before a gap is due on which its owner hears of it."""
    before_expiry: int = Field(default=3, ge=0, le=60)
    """Days before a verdict expires on which its owner hears of it."""


class CheckInShape(Shape):
    """The weekly follow-up of a finished check."""

    title: Title = Field(default="Weekly check-in")
    """What stands on its card."""
    day: Day = "monday"
    """The day it comes, unless the owner picks another."""
    at: TimeOfDay = "09:00"
    """The time of day it comes."""
    skip_after_hours: int = Field(default=6, ge=1, le=48)
    """Hours after its time from which a late check-in is left out."""
    pause_after: int = Field(default=3, ge=1, le=52)
    """Check-ins nobody answers in a row after which it pauses."""
    questions: tuple[AnyQuestion, ...] = Field(min_length=1, max_length=5)
    """What is asked each week."""
    streaks: tuple[StreakShape, ...] = ()
    """Check-ins in a row in which something held still."""
    measures: tuple[MeasureShape, ...] = ()
    """What check-ins put in place of what people said."""
    watch: WatchShape | None = None
    """Names given to a question, looked for at each check-in."""
    look_back: LookBackShape | None = None
    """What was predicted, looked at again later."""
    remind: RemindShape = RemindShape()
    """When people are reminded of what is open for them."""
