"""The forms people fill: what one asks, what stands in it already, and how a filled one becomes an answer.

All of it stands side by side, so that no entry is asked for under one name and read under another.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from bot.engine.after_verdict.standing_verdict import standing_sheet
from bot.engine.asked.asking import brought_along, open_questions, resting_on
from bot.engine.asked.branching import as_asked, owners_values
from bot.engine.asked.owners_word import speaker
from bot.engine.asked.wording import wording
from bot.engine.cards.parts import Said
from bot.engine.forms.same_name import named_twice
from bot.engine.saved.answer import Answer
from bot.engine.saved.assessment import Assessment
from bot.engine.weighed.evidence import is_nothing_bare
from bot.engine.weighed.sheet import Sheet, lay_out
from bot.engine.weighed.sheet_env import SheetEnv, short_of
from bot.flow.model.flow import Flow
from bot.flow.model.question import Evidence, Proof, Question
from bot.questions import DateBox, Entry, LinkBox, Menu, QuestionType, TextBox, Wrong, own_option
from bot.questions.links import wrong_link
from bot.questions.seen import seen
from bot.sentence import Sentence, listed

LINK, SINCE, PASS, WHY = "link", "since", "pass", "not_applicable"
AHEAD = timedelta(days=1)
"""By how much it may be a later day already where somebody answers."""
OLDEST = timedelta(days=3653)
"""A day longer ago is a slip of the year."""
WHY_ASIDE = Sentence("Say why it does not apply; the reason stands in the summary.")
REASON = 300
"""Characters of a reason why a question does not apply."""
NOT_BOTH = Sentence("This is why it does not apply, but something else is picked; clear one of them.")
WHY_LINK = Sentence("It counts in full only with this link.")
WHY_LINK_AT_ALL = Sentence("It counts as nothing without this link.")
WHY_DAY = Sentence("The link counts in full only with this day.")
WHY_LINK_ANEW = Sentence("What is better than it stands is not taken without this link.")
NEEDED = Sentence("An answer is not taken without this link.")
SOMETIMES_NEEDED = Sentence("Some answers are not taken without this link.")
PASSES = {
    "skip": own_option(Sentence("Skip")),
    "dont_know": own_option(Sentence("Don't know")),
    "not_applicable": own_option(Sentence("Does not apply")),
}


PASSING = Entry(
    PASS, Sentence("Or"), Menu({name: each for name, each in PASSES.items() if name != "not_applicable"}), optional=True
)


@dataclass(frozen=True)
class QuestionForm:
    """One question as a form; `filled` is what this person answered before, or what the check before brought along.

    A number of 0 is not shown.
    """

    question: str
    number: int
    short: str
    ask: str
    help: str | None
    entries: tuple[Entry, ...]
    filled: Answer | None
    brought: bool = False
    """Whether `filled` was brought along, so that nobody has answered here yet."""
    warning: str = ""
    """What a change would undo; it names no person."""
    others: tuple[Said, ...] = ()
    """What others said to a fact, beside which this answer will stand."""
    weighs: str = ""
    """Which of several answers counts, where there are others."""
    shown: str = ""
    """The fingerprint of its words, where another answer changes them."""


def form_for(assessment: Assessment, flow: Flow, question: Question, person: str, today: date) -> QuestionForm:
    """Make the form of one question for one person."""
    sheet = lay_out(assessment, flow, today, final=False)
    asked = _as_asked(assessment, flow, question)
    own = assessment.answer(question.id, speaker(assessment, asked) if asked.asked_of == "owner" else person)
    others = _others(assessment, asked, person)
    form = replace(
        question_form(asked, SheetEnv(sheet), own),
        warning=_warning(assessment, sheet, question) if own else "",
        others=others,
        weighs=_weighs(asked) if others else "",
        shown=wording(flow, assessment, question.id),
    )
    along = brought_along(assessment, question)
    if own is not None or not along:
        return form
    said = Sentence(
        "This was said in “{brought_from}”; its link is still to come.", brought_from=assessment.brought_from
    )
    filled = along.get(person) or next(iter(along.values()))
    needed = tuple(replace(entry, optional=False) if entry.name == LINK else entry for entry in form.entries)
    help_ = listed((form.help, said), " ") if form.help else said
    return replace(form, help=help_, filled=filled, brought=True, entries=needed)


def is_as_brought(assessment: Assessment, question: Question, answer: Answer) -> bool:
    """Whether an answer is only what was brought along and stood in the form already, still without its link."""
    along = brought_along(assessment, question).values()
    return answer.link is None and any(answer.value == each.value for each in along)


def question_form(asked: Question, env: SheetEnv, filled: Answer | None) -> QuestionForm:
    """Make a form from a question as it is asked now."""
    return QuestionForm(
        question=asked.id,
        number=asked.number,
        short=asked.short,
        ask=asked.ask.render(env) or asked.short,
        help=asked.help.render(env) if asked.help else None,
        entries=entries(asked),
        filled=filled,
    )


def in_words(question: Question, answer: Answer) -> str:
    """Say an answer as people read it, a pass too."""
    if answer.value is not None:
        return question.type.say(answer.value)
    passed = PASSES[answer.passed or "skip"].text
    return listed((passed, answer.reason), ": ") if answer.reason else passed


def open_forms(assessment: Assessment, flow: Flow, person: str, today: date) -> tuple[QuestionForm, ...]:
    """Make the forms of everything that is open for one person, in flow order."""
    return tuple(
        form_for(assessment, flow, question, person, today) for question in open_questions(assessment, flow, person)
    )


def entries(asked: Question) -> tuple[Entry, ...]:
    """List the entries of a question: those of its type, the link or proof it welcomes, and the passes."""
    found = entries_of(asked.type, asked.link, asked.proof, why_link=_why_link(asked), dated=_days_count(asked))
    return (*found[:-1], *_passing(asked))


def _why_link(asked: Question) -> str:
    """Say what the link of a question is good for, and what is taken as one."""
    rests_on_it = any(("name", "linked") in rule.condition.names_used() for rule in asked.level if rule.condition)
    said = [WHY_LINK_AT_ALL if is_nothing_bare(asked) else WHY_LINK] if rests_on_it else []
    if asked.link and asked.link.required:
        said = [SOMETIMES_NEEDED if asked.link.when else NEEDED]
    if asked.link and asked.link.by == ("message",):
        said.append(Sentence("Take Copy link, in the menu of a message in Slack."))
    return listed(said, " ") if said else ""


def _days_count(asked: Question) -> bool:
    """Whether the level of an answer hangs on the day since which its proof holds."""
    return any(("name", "days_seen") in rule.condition.names_used() for rule in asked.level if rule.condition)


def _passing(asked: Question) -> tuple[Entry, ...]:
    """List the entries for those who give no value: that it does not apply only where that may be said, and why."""
    if asked.not_applicable == "no":
        return (PASSING,)
    why = Entry(WHY, Sentence("If it does not apply: why"), TextBox(1, REASON), optional=True)
    passing = Entry(PASS, Sentence("Or"), Menu(PASSES), optional=True)
    return (passing, why) if asked.not_applicable == "with_reason" else (passing,)


def entries_of(
    type_: QuestionType,
    link: Evidence | None = None,
    proof: Proof | None = None,
    *,
    why_link: str = "",
    dated: bool = False,
) -> tuple[Entry, ...]:
    """List the entries of whatever is answered by a type, with the evidence it welcomes, and the passes."""
    evidence: tuple[Entry, ...] = ()
    if link:
        needed = link.required and link.when is None
        evidence = (Entry(LINK, link.label, LinkBox(), optional=not needed, hint=why_link),)
    elif proof:
        evidence = (
            Entry(LINK, proof.label, LinkBox(), optional=True),
            Entry(SINCE, proof.since, DateBox(), optional=True, hint=WHY_DAY if dated else ""),
        )
    return (*type_.form(), *evidence, PASSING)


def renewing_form(
    flow: Flow, assessment: Assessment, question: str, now: datetime, *, alone: bool = False
) -> QuestionForm:
    """Make the form in which a fact is answered anew: with no way to pass, and with room for a link.

    It is blank; by itself, not among other questions, it begins with what all have said where that lacks a link.
    """
    asked, sheet = _as_asked(assessment, flow, flow.questions[question]), standing_sheet(flow, assessment, now)
    standing = sheet.standings[question]
    value, one_word = standing.value, all(answer.value == standing.value for _, answer in standing.counting)
    lacks_a_link = alone and question in sheet.unlinked and value is not None and one_word
    form = question_form(asked, SheetEnv(sheet), Answer(value) if lacks_a_link else None)
    own = tuple(_shows_it(entry, asked, needed=lacks_a_link) for entry in form.entries if entry.name not in {PASS, WHY})
    if not (asked.link or asked.proof):
        own = (*own, Entry(LINK, Sentence("Where it can be seen"), LinkBox(), optional=True))
    return replace(form, entries=own)


def _shows_it(entry: Entry, asked: Question, *, needed: bool) -> Entry:
    """Say of the link in such a form when it is needed; always, where it is all that is lacking."""
    if entry.name != LINK or asked.link is None or not entry.optional:
        return entry
    return replace(
        entry, optional=not needed, hint=WHY_LINK_ANEW if entry.hint in {WHY_LINK, WHY_LINK_AT_ALL} else entry.hint
    )


def read_form(asked: Question, entered: Mapping[str, Any], today: date) -> Answer | Wrong | None:
    """Read a filled form; None when it was left blank, Wrong at the entry that cannot be taken."""
    why, picked = str(entered.get(WHY) or "").strip(), entered.get(PASS)
    if why and not picked and asked.type.take(entered) is None:
        picked = "not_applicable"  # why it does not apply says that it does not
    read = read_entered(asked.type, {**entered, PASS: picked}, today)
    if not isinstance(read, Answer) or asked.not_applicable == "no":
        return read
    if read.passed != "not_applicable":
        return Wrong(NOT_BOTH, WHY) if why else read
    return (
        Wrong(WHY_ASIDE, WHY) if asked.not_applicable == "with_reason" and not seen(why) else replace(read, reason=why)
    )


def read_entered(  # noqa: PLR0911 - each return is one thing that can be wrong, said where it is
    type_: QuestionType, entered: Mapping[str, Any], today: date
) -> Answer | Wrong | None:
    """Read what was entered for one question of a type; None when it was left blank."""
    value = type_.take(entered)
    if isinstance(value, Wrong):
        return value
    link, since = str(entered.get(LINK) or "").strip(), str(entered.get(SINCE) or "").strip()
    picked = entered.get(PASS)
    passed: Any = picked if isinstance(picked, str) else None
    if value is None:
        if link or since:
            return Wrong(Sentence("Answer the question too, or clear this."), LINK if link else SINCE)
        return Answer(None, passed=passed) if passed in PASSES else None
    twice = named_twice(value) if type_.typed == "names" else None
    if twice:
        return twice
    if passed:
        return Wrong(Sentence("Answer here or pick Skip or Don't know, not both."), PASS)
    wrong = wrong_link(link) if link else None
    if wrong:
        return Wrong(wrong, LINK)
    if since and not link:
        return Wrong(Sentence("Add the link that shows it."), LINK)
    day = _day_seen(since, today) if since else None
    if isinstance(day, Wrong):
        return day
    return Answer(value, link=link or None, since=day)


def _day_seen(since: str, today: date) -> date | Wrong:
    """Read the day on which a proof was first seen."""
    try:
        day = date.fromisoformat(since)
    except ValueError:
        return Wrong(Sentence("Write the day as YYYY-MM-DD."), SINCE)
    if day > today + AHEAD:
        return Wrong(Sentence("Pick today, or the earlier day on which it was first seen."), SINCE)
    if day < today - OLDEST:
        return Wrong(Sentence("Pick a day within the last ten years; what is older shows nothing of today."), SINCE)
    return day


def wrong_besides(first: Wrong, entered: Mapping[str, Any]) -> tuple[Wrong, ...]:
    """Say what else is wrong with a filled form than what was found first, so that nobody learns of it later."""
    link = str(entered.get(LINK) or "").strip()
    wrong = wrong_link(link) if link and first.entry != LINK else None
    return (Wrong(wrong, LINK),) if wrong else ()


def _as_asked(assessment: Assessment, flow: Flow, question: Question) -> Question:
    return as_asked(question, owners_values(flow, assessment.owner, assessment.answers))


def _others(assessment: Assessment, question: Question, person: str) -> tuple[Said, ...]:
    """Give what others said to a fact, unless it is settled; of a judgement everyone's own answer counts."""
    if question.asked_of != "anyone" or question.blind or question.id in assessment.settled:
        return ()
    given = assessment.answers.get(question.id, {})
    return tuple(
        Said(by, question.type.say(answer.value), answer.link)
        for by, answer in given.items()
        if by != person and answer.value is not None
    )


def _weighs(question: Question) -> str:
    """Say which of several answers to a fact counts."""
    linked = Sentence(" An answer with a link goes before one without.") if question.link else ""
    lower = Sentence(" Where they differ, the lower one counts.") if question.together == "lowest" else ""
    return Sentence("Yours will stand beside it.{linked}{lower}", linked=linked, lower=lower)


def _warning(assessment: Assessment, sheet: Sheet, question: Question) -> str:
    """Say whose answers a change would void: those that rest on this one."""
    resting = resting_on(sheet.flow, assessment, question.id)
    if not resting:
        return ""
    counts = [
        Sentence("{count} to “{short_of}”", count=len(people), short_of=short_of(sheet, id_)) for id_, people in resting
    ]
    many = sum(len(people) for _, people in resting) != 1
    answers = Sentence("these answers are") if many else Sentence("this answer is")
    return Sentence("If you change this, {answers} asked again: {all}.", answers=answers, all=listed(counts))
