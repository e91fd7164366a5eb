"""Sharing a check as a file in its thread: the command, the button, the choice of a form, and the file itself.

A file goes out at most once a press, and nothing depends on it. The same again, unchanged, is not shared twice within
some minutes, whoever asks.
"""

import asyncio
import hashlib
import logging
from collections import Counter
from collections.abc import Mapping

from bot.engine.cards.check import ROOT
from bot.engine.saved.assessment import Assessment
from bot.engine.saved.forgotten import FORGOTTEN, is_forgotten
from bot.flow.languages import in_language
from bot.sentence import Sentence
from bot.slack import files, views
from bot.slack.address import Verb
from bot.slack.asked import Asker, Commanded, Submitted
from bot.slack.blocks import Json
from bot.slack.parts import Parts
from bot.slack.surfaces.finding import Found, find
from bot.slack.surfaces.forms import wrong_at
from bot.slack.surfaces.meant import every, the_one
from bot.slack.telling import (
    ACK,
    Press,
    because_plainly,
    line_of,
    open_for,
    open_view,
    reply,
    tell,
)
from bot.slack.text import escape
from bot.slack.views import exporting
from bot.tongue import day_in_words, say, speaking, spoken, told
from bot.tongue.voice import ENGLISH
from bot.usecases.exports import FORMS, MEMO, NOT_DECIDED, Export, export, people_in
from bot.usecases.ports import AgainError, Installation, LostAnswerError, NotAllowedError, Receipt
from bot.usecases.see import Look
from bot.usecases.spoken_file import Spoken

log = logging.getLogger(__name__)
SHARED_SECONDS = 600
NONE_HERE = Sentence("No check runs in this channel, so there is nothing to share. `/ftready` opens one.")
WHICH = Sentence("Which check shall I share as a file?")
NO_THREAD = Sentence("This check has no thread yet; invite me to its channel, and share it then.")
STANDS = Sentence("That file stands in the thread already; nothing has changed since it was shared.")
NOT_HEARD = Sentence(
    "Slack did not say whether the file was shared. Look for it in the thread; if it is not there, share it again."
)
NOT_WRITTEN = Sentence(
    "Something is wrong on my side, and this file could not be shared. Try another form; whoever "
    "runs ftready finds in its log what it was."
)
NOT_TAKEN = Sentence(
    "Slack did not take the file: {code}. If that is missing_scope, install the app again from its manifest."
)


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
    if form not in FORMS:
        return wrong_at(
            values,
            exporting.FORM,
            say("Pick one of {all}.", all=", ".join(told(each.label) for each in FORMS.values())),
        )
    if form == MEMO and found.assessment.closed is None:
        return wrong_at(values, exporting.FORM, NOT_DECIDED.because)
    root = (await parts.ports.store.receipts(asker.installation, found.assessment.id)).get(ROOT)
    if root is None:
        return wrong_at(values, exporting.FORM, NO_THREAD)
    parts.later.do(_share(parts, asker, found, form, root))
    return ACK


async def _share(parts: Parts, asker: Asker, found: Found, form: str, root: Receipt) -> None:
    """Share the file in the thread, and tell whoever asked where that did not happen."""
    try:
        instead = await _shared(parts, asker, found, form, root)
    except (AgainError, LostAnswerError):
        await tell(parts, asker, root.channel, root.ts, line_of(NOT_HEARD))
        raise
    except NotAllowedError as refused:
        await tell(parts, asker, root.channel, root.ts, line_of(say(NOT_TAKEN, code=escape(refused.code))))
        raise
    except Exception:
        log.exception("%s of %s was not shared", form, found.assessment.id)
        await tell(parts, asker, root.channel, root.ts, line_of(NOT_WRITTEN))
        raise
    if instead:
        await tell(parts, asker, root.channel, root.ts, line_of(instead))


async def _shared(parts: Parts, asker: Asker, found: Found, form: str, root: Receipt) -> str:
    """Share the file, or give what to say instead."""
    names = await _names(parts, asker.installation, found.assessment)
    pinned = await parts.ports.flows.pinned(asker.installation, found.assessment.flow_hash)
    flow = in_language(pinned, found.assessment.language)
    with speaking(flow.language):  # a file stands in the thread, and is in its language as the cards are
        written = Spoken(lambda person: names.get(person, person), told, day_in_words, foreign=spoken() != ENGLISH)
        made = export(form, flow, found.assessment, found.now, written)
        title = told(made.title) if isinstance(made, Export) else ""
    if not isinstance(made, Export):
        return made.because
    key, digest = f"export/{found.assessment.id}/{form}", hashlib.sha256(made.content).hexdigest()
    kept = await parts.ports.store.draft(asker.installation, key)
    if kept is not None and kept.get("shared") == digest:
        return STANDS
    await files.share(parts.outgoing, asker.installation, root.channel, root.ts, made.name, title, made.content)
    await parts.ports.store.put_draft(
        asker.installation, key, {"shared": digest}, SHARED_SECONDS, (found.assessment.id,)
    )
    return ""


async def _names(parts: Parts, installation: Installation, assessment: Assessment) -> Mapping[str, str]:
    """Give everybody's name; two who go by the same one are told apart, and who cannot be looked up keeps their id."""
    people = sorted(people_in(assessment))
    found = dict(zip(people, await asyncio.gather(*(_name(parts, installation, each) for each in people)), strict=True))
    alike = Counter(found.values())
    return {person: name if alike[name] == 1 else f"{name} ({person})" for person, name in found.items()}


async def _name(parts: Parts, installation: Installation, person: str) -> str:
    if is_forgotten(person):
        return FORGOTTEN
    try:
        return (await parts.members.seen(installation, person)).name or person
    except (AgainError, LostAnswerError, NotAllowedError):
        return person
