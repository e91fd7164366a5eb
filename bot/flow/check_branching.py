"""What must be true of `when` of a question: it hangs on what the owner has said by the time the question comes."""

from bot.flow.build_questions import WrittenQuestion
from bot.flow.model_question import Question
from bot.flow.shape_file import FlowShape
from bot.flow.written import Written

_ALL = "all"
_INSTEAD = "take it out of `start`: it is asked in the thread once its condition holds, or take this `when` out"
# The form that starts a check is drawn before anything is said, so none of its questions can wait for another.
_INSTEAD_OF_ALL = (
    "list in `start` the questions that are always asked: the others are asked in the thread; or take this `when` out, "
    "and add an option such as `not_ours` for those it is nothing to"
)


def branching_checked(asked: list[tuple[WrittenQuestion, Question]], shape: FlowShape, written: Written) -> None:
    """Check the questions that are asked only after some answers; what is asked at the start has been said before."""
    of_owner = {question.shape.id: question.shape.asked_of == "owner" for question, _ in asked}
    start = shape.start.ask if shape.start else ()
    at_start = frozenset(of_owner) if start == (_ALL,) else frozenset(start)
    said = set(at_start)
    for question, built in asked:
        id_, node = built.id, question.node.entries.get("when")
        if node is not None and id_ in at_start:
            message = f"'{id_}' is asked at the start, where nothing has been said that it could hang on"
            written.wrong(node.place, message, _INSTEAD_OF_ALL if start == (_ALL,) else _INSTEAD)
        elif node is not None:
            for name in sorted(built.hangs_on & of_owner.keys()):
                wrong = _wrong(id_, name, of_owner=of_owner[name], is_said=name in said)
                if wrong:
                    written.wrong(node.place, *wrong)
        said.add(id_)


def _wrong(id_: str, name: str, *, of_owner: bool, is_said: bool) -> tuple[str, str] | None:
    if name == id_:
        return f"whether '{id_}' is asked hangs on its own answer", "let it hang on an earlier question"
    if not of_owner:
        message = f"whether '{id_}' is asked hangs on '{name}', which the owner is not asked"
        return message, "let it hang on a question with `asked_of: owner`"
    if not is_said:
        return f"whether '{id_}' is asked hangs on '{name}', which comes later", f"put '{name}' before it"
    return None
