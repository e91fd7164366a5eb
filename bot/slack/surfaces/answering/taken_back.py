"""A message stands as evidence no more: whoever wrote it takes it back, and whose answer it stood beside hears so."""

from collections.abc import Sequence
from dataclasses import replace

from bot.engine.cards.check import ROOT
from bot.engine.decision import Refused
from bot.engine.events import QuoteTakenBack
from bot.engine.rules.quoting import NOTHING_QUOTED
from bot.engine.saved.assessment import Assessment
from bot.engine.saved.forgotten import is_forgotten
from bot.flow.model.flow import Flow
from bot.slack.address import Address, Verb
from bot.slack.heard.asked import Asker, PressedInMessage
from bot.slack.parts import Parts
from bot.slack.surfaces.finding.found import Found, find, language_of, theirs
from bot.slack.surfaces.finding.happening import happen
from bot.slack.telling import ACK, Press, line_of, refuse, tell, tell_where_pressed
from bot.slack.views import evidence
from bot.slack.writing.blocks import Json
from bot.slack.writing.text import inline, mention
from bot.tongue import say, speaking
from bot.usecases.acting.act import Done, NotFound

SHORT = 300


async def take_back(parts: Parts, press: Press) -> Json:
    """Take away what is quoted of whoever pressed."""
    address = press.pressed.address
    meant = await _meant(parts, press.asker, address)
    if isinstance(meant, Refused | NotFound):
        return refuse(parts, press, meant)
    for number, event in enumerate(meant):
        once = replace(press, event_id=f"{press.event_id}/{number}") if number else press
        outcome = await happen(parts, once, Verb.TAKE_BACK, address.assessment, event)
        if not isinstance(outcome, Done):
            return refuse(parts, press, outcome)
        if outcome.changed and outcome.assessment.closed is None and event.person != press.asker.person:
            parts.later.do(_tell_whose_answer(parts, press.asker, outcome.flow, outcome.assessment, event))
    parts.later.do(tell_where_pressed(parts, press, say("Taken back. Your message stands beside no answer any more.")))
    if isinstance(press, PressedInMessage) and press.spot.ephemeral and press.response_url:
        parts.later.do(parts.outgoing.respond(press.response_url, delete_original=True))
    return ACK


async def _meant(parts: Parts, asker: Asker, address: Address) -> Sequence[QuoteTakenBack] | Refused | NotFound:
    """Give what a press takes back: what stands beside the answer it names, or all that is quoted of a message."""
    if address.question:
        return (QuoteTakenBack(asker.person, address.question, address.extra),)
    found = await find(parts, asker, Verb.TAKE_BACK, address.assessment)
    if not isinstance(found, Found):
        return found
    stands = evidence.beside(found.assessment, asker.person, address.extra)
    return [QuoteTakenBack(asker.person, *each) for each in stands] or Refused(NOTHING_QUOTED)


async def _tell_whose_answer(
    parts: Parts, asker: Asker, flow: Flow, assessment: Assessment, event: QuoteTakenBack
) -> None:
    """Tell whoever answered with it: their answer counts less by that, or is open again."""
    if is_forgotten(event.person):
        return
    them, installation = replace(asker, person=event.person, outsider=False), asker.installation
    question = (await theirs(parts, them, flow, assessment.language)).question(event.question)
    root = (await parts.ports.store.receipts(installation, assessment.id)).get(ROOT)
    stands = assessment.answer(event.question, event.person) is not None
    with speaking(await language_of(parts, them)):
        author, short = mention(asker.person), inline(question.short, SHORT) if question else say("a question")
        text = (
            say(
                "{author} took back their message, and its link is gone with it from your answer to *{short}*. The "
                "answer stands; *Change* on its card takes another link.",
                author=author,
                short=short,
            )
            if stands
            else say(
                "{author} took back their message, without which your answer to *{short}* is not taken, so the "
                "question is open for you again.",
                author=author,
                short=short,
            )
        )
    await tell(parts, them, assessment.channel, root.ts if root else "", line_of(text))
