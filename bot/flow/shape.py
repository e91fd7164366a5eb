"""The shape of the parts of a flow file: which keys stand where and what each takes; what they mean is not known here.

Lengths keep to what Slack shows whole, so that nothing an author wrote is cut at run time. The examples are what a
problem tells the author to write.
"""

from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, create_model

from bot.questions import TYPES
from bot.questions.options import ID, Id

_WORD = r"^[A-Za-z][A-Za-z0-9_]{0,39}$"
_FILE_NAME = r"^[a-z0-9][a-z0-9-]{0,79}$"
_LINK = r"^https?://[^\s<>|]+$"
_MARK = r"^[a-z0-9_+'-]{1,100}$"
_CLOCK = r"^([01][0-9]|2[0-3]):[0-5][0-9]$"

PATTERNS = {
    ID: "begin with a small letter; then small letters, digits and _, at most 40",
    _WORD: "begin with a letter; then letters, digits and _, at most 40",
    _FILE_NAME: "write small letters, digits and -, without '.md'",
    _LINK: "write an address that begins with https://",
    _MARK: "write an emoji's name without colons, as in `hourglass_flowing_sand`",
    _CLOCK: "write hours and minutes, as in 09:00",
}
"""What to write where a pattern is not met."""

Word = Annotated[str, Field(pattern=_WORD)]
FileName = Annotated[str, Field(pattern=_FILE_NAME)]
Title = Annotated[str, Field(min_length=1, max_length=60)]
Line = Annotated[str, Field(min_length=1, max_length=150)]
Label = Annotated[str, Field(min_length=1, max_length=75)]
Advice = Annotated[str, Field(min_length=1, max_length=300)]
Said = Annotated[str, Field(min_length=1, max_length=1000)]
Asking = Annotated[str, Field(min_length=1, max_length=2000)]
Condition = Annotated[str, Field(min_length=1)]
Link = Annotated[str, Field(pattern=_LINK, max_length=2000)]
TimeOfDay = Annotated[str, Field(pattern=_CLOCK)]


def one_or_many(written: Any) -> Any:
    """Let one word stand where a list may."""
    return [written] if isinstance(written, str) else written


