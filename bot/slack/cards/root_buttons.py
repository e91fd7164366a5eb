"""What can be pressed on the card in the channel, while its check is open and once it is closed."""

from collections.abc import Sequence

from bot.engine.cards.check import RootCard
from bot.sentence import Sentence
from bot.slack.address import Address, Verb
from bot.slack.cards.drawing import Links
from bot.slack.cards.onward import to_onward
from bot.slack.cards.outlook import outlook_button
from bot.slack.writing.blocks import Json, button, link_button, overflow
from bot.tongue import say

DECIDE = Sentence("Decide now… (owner)")
WHO_DOES_WHAT, HAND_OVER = Sentence("Who does what… (owner)"), Sentence("Hand over… (owner)")


def root_buttons(card: RootCard, links: Links) -> Sequence[Json]:
    """Give what can be pressed; a check whose owner is gone is offered besides."""
    mine = Address(Verb.MY_ANSWERS, card.assessment)
    buttons = _while_open(card, mine) if card.state == "open" else _once_closed(card, links, mine)
    take_over = [button(say("Take over"), Address(Verb.TAKE_OVER, card.assessment))] if card.owner_gone else []
    return [*buttons, *take_over]


def waits_for_owner(card: RootCard) -> bool:
    """Whether it was opened again and nobody has anything left to answer."""
    return card.reopened and not card.waiting_for


def _while_open(card: RootCard, mine: Address) -> Sequence[Json]:
    """Give what is answered or decided; to ask more people stands in sight while only one is asked."""
    more, roles = Address(Verb.ASK_MORE, card.assessment), Address(Verb.ROLES, card.assessment)
    if waits_for_owner(card):
        decide = button(DECIDE, Address(Verb.DECIDE, card.assessment), primary=True)
        who = [(WHO_DOES_WHAT, roles)] if card.has_roles else []
        menu = [(say("My answers"), mine), (say("Ask more people… (owner)"), more), *who, _hand_over(card)]
        return [decide, overflow(mine, menu)]
    menu = [(say("My answers"), mine), (DECIDE, Address(Verb.DECIDE, card.assessment)), _hand_over(card)]
    if not card.alone:
        menu.insert(1, (say("Ask more people… (owner)"), more))
    if card.has_roles and not card.vacant:
        menu.insert(-1, (WHO_DOES_WHAT, roles))
    return [
        button(say("My open questions"), Address(Verb.OPEN_QUESTIONS, card.assessment), primary=True),
        *([button(say("Ask more people… (owner)"), more)] if card.alone else []),
        *([button(WHO_DOES_WHAT, roles)] if card.vacant else []),
        overflow(mine, menu),
    ]


def _once_closed(card: RootCard, links: Links, mine: Address) -> Sequence[Json]:
    """Give the one obvious thing to press, and what else there is."""
    leads_on = card.then_button if not card.led_on else None
    buttons = to_onward(card, links)
    if leads_on:
        buttons.append(button(leads_on, Address(Verb.ASK_TEAM, card.assessment), primary=True))
    if card.summary and card.summary in links:
        at = Address(Verb.LINK, card.assessment)
        buttons.append(link_button(say("Read the summary"), links[card.summary], at, primary=not buttons))
    if not leads_on:
        buttons += outlook_button(card.outlook, card.assessment, primary=not buttons)
    return [*buttons, *_more(card, mine)]


def _hand_over(card: RootCard) -> tuple[str, Address]:
    return HAND_OVER, Address(Verb.HAND_OVER, card.assessment)


def _more(card: RootCard, mine: Address) -> list[Json]:
    """Give what is pressed more seldom: one thing as a button, several behind three dots."""
    if card.outlook is None or card.then_button:
        return [button(say("My answers"), mine)]
    menu = [(say("My answers"), mine), (say("Gaps"), Address(Verb.GAPS, card.assessment))]
    if card.outlook.schedule is not None and card.outlook.paused_at is None:
        menu += [
            (say("Day and time (owner)"), Address(Verb.SCHEDULE, card.assessment)),
            (say("Pause check-ins (owner)"), Address(Verb.PAUSE, card.assessment)),
        ]
    if card.outlook.trend:
        menu.append((say("History"), Address(Verb.HISTORY, card.assessment)))
    return [overflow(mine, menu)]
