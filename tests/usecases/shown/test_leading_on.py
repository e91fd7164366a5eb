"""A check that led to another one leads people there: its cards have the address of the other once that stands."""

from dataclasses import dataclass, field

import pytest
from memory_slack import MemorySlack
from usecase_parts import CHANNEL, HERE, NEXT, ONWARD, QUICK

from bot.engine.cards.check import ONWARD as TO_ONWARD
from bot.usecases.acting.start import ask_team
from bot.usecases.ports import AgainError
from bot.usecases.shown.held_up import Held, keep_held
from bot.usecases.shown.linking import LONGEST_WAIT


@dataclass
class LinkedSlack(MemorySlack):
    """A Slack that remembers with which links each card was drawn."""

    led: dict[str, str] = field(default_factory=dict)
    """Hash → where the check led to stands, by what was drawn."""

    def draw(self, installation, flow, card, links):
        drawn = super().draw(installation, flow, card, links)
        self.led[drawn.hash] = links.get(TO_ONWARD, "")
        return drawn

    def leads_to(self, card):
        """Say where a card leads that is the first of its name."""
        return next(self.led[each.hash] for each in self.messages.values() if each.card == card)


@pytest.fixture
async def asked(world):
    """A quick check whose team has just been asked."""
    world.slack = LinkedSlack()
    await world.begin("quick", answers=QUICK)
    await world.deliver()
    await ask_team(world.ports, HERE, "a1", ONWARD, "submit/1")
    return world


async def test_its_cards_lead_to_the_other_check_once_that_stands(asked):
    with pytest.raises(AgainError, match="posted in a moment"):
        await asked.deliver()
    assert asked.slack.leads_to("root") == ""

    await asked.deliver(NEXT)
    await asked.deliver()

    root = (await asked.store.receipts(HERE, NEXT))["root"]
    there = asked.slack.link(HERE, CHANNEL, root.ts, None)
    assert asked.slack.leads_to("root") == asked.slack.leads_to("summary/1") == there
    assert await asked.store.out_of_date(9) == []


async def test_it_waits_for_the_other_no_longer_than_a_minute(asked):
    asked.now += LONGEST_WAIT

    await asked.deliver()

    assert asked.slack.leads_to("root") == ""


async def test_it_waits_for_none_that_slack_does_not_show(asked):
    await keep_held(asked.store, HERE, NEXT, Held("its channel is archived", ""))

    await asked.deliver()

    assert asked.slack.leads_to("root") == ""