class Shape(BaseModel):
    """What every part of a flow file keeps to: known keys only, never changed once read."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class GapShape(Shape):
    """What to do about a question below full level."""

    do: Advice = Field(examples=["What to do this week"])
    done: Advice = Field(examples=["what shows that it is done"])
    guidance: FileName | None = None
    waive: bool = True


class LinkShape(Shape):
    """A link a question asks for."""

    label: Line = Field(examples=["Where it can be seen"])
    when: Condition | None = None


class ProofShape(Shape):
    """A link with the day since which it holds."""

    label: Line = Field(examples=["Link that shows it"])
    since: Line = Field(examples=["Seen since"])


class QuestionShape(Shape):
    """What every question may say, whatever its type."""

    id: Id = Field(examples=["a_name"])
    short: Label = Field(examples=["A few words"])
    ask: Asking = Field(examples=["What do you want to know?"])
    help: Asking | None = None
    type: str
    asked_of: Literal["owner", "anyone", "everyone"] = Field(examples=["anyone"])
    again_after: tuple[Id, ...] = ()
    fresh_for_days: int | None = Field(default=None, ge=1, le=3650)
    usual: Any = None
    link: LinkShape | None = None
    proof: ProofShape | None = None
    level: tuple[Condition, ...] | None = None
    together: Annotated[tuple[Condition, ...] | None, BeforeValidator(one_or_many)] = None
    split: Condition | None = None
    settle: bool = True
    note: Said | None = None
    gap: GapShape | None = None
    instead: tuple[dict[str, Any], ...] = ()


# A question of each type: the type's own keys and those of every question.
QUESTIONS: dict[str, type[QuestionShape]] = {
    name: create_model(f"{name}_question", __base__=(type_, QuestionShape))  # type: ignore[arg-type] # both are models
    for name, type_ in TYPES.items()
}

if TYPE_CHECKING:
    AnyQuestion = QuestionShape
else:
    AnyQuestion = Annotated[reduce(or_, QUESTIONS.values()), Field(discriminator="type")]


class SectionShape(Shape):
    """Questions that open together."""

    id: Id = Field(examples=["a_name"])
    title: Title = Field(examples=["A few words"])
    questions: tuple[AnyQuestion, ...] = Field(min_length=1)


class AnotherShape(Shape):
    """Another sentence while a condition holds."""

    when: Condition = Field(examples=["respondents = 1"])
    say: Said = Field(examples=["What to say"])


class SayingShape(Shape):
    """A sentence with its variants and additions."""

    say: Said = Field(examples=["What to say"])
    instead: tuple[AnotherShape, ...] = ()
    add: tuple[AnotherShape, ...] = ()


class GateShape(SayingShape):
    """A rule that blocks by itself."""

    id: Word = Field(examples=["G1"])
    title: Title = Field(examples=["A few words"])
    fails: Condition = Field(examples=["level(some_question) = 0"])


class NeedShape(Shape):
    """One of the things a rule asks for."""

    when: Condition = Field(examples=["open_splits = 0"])
    missing: Said | None = None
    about: Id | None = None


class RuleShape(SayingShape):
    """One of the ordered rules."""

    id: Id = Field(examples=["a_name"])
    verdict: Id = Field(examples=["a_verdict"])
    when: Condition | None = None
    needs: tuple[NeedShape, ...] = ()
    missing_from: Id | None = None
    otherwise: bool = False
    early: Said | None = None


class VerdictShape(Shape):
    """One outcome."""

    title: Line = Field(examples=["ALMOST"])
    mark: str = Field(pattern=_MARK, examples=["hourglass_flowing_sand"])
    guidance: FileName | None = None
    ask: tuple[AnyQuestion, ...] = ()


class WarningShape(Shape):
    """Something worth saying that blocks nothing."""

    id: Id = Field(examples=["a_name"])
    title: Title = Field(examples=["A few words"])
    when: Condition = Field(examples=["level(some_question) = 0"])
    say: Said = Field(examples=["What to say"])
    guidance: FileName | None = None


class ContradictionShape(Shape):
    """Answers that do not go together."""

    id: Id = Field(examples=["a_name"])
    when: Condition = Field(examples=["level(some_question) = 0"])
    between: tuple[Id, ...] = Field(min_length=2, examples=["[one_question, another]"])
    ask: Said = Field(examples=["How do these go together?"])


class SourceShape(Shape):
    """Where the advice comes from."""

    title: Line = Field(examples=["The name of the page"])
    link: Link = Field(examples=["https://example.com/page"])


class StartShape(Shape):
    """The questions asked when an assessment is started; `all` is every one."""

    ask: Annotated[tuple[Id, ...], BeforeValidator(one_or_many)] = Field(examples=["all"])


class DaysShape(Shape):
    """A number of days."""

    after_days: int = Field(ge=1, le=3650, examples=["28"])


class WaiversShape(Shape):
    """How long a gap may be waived at most."""

    longest_days: int = Field(default=90, ge=1, le=3650)


class HoursShape(Shape):
    """A number of hours."""

    after_hours: int = Field(ge=1, le=87600, examples=["24"])


class ThenShape(Shape):
    """Where a finished flow leads."""

    flow: Id = Field(examples=["a_name"])
    button: Label = Field(examples=["What the button says"])
    carry: dict[Id, Id] = Field(default={})


class GuidanceShape(Shape):
    """The front matter of a page of guidance."""

    title: Line = Field(examples=["What this page advises"])
    heading: Line = Field(examples=["The heading it rests on"])
    link: Link = Field(examples=["https://example.com/page"])
