"""Sharing a check in its thread, as a file or as a canvas: the command, the button, and the choice of a form."""

from bot.engine.cards.check import ROOT
from bot.sentence import Sentence
from bot.slack import views
from bot.slack.address import Verb
from bot.slack.heard.asked import Commanded, Submitted
from bot.slack.parts import Parts
from bot.slack.surfaces.finding.found import Found, find
from bot.slack.surfaces.finding.happening import wrong_at
from bot.slack.surfaces.finding.meant import every, the_one
from bot.slack.surfaces.sharing import canvas
from bot.slack.surfaces.sharing.file import NO_THREAD, share
from bot.slack.telling import ACK, Press, because_plainly, open_for, open_view, reply
from bot.slack.views import exporting
from bot.slack.writing.blocks import Json
from bot.tongue import say, told
from bot.usecases.files.exports import FORMS, MEMO, NOT_DECIDED
from bot.usecases.looking.see import Look

NONE_HERE = Sentence("No check runs in this channel, so there is nothing to share. `/ftready` opens one.")
WHICH = Sentence("Which check shall I share as a file?")


async def take_command(parts: Parts, commanded: Commanded) -> Json:
    """Let whoever typed it choose a form for the one check it can mean; where there are several, offer them."""
    one = await the_one(parts, commanded, Verb.EXPORT, every, none=NONE_HERE, several=WHICH)
    if not isinstance(one, Look):
        return reply(one)
    return await open_for(parts, commanded, exporting.export(one.assessment))


async def open_export(parts: Parts, press: Press, found: Found) -> Json:
    """Ask as what a check is shared."""
    return await open_view(parts, press, exporting.export(found.assessment))


async def take_export(parts: Parts, submitted: Submitted) -> Json:
    """Have a check shared in the form that was chosen."""
    asker, values = submitted.asker, submitted.view.values
    found = await find(parts, asker, Verb.EXPORT, submitted.address.assessment)
    if not isinstance(found, Found):
        return wrong_at(values, exporting.FORM, because_plainly(found))
    form = str(views.entered(values).get(exporting.FORM) or "")
    if form not in {*FORMS, exporting.CANVAS}:
        labels = [*(each.label for each in FORMS.values()), exporting.AS_CANVAS]
        return wrong_at(values, exporting.FORM, say("Pick one of {all}.", all=", ".join(map(told, labels))))
    if form in {MEMO, exporting.CANVAS} and found.assessment.closed is None:
        return wrong_at(values, exporting.FORM, NOT_DECIDED.because)
    root = (await parts.ports.store.receipts(asker.installation, found.assessment.id)).get(ROOT)
    if root is None:
        return wrong_at(values, exporting.FORM, NO_THREAD)
    give = (
        canvas.give(parts, asker, found, root) if form == exporting.CANVAS else share(parts, asker, found, form, root)
    )
    parts.later.do(give)
    return ACK
