"""What every shape of a flow file is made of: known keys alone, and texts of a few kinds, with what each is held to.

Lengths keep to what Slack shows whole, so that nothing an author wrote is cut at run time.
"""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from bot.flow.tree.fitting import clock_like, id_like, mark_like
from bot.questions.options import ID
from bot.questions.spelling import yes_or_no

_WORD = r"^[A-Za-z][A-Za-z0-9_]{0,39}$"
FILE_NAME = r"^[a-z0-9][a-z0-9-]{0,79}$"
_LINK = r"^https?://[^\s<>|]+$"
RULE = r"^\s*\S+\s+(if|otherwise)\b"
"""What every rule begins with; the loader tells the rest, where it knows the names."""
_MARK = r"^[a-z0-9_+'-]{1,100}$"
_CLOCK = r"^([01][0-9]|2[0-3]):[0-5][0-9]$"
LANGUAGE = r"^[a-z]{2,3}(-[A-Z]{2})?$"


PATTERNS = {
    ID: "begin with a small letter; then small letters, digits and _, at most 40",
    _WORD: "begin with a letter; then letters, digits and _, at most 40",
    FILE_NAME: "write small letters, digits and -, without '.md'",
    _LINK: "write an address that begins with https://",
    _MARK: "write an emoji's name without colons, as in `hourglass_flowing_sand`",
    _CLOCK: "write hours and minutes, as in 09:00",
    LANGUAGE: "write the code of a language, as in `de` or `pt-BR`",
}
"""What to write where a pattern is not met."""
LIKE: Mapping[str, Callable[[str], str | None]] = {
    ID: id_like,
    _WORD: partial(id_like, capitals=True),
    _MARK: mark_like,
    _CLOCK: clock_like,
}
"""What finds the word that meets a pattern and is like one that does not."""

TITLE, LINE, LABEL, ADVICE, SAID, ASKING = 60, 150, 75, 300, 1000, 2000
"""Characters of a text of each kind, at most."""

Word = Annotated[str, Field(pattern=_WORD)]
FileName = Annotated[str, Field(pattern=FILE_NAME)]
Mark = Annotated[str, Field(pattern=_MARK)]
Title = Annotated[str, Field(min_length=1, max_length=TITLE)]
Line = Annotated[str, Field(min_length=1, max_length=LINE)]
Label = Annotated[str, Field(min_length=1, max_length=LABEL)]
Advice = Annotated[str, Field(min_length=1, max_length=ADVICE)]
Said = Annotated[str, Field(min_length=1, max_length=SAID)]
Asking = Annotated[str, Field(min_length=1, max_length=ASKING)]
Condition = Annotated[str, Field(min_length=1, json_schema_extra={"format": "condition"})]
RuleText = Annotated[str, Field(min_length=1, json_schema_extra={"format": "rule", "pattern": RULE})]
TogetherWord = Literal["lowest", "median", "owner"]
MayNotApply = Literal["no", "yes", "with_reason"]
Link = Annotated[str, Field(pattern=_LINK, max_length=2000)]
TimeOfDay = Annotated[str, Field(pattern=_CLOCK)]
Language = Annotated[str, Field(pattern=LANGUAGE)]


def one_or_many(written: Any) -> Any:
    """Let one word stand where a list may."""
    return [written] if isinstance(written, str) else written


def spelt(written: Any) -> Any:
    """Let `true` and `off` stand where `yes` and `no` may."""
    said = yes_or_no(written)
    return written if said is None else "yes" if said else "no"


class Shape(BaseModel):
    """What every part of a flow file keeps to: known keys only, never changed once read."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)
