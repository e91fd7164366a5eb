"""What a press or a filled form is about, as ids Slack carries for us; written and read back here and nowhere else.

Whoever presses, and in which workspace, never comes from an id: only what was pressed does.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from bot.slack import limits


class Verb(StrEnum):
    """What a press or a submitted form asks for."""

    ANSWER = "answer"
    """A button of the question; `extra` and the button's value are the option."""
    DONE = "done"
    """The checkboxes beside it are the answer; `ticked` reads them."""
    FORM = "form"
    """Open the answer form of the question; as a callback, it was submitted."""
    PASS = "pass"  # noqa: S105 - a pass is an answer here, no secret
    """`extra` is skip or dont_know."""
    ASIDE = "aside"
    """Say that the question does not apply, and why; as a callback, it was submitted."""
    HAND = "hand"
    REVEAL = "reveal"
    VOTE_AGAIN = "vote_again"
    SETTLE = "settle"
    OPEN_QUESTIONS = "open_questions"
    STEP = "step"
    """The stepper: its callback means Next or Done."""
    BACK = "back"
    STATUS = "status"
    """Say where checks stand; it is said or typed, and nowhere pressed."""
    MY_ANSWERS = "my_answers"
    WHO_SAID = "who_said"
    """Everything said to the question, where the card had no room."""
    WHOLE_SUMMARY = "whole_summary"
    """The summary in full, where the card had no room; `extra` is its number."""
    ASK_MORE = "ask_more"
    """Ask more people; as a callback, it was submitted."""
    ROLES = "roles"
    """Say who has which role; as a callback, it was submitted."""
    OUTSIDERS = "outsiders"
    """Say how far people of other companies take part; as a callback, it was submitted."""
    DECIDE = "decide"
    """Ask whether to decide now; as a callback, it was submitted."""
    REOPEN = "reopen"
    READ = "read"
    """The value of the button is the guidance page."""
    ASK_TEAM = "ask_team"
    BEGIN = "begin"
    """Choose the channel a check is started in; as a callback, it was chosen."""
    START = "start"
    SWITCH_FLOW = "switch_flow"
    """`extra` is the flow to switch to."""
    UNDO = "undo"
    WHICH = "which"
    """The question that words in the thread were meant for; `extra` says where they are kept."""
    SCHEDULE = "schedule"
    """Choose when check-ins come; as a callback, it was submitted."""
    PAUSE = "pause"
    RESUME = "resume"
    CHECK_IN = "check_in"
    """Open the form of the open check-in, with `usual` as extra filled in; as a callback, it was submitted."""
    END_CHECK_IN = "end_check_in"
    GAPS = "gaps"
    """List the gaps, with what can be done about each."""
    CLOSE_GAP = "close_gap"
    TAKE_GAP = "take_gap"
    WAIVE_GAP = "waive_gap"
    RAISE_GAP = "raise_gap"
    WATCH = "watch"
    """Choose what is watched; as a callback, it was submitted."""
    HISTORY = "history"
    EVIDENCE = "evidence"
    """A message is to stand as evidence: its question was picked, or, with a question, its answer was filled."""
    TAKE_BACK = "take_back"
    """Take back what is quoted of oneself; `extra` is whose answer it stands beside."""
    EXPORT = "export"
    """Choose as what a check is shared as a file; as a callback, it was chosen."""
    CANVAS = "canvas"
    """Have the memo written into a canvas, or brought up to date there."""
    HAND_OVER = "hand_over"
    """Hand the check over to another owner; as a callback, it was submitted."""
    TAKE_OVER = "take_over"
    """Take it over from an owner who is gone."""
    SHOW_AGAIN = "show_again"
    """Show a check again whose root was deleted."""
    DELETE = "delete"
    """Ask whether to delete the check; as a callback, it was confirmed."""
    SETTINGS = "settings"
    """What somebody has set for themselves; as a callback, it was submitted."""
    FORGET_ME = "forget_me"
    """As a callback: whoever submitted it wants to be forgotten."""
    UNDO_DELETE = "undo_delete"
    """Let a check stay that is being deleted."""
    UPGRADE = "upgrade"
    """Take the check on to a newer version of its flow; `extra` of the callback is the version shown."""
    NUDGE = "nudge"
    """What somebody wants of their reminders; `extra` is the wish."""
    HOME = "home"
    """Turn to another page of the Home; `extra` is its number, counted from 0."""
    PORTFOLIO = "portfolio"
    """Turn to another page of the portfolio; `extra` is its number, counted from 0."""
    MORE = "more"
    """An overflow menu; the value picked is the address that was meant."""
    INSTEAD = "instead"
    """Something was picked in place of an input; the form is drawn again."""
    PICK = "pick"
    """A control whose change means nothing yet."""
    LINK = "link"
    """A button that only opens an address."""


