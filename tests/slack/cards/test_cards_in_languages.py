"""Cards in every language: Slack takes them, their fallback fits, and any worker draws the same one the same."""

from functools import cache

import pytest
from card_samples import ANA, BEN, FLOWS, NOON, after, begun, cards, cards_of, drawn_of, says, some_links
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from slack_sdk.web.async_client import AsyncWebClient
from test_cards_any import OURS, mrkdwn_in

from bot.engine.overviews.home import Home
from bot.engine.reminders.card import NudgeCard
from bot.flow.model.flow import Flow
from bot.flow.translating.languages import in_language
from bot.folders.flows import load_flow
from bot.playground.blockkit import problems_in_message
from bot.playground.workspace.words import words_of
from bot.slack import limits
from bot.slack.calling.outgoing import Outgoing
from bot.slack.cards.drawing import weight
from bot.slack.cards.nudge import draw_nudge
from bot.slack.views.home import draw_home
from bot.tongue import speaking
from bot.tongue.catalogs import languages
from bot.usecases.ports import Drawn, Installation

any_card = settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))


@any_card
@given(st.sampled_from(languages()), cards(), some_links())
def test_slack_takes_every_card_in_every_language(language, card, links):
    with speaking(language):
        payload = dict(drawn_of(card, links).payload)

    assert problems_in_message(payload) == []
    assert weight(payload["blocks"]) <= limits.MESSAGE_BLOCK_TEXT
    assert 0 < len(payload["text"].encode()) <= limits.FALLBACK_BYTES
    for text in [*mrkdwn_in(payload["blocks"]), payload["text"]]:
        assert "<" not in OURS.sub("", text)


def drawn_for(language: str, spoken: str = "") -> dict[str, Drawn]:
    """Draw the cards of a check whose thread is in one language, in the midst of talking another one."""
    flow = in_language(shipped_in_all(), language)
    assessment = after(flow, begun(flow, (ANA, BEN)), says(BEN, task_signed="yes"))
    wanted, links = cards_of(flow, assessment)
    outgoing = Outgoing(AsyncWebClient(), "example", lambda: NOON)
    with speaking(spoken):
        return {name: outgoing.draw(Installation("T0"), flow, card, links) for name, card in wanted.items()}


@cache
def shipped_in_all() -> Flow:
    flow = load_flow(FLOWS / "readiness.yml")
    assert isinstance(flow, Flow)
    return flow


@pytest.mark.parametrize(
    ("language", "says_so"),
    [("de", "Meine offenen Fragen"), ("es", "Mis preguntas abiertas"), ("", "My open questions")],
)
def test_a_card_is_in_the_language_of_its_thread_whoever_has_it_drawn(language, says_so):
    alone = drawn_for(language)

    assert says_so in words_of(dict(alone["root"].payload))
    for spoken in ("", "de-DE", "es-ES", "fr-FR"):
        assert drawn_for(language, spoken) == alone


def test_a_reminder_and_a_home_are_in_the_language_of_whom_they_are_of():
    with speaking("es"):
        reminder = draw_nudge(NudgeCard("stopped", language="de-DE"), {})
        page = draw_home(Home(language="de-DE"), {})

    assert "Ich erinnere dich jetzt an nichts" in words_of(dict(reminder.payload))
    assert "Für dich ist noch nichts offen" in str(page.payload)
