"""Everything the bot sent Slack, by whichever way, judged by the playground's rules and built again with slackblocks.

A message goes out by a call, by a response URL, or as the answer to a command; a view by a call, or as the answer to a
form that was sent.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from slackblocks_rebuilt import rebuild_message, rebuild_view

from bot.playground.blockkit import problems_in_message, problems_in_view
from bot.playground.workspace import ApiCall

Json = dict[str, Any]
Sent = tuple[str, Json]
"""The surface, such as "chat.update" or "view_submission", and what was sent there."""


def messages_in(calls: Iterable[ApiCall]) -> Iterator[Sent]:
    """Find each message that shows something."""
    for call in calls:
        sent = call.request if call.direction == "call" else call.answer
        if isinstance(sent, dict) and "text" in sent and not sent.get("response_action"):
            yield call.name, sent


def views_in(calls: Iterable[ApiCall]) -> Iterator[Sent]:
    """Find each view."""
    for call in calls:
        sent = call.request if call.direction == "call" else call.answer
        if isinstance(sent, dict) and isinstance(sent.get("view"), dict):
            yield call.name, sent["view"]


def mistakes_in(calls: Iterable[ApiCall]) -> Iterator[Sent]:
    """Find each answer that marks what is wrong in a form."""
    for call in calls:
        if call.direction == "delivery" and isinstance(call.answer, dict) and "errors" in call.answer:
            yield call.name, call.answer["errors"]


def see_that_slack_takes_all(calls: Iterable[ApiCall]) -> None:
    """Fail at the first thing that breaks one of Slack's rules."""
    calls = list(calls)
    for surface, message in messages_in(calls):
        assert message["text"], f"{surface}: a message has no text for who cannot see its blocks"
        assert problems_in_message({"text": message["text"], "blocks": message.get("blocks", [])}) == [], surface
        rebuild_message(message)
    for surface, view in views_in(calls):
        assert problems_in_view(view) == [], surface
        rebuild_view(view)
    for surface, mistakes in mistakes_in(calls):
        assert mistakes, f"{surface}: a form is refused without a reason"
        assert all(isinstance(text, str) and text for text in mistakes.values()), surface