# The lengths keep the longest address within the value of an option.
_ASSESSMENT = re.compile(r"[A-Za-z0-9_.\-]{0,48}")
_QUESTION = re.compile(r"([a-z][a-z0-9_.]{0,39})?")
_CARRIED = re.compile(r"[A-Za-z0-9_.:\-/]{0,200}")
_EXTRA = re.compile(r"[A-Za-z0-9_.\-/]{0,40}")
_VERBS = {verb.value: verb for verb in Verb}


@dataclass(frozen=True)
class Address:
    """One thing that can be pressed or submitted."""

    verb: Verb
    assessment: str = ""
    question: str = ""
    extra: str = ""

    def write(self) -> str:
        """Write it as an action_id, block_id, callback_id or value. An address that could not be read back raises."""
        written = f"{self.verb}:{self.assessment}:{self.question}:{self.extra}"
        if read_address(written) != self:
            raise ValueError(f"'{written}' could not be read back; keep to letters, digits and _ . - /")
        return written


@dataclass(frozen=True)
class Field:
    """One input of a form: the entry of a question, or of the form itself where `question` is empty."""

    question: str
    entry: str

    def write(self) -> str:
        """Write it as a block_id."""
        return f"field:{self.question}:{self.entry}"


@dataclass(frozen=True)
class Carried:
    """What a view must remember between two submits; small, for Slack holds 3,000 characters."""

    channel: str = ""
    thread: str = ""
    flow: str = ""
    """The hash of the flow a form was drawn from."""
    at: int = 0
    """The step that is shown, counted from 0."""
    draft: str = ""
    """The key under which what was typed so far is kept."""
    came_from: str = ""
    """The assessment this one grows out of."""

    def write(self) -> str:
        """Write it as private_metadata."""
        there = {key: value for key, value in asdict(self).items() if value}
        written = json.dumps(there, separators=(",", ":"), ensure_ascii=False)
        if len(written) > limits.PRIVATE_METADATA:
            raise ValueError(f"{len(written)} characters do not fit private_metadata; carry ids, not texts")
        return written


@dataclass(frozen=True)
class Pressed:
    """One pressed control: what it asks for, and the value picked with it, where there is one."""

    address: Address
    value: str = ""
    shown: str | None = None
    """The fingerprint of the words above it, where its row of a question tells one."""


def read_address(written: object) -> Address | None:
    """Read an address back; None for whatever was not written here."""
    if not isinstance(written, str) or len(written) > limits.ID:
        return None
    parts = written.split(":")
    if len(parts) != 4 or parts[0] not in _VERBS:  # noqa: PLR2004 - as many as `write` joins
        return None
    verb, assessment, question, extra = parts
    if not (_ASSESSMENT.fullmatch(assessment) and _QUESTION.fullmatch(question) and _EXTRA.fullmatch(extra)):
        return None
    return Address(_VERBS[verb], assessment, question, extra)


def read_field(written: object) -> Field | None:
    """Read the place of an input back; None for whatever was not written here."""
    if not isinstance(written, str):
        return None
    mark, _, rest = written.partition(":")
    question, colon, entry = rest.partition(":")
    if mark != "field" or not colon or not _QUESTION.fullmatch(question) or not re.fullmatch(r"[a-z][a-z0-9_]*", entry):
        return None
    return Field(question, entry)


def read_carried(written: object) -> Carried | None:
    """Read private_metadata back; None for whatever was not written here."""
    try:
        there = json.loads(written or "{}") if isinstance(written, str) else None
    except (ValueError, RecursionError):
        return None
    if not isinstance(there, dict):
        return None
    at = there.pop("at", 0)
    right = (
        isinstance(at, int)
        and not isinstance(at, bool)
        and at >= 0
        and there.keys() <= {"channel", "thread", "flow", "draft", "came_from"}
        and all(isinstance(value, str) and _CARRIED.fullmatch(value) for value in there.values())
    )
    return Carried(at=at, **there) if right else None


def pressed(action: Mapping[str, Any]) -> Pressed | None:
    """Read one action of a block_actions payload; an overflow menu gives the address that was picked in it."""
    address = read_address(action.get("action_id"))
    if address is None:
        return None
    option = action.get("selected_option")
    picked = option.get("value") if isinstance(option, Mapping) else None
    if address.verb is Verb.MORE:
        meant = read_address(picked)
        return Pressed(meant, shown=_shown(action)) if meant else None
    value = picked or action.get("value") or ""
    return Pressed(address, value if isinstance(value, str) else "", _shown(action))


def _shown(action: Mapping[str, Any]) -> str | None:
    row = read_address(action.get("block_id"))
    return row.extra if row and row.verb is Verb.PICK else None
