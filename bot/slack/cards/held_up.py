"""The direct message that tells an owner why their check is not shown in its channel, and when it is again.

It names the channel as a link alone, which Slack shows to whoever may know it, and nothing of the check.
"""

from collections.abc import Mapping

from bot.engine.cards.held_up import HeldUpCard
from bot.sentence import Sentence
from bot.slack.address import Address, Verb
from bot.slack.cards.drawing import drawn
from bot.slack.errors import Obstacle, obstacle_of
from bot.slack.writing.blocks import Json, about, actions, button, section
from bot.slack.writing.text import Line, escape
from bot.tongue import say, speaking, told
from bot.usecases.ports import Drawn

SAFE = Sentence("What was said is safe, and nothing is shown there until then.")
WHY: Mapping[Obstacle, str] = {
    Obstacle.LOCKED: Sentence("The thread of your check in <#{channel}> is locked. I go on there once it is unlocked."),
    Obstacle.ARCHIVED: Sentence(
        "<#{channel}> is archived, so your check there rests. I go on once it is brought back."
    ),
    Obstacle.UNSEEN: Sentence(
        "I am not in <#{channel}> any more, or it is gone, so your check there rests. I go on once I am invited again."
    ),
    Obstacle.REFUSED: Sentence(
        "Slack lets me write nothing about your check in <#{channel}> any more ({why}). I look again every few hours."
    ),
}
"""Why it is not shown, by what is in the way."""


def draw_held_up(card: HeldUpCard) -> Drawn:
    """Draw the message, in the language its owner has set, else of the thread it is about."""
    with speaking(card.language):
        text = _said(card)
        blocks: list[Json] = [section(text)]
        if card.root_gone:
            again = Address(Verb.SHOW_AGAIN, card.assessment)
            blocks.append(actions([about(button(say("Show it again"), again, primary=True), say("the check"))]))
        return drawn(blocks, [Line(text)])


def _said(card: HeldUpCard) -> str:
    if card.root_gone:
        return say(
            "Somebody deleted the card on top of your check in <#{channel}>, so the check rests. What was said is "
            "safe. Show it again, and it begins a new thread there; or type `/ftready delete` in that channel to "
            "delete it.",
            channel=card.channel,
        )
    if not card.why:
        return say("Your check in <#{channel}> is shown again, and goes on.", channel=card.channel)
    return f"{why_not_shown(card.channel, card.why)} {told(SAFE)}"


def why_not_shown(channel: str, why: str) -> str:
    """Say in one sentence, as mrkdwn, why Slack shows no check in a channel, and what that waits for."""
    return told(Sentence(WHY[obstacle_of(why)], channel=channel, why=escape(why)))
