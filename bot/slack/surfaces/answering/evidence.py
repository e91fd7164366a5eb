"""A message as evidence: chosen from its menu, put beside one's own answer as its link and a few words, taken back.

No history is read: the words are those Slack sent with the choice. The answer is taken as from any form.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pydantic import TypeAdapter

from bot.engine.asked.asking import is_hidden, open_for
from bot.engine.asked.branching import as_asked, asked_now, owners_values
from bot.engine.cards.check import ROOT
from bot.engine.decision import Refused
from bot.engine.forms.questions import QuestionForm
from bot.engine.rules.who_may_answer import why_not
from bot.engine.saved.answer import Answer, Quote
from bot.engine.saved.assessment import Assessment
from bot.flow.model.flow import Flow
from bot.flow.model.question import Question
from bot.questions import Wrong
from bot.sentence import Sentence
from bot.slack import views
from bot.slack.address import Address, Carried, Verb, read_address
from bot.slack.heard.asked import Asker, MessageChosen, Submitted
from bot.slack.heard.said_words import said_words
from bot.slack.parts import Parts
from bot.slack.policy import OUTSIDER, is_stranger
from bot.slack.surfaces.answering.forms import answering
from bot.slack.surfaces.finding.found import Found, as_they_read_it, find, language_of, theirs
from bot.slack.surfaces.finding.happening import take, wrong_at
from bot.slack.telling import (
    ACK,
    NOT_FOUND,
    because,
    because_plainly,
    open_at,
    say_instead,
    sentence_view,
    tell,
)
from bot.slack.views import evidence
from bot.slack.writing.blocks import Json
from bot.slack.writing.text import named, plain
from bot.tongue import say, speaking
from bot.usecases.acting.act import Done
from bot.usecases.looking.see import MOST
from bot.usecases.ports import AgainError, GoneError, LostAnswerError, NotAllowedError

KEPT_SECONDS = 24 * 3600
QUOTE = 140
"""Characters of a message that stand beside an answer."""
OURS = Sentence("That is a card of a check, which is evidence for nothing; choose a message somebody wrote.")
NOTHING_ASKED = Sentence(
    "No open check here asks you for evidence. It goes beside an answer that has a place for a link. After the "
    "verdict, a link closes a gap: *Work on the gaps* on the summary. "
    "`/ftready status` lists the checks in this channel."
)
FORGOTTEN = Sentence("Too much time has passed for that; choose the message again.")
MESSAGE_GONE = Sentence("That message is not there any more, so it is no evidence.")
PICK_ONE = Sentence("Pick the question the message is evidence for.")


@dataclass(frozen=True)
class KeptMessage:
    """A message chosen as evidence, kept while its answer is asked for; of who is not quoted it has no words."""

    channel: str
    ts: str
    link: str
    quote: str
    author: str


_messages = TypeAdapter(KeptMessage)


async def open_evidence(parts: Parts, chosen: MessageChosen) -> Json:
    """Ask beside which answer a message is to stand."""
    asker, spot = chosen.asker, chosen.spot
    if not await parts.members.is_in(asker.installation, spot.channel, asker.person):
        return await _say(parts, chosen, NOT_FOUND)
    if await is_stranger(parts, asker):
        return await _say(parts, chosen, OUTSIDER)
    if spot.card:
        return await _say(parts, chosen, OURS)
    offered = await _offered(parts, chosen)
    if not offered:
        return await _say(parts, chosen, NOTHING_ASKED)
    quote = await _quote(parts, chosen)
    link = parts.outgoing.link(asker.installation, spot.channel, spot.ts, spot.thread or None)
    said, author = (quote.text, quote.author) if quote else ("", "")
    kept = KeptMessage(spot.channel, spot.ts, link, said, author)
    extra = hashlib.sha256(f"{spot.channel}/{spot.ts}".encode()).hexdigest()[:24]
    of = (asker.person, *filter(None, [author]))  # who is quoted can be forgotten too
    draft = _messages.dump_python(kept)
    await parts.ports.store.put_draft(asker.installation, _key(asker, extra), draft, KEPT_SECONDS, of)
    return await open_at(parts, chosen.trigger, evidence.which_question(offered, said, Carried(draft=extra)))


async def take_evidence(parts: Parts, submitted: Submitted) -> Json:
    """Go on from the question that was picked to its answer, and from the answer to its place."""
    draft = await parts.ports.store.draft(
        submitted.asker.installation, _key(submitted.asker, submitted.view.carried.draft)
    )
    if draft is None:
        return say_instead(FORGOTTEN)
    kept = _messages.validate_python(draft)
    if not submitted.address.question:
        return await _ask_answer(parts, submitted, kept)
    return await _take_answer(parts, submitted, kept)


async def _ask_answer(parts: Parts, submitted: Submitted, kept: KeptMessage) -> Json:
    asker, values = submitted.asker, submitted.view.values
    picked = read_address(views.entered(values).get(evidence.QUESTION))
    if picked is None or picked.verb is not Verb.EVIDENCE:
        return wrong_at(values, evidence.QUESTION, PICK_ONE)
    found = await find(parts, asker, Verb.EVIDENCE, picked.assessment)
    if not isinstance(found, Found):
        return wrong_at(values, evidence.QUESTION, because_plainly(found))
    question = found.answerable(picked.question, asker.person)
    if isinstance(question, Refused):
        return wrong_at(values, evidence.QUESTION, because_plainly(question))
    form = found.form(question, asker.person)
    return _form_with(submitted, picked.assessment, form, kept)


def _form_with(submitted: Submitted, assessment: str, form: QuestionForm, kept: KeptMessage, notice: str = "") -> Json:
    """Draw the form of the answer with the message beside it."""
    view = evidence.answer_with(assessment, form, kept.link, kept.quote, submitted.view.carried, notice)
    return {"response_action": "update", "view": view}


async def _take_answer(parts: Parts, submitted: Submitted, kept: KeptMessage) -> Json:
    """Take the answer with the link, and with the words where its link is still that of the message."""
    address, values, person = submitted.address, submitted.view.values, submitted.asker.person
    if not await _is_there(parts, kept):
        return say_instead(MESSAGE_GONE)
    wrong: dict[str, Wrong] = {}

    def quoted(answer: Answer) -> Answer:
        if kept.author and answer.value is not None and answer.link == kept.link:
            return replace(answer, quote=Quote(kept.quote, kept.author))
        return answer

    outcome = await take(parts, submitted, answering(address, values, person, wrong, quoted))
    if isinstance(outcome, Refused) and outcome.outdated:
        return await _ask_anew(parts, submitted, kept, outcome)
    if not isinstance(outcome, Done):
        return views.errors(values, wrong or {address.question: Wrong(because_plainly(outcome))})
    given = outcome.assessment.answer(address.question, person)
    if outcome.changed and given is not None and given.quote is not None and given.quote.author != person:
        parts.later.do(_tell_author(parts, submitted, outcome, given.quote, given.link))
    return ACK


async def _ask_anew(parts: Parts, submitted: Submitted, kept: KeptMessage, why: Refused) -> Json:
    """Draw the form again in the words that stand now: sent once more, the old ones would be outdated for ever."""
    address = submitted.address
    found = await find(parts, submitted.asker, Verb.EVIDENCE, address.assessment)
    question = found.question(address.question) if isinstance(found, Found) else None
    if not isinstance(found, Found) or question is None:
        return views.errors(submitted.view.values, {address.question: Wrong(because_plainly(why))})
    form = found.form(question, submitted.asker.person)
    return _form_with(submitted, address.assessment, form, kept, because(why))


async def _tell_author(parts: Parts, submitted: Submitted, done: Done, quote: Quote, link: str | None) -> None:
    """Tell the author where the check is; My answers has the same way back for whoever misses the line.

    While the answer is hidden they hear neither whose it is nor to what, for that would give it away.
    """
    asker, author = submitted.asker, replace(submitted.asker, person=quote.author)
    flow = await theirs(parts, author, done.flow, done.assessment.language)
    spoken = await language_of(parts, author)
    question = flow.question(submitted.address.question)
    root = (await parts.ports.store.receipts(asker.installation, done.assessment.id)).get(ROOT)
    short = question.short if question else ""
    with speaking(spoken):
        line = evidence.told_author(done.assessment.id, submitted.address.question, short, asker.person, quote.text)
        if question is None or is_hidden(done.assessment, question):
            line = evidence.told_author_while_hidden(done.assessment.id, link, quote.text)
    await tell(parts, author, done.assessment.channel, root.ts if root else "", line)


async def _offered(parts: Parts, chosen: MessageChosen) -> Sequence[tuple[str, Address]]:
    """List what of this person's in the check of the thread, or in those of the channel, has a place for evidence."""
    asker, spot, store = chosen.asker, chosen.spot, parts.ports.store
    here = await store.find_by_root(asker.installation, spot.channel, spot.thread or spot.ts)
    ids = [here] if here else (await store.in_channel(asker.installation, spot.channel))[:MOST]
    found: list[tuple[str, str, Address]] = []
    for id_ in ids:
        assessment = await store.load(asker.installation, id_)
        if assessment is None or assessment.closed or assessment.channel != spot.channel:
            continue
        flow = await as_they_read_it(parts, asker, assessment)
        check = named(flow.title, assessment.subject)
        found += [
            (f"{each.number}. {each.short}", check, Address(Verb.EVIDENCE, id_, each.id))
            for each in _places(flow, assessment, asker.person)
        ]
    several = len({check for _, check, _ in found}) > 1
    return [(f"{text} · {check}" if several else text, at) for text, check, at in found]


