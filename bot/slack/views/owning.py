"""The small modals that steer a check: ask more people, decide now, settle a split, hand a question on."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.engine.assessment import Assessment, Outsiders
from bot.engine.cards import RootCard
from bot.engine.forms import QuestionForm
from bot.questions import PersonMenu, TextBox
from bot.slack import controls
from bot.slack.address import Address, Field, Verb
from bot.slack.blocks import Json, actions, asking, button, context, modal, section
from bot.slack.cards.progress import how_far
from bot.slack.text import inline, mention, mentions
from bot.slack.views.fields import NOT_OWN, question_blocks

REASON, TO, NOTE, MORE = "reason", "to", "note", "more"
"""The inputs of these forms, as `entered` names them without a question."""
NOTE_LENGTH = 500
PEOPLE, SHORT = 50, 200
TAKES_PART: Mapping[Outsiders, str] = {
    "ignore": "People of other companies take no part.",
    "observe": "People of other companies look on.",
    "answer": "People of other companies can be asked too.",
}

_PICK = Address(Verb.PICK)


def ask_more(assessment: Assessment) -> Json:
    """Ask the owner who should be asked besides."""
    asked = mentions(assessment.asked, PEOPLE) or "nobody by name"
    people = controls.draw(PersonMenu(PEOPLE), _PICK)[0]
    return modal(
        "Ask more people",
        [
            context(f"Asked so far: {asked}."),
            context(TAKES_PART[assessment.outsiders]),
            actions([button("People of other companies…", Address(Verb.OUTSIDERS, assessment.id))]),
            asking(
                Field("", MORE).write(),
                "Who should answer too?",
                people,
                hint="Each is mentioned once, in the thread, and asked everything that is still open.",
                optional=False,
            ),
        ],
        callback=Address(Verb.ASK_MORE, assessment.id),
        submit="Ask them",
        close="Cancel",
    )


def decide(card: RootCard) -> Json:
    """Ask the owner whether to close the check now, and say what that leaves open."""
    left = card.questions - card.questions_answered - card.questions_passed
    waiting = ", ".join(f"{mention(person)} ({count})" for person, count in card.waiting_for[:PEOPLE])
    lines = [
        "This closes the check for everybody and gives the verdict from what is there.",
        f"*Questions:* {how_far(card)}." + (" What is open counts as not answered." if left else ""),
        *([f"*Still open for* {waiting}."] if waiting else []),
        *(f"*Open split:* {inline(split.short, SHORT)}; it counts as partly met at most." for split in card.splits),
    ]
    return modal(
        "Decide now?",
        [section("\n".join(lines)), context("You can reopen it from the summary.")],
        callback=Address(Verb.DECIDE, card.assessment),
        submit="Decide now",
        close="Not yet",
    )


def reopen(assessment: str) -> Json:
    """Ask the owner whether to open a decided check again, and say what that does."""
    lines = (
        "Everyone can answer and change answers again. Until you decide, there is no verdict and no summary, and "
        "check-ins rest. It says so in the thread."
    )
    return modal(
        "Reopen this check?",
        [section(lines)],
        callback=Address(Verb.REOPEN, assessment),
        submit="Reopen it",
        close="Leave it decided",
    )


def settle(
    assessment: str,
    form: QuestionForm,
    typed: Mapping[str, Any] | None = None,
    reason: str = "",
    *,
    is_last: bool = False,
) -> Json:
    """Ask the owner for the value that holds, and why; say so where the verdict follows at once."""
    ends = " *Nothing else is open, so this decides the check.*" if is_last else ""
    bare = replace(form, entries=tuple(entry for entry in form.entries if entry.name not in NOT_OWN), filled=None)
    why = controls.draw(TextBox(long=True), _PICK, reason)[0]
    return modal(
        "Settle a split",
        [
            context(
                f"Your value holds for everyone. What each person said stays on the card, your reason beside it.{ends}"
            ),
            *question_blocks(bare, typed or {}, required=True),
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
