"""Presses that open something to read: my answers, who said what, a page of guidance, the whole summary."""

from bot.engine.cards.check import AfterCard, SectionCard, SummaryCard
from bot.engine.cards.question import QuestionView
from bot.engine.decision import Refused
from bot.engine.wanted.check import cards_wanted
from bot.sentence import Sentence
from bot.slack import views
from bot.slack.heard.asked import PressedInView
from bot.slack.parts import Parts
from bot.slack.policy import is_stranger
from bot.slack.surfaces.finding.found import Found, card_links
from bot.slack.telling import Press, change_view, open_view, refuse
from bot.slack.writing.blocks import Json

FROM_BEFORE = Refused(Sentence("This card is from before; the check has moved on, and its newest summary has it all."))
NO_PAGE = Refused(Sentence("This page of guidance is not part of the flow this check runs on."))


async def my_answers(parts: Parts, press: Press, found: Found) -> Json:
    """Show a person what they said."""
    types = not await is_stranger(parts, press.asker)
    view = views.my_answers(found.flow, found.assessment, press.asker.person, found.today, types=types)
    if isinstance(press, PressedInView):
        return await change_view(parts, press, view)
    return await open_view(parts, press, view)


async def who_said(parts: Parts, press: Press, found: Found) -> Json:
    """Show what everyone said to one question, as far as it may be seen."""
    address = press.pressed.address
    question = _shown(parts, found, address.question)
    if question is None:
        return refuse(parts, press, FROM_BEFORE)
    return await open_view(parts, press, views.who_said(question))


async def whole_summary(parts: Parts, press: Press, found: Found) -> Json:
    """Show a summary with nothing left out."""
    card = cards_wanted(found.flow, found.assessment, parts.ports.clock()).get(press.pressed.address.extra)
    if not isinstance(card, SummaryCard):
        return refuse(parts, press, FROM_BEFORE)
    links = await card_links(parts, press.asker.installation, found.assessment.id)
    return await open_view(parts, press, views.whole_summary(card, links, found.flow.guidance))


async def guidance(parts: Parts, press: Press, found: Found) -> Json:
    """Show a page of guidance."""
    address = press.pressed.address
    page = found.flow.guidance.get(address.extra or press.pressed.value)
    return refuse(parts, press, NO_PAGE) if page is None else await open_view(parts, press, views.guidance(page))


def _shown(parts: Parts, found: Found, question: str) -> QuestionView | None:
    """Find a question as its card shows it, so that a modal shows no more than a card may."""
    cards = cards_wanted(found.flow, found.assessment, parts.ports.clock()).values()
    shown = (view for card in cards if isinstance(card, SectionCard | AfterCard) for view in card.questions)
    return next((view for view in shown if view.id == question), None)
