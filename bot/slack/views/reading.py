"""The modals that are only read: my answers, who said what, a page of guidance, the whole summary."""

from collections.abc import Mapping
from datetime import date

from bot.engine.asked.asking import brought_along, is_hidden, may_answer
from bot.engine.cards.check import SummaryCard
from bot.engine.cards.question import QuestionView
from bot.engine.forms.questions import in_words
from bot.engine.saved.answer import Answer, Quote
from bot.engine.saved.assessment import Assessment
from bot.engine.weighed.sheet import lay_out
from bot.flow.model.flow import Flow, Guidance
from bot.flow.model.question import Question
from bot.slack import limits
from bot.slack.address import Address, Verb
from bot.slack.cards.roles import shelved
from bot.slack.cards.said import said_line
from bot.slack.cards.summary import whole
from bot.slack.views.evidence import USED, given_so_far, set_aside, take_back_unseen
from bot.slack.writing.blocks import Json, actions, button, context, divider, header, modal, pack, section
from bot.slack.writing.markdown import to_mrkdwn
from bot.slack.writing.text import calendar_day, counted, escape, evidence, inline, link, mention, mentions
from bot.tongue import say, told

PARTS = 80
"""Sections of text a modal may fill; Slack takes 250,000 bytes in all."""
QUOTED = 10
"""Messages of one person that are listed with a way to take each back."""
ONE_EACH = 45
"""Answers up to which each stands in a section of its own, with a button to change it."""


def my_answers(flow: Flow, assessment: Assessment, person: str, today: date, *, types: bool = True) -> Json:
    """Show a person what they said, and how that goes; who is of another company types no command."""
    sheet = lay_out(assessment, flow, today, final=False)
    asked = [*(each.question for each in sheet.standings.values() if each.asked), *flow.afterwards.values()]
    mine = [(question, answer) for question in asked if (answer := assessment.answer(question.id, person))]
    along = [(question, answer) for question in asked if (answer := brought_along(assessment, question).get(person))]
    shelf = [(each, answer) for each in asked if (answer := assessment.shelved.get(each.id, {}).get(person))]
    blocks: list[Json] = [context(_how_many(len(mine), closed=assessment.closed is not None))]
    if len(mine) <= ONE_EACH:
        for question, answer in mine:
            blocks += _mine(assessment, question, answer, person)
    else:
        blocks += _texts([_my_line(question, answer) for question, answer in mine])
    blocks += _quoted(flow, assessment, person)
    for question, answer in along:
        blocks += _brought(assessment, question, answer, person)
    blocks += _texts([_aside(flow, *each) for each in shelf])
    if not assessment.closed:
        blocks.append(actions([button(say("My open questions"), Address(Verb.OPEN_QUESTIONS, assessment.id))]))
    blocks.append(context(_how_forgotten(assessment.owner, types=types)))
    blocks.append(context(say("For whoever runs ftready, this check is `{id}`.", id=assessment.id)))
    return modal(say("My answers"), blocks)


def _how_forgotten(owner: str, *, types: bool) -> str:
    if types:
        return say("`/ftready forget me` takes what you wrote, and your name, out of all checks here.")
    return say(
        "Whoever runs ftready can take what you wrote, and your name, out of all checks; {owner}, who owns this one, "
        "can ask them to.",
        owner=mention(owner),
    )


def who_said(question: QuestionView) -> Json:
    """Show everything that was said to one question."""
    lines = [*(said_line(said, limits.TEXT) for said in question.said), *shelved(question)]
    about = [section(f"*{question.number}. {inline(question.ask, 2000)}*")]
    waiting = question.waiting_for
    answered = say(
        "Answered: {answered_by}; what they said is hidden until all are in.",
        answered_by=mentions(question.answered_by, 50),
    )
    unseen = answered if question.hidden and question.answered_by else say("Nobody has answered yet.")
    blocks = [*about, *_texts(lines)] if lines else [*about, context(unseen)]
    if waiting:
        blocks.append(context(say("Waiting for {waiting}", waiting=mentions(waiting, 50))))
    return modal(say("Who said what"), blocks)


def guidance(page: Guidance) -> Json:
    """Show a page of guidance, with the heading of the source that answers it."""
    source = link(page.link, say("In the article: {heading}", heading=page.heading))
    return modal(say("Guidance"), [header(page.title), *_texts(to_mrkdwn(page.body), between="\n\n"), context(source)])


def whole_summary(card: SummaryCard, links: Mapping[str, str], pages: Mapping[str, Guidance]) -> Json:
    """Show a summary with nothing left out."""
    return modal(
        say("The whole summary"), [header(f"{card.title}: {card.verdict}"), *_texts(whole(card, links, pages))]
    )


