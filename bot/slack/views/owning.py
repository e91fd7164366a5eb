"""The small modals that steer a check: hand a question on, settle a split."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.engine.forms import QuestionForm
from bot.questions import PersonMenu, TextBox
from bot.slack import controls
from bot.slack.address import Address, Field, Verb
from bot.slack.blocks import Json, asking, context, modal
from bot.slack.text import inline
from bot.slack.views.fields import NOT_OWN, question_blocks

REASON, TO, NOTE = "reason", "to", "note"
"""The inputs of these forms, as `entered` names them without a question."""
NOTE_LENGTH = 500

_PICK = Address(Verb.PICK)


def settle(assessment: str, form: QuestionForm, typed: Mapping[str, Any] | None = None, reason: str = "") -> Json:
    """Ask the owner for the value that holds, and why."""
    bare = replace(form, entries=tuple(entry for entry in form.entries if entry.name not in NOT_OWN), filled=None)
    why = controls.draw(TextBox(long=True), _PICK, reason)[0]
    return modal(
        "Settle a split",
        [
            context(
                "Your value holds for everyone. What each person said stays on the card, and your reason beside it."
            ),
            *question_blocks(bare, typed or {}),
            asking(
                Field("", REASON).write(),
                "Why?",
                why,
                hint="Stands in the thread and in the summary, with your name.",
                optional=False,
            ),
        ],
        callback=Address(Verb.SETTLE, assessment, form.question),
        submit="Settle",
        close="Cancel",
    )


def hand(assessment: str, question: str, short: str, to: str = "", note: str = "") -> Json:
    """Ask who should answer a question instead."""
    return modal(
        "Hand to someone",
        [
            context(f"*{inline(short, 300)}* is then asked of them, and no longer of you."),
            asking(Field("", TO).write(), "Who knows this?", controls.draw(PersonMenu(), _PICK, to)[0], optional=False),
            asking(
                Field("", NOTE).write(),
                "A word with it",
                controls.draw(TextBox(1, NOTE_LENGTH, long=True), _PICK, note)[0],
                hint=f"At most {NOTE_LENGTH} characters.",
            ),
        ],
        callback=Address(Verb.HAND, assessment, question),
        submit="Hand over",
        close="Cancel",
    )
