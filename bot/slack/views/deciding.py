"""The modals in which the owner decides: that a check ends now, that it opens again, which value of a split holds."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from bot.engine.cards.check import RootCard
from bot.engine.forms.questions import QuestionForm
from bot.questions import TextBox
from bot.slack.address import Address, Verb
from bot.slack.cards.progress import how_far
from bot.slack.views.fields import NOT_OWN, question_blocks
from bot.slack.views.inputs import own_input
from bot.slack.writing.blocks import Json, context, modal, pack, section
from bot.slack.writing.text import inline, mention
from bot.tongue import say, say_many

REASON = "reason"
"""The input in which a deed is given its reason, as `entered` names it."""
PEOPLE, SHORT = 50, 200


def decide(card: RootCard) -> Json:
    """Ask the owner whether to close the check now, and say what that leaves open."""
    waiting = ", ".join(f"{mention(person)} ({count})" for person, count in card.waiting_for[:PEOPLE])
    lines = [
        say("This closes the check for everybody and gives the verdict from what is there."),
        " ".join(filter(None, [say("*Questions:* {how_far}.", how_far=how_far(card)), *_left(card)])),
        *([say("*Still open for* {waiting}.", waiting=waiting)] if waiting else []),
        *(
            say("*Open split:* {short}; it counts as partly met at most.", short=inline(split.short, SHORT))
            for split in card.splits
        ),
    ]
    return modal(
        say("Decide now?"),
        [section("\n".join(lines)), context(say("You can reopen it from the summary."))],
        callback=Address(Verb.DECIDE, card.assessment),
        submit=say("Decide now"),
        close=say("Not yet"),
    )


def _left(card: RootCard) -> list[str]:
    """Say what becomes of what is open: what some have said counts, what nobody has said anything to does not."""
    left = card.questions - card.questions_answered - card.questions_passed
    begun = min(card.questions_begun, left)
    some = say_many(
        "{count} more is open for some only: what the others said counts.",
        "{count} more are open for some only: what the others said counts.",
        begun,
    )
    none = say("What nobody has answered counts as not answered.")
    return [*([some] if begun else []), *([none] if left > begun else [])]


def reopen(assessment: str) -> Json:
    """Ask the owner whether to open a decided check again, and say what that does."""
    lines = say(
        "Everyone can answer and change answers again. Until you decide, there is no verdict and no "
        "summary, and check-ins rest. It says so in the thread."
    )
    return modal(
        say("Reopen this check?"),
        [section(lines)],
        callback=Address(Verb.REOPEN, assessment),
        submit=say("Reopen it"),
        close=say("Leave it decided"),
    )


def settle(  # noqa: PLR0913 - the form, what stands in it and above it
    assessment: str,
    form: QuestionForm,
    typed: Mapping[str, Any] | None = None,
    reason: str = "",
    *,
    is_last: bool = False,
    said: Sequence[str] = (),
) -> Json:
    """Ask the owner for the value that holds, below who `said` what; say so where the verdict follows at once."""
    ends = say(" *Nothing else is open, so this decides the check.*") if is_last else ""
    bare = replace(value_alone(form), filled=None)
    return modal(
        say("Settle a split"),
        [
            context(
                say(
                    "Your value holds for everyone. What each person said stays on the card, your reason beside "
                    "it.{ends}",
                    ends=ends,
                )
            ),
            *(section(text) for text in pack(said)),
            *question_blocks(bare, typed or {}, required=True, redraws=True),
            own_input(
                REASON,
                say("Why?"),
                TextBox(long=True),
                reason,
                hint=say("Stands in the thread and in the summary, with your name."),
            ),
        ],
        callback=Address(Verb.SETTLE, assessment, form.question),
        submit=say("Settle"),
        close=say("Cancel"),
    )


def value_alone(form: QuestionForm) -> QuestionForm:
    """Leave of a form what a value is entered in: the owner's word has no evidence and passes nothing over."""
    return replace(form, entries=tuple(entry for entry in form.entries if entry.name not in NOT_OWN))
