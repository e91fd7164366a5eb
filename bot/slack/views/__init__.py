"""Modals, and lines for one person, as pure functions that give what Slack takes.

`fields` draws a question and reads it back; the others are what a person meets: `start`, `forms` (answer, stepper),
`deciding` (decide, reopen, settle), `handing` (a question or the check), `reading` (what is only read), `lines`
(ephemeral). Check-ins, gaps and what is watched are in `follow_up`, which is imported by its own name.
"""

from bot.slack.views.asides import FOR_ALL, aside
from bot.slack.views.asking_more import MORE, ask_more
from bot.slack.views.deciding import REASON, decide, reopen, settle
from bot.slack.views.fields import BLANK, entered, errors, question_blocks, shown_in, standing, typed_in
from bot.slack.views.forms import Step, answer, more_open, nothing_open, stepper, steps_of, taken
from bot.slack.views.handing import NOTE, NOTE_LENGTH, TO, hand
from bot.slack.views.lines import EphemeralLine, undo, usage, usage_in_short, which
from bot.slack.views.reading import guidance, loading, my_answers, who_said, whole_summary
from bot.slack.views.start import (
    ANYONE,
    ASKED,
    LANGUAGE,
    OWNER,
    SUBJECT,
    SUBJECT_LENGTH,
    Entered,
    Offered,
    Told,
    start,
    start_forms,
    too_long,
)

__all__ = [
    "ANYONE",
    "ASKED",
    "BLANK",
    "FOR_ALL",
    "LANGUAGE",
    "MORE",
    "NOTE",
    "NOTE_LENGTH",
    "OWNER",
    "REASON",
    "SUBJECT",
    "SUBJECT_LENGTH",
    "TO",
    "Entered",
    "EphemeralLine",
    "Offered",
    "Step",
    "Told",
    "answer",
    "aside",
    "ask_more",
    "decide",
    "entered",
    "errors",
    "guidance",
    "hand",
    "loading",
    "more_open",
    "my_answers",
    "nothing_open",
    "question_blocks",
    "reopen",
    "settle",
    "shown_in",
    "standing",
    "start",
    "start_forms",
    "stepper",
    "steps_of",
    "taken",
    "too_long",
    "typed_in",
    "undo",
    "usage",
    "usage_in_short",
    "which",
    "who_said",
    "whole_summary",
]
