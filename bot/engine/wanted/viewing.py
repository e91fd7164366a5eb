"""One question as cards show it: its wording, who answered what as far as it may be seen, and how it is answered."""

from typing import Literal

from bot.engine.asked.absent import there
from bot.engine.asked.asking import brought_along, has_response, is_done, is_hidden, open_for, progress
from bot.engine.asked.branching import asked_now
from bot.engine.asked.roles import holders
from bot.engine.asked.wording import wording
from bot.engine.cards.names import section_name
from bot.engine.cards.parts import Said
from bot.engine.cards.question import AskedAgain, QuestionView, Settled, Worded
from bot.engine.forms.questions import PASSES, in_words
from bot.engine.saved.answer import Answer
from bot.engine.saved.assessment import Assessment
from bot.engine.saved.replacing import replace
from bot.engine.weighed.sheet import Sheet
from bot.engine.weighed.sheet_env import SheetEnv, short_of
from bot.engine.weighed.standing import Standing, answer_level, by_level
from bot.engine.weighed.summary import note, was_measured
from bot.flow.model.flow import Flow
from bot.flow.model.question import Question
from bot.sentence import Sentence


def view(flow: Flow, assessment: Assessment, sheet: Sheet, question: Question) -> QuestionView:
    """Show a question as it is asked now."""
    standing = sheet.standings.get(question.id)
    asked = standing.question if standing else question
    env = SheetEnv(sheet)
    answers = assessment.answers.get(question.id, {})
    hidden = is_hidden(assessment, asked)
    shelved = {} if hidden else assessment.shelved.get(question.id, {})
    waiting = open_for(assessment, flow, asked)
    role = flow.role(question.role) if question.role else None
    return QuestionView(
        id=question.id,
        number=question.number,
        short=asked.short,
        ask=asked.ask.render(env) or asked.short,
        help=asked.help.render(env) if asked.help else None,
        state=_state(assessment, flow, asked),
        hidden=hidden,
        control=None if asked.link or asked.proof else asked.type.at_once(),
        answered_by=tuple(answers),
        waiting_for=waiting,
        said=()
        if hidden
        else tuple(
            replace(_said(asked, person, answer), said_before=said_before(assessment, question.id, person))
            for person, answer in answers.items()
        ),
        brought=tuple(_said(asked, who, answer) for who, answer in brought_along(assessment, asked).items()),
        brought_from=assessment.brought_from,
        may_reveal=hidden and has_response(assessment, asked),
        split=bool(standing and standing.split and not hidden),
        settle=asked.settle,
        settled=settled(assessment, asked),
        note=note(sheet, standing) if standing and not hidden else None,
        asked_of=asked.asked_of,
        again=_again(assessment, sheet, question) if waiting else None,
        handed=tuple((by, to) for by, to in assessment.handed.get(question.id, {}).items() if to in waiting),
        counts=_counts(standing) if standing else (),
        role=role.title if role else "",
        vacant=bool(role) and not there(holders(assessment, question), assessment.away),
        shelved=tuple(_said(asked, person, answer) for person, answer in shelved.items()),
        measured=_measured(sheet, standing) if standing and not hidden else "",
        worded=worded(sheet, asked),
        not_applicable=asked.not_applicable,
        aside=tuple(person for person, _ in standing.aside) if standing else (),
        applies=standing is None or standing.applies,
        shown=wording(flow, assessment, question.id),
    )


def ended(flow: Flow, assessment: Assessment) -> str | None:
    """Say when and by whom a check was closed; None while it is open."""
    if assessment.closed is None:
        return None
    passed = any(progress(assessment, question) == "passed" for question in asked_now(flow, assessment).values())
    return {
        "owner": Sentence("Closed by <@{by}>", by=assessment.closed.by),
        "complete": Sentence("Closed: everything is answered or passed over")
        if passed
        else Sentence("Closed: everything is answered"),
        "time": Sentence("Closed: the time to answer is over"),
    }[assessment.closed.how]


def settled(assessment: Assessment, question: Question) -> Settled | None:
    """Give the owner's word on a split."""
    word = assessment.settled.get(question.id)
    if word is None:
        return None
    text = PASSES["not_applicable"].text if word.value is None else question.type.say(word.value)
    return Settled(text, word.reason, word.by, ruled_out=word.value is None)


def agree_since(assessment: Assessment, standing: Standing) -> bool:
    """Whether people were apart, and in a new vote in which all took part say what is worth the same."""
    question = standing.question
    voted = question.id in assessment.asked_again and standing.asked and not standing.settled
    return voted and is_done(assessment, question) and len({level for level, _, _ in by_level(standing)}) == 1


def worded(sheet: Sheet, question: Question) -> Worded | None:
    """Find what the owner has worded and this question is about: another wording asks it again."""
    for id_ in question.again_after:
        about = sheet.standings[id_].question
        if about.asked_of == "owner" and about.type.typed == "text":
            return Worded(id_, about.short, section_name(about.section))
    return None


def _state(
    assessment: Assessment, flow: Flow, question: Question
) -> Literal["open", "answered", "revealed", "settled", "closed"]:
    if assessment.closed and question.id not in flow.afterwards:
        return "closed"
    if question.id in assessment.settled:
        return "settled"
    if question.blind and question.id in assessment.revealed:
        return "revealed"
    return "answered" if is_done(assessment, question) else "open"


def _said(question: Question, person: str, answer: Answer) -> Said:
    if answer.value is None:
        return Said(person, in_words(question, answer), passed=True, changed=answer.changed, late=answer.late)
    return Said(
        person,
        in_words(question, answer),
        answer.link,
        answer.changed,
        quote=quoted(answer),
        message=answer.message,
        late=answer.late,
    )


def said_before(assessment: Assessment, question: str, person: str) -> str:
    """Name who said the same in the check before, where this person has added no more than its link; else nobody."""
    answer, brought = assessment.answer(question, person), assessment.brought.get(question, {})
    if answer is None or answer.link is None or person in brought:
        return ""
    return next((who for who, each in brought.items() if each.value is not None and each.value == answer.value), "")


def quoted(answer: Answer) -> str:
    """Give the words that stand beside an answer."""
    return answer.quote.text if answer.quote else ""


def _again(assessment: Assessment, sheet: Sheet, question: Question) -> AskedAgain | None:
    """Find the change that voided what people had answered here, the latest of them."""
    calls = (each for each in reversed(assessment.calls) if each.why == "again" and question.id in each.questions)
    call = next(calls, None)
    return AskedAgain(call.by, short_of(sheet, call.after)) if call and call.after else None


def _measured(sheet: Sheet, standing: Standing) -> str:
    """Say what counts in place of what was said; empty where that is something that was said."""
    value = standing.value
    return standing.question.type.say(value) if value is not None and was_measured(sheet, standing) else ""


def _counts(standing: Standing) -> tuple[str, ...]:
    """Of a fact with several answers, name whose answer counts; nobody where it makes no difference."""
    if standing.question.blind or standing.settled or standing.people + len(standing.aside) <= 1:
        return ()
    levels = {
        person: answer_level(standing.question, env)
        for (person, _), env in zip(standing.counting, standing.envs, strict=True)
    }
    at = [person for person, level in levels.items() if level == standing.level] or [
        person for person, level in levels.items() if level == min(levels.values())
    ]
    return tuple(at) if len(at) < standing.people + len(standing.aside) else ()
