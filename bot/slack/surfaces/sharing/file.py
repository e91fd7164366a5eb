"""A check as a file in its thread, written in its language.

A file goes out at most once a press, and nothing depends on it. The same again, unchanged, is not shared twice within
some minutes, whoever asks.
"""

import asyncio
import hashlib
import logging
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace

from bot.engine.decision import Refused
from bot.engine.saved.assessment import Assessment
from bot.engine.saved.forgotten import FORGOTTEN, is_forgotten
from bot.flow.model.flow import Flow
from bot.flow.translating.languages import in_language
from bot.sentence import Sentence
from bot.slack.calling import files
from bot.slack.heard.asked import Asker
from bot.slack.parts import Parts
from bot.slack.surfaces.finding.found import Found
from bot.slack.telling import line_of, tell
from bot.slack.writing.text import escape
from bot.tongue import day_in_words, say, speaking, spoken, told
from bot.tongue.voice import ENGLISH
from bot.usecases.files.exports import Export, export, people_in
from bot.usecases.files.spoken_file import Spoken
from bot.usecases.ports import (
    AgainError,
    Installation,
    LostAnswerError,
    NotAllowedError,
    Receipt,
    ThreadGoneError,
)
from bot.usecases.shown.held_up import ROOT_GONE, held_up

log = logging.getLogger(__name__)
SHARED_SECONDS = 600
SHARING_SECONDS = 60
"""How long a file is taken to be on its way; whoever died over it is waited for no longer."""
NO_THREAD = Sentence("This check has no thread yet; invite me to its channel, and share it then.")
STANDS = Sentence("That file stands in the thread already; nothing has changed since it was shared.")
BEING_SHARED = Sentence("That file is being shared right now; it is in the thread in a moment.")
NOT_HEARD = Sentence(
    "Slack did not say whether the file was shared. Look for it in the thread; if it is not there, share it again."
)
NOT_NOW = Sentence(
    "Slack wants a moment before it takes more, so the file is not shared yet. Share it again in a minute."
)
THREAD_GONE = Sentence("The thread of this check is gone, so there is no place for the file.")
NOT_WRITTEN = Sentence(
    "Something is wrong on my side, and this file could not be shared. Try another form; whoever "
    "runs ftready finds in its log what it was."
)
NOT_TAKEN = Sentence(
    "Slack did not take the file: {code}. If that is missing_scope, install the app again from its manifest."
)


@dataclass(frozen=True)
class Kept:
    """What is kept of a file for some minutes after it was shared."""

    shared: str
    """The digest of what was in it."""


async def share(  # noqa: PLR0913, PLR0917 - what of which check, for whom, and where
    parts: Parts, asker: Asker, found: Found, form: str, root: Receipt, why: str = ""
) -> None:
    """Share the file in the thread, and tell whoever asked where that did not happen; `why` is told where it did."""
    try:
        instead = await _shared(parts, asker, found, form, root)
    except (AgainError, LostAnswerError) as stopped:
        said = NOT_NOW if isinstance(stopped, AgainError) else NOT_HEARD
        await tell(parts, asker, root.channel, root.ts, line_of(said))
        raise
    except ThreadGoneError:
        await tell(parts, asker, root.channel, "", line_of(THREAD_GONE))
        return
    except NotAllowedError as refused:
        await tell(parts, asker, root.channel, root.ts, line_of(say(NOT_TAKEN, code=escape(refused.code))))
        raise
    except Exception:
        log.exception("%s of %s was not shared", form, found.assessment.id)
        await tell(parts, asker, root.channel, root.ts, line_of(NOT_WRITTEN))
        raise
    if why or instead:
        await tell(parts, asker, root.channel, root.ts, line_of(why or instead))


async def _shared(parts: Parts, asker: Asker, found: Found, form: str, root: Receipt) -> str:
    """Share the file, or give what to say instead; of two who ask at once, the second hears it is there, or coming."""
    store, here, key = parts.ports.store, asker.installation, f"export/{found.assessment.id}/{form}"
    async with store.turn(here, key):
        made = await written(parts, asker, found, form)
        if not isinstance(made, Export):
            return made.because
        digest = hashlib.sha256(made.content).hexdigest()
        on_its_way, of = f"{key}/{digest}", (found.assessment.id,)
        if not await store.claim_draft(here, on_its_way, {}, SHARING_SECONDS, of):
            return BEING_SHARED
        try:
            if (await held_up(store, here, found.assessment.id)).reason == ROOT_GONE:
                raise ThreadGoneError(ROOT_GONE)
            # Looked up by whoever has the claim alone: who had it before has kept by now what they shared.
            before = await store.draft(here, key)
            if before is not None and Kept(**before) == Kept(digest):
                return STANDS
            await files.share(parts.outgoing, here, root.channel, root.ts, made.name, made.title, made.content)
            await store.put_draft(here, key, asdict(Kept(digest)), SHARED_SECONDS, of)
            return ""
        finally:
            await store.drop_draft(here, on_its_way)  # it may be asked for again at once, and once it was another since


async def written(parts: Parts, asker: Asker, found: Found, form: str) -> Export | Refused:
    """Write a check in a form; it stands in the thread, and is in the language of that as the cards are."""
    names = await _names(parts, asker.installation, found.assessment)
    flow = await in_its_language(parts, asker, found)
    with speaking(flow.language):
        spoken_as = Spoken(lambda person: names.get(person, person), told, day_in_words, foreign=spoken() != ENGLISH)
        made = export(form, flow, found.assessment, found.now, spoken_as)
        return replace(made, title=told(made.title)) if isinstance(made, Export) else made


async def in_its_language(parts: Parts, asker: Asker, found: Found) -> Flow:
    """Give the flow of a check in the language of its thread."""
    pinned = await parts.ports.flows.pinned(asker.installation, found.assessment.flow_hash)
    return in_language(pinned, found.assessment.language)


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
