"""A problem is one thing Slack refuses in a payload: its phrase, its place, and the error word it brings."""

from collections.abc import Sequence
from dataclasses import dataclass

FAILED_CONSTRAINT = "failed_constraint"
MISSING_FIELD = "missing_field"

BLOCKS_FORMAT = "invalid_blocks_format"
BLOCKS_TOO_LONG = "msg_blocks_too_long"
ATTACHMENTS = "invalid_attachments"
TOO_MANY_ATTACHMENTS = "too_many_attachments"
MARKDOWN_CONFLICT = "markdown_text_conflict"
VIEW_TOO_LARGE = "view_too_large"

_OWN_WORDS = {
    BLOCKS_FORMAT,
    BLOCKS_TOO_LONG,
    ATTACHMENTS,
    TOO_MANY_ATTACHMENTS,
    MARKDOWN_CONFLICT,
    VIEW_TOO_LARGE,
}


@dataclass(frozen=True, slots=True)
class Problem:
    """One refusal. `str()` gives the line Slack puts into `errors`, without its `[ERROR] ` prefix."""

    message: str
    pointer: str
    code: str = FAILED_CONSTRAINT

    def __str__(self) -> str:
        return f"{self.message} [json-pointer:{self.pointer}]"


def error_word(problems: Sequence[Problem], otherwise: str) -> str:
    """Give the `error` to answer: a problem's own word where it has one, else `otherwise`.

    `otherwise` is `invalid_blocks` for messages and `invalid_arguments` for views.
    """
    return next((problem.code for problem in problems if problem.code in _OWN_WORDS), otherwise)
