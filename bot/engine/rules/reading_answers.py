"""An answer read the way its question is asked now, or what is wrong with it."""

from collections.abc import Mapping

from bot.engine.asked.branching import as_asked
from bot.engine.forms.questions import LINK, REASON, WHY_ASIDE
from bot.engine.rules.who_may_answer import NO_LONGER_ASKED
from bot.engine.saved.answer import Answer
from bot.engine.saved.replacing import replace
from bot.engine.weighed.evidence import why_no_evidence
from bot.flow.model.flow import Flow
from bot.flow.model.question import Question
from bot.questions import Value, Wrong
from bot.questions.seen import seen
from bot.sentence import Sentence

NOTHING = Sentence("Answer the question, or skip it.")
APPLIES = Sentence("This question applies to everyone; skip it, or say that you don't know.")
LONG_REASON = Sentence("Keep the reason under {count} characters.", count=REASON + 1)


def read_answer(flow: Flow, id_: str, given: Answer, owners: Mapping[str, Value]) -> Answer | Wrong:
    """Read an answer the way its question is asked now, or say what is wrong with it, and where."""
    found = flow.question(id_)
    read = Wrong(NO_LONGER_ASKED) if found is None else read_bare(found, given, owners)
    if found is None or isinstance(read, Wrong):
        return read
    lacks = why_no_evidence(as_asked(found, owners), read)
    return Wrong(lacks, LINK) if lacks else read


def read_bare(found: Question, given: Answer, owners: Mapping[str, Value]) -> Answer | Wrong:
    """Read an answer without a look at its evidence."""
    if given.value is None:
        read = _read_pass(found, given)
        return Wrong(read) if isinstance(read, str) else read
    plain = list(given.value) if isinstance(given.value, tuple) else given.value
    value = as_asked(found, owners).type.read(plain)
    return value if isinstance(value, Wrong) else replace(given, value=value, passed=None, reason="")


def _read_pass(question: Question, given: Answer) -> Answer | str:
    """Read what gives no value; that a question does not apply is taken where the flow lets it be said, and why."""
    if given.passed != "not_applicable":
        return replace(given, reason="") if given.passed else NOTHING
    if question.not_applicable == "no":
        return APPLIES
    reason = given.reason.strip()
    if question.not_applicable == "with_reason" and not seen(reason):
        return WHY_ASIDE
    return LONG_REASON if len(reason) > REASON else replace(given, reason=reason)
