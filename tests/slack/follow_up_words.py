"""Reads what the cards of a check say once they are drawn."""

from team_check import TeamCheck

from bot.playground.workspace.words import words_of
from bot.slack.cards import draw


def words_on(check: TeamCheck, card: str) -> str:
    """Draw a card as it should stand now, and give all it says."""
    return words_of(dict(draw(check.cards()[card], {}, {}).payload))
