"""The shape of a flow's `check_in`: which keys stand where and what each takes; what they mean is not known here."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from bot.flow.shapes.parts import AnyQuestion
from bot.flow.shapes.shape import Asking, Condition, Label, Line, RuleText, Shape, TimeOfDay, Title, one_or_many
from bot.questions.options import Id

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

Day = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
WORKDAYS: tuple[Day, ...] = ("monday", "tuesday", "wednesday", "thursday", "friday")
DaysBefore = Annotated[int, Field(ge=0, le=60)]


class StreakShape(Shape):
    """Check-ins in a row in which something held still."""

    id: Id = Field(
        description="Its id; `when` of a measure knows by it how long the streak is.", examples=["stable_weeks"]
    )
    title: Title = Field(description="What people read.", examples=["Stable weeks"])
    each_week: tuple[RuleText, ...] = Field(
        description=(
            "What each week does to it: rules that give `stable`, `changed` or `missed`; the last one ends in "
            "`otherwise`."
        ),
        min_length=1,
        examples=["[stable if answered(some_question)]"],
    )
    restarts_after: int = Field(default=2, description="How many missed in a row restart it.", ge=1, le=52)


class MeasureShape(Shape):
    """What check-ins put in place of what people said to a question."""

    question: Id = Field(description="The question whose answers it takes the place of.", examples=["some_question"])
    add: Id | None = Field(default=None, description="A streak that is added to the number people said.")
    value: str | None = Field(default=None, description="An answer to the question.")
    when: Condition | None = Field(default=None, description="When that answer holds; needed with `value`.")


class WatchedShape(Shape):
    """Something that is watched although nobody named it."""

    when: Condition = Field(description="A condition about answers.", examples=["some(some_question: value is yes)"])
    name: Label = Field(description="What is watched then.", examples=["A few words"])


class WatchShape(Shape):
    """The names given to a question, looked for at each check-in."""

    question: Id = Field(description="The question that names it.", examples=["some_question"])
    most: int = Field(default=3, description="How many are watched.", ge=1, le=5)
    ask: Asking = Field(description="How a check-in asks which came back.", examples=["Which of these came back?"])
    not_looked: Label = Field(description="What those say who did not look.", examples=["Did not look"])
    new: Line = Field(description="How it asks for another one.", examples=["Another one that came up"])
    offer_after: int = Field(default=2, description="Check-ins in a row after which a new one is offered.", ge=1, le=12)
    also: tuple[WatchedShape, ...] = Field(default=(), description="What is watched although nobody named it.")


class LookBackShape(Shape):
    """What was predicted at the first verdict, looked at again later."""

    after_days: int = Field(description="Days since the verdict.", ge=1, le=365, examples=["28"])
    questions: tuple[AnyQuestion, ...] = Field(
        description="What is asked of each watched thing; their texts know its `{name}`.",
        min_length=1,
        max_length=3,
        examples=["[{id: …, type: …}]"],
    )
    result: tuple[RuleText, ...] = Field(
        description="Rules that give `held`, `wrong`, `not_tested`, or `again` to ask once more.",
        min_length=1,
        examples=["[held if some(seen: value is yes)]"],
    )
    level: tuple[RuleText, ...] = Field(
        description=("The level of the watched question: rules over `held`, `wrong`, `not_tested` and `predictions`."),
        min_length=1,
        examples=["[1 if held > 0]"],
    )


class RemindShape(Shape):
    """When people are reminded of what is open for them, in their own time zone."""

    after_hours: int = Field(
        default=24, description="Hours after which someone who has not answered is reminded.", ge=1, le=167
    )
    days: Annotated[
        tuple[Day, ...],
        Field(min_length=1),
        BeforeValidator(one_or_many, json_schema_input_type=Day | tuple[Day, ...]),
    ] = Field(default=WORKDAYS, description="On which days.")
    start: TimeOfDay = Field(default="09:00", description="From which time of day on.")
    end: TimeOfDay = Field(default="17:00", description="Until which time of day.")
    before_due: Annotated[
        tuple[DaysBefore, ...],
        BeforeValidator(one_or_many, json_schema_input_type=DaysBefore | tuple[DaysBefore, ...]),
    ] = Field(default=(2, 0), description="Days before a gap is due on which its owner hears of it.")
    before_expiry: int = Field(
        default=3, description="Days before a verdict expires on which that is said.", ge=0, le=60
    )


class CheckInShape(Shape):
    """The weekly follow-up of a finished check."""

    title: Title = Field(default="Weekly check-in", description="What stands on its card.")
    day: Day = Field(default="monday", description="The day it comes, unless the owner picks another.")
    at: TimeOfDay = Field(default="09:00", description="The time of day it comes, unless the owner picks another.")
    first_after_days: int = Field(
        default=4,
        description="How many days after the verdict the first one comes at the earliest, so that it tells of a week.",
        ge=1,
        le=28,
    )
    skip_after_hours: int = Field(
        default=6, description="How many hours late it may come before it is skipped.", ge=1, le=48
    )
    pause_after: int = Field(default=3, description="How many in a row nobody answered stop it.", ge=1, le=52)
    questions: tuple[AnyQuestion, ...] = Field(
        description="The questions, one to five; they are facts.",
        min_length=1,
        max_length=5,
        examples=["[{id: …, type: …}]"],
    )
    streaks: tuple[StreakShape, ...] = Field(default=(), description="Weeks in a row in which something held still.")
    measures: tuple[MeasureShape, ...] = Field(default=(), description="What takes the place of answers.")
    watch: WatchShape | None = Field(default=None, description="The names given to a question, looked for each week.")
    look_back: LookBackShape | None = Field(default=None, description="What was predicted, looked at once more.")
    remind: RemindShape = Field(default=RemindShape(), description="When people are reminded.")
