"""What must be true of `when` of a question: it hangs on what the owner has said by the time the question comes.

One mistake in it is told once, with the cure that holds in the end: what a condition may never ask for is told before
how it would have to be written.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass, replace

from bot.flow.model.call import called_as
from bot.flow.model.question import Question
from bot.flow.shapes.file import FlowShape
from bot.flow.tree.nodes import Node
from bot.flow.written.file import Written, text_of
from bot.flow.written.questions import WrittenQuestion
from bot.flow.written.scopes import ELSEWHERE, Scopes

_ALL = "all"
_INSTEAD = "take it out of `start`: it is asked in the thread once its condition holds, or take this `when` out"
# The form that starts a check is drawn before anything is said, so none of its questions can wait for another.
_INSTEAD_OF_ALL = (
    "list in `start` the questions that are always asked: the others are asked in the thread; or take this `when` out, "
    "and add an option such as `not_ours` for those it is nothing to"
)
_NO_QUESTION = re.compile(
    rf"\b(?:is not|is|has not|has)\s+\w+|\bin\s*\([^)]*\)|\b(?:{'|'.join(sorted(ELSEWHERE))})\s*\([^)]*\)"
)
"""What names no question, or is told by itself: options that are compared with, and calls that only others know."""
_OF_ONE_ANSWER = ("value", "linked", "days_seen")


@dataclass(frozen=True)
class _Said:
    """What a `when` may hang on: the questions asked of the owner, and which of them come before."""

    scopes: Scopes
    of_owner: dict[str, bool]
    before: Collection[str]

    def wrong(self, question: str, called: str, name: str) -> tuple[str, str] | None:
        """Say why whether a question is asked cannot hang on another one."""
        if name == question:
            return f"whether {called} is asked hangs on its own answer", "let it hang on an earlier question"
        if not self.of_owner[name]:
            message = f"whether {called} is asked hangs on '{name}', which the owner is not asked"
            return message, "let it hang on a question with `asked_of: owner`"
        if name not in self.before:
            return f"whether {called} is asked hangs on '{name}', which comes later", f"put '{name}' before it"
        return None

    @property
    def may_hang_on(self) -> frozenset[str]:
        return frozenset(each for each in self.before if self.of_owner.get(each))


def branching_checked(
    asked: list[tuple[WrittenQuestion, Question]], shape: FlowShape, scopes: Scopes, written: Written
) -> None:
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
            _checked(node, built, _Said(scopes, of_owner, frozenset(said)), written)
        said.add(id_)


def _checked(node: Node, built: Question, said: _Said, written: Written) -> None:
    id_, called = built.id, called_as(built, said.scopes.called.values())
    unread = id_ in written.unread
    names = _words(text_of(node)) if unread else built.hangs_on
    wrong = [found for name in sorted(names & said.of_owner.keys()) if (found := said.wrong(id_, called, name))]
    if unread and not wrong and (own := next((each for each in _OF_ONE_ANSWER if each in names), None)):
        wrong = [(f"`{own}` is not known here", "write the id of an earlier question of the owner in its place")]
    for message, fix in wrong:
        written.wrong(node.place, message, fix)
    if unread and not wrong:
        asking = said.scopes.asking
        known = {name: kind for name, kind in asking.names.items() if name in said.may_hang_on}
        written.condition(node, replace(asking, names=known))


def _words(condition: str) -> frozenset[str]:
    """List the words of a condition that cannot be read which may name questions."""
    return frozenset(re.findall(r"\w+", _NO_QUESTION.sub(" ", condition)))
