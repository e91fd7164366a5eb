"""In which words a question stood before somebody, and that an answer to older words is none to those that stand now.

A question that is asked again once another answer changes means something else then, and so does one that a newer
version of its flow asks anew. It never names a wording by what is hidden, which nobody may see, not even as a
fingerprint.
"""

from hashlib import sha256

from bot.engine import events
from bot.engine.asked.asking import is_hidden
from bot.engine.asked.branching import owners_values
from bot.engine.decision import Refused
from bot.engine.saved.assessment import Assessment
from bot.flow.model.flow import Flow
from bot.sentence import Sentence, either, listed

SIGNS = 8
"""Characters of a fingerprint; it goes where Slack keeps ids, and guards against nobody."""
ASKED_ANEW = Sentence(
    "A newer version of the flow asks this anew, so this answer to the words before was not taken; read it again and "
    "answer."
)


def wording(flow: Flow, assessment: Assessment, id_: str) -> str:
    """Give the fingerprint of the words a question stands in now; empty where nothing has ever changed them."""
    question = flow.question(id_)
    anew = _asked_anew(assessment, id_)
    if question is None or not (question.again_after or anew):
        return ""
    owners = owners_values(flow, assessment.owner, assessment.answers)
    rests_on = [(each, _said(flow, assessment, each, owners.get(each))) for each in question.again_after]
    return sha256(repr((rests_on, anew) if anew else rests_on).encode()).hexdigest()[:SIGNS]


def answered_older_words(flow: Flow, assessment: Assessment, event: events.Answered, id_: str) -> Refused | None:
    """Refuse an answer that was given to other words than those that stand, and say which stand; None where it was not.

    Where nothing tells in which words it was asked, as where it was typed in the thread, it is an answer to those now.
    """
    question, shown = flow.question(id_), event.shown.get(id_)
    if question is None or shown is None or shown == wording(flow, assessment, id_):
        return None
    if not shown and not _asked_anew(assessment, id_):
        return None
    owners = owners_values(flow, assessment.owner, assessment.answers)
    about = [found for each in question.again_after if (found := flow.question(each))]
    if not about:
        return Refused(ASKED_ANEW, id_, outdated=True)
    named = either(f"“{each.short}”" for each in about)
    because = Sentence(
        "{named} changed meanwhile, so this answer to the words before was not taken; read it again and answer",
        named=named,
    )
    for each in about if len(about) == 1 else ():
        if (value := owners.get(each.id)) is not None:
            now = Sentence("{because}. It is now:", because=because)
            return Refused(now, id_, outdated=True, words=each.type.say(value))
    return Refused(listed((because, ""), "."), id_, outdated=True)


def _asked_anew(assessment: Assessment, id_: str) -> str:
    """Tell when a newer version of the flow last asked a question anew; empty where none has."""
    calls = (call for call in reversed(assessment.calls) if call.why == "upgraded" and id_ in call.questions)
    return next((call.at.isoformat() for call in calls), "")


def _said(flow: Flow, assessment: Assessment, id_: str, owners: object) -> object:
    asked = flow.question(id_)
    if asked is None or asked.asked_of == "owner" or is_hidden(assessment, asked):
        return owners
    given = assessment.answers.get(id_, {})
    word = assessment.settled.get(id_)
    return word.value if word else sorted((person, repr(answer.value)) for person, answer in given.items())
