"""A form shown again once something was picked in place of an input: each form that can be is told by what it sends."""

from bot.slack.address import Verb
from bot.slack.heard.asked import PressedInView
from bot.slack.parts import Parts
from bot.slack.surfaces.answering import forms
from bot.slack.surfaces.following import gaps
from bot.slack.surfaces.starting import opened
from bot.slack.telling import ACK, Press
from bot.slack.writing.blocks import Json


async def redraw(parts: Parts, press: Press) -> Json:
    """Show the same modal again, with what was typed in it."""
    if not isinstance(press, PressedInView):
        return ACK
    at = press.view.callback
    if at is not None and at.verb is Verb.SETTLE:
        return await forms.settle_again(parts, press, at)
    if at is not None and at.verb is Verb.CLOSE_GAP:
        return await gaps.close_again(parts, press, at)
    return await opened.redraw(parts, press)