def _places(flow: Flow, assessment: Assessment, person: str) -> Sequence[Question]:
    """List the questions with a place for a link that a person has open, or has answered and may change."""
    owners = owners_values(flow, assessment.owner, assessment.answers)
    asked = (as_asked(each, owners) for each in asked_now(flow, assessment).values())
    return [
        each
        for each in asked
        if (each.proof or (each.link and "message" in each.link.by))
        and why_not(flow, assessment, flow.questions[each.id], person) is None
        and (person in open_for(assessment, flow, flow.questions[each.id]) or assessment.answer(each.id, person))
    ]


async def _quote(parts: Parts, chosen: MessageChosen) -> Quote | None:
    """Quote a person who is here and can take it back; of an app or somebody else there is only the link."""
    asker, author = chosen.asker, chosen.author
    text = plain(said_words(chosen.text, ""), QUOTE)
    if not author or not text or not await parts.members.is_one_of_us(asker.installation, author):
        return None
    is_here = await parts.members.is_in(asker.installation, chosen.spot.channel, author)
    return Quote(text, author) if is_here else None


async def _is_there(parts: Parts, kept: KeptMessage) -> bool:
    """Whether the message still stands; where Slack does not say, it is taken to."""
    try:
        await parts.outgoing.read(parts.me.installation, "chat.getPermalink", channel=kept.channel, message_ts=kept.ts)
    except GoneError:
        return False
    except (AgainError, LostAnswerError, NotAllowedError):
        return True
    return True


async def _say(parts: Parts, chosen: MessageChosen, text: str) -> Json:
    return await open_at(parts, chosen.trigger, sentence_view(text, say("Use as evidence")))


def _key(asker: Asker, extra: str) -> str:
    return f"evidence/{asker.person}/{extra}"
