"""What must be true of roles: each is asked something, and each question of one knows it and can wait for people."""

from collections.abc import Collection

from bot.flow.shapes.file import FlowShape
from bot.flow.tree.nodes import Mapping, Scalar, find
from bot.flow.written.file import Written, items_of
from bot.flow.written.questions import WrittenQuestion

_ALL = "all"


def roles_checked(whole: Mapping, asked: list[WrittenQuestion], shape: FlowShape, written: Written) -> None:
    """Check the roles of a flow; `whole` is the file with the parts that are wrong themselves."""
    listed = _ids(whole)
    written.unique(listed, "role")
    names = dict.fromkeys(each.text for each in listed)
    for question in asked:
        if question.shape.role is not None:
            _question_checked(question, names, shape, written)
    used = {node.text for node in _used(whole)}
    if "roles" in written.dropped or not used <= names.keys():  # the one that seems idle may be the one that was meant
        return
    for node in listed:
        if node.text not in used:
            written.wrong(node.place, f"no question is asked of the role '{node.text}'", _write_it(node.text))


def _question_checked(question: WrittenQuestion, names: Collection[str], shape: FlowShape, written: Written) -> None:
    node, id_ = question.node.entries["role"], question.shape.id
    if not names and written.dropped <= FlowShape.model_fields.keys():  # else what is no key may have been `roles`
        message = f"this flow has no roles, so nobody can be '{question.shape.role}'"
        written.wrong(node.place, message, "list it under `roles`, or take this out")
    if not names:
        return
    written.known(node, names, "role")
    start = shape.start.ask if shape.start else ()
    if question.shape.asked_of == "owner":
        written.wrong(
            node.place, f"'{id_}' is asked of its owner alone, whoever has a role", "write `asked_of: anyone`"
        )
    elif id_ in start or start == (_ALL,):
        message = f"'{id_}' is asked at the start, where it is only being said who has which role"
        written.wrong(node.place, message, "take it out of `start`, or take this out")


def _ids(whole: Mapping) -> list[Scalar]:
    found = (find(each, ("id",)) for each in items_of(whole.entries.get("roles")))
    return [node for node in found if isinstance(node, Scalar)]


def _used(whole: Mapping) -> list[Scalar]:
    """Go through every role a question names, also where the question itself is wrong."""
    sections = items_of(whole.entries.get("sections"))
    questions = (each for section in sections for each in items_of(find(section, ("questions",))))
    named = (each.entries.get("role") for each in questions if isinstance(each, Mapping))
    return [node for node in named if isinstance(node, Scalar)]


def _write_it(role: str) -> str:
    return f"write `role: {role}` at a question, or take the role out"
