"""A call in a file: what it brings into the flow of its caller, and what is known of who calls."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from bot.flow.composing.fragments import Texts
from bot.flow.composing.renaming import Renaming
from bot.flow.model.call import Called, Way
from bot.flow.model.flow import Flow
from bot.flow.model.question import Question
from bot.flow.problems import Problem
from bot.flow.tree.nodes import Mapping, Node, Scalar
from bot.flow.written.file import Written
from bot.flow.written.scopes import Scopes

MOST_CALLS = 20
"""The calls there may be in a flow, those in what it calls among them."""


@dataclass(frozen=True)
class Passed:
    """A question of the caller that is taken for one of the flow it calls."""

    own: Scalar
    theirs: Question


@dataclass(frozen=True)
class WrittenCall:
    """A call in a file: what it brings into the flow, under the names it has there."""

    called: Called
    """All of it but its ways."""
    ways: tuple[tuple[str, str, tuple[Node, ...]], ...]
    """Each of its rules, with its verdict and the conditions that lead to it, as they are written."""
    name: str
    """That of the file of the flow."""
    renamed: tuple[Renaming, ...]
    """The names its parts were given, first those its own caller gave them."""
    node: Scalar | None = None
    """Where it is called; None of what is called by a flow that is called."""
    passed: tuple[Passed, ...] = ()


@dataclass(frozen=True)
class Whole:
    """A flow's tree with all it uses and calls in place, what that was, and what went wrong on the way."""

    tree: Mapping
    used: tuple[str, ...] = ()
    """The texts beside it that it was made from, by name."""
    problems: tuple[Problem, ...] = ()
    emptied: bool = False
    """Whether so much is left out that nothing can be said of the rest."""
    calls: tuple[WrittenCall, ...] = ()
    lacks: bool = False
    """Whether all that went wrong are parts missing that a fragment or a flow was to give."""
    doubtful: frozenset[str] = frozenset()
    """The sections left out with them, of which conditions are not judged."""


@dataclass
class Budget:
    """How many calls may still come, so that no flow takes long, whatever it calls."""

    left: int = MOST_CALLS


@dataclass(frozen=True)
class Caller:
    """Who calls: its file, the flows it is called by, and the texts beside it."""

    file: str
    texts: Texts
    path: tuple[str, ...]
    """The flows on the way here, each called by the one before; the last is this one."""
    budget: Budget

    def beside(self, name: str) -> str:
        """Name the file of another flow in the same folder."""
        beside = self.file.replace("\\", "/").rpartition("/")
        return f"{beside[0]}{beside[1]}{name}.yml"


Read = Callable[[str, Caller], tuple[Whole, Flow] | tuple[Problem, ...]]
"""Reads a flow that is called, from its text and as the caller it may be itself; it has to be right on its own."""


def called(call: WrittenCall, scopes: Scopes, written: Written) -> Called:
    """Build a call: what leads to each of its verdicts, once all names are known."""
    for each in call.passed:
        _passed_checked(call.called, each, scopes, written)
    ways = tuple(
        Way(rule, verdict, tuple(written.condition(node, scopes.sheet) for node in nodes))
        for rule, verdict, nodes in call.ways
    )
    return replace(call.called, ways=ways)


def _passed_checked(into: Called, passed: Passed, scopes: Scopes, written: Written) -> None:
    """Check that a question can be taken for another one."""
    own, theirs = passed.own, passed.theirs
    kind = scopes.answered_with.get(own.text)
    if kind is None:
        written.known(own, scopes.answered_with.keys(), "question")
    elif type(kind) is not type(theirs.type.kind()):
        message = f"'{own.text}' is answered otherwise than '{theirs.id}' of '{into.flow}'"
        written.wrong(own.place, message, "pass in what is answered alike")
    elif theirs.asked_of == "owner" and own.text not in scopes.owners:
        message = f"'{into.flow}' asks '{theirs.id}' of the owner, and '{own.text}' is not asked so"
        written.wrong(own.place, message, "pass in a question with `asked_of: owner`")
