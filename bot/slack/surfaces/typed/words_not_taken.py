"""What somebody hears whose words in the thread are no answer, and what they can do instead."""

from bot.engine.asked.asking import may_answer, open_questions
from bot.engine.rules.who_may_answer import why_not
from bot.sentence import Sentence
from bot.slack.address import Address, Verb
from bot.slack.surfaces.finding.found import Found
from bot.slack.surfaces.typed.named import named_questions
from bot.slack.telling import line_of
from bot.slack.views import EphemeralLine
from bot.slack.writing.blocks import actions, button, section
from bot.slack.writing.text import sentence
from bot.tongue import say, told

IS_CLOSED = Sentence(
    "This check is closed, so your words were not taken as an answer. `@ftready status` says "
    "where it stands, and `/ftready history` the weeks since"
)
REOPEN = Sentence(", and its owner can reopen it from the summary")
NOTHING_OPEN = Sentence(
    "Nothing is open for you here, so your words were not taken as an answer. To change one, "
    "press *My answers* in the menu of the check's card."
)


def nothing_takes_words(found: Found, person: str) -> EphemeralLine:
    """Say kindly why words are not taken, and what can be done instead: pressed, for what is open takes no words."""
    if found.assessment.closed:
        return line_of(f"{told(IS_CLOSED)}{'' if found.flow.is_for_one else told(REOPEN)}.")
    asked = open_questions(found.assessment, found.flow, person)
    if not asked:
        return line_of(_not_asked(found, person) or NOTHING_OPEN)
    named, rest = named_questions(asked)
    every = button(say("My open questions"), Address(Verb.OPEN_QUESTIONS, found.assessment.id), primary=True)
    text = say(
        "Thanks, but words cannot answer what is open for you: {named}{rest} take a press or a form.",
        named=named,
        rest=rest,
    )
    return EphemeralLine(text, (section(text), actions([every])))


def _not_asked(found: Found, person: str) -> str:
    """Say that someone is not asked in this check at all, and how to be; empty where they are."""
    asked = [question for question in found.flow.questions.values() if question.asked_of != "owner"]
    if person == found.assessment.owner or any(may_answer(found.assessment, each, person) for each in asked):
        return ""
    return sentence(why_not(found.flow, found.assessment, asked[0], person) or "") if asked else ""
