"""Whether a name was given already in other spelling; it looks at nothing its reader may not see."""

from collections.abc import Iterable

from bot.engine.asked.asking import is_hidden
from bot.engine.saved.answer import Answer
from bot.engine.saved.assessment import Assessment
from bot.engine.saved.spelling import alike
from bot.flow.model.question import Question
from bot.questions import Value, Wrong
from bot.sentence import Sentence


def named_twice(value: Value) -> Wrong | None:
    """Say which name of one answer is there twice."""
    there: dict[str, str] = {}
    for name in value if isinstance(value, tuple) else ():
        if alike(name) in there:
            return Wrong(
                Sentence(
                    "“{name}” is the same as “{there}”, which is here already; write it once.",
                    name=name,
                    there=there[alike(name)],
                )
            )
        there[alike(name)] = name
    return None


def named_before(name: str, names: Iterable[str]) -> str | None:
    """Find the spelling in which a name was given before, where it is another one."""
    found = [each for each in names if alike(each) == alike(name)]
    return found[0] if found and name not in found else None


def named_otherwise(assessment: Assessment, question: Question, person: str, answer: Answer) -> Wrong | None:
    """Say that others have named the same in other letters; while answers are hidden nobody hears of theirs."""
    if question.type.typed != "names" or not isinstance(answer.value, tuple):
        return None
    others = [] if is_hidden(assessment, question) else assessment.answers.get(question.id, {}).items()
    theirs = [name for who, each in others if who != person and isinstance(each.value, tuple) for name in each.value]
    for name in answer.value:
        before = named_before(name, theirs)
        if before is not None:
            return Wrong(
                Sentence(
                    "“{name}” is there already as “{before}”; write it so, and it counts as the same.",
                    name=name,
                    before=before,
                )
            )
    return None
