"""The shape of a flow's `check_in`: which keys stand where and what each takes; what they mean is not known here."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from bot.flow.shape import (
    AnyQuestion,
    Asking,
    Condition,
    Label,
    Line,
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
    title: Title = Field(examples=["Stable weeks"])
    each_week: tuple[Condition, ...] = Field(min_length=1, examples=["[stable if answered(some_question)]"])
    restarts_after: int = Field(default=2, ge=1, le=52)


class MeasureShape(Shape):
    """What check-ins put in place of what people said to a question."""

    question: Id = Field(examples=["some_question"])
    add: Id | None = None
    value: str | None = None
    when: Condition | None = None


class WatchedShape(Shape):
    """Something that is watched although nobody named it."""

    when: Condition = Field(examples=["some(some_question: value is yes)"])
    name: Label = Field(examples=["A few words"])


class WatchShape(Shape):
    """The names given to a question, looked for at each check-in."""

    question: Id = Field(examples=["some_question"])
    most: int = Field(default=3, ge=1, le=5)
    ask: Asking = Field(examples=["Which of these came back?"])
    not_looked: Label = Field(examples=["Did not look"])
    new: Line = Field(examples=["Another one that came up"])
    offer_after: int = Field(default=2, ge=1, le=12)
    also: tuple[WatchedShape, ...] = ()


class LookBackShape(Shape):
    """What was predicted at the first verdict, looked at again later."""

    after_days: int = Field(ge=1, le=365, examples=["28"])
    questions: tuple[AnyQuestion, ...] = Field(min_length=1, max_length=3)
    result: tuple[Condition, ...] = Field(min_length=1, examples=["[held if some(seen: value is yes)]"])
    level: tuple[Condition, ...] = Field(min_length=1, examples=["[1 if held > 0]"])


class RemindShape(Shape):
    """When people are reminded of what is open for them, in their own time zone."""

    after_hours: int = Field(default=24, ge=1, le=167)
    days: Annotated[tuple[Day, ...], BeforeValidator(one_or_many), Field(min_length=1)] = WORKDAYS
    start: TimeOfDay = "09:00"
    end: TimeOfDay = "17:00"
    before_due: Annotated[tuple[DaysBefore, ...], BeforeValidator(one_or_many)] = (2, 0)
    before_expiry: int = Field(default=3, ge=0, le=60)


class CheckInShape(Shape):
    """The weekly follow-up of a finished check."""

    title: Title = Field(default="Weekly check-in")
    day: Day = "monday"
    at: TimeOfDay = "09:00"
    skip_after_hours: int = Field(default=6, ge=1, le=48)
    pause_after: int = Field(default=3, ge=1, le=52)
    questions: tuple[AnyQuestion, ...] = Field(min_length=1, max_length=5)
    streaks: tuple[StreakShape, ...] = ()
    measures: tuple[MeasureShape, ...] = ()
    watch: WatchShape | None = None
    look_back: LookBackShape | None = None
    remind: RemindShape = RemindShape()
