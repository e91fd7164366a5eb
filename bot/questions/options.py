"""The options of a question: what a person reads, the value it stands for, and what picking it is worth."""

from collections.abc import Iterable
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

OPTION_TEXT = 75
"""Characters of an option's text; Slack shows no more on a button or in a list."""
OPTIONS = 100
"""Options of one question; Slack shows no more in a list."""

OptionText = Annotated[str, Field(min_length=1, max_length=OPTION_TEXT)]


class Option(BaseModel):
    """One thing that can be picked; `level`, `do`, `done` and `guidance` speak for those who picked it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: OptionText = Field(description="What people read.", examples=["What people read"])
    level: float | None = Field(
        default=None,
        description="What picking it is worth, from 0 to 1; for `choice`, in place of `level` of the question.",
        ge=0,
        le=1,
    )
    do: str | None = Field(
        default=None, description="The next action, in place of the one in `gap`.", min_length=1, max_length=300
    )
    done: str | None = Field(
        default=None,
        description="What shows that it is done, in place of the one in `gap`.",
        min_length=1,
        max_length=300,
    )
    guidance: str | None = Field(default=None, description="The page, in place of the one in `gap`.")


def _spell_out(short: Any) -> Any:
    """Let an author write `yes: Yes` for `yes: {text: Yes}`."""
    if not isinstance(short, dict):
        return short
    return {key: {"text": option} if isinstance(option, str) else option for key, option in short.items()}


def own_option(text: str) -> Option:
    """Make an option with words of our own, which stay a `Sentence`; checked like an author's they would not."""
    return Option.model_construct(text=text)


ID = r"^[a-z][a-z0-9_]{0,39}$"
Id = Annotated[str, Field(pattern=ID)]
Options = Annotated[
    dict[Id, Option],
    Field(min_length=1, max_length=OPTIONS),
    BeforeValidator(
        _spell_out,
        json_schema_input_type=Annotated[dict[Id, OptionText | Option], Field(min_length=1, max_length=OPTIONS)],
    ),
]


def worded(options: dict[str, Option]) -> dict[str, str]:
    """Give each option id the words people read for it."""
    return {name: option.text for name, option in options.items()}


def named(options: dict[str, Option]) -> str:
    """List the option ids for a sentence: a, b or c."""
    return _one_of(options)


def quoted(options: dict[str, Option]) -> str:
    """List the options as people read them: “A”, “B” or “C”."""
    return _one_of(f"“{option.text}”" for option in options.values())


def _one_of(words: Iterable[str]) -> str:
    *others, last = words
    return f"{', '.join(others)} or {last}" if others else last
