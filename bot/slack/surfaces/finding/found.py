"""Find the assessment a press is about, with one load, if whoever pressed may have it."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from bot.engine.asked.branching import as_asked, owners_values
from bot.engine.asked.looping import unrolled
from bot.engine.decision import Refused
from bot.engine.forms.questions import QuestionForm, form_for
from bot.engine.rules.who_may_answer import NO_LONGER_ASKED, why_not
from bot.engine.saved.assessment import Assessment
from bot.flow.model.flow import Flow
from bot.flow.model.question import Question
from bot.flow.translating.languages import in_language
from bot.slack.address import Verb
from bot.slack.heard.asked import Asker
from bot.slack.parts import Parts
from bot.slack.policy import gate
from bot.slack.writing.text import named
from bot.usecases.acting.act import NotFound
from bot.usecases.ports import Installation
from bot.usecases.shown.receipts import links_to_cards

MOMENT_SECONDS = 1.0


@dataclass(frozen=True)
class Found:
    """An assessment someone may have, with its flow in their language, and the moment at which they look."""

    flow: Flow
    assessment: Assessment
    now: datetime

    @property
    def name(self) -> str:
        """The title of the check with what it is about."""
        return named(self.flow.title, self.assessment.subject)

    @property
    def today(self) -> date:
        """The day on which its answers are judged."""
        return self.now.date()

    def question(self, id_: str) -> Question | None:
        """Find a question as it is asked now."""
        return question_now(self.flow, self.assessment, id_)

    def answerable(self, id_: str, person: str) -> Question | Refused:
        """Find a question that a person may answer, or say why they may not."""
        question = self.question(id_)
        if question is None:
            return Refused(NO_LONGER_ASKED)
        refusal = why_not(self.flow, self.assessment, question, person)
        return Refused(refusal) if refusal else question

    def form(self, question: Question, person: str) -> QuestionForm:
        """Make the form of a question for a person."""
        return form_for(self.assessment, self.flow, question, person, self.today)


async def find(parts: Parts, asker: Asker, verb: Verb, assessment_id: str) -> Found | Refused | NotFound:
    """Load an assessment for someone who wants to do something with it."""
    assessment = await parts.ports.store.load(asker.installation, assessment_id)
    if assessment is None:
        return NotFound()
    stopped = await (await gate(parts, asker, verb))(assessment)
    if stopped is not None:
        return stopped
    return Found(await as_they_read_it(parts, asker, assessment), assessment, parts.ports.clock())


async def as_they_read_it(parts: Parts, asker: Asker, assessment: Assessment) -> Flow:
    """Give the flow of a check as it is gone through now, in the language of whoever asks."""
    flow = await parts.ports.flows.pinned(asker.installation, assessment.flow_hash)
    return unrolled(await theirs(parts, asker, flow, assessment.language), assessment)


async def theirs(parts: Parts, asker: Asker, flow: Flow, otherwise: str = "") -> Flow:
    """Give a flow in the language of whoever asks, else in another; what is read in it is the same in each."""
    if not flow.translations:
        return flow
    return in_language(flow, await parts.members.language_of(asker.installation, asker.person), otherwise)


async def language_of(parts: Parts, asker: Asker) -> str:
    """Give the language to speak to whoever asks; where Slack is slow to say, nobody waits for that."""
    if asker.outsider:
        return ""
    known = parts.members.known_language(asker.installation, asker.person)
    if known is not None:
        return known
    try:
        async with asyncio.timeout(MOMENT_SECONDS):
            return await parts.members.language_of(asker.installation, asker.person)
    except TimeoutError:
        return ""


async def card_links(parts: Parts, installation: Installation, assessment_id: str) -> Mapping[str, str]:
    """Give the address of every card of an assessment that stands, by name."""
    receipts = await parts.ports.store.receipts(installation, assessment_id)
    return links_to_cards(parts.outgoing, installation, receipts)


def question_now(flow: Flow, assessment: Assessment, id_: str) -> Question | None:
    """Find a question as it is asked now: itself, or the variant that holds."""
    question = flow.question(id_)
    return as_asked(question, owners_values(flow, assessment.owner, assessment.answers)) if question else None
