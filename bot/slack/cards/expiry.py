"""What can be done about a verdict that expired."""

from bot.engine.cards.check import RootCard, SummaryCard
from bot.tongue import say


def after_expiry(card: RootCard | SummaryCard) -> str:
    """Say what can be done about a verdict that expired: nothing here where a check has led on to another one."""
    return what_now(led_on=card.led_on, checks_in=card.outlook is not None)


def what_now(*, led_on: bool, checks_in: bool) -> str:
    """Say what can be done about a verdict that expired, wherever it stands."""
    if led_on:
        return ""
    return say("; check in, or ask again") if checks_in else say("; ask again")