def loading(title: str) -> Json:
    """Show at once that something is on its way."""
    return modal(title, [section(say("One moment…"))])


def _how_many(said: int, *, closed: bool) -> str:
    if not said:
        return say("You have not answered anything yet.")
    until = "" if closed else say("; you can change them until the check closes")
    return say("You have answered {how_many}{until}.", how_many=counted(said, "question", "questions"), until=until)


def _mine(assessment: Assessment, question: Question, answer: Answer, person: str) -> list[Json]:
    open_still = assessment.closed is None or not question.section
    may_change = open_still and question.id not in assessment.settled and may_answer(assessment, question, person)
    at = Address(Verb.FORM, assessment.id, question.id)
    change = (
        button(say("Change"), at, label=say("Change your answer to {short}", short=question.short))
        if may_change
        else None
    )
    first, *rest = pack([_my_line(question, answer)])
    return [section(first, change), *(section(text) for text in rest)]


def _quoted(flow: Flow, assessment: Assessment, person: str) -> list[Json]:
    """Show what of a person's messages stands beside answers, each with a way to take it back.

    Beside a hidden answer, or one that is set aside, it is shown once a message, without the question and the person.
    """
    shown, unseen = [], dict[str | None, Json]()
    for id_, given in given_so_far(assessment):
        question = flow.question(id_)
        for by, answer in given.items():
            if answer.quote is None or answer.quote.author != person or question is None:
                continue
            if is_hidden(assessment, question):
                unseen[answer.link] = _unseen(assessment, answer.quote, answer.link)
            else:
                at = Address(Verb.TAKE_BACK, assessment.id, id_, by)
                text = say(
                    "Your message is evidence for *{short}*: “{text}”",
                    short=inline(question.short, 200),
                    text=inline(answer.quote.text, 300),
                )
                shown.append(
                    section(
                        text, button(say("Take it back"), at, label=say("Take it back: {short}", short=question.short))
                    )
                )
    for _, _, answer in set_aside(assessment):
        if answer.quote is not None and answer.quote.author == person:
            unseen[answer.link] = _unseen(assessment, answer.quote, answer.link)
    return [*unseen.values(), *shown][:QUOTED]


def _unseen(assessment: Assessment, quote: Quote, link: str | None) -> Json:
    text = f"{told(USED)}: “{inline(quote.text, 300)}”"
    return section(text, take_back_unseen(assessment.id, link))


def _brought(assessment: Assessment, question: Question, answer: Answer, person: str) -> list[Json]:
    """Show what a person said in the check before and what it still lacks here."""
    at = Address(Verb.FORM, assessment.id, question.id)
    may = assessment.closed is None and may_answer(assessment, question, person)
    add = button(say("Add the link"), at, label=say("Add the link to {short}", short=question.short)) if may else None
    text = say(
        "{my_line} · said in “{brought_from}”, its link is still to come",
        my_line=_my_line(question, answer),
        brought_from=inline(assessment.brought_from, 60),
    )
    first, *rest = pack([text])
    return [section(first, add), *(section(each) for each in rest)]


def _aside(flow: Flow, question: Question, answer: Answer) -> str:
    """Show what a person said in a role they are in no more."""
    role = flow.role(question.role or "")
    return say(
        "{my_line} · does not count, for you are no longer {rest}",
        my_line=_my_line(question, answer),
        rest=inline(role.title if role else "", 80),
    )


def _my_line(question: Question, answer: Answer) -> str:
    said = in_words(question, answer)
    beside = [evidence(answer.link)] if answer.link else []
    if answer.since:
        beside.append(say("since {since}", since=calendar_day(answer.since)))
    if answer.changed:
        beside.append(say("changed"))
    return " · ".join([f"*{question.number}. {inline(question.short, 200)}*\n{escape(said)}", *beside])


def _texts(lines: list[str], between: str = "\n") -> list[Json]:
    """Put lines in as many sections as a modal may hold, and count what is left."""
    spaced = [line + between[1:] for line in lines[:-1]] + lines[-1:]
    texts = pack(spaced)
    shown, size = list[str](), 0
    for text in texts[:PARTS]:
        size += len(text.encode())
        if size > limits.VIEW_BYTES // 2:
            break
        shown.append(text)
    blocks = [section(text) for text in shown]
    if len(shown) < len(texts):
        left = len(texts) - len(shown)
        blocks += [divider(), context(say("… and {left} more pages of this, too many for one window.", left=left))]
    return blocks
