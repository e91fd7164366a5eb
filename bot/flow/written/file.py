"""One flow file being read: its tree, what it may name, and every problem met on the way.

Whatever is wrong becomes a problem and reading goes on, so that an author sees all of them at once; the stand-in given
back for a wrong part never leaves this package.
"""

import re
from collections.abc import Callable, Collection
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TypeGuard, TypeVar

from pydantic import BaseModel, ValidationError

from bot.flow.conditions import (
    Condition,
    Fault,
    Rule,
    Scope,
    Template,
    parse_condition,
    parse_rule,
    parse_template,
)
from bot.flow.conditions.closest import closest, in_file_order
from bot.flow.model.call import RETURNED
from bot.flow.model.loop import ITEM
from bot.flow.places import Place
from bot.flow.problems import MOST_TOLD, Problem, meant, problem_at
from bot.flow.shapes.keys_shown import Loc
from bot.flow.tree.nodes import Mapping, Node, Scalar, Sequence, find, known_part, plain, without
from bot.flow.written.mistakes import KEY, told
from bot.flow.written.scopes import ELSEWHERE, OF_ITEMS
from bot.flow.written.stand_ins import asked_below, can_stand_in, doubted, has_no_name, with_stand_ins, written_like

Shaped = TypeVar("Shaped", bound=BaseModel)
Parsed = TypeVar("Parsed")

_UNKNOWN = re.compile(r"unknown (name|function) '(\w+)'")
_WORD = re.compile(r"\w+|[^\w\s]")
MOST_WORDS = 3_000
"""Words and signs that all conditions of a flow, and all texts with something in them, may have together."""
_REQUIRED = {"sections", "verdicts", "rules"}
_LISTED = {"roles", "gates", "rules", "warnings", "contradictions", "verdicts", "properties", "memo"}
_LISTS = {"verdict": "verdicts", "role": "roles"}
"""Under which key stands what can be named wherever it is meant, though its own name is wrong."""
_QUESTION_DEPTH = 4
"""The steps from the file to a question: sections, which one, questions, which one."""


def _good(parsed: Parsed | tuple[Fault, ...]) -> Parsed:
    """Take what is known to parse."""
    if isinstance(parsed, tuple):
        raise TypeError(parsed)
    return parsed


_CONDITION = _good(parse_condition("1 = 1", Scope()))
_TEMPLATE = _good(parse_template("", Scope()))
UNREAD = Rule(1, _CONDITION)
"""Stands for a rule that could not be read; nothing is concluded from it."""


@dataclass
class Effort:
    """What may still be spent on one file, so that none takes long, whatever stands in it."""

    words_left: int = MOST_WORDS


@dataclass
class Written:
    """The file, and what was found wrong in it so far."""

    file: str
    guidance: MappingOf[str, str]
    problems: list[Problem] = field(default_factory=list)
    doubtful: set[str] = field(default_factory=set)
    """Questions that are wrong themselves; conditions about them are not judged."""
    unread: set[str] = field(default_factory=set)
    """Questions whose `when` cannot be read; why, is told with where it stands."""
    dropped: set[str] = field(default_factory=set)
    """Top-level keys of which some part was wrong; what they lack is not judged."""
    misnamed: dict[str, set[str]] = field(default_factory=dict)
    """By top-level key, the names there that cannot be any: what names nothing may mean one of those."""
    nameless: bool = False
    """Whether a question has no name of its own: what names nothing, and is like no other name, may name that."""
    lacks: bool = False
    """Whether something is missing that a fragment or a flow was to give: what names nothing may name some of that."""
    effort: Effort = field(default_factory=Effort)

    def wrong(self, place: Place, message: str, fix: str = "") -> None:
        """Note a problem, as long as there are not very many."""
        if not self.is_full:
            self.problems.append(problem_at(self.file, place, message, fix))

    def wrong_above_all(self, place: Place, message: str, fix: str) -> None:
        """Note a problem in place of whatever else was found wrong in this very place, for that follows from it."""
        at = (place.file or self.file, *place)
        self.problems = [each for each in self.problems if (each.file, each.line, each.column) != at]
        self.wrong(place, message, fix)

    def is_told_at(self, place: Place) -> bool:
        """Whether something was found wrong in this very place, so that nothing else need be told of it."""
        at = (place.file or self.file, *place)
        return any((each.file, each.line, each.column) == at for each in self.problems)

    @property
    def is_full(self) -> bool:
        """Whether so much is wrong that no more is told."""
        return len(self.problems) > MOST_TOLD

    def shaped(self, tree: Mapping, shape: type[Shaped]) -> tuple[Mapping, Shaped] | None:
        """Read the whole file; where parts are wrong, read it again without them, as far as that makes sense."""
        try:
            return tree, shape.model_validate(plain(tree))
        except ValidationError as error:
            found = told(error, tree, self.file, shape)
        self.problems += dict.fromkeys(problem for _, problem in found)
        if self.is_full:
            return None
        mended = {loc for loc, _ in found if can_stand_in(loc)}
        paths = {known_part(tree, _part(loc)) for loc, _ in found if loc not in mended}
        if not paths.isdisjoint({(), *((key,) for key in _REQUIRED)}):
            return None
        self._note_dropped(tree, paths)
        self._note_misnamed(tree, [loc for loc, _ in found])
        self.doubtful.update(word for loc in mended for word in doubted(tree, loc))
        self.nameless = any(has_no_name(tree, loc) for loc, _ in found)
        elsewhere = [find(tree, loc) for loc, _ in found if loc not in mended and isinstance(loc[-1], int)]
        self.doubtful.update(word for entry in elsewhere for word in asked_below(entry))
        return self._reshaped(with_stand_ins(tree, mended, paths), shape)

    def _reshaped(self, tree: Mapping, shape: type[Shaped]) -> tuple[Mapping, Shaped] | None:
        """Read what is left of the file; a section of which no question is left goes too."""
        try:
            return tree, shape.model_validate(plain(tree))
        except ValidationError as error:
            emptied = {loc[:2] for loc in (detail["loc"] for detail in error.errors(include_url=False))}
        left = len(items_of(tree.entries.get("sections"))) - len(emptied)
        if left == 0 or any(len(path) == 1 or path[0] != "sections" for path in emptied):
            return None
        self._note_dropped(tree, emptied)
        rest = without(tree, emptied)
        try:
            return rest, shape.model_validate(plain(rest))
        except ValidationError:
            return None

    def part(self, node: Mapping, shape: type[Shaped]) -> Shaped | None:
        """Read a part of the file that no other part contains as it stands."""
        try:
            return shape.model_validate(plain(node))
        except ValidationError as error:
            self.problems += (problem for _, problem in told(error, node, self.file, shape))
        return None

    def condition(self, node: Node, scope: Scope) -> Condition:
        """Parse a condition."""
        return self._checked(node, lambda text: parse_condition(text, scope), _CONDITION)

    def waits(self, about: str, node: Node, scope: Scope) -> Condition:
        """Parse a condition whose faults are told later, by whoever knows what else is wrong where it stands."""
        if isinstance(parse_condition(text_of(node), scope), tuple):
            self.unread.add(about)
            return _CONDITION
        return self.condition(node, scope)

    def rule(self, node: Node, scope: Scope, words: frozenset[str] = frozenset()) -> Rule:
        """Parse a rule; results are parts of a level, 0 to 1."""
        rule = self._checked(node, lambda text: parse_rule(text, scope, words), UNREAD)
        if not isinstance(rule.result, str) and not 0 <= rule.result <= 1:
            self.wrong(node.place, f"a level of {rule.result}", "write a level from 0 to 1")
            return UNREAD
        return rule

    def template(self, node: Node, scope: Scope) -> Template:
        """Parse a text with expressions in it."""
        text = text_of(node)
        if "{" not in text and "}" not in text:
            return Template(text, (text,) if text else ())
        return self._checked(node, lambda text: parse_template(text, scope), _TEMPLATE)

    def known(self, node: Node, known: Collection[str], what: str) -> None:
        """Check that a name of something else in the file exists."""
        self.known_as(text_of(node), node.place, known, what)

    def known_as(self, name: str, place: Place, known: Collection[str], what: str) -> None:
        """Check so for a name that is only a part of what stands in a place."""
        if name in known or name in self.doubtful or (self.lacks and what == "question"):
            return
        if self.nameless and what == "question" and not closest(name, known):
            return
        lost = self.misnamed.get(_LISTS.get(what, ""), set())
        right = [each for each in in_file_order(known) if each not in lost]
        if not self.is_full and (not lost or closest(name, right)):
            self.wrong(place, f"unknown {what} '{name}'", meant(name, right))

    def unique(self, nodes: list[Scalar], what: str, fix: str = "give it another id") -> None:
        """Check that no two things have the same id."""
        first: dict[str, Scalar] = {}
        for node in nodes:
            before = first.setdefault(node.text, node)
            if before is not node:
                self.wrong(
                    node.place,
                    f"a second {what} called '{node.text}' (first in line {before.place.line})",
                    fix,
                )

    def _checked(self, node: Node, parse: Callable[[str], Parsed | tuple[Fault, ...]], stand_in: Parsed) -> Parsed:
        text = text_of(node)
        if self.is_full or not self._affordable(node, text):
            return stand_in
        parsed = parse(text)
        if not isinstance(parsed, tuple):
            return parsed
        if not self.doubtful & set(re.findall(r"\w+", text)):
            for fault in parsed:
                if self._may_be_right(fault):
                    continue
                message, fix = _explained(fault.message)
                self.wrong(node.at(fault.offset) if isinstance(node, Scalar) else node.place, message, fix)
        return stand_in

    def _may_be_right(self, fault: Fault) -> bool:
        """Whether what names nothing may name something that is not known yet."""
        unknown = _unknown(fault.message)
        if self.lacks:
            return fault.names_nothing or _asks_of_a_call(unknown)
        not_yet = _asks_of_a_call(unknown) or (unknown is not None and unknown[2] in OF_ITEMS)
        return self.nameless and (not_yet or (fault.names_nothing and "did you mean" not in fault.message))

    def _affordable(self, node: Node, text: str) -> bool:
        """Take the words of a condition from those a flow may have; say so once when there are none left."""
        before = self.effort.words_left
        self.effort.words_left -= _words_in(text)
        if self.effort.words_left >= 0:
            return True
        if before >= 0:
            message = f"the conditions of this flow have more than {MOST_WORDS:,} words and signs together"
            self.wrong(node.place, message, "make several flows of it")
        return False

    def _note_misnamed(self, tree: Mapping, wrong: Collection[Loc]) -> None:
        """Note verdicts and roles whose own name is what is wrong, and that nobody knows all verdicts then."""
        for loc in wrong:
            match loc:
                case ("verdicts", str() as name, *rest):
                    self.doubtful.add("verdict")
                    if rest == [KEY]:
                        self.misnamed.setdefault("verdicts", set()).add(name)
                case ("roles", int(), "id"):
                    self.misnamed.setdefault("roles", set()).add(text_of(find(tree, loc)))

    def _note_dropped(self, tree: Mapping, paths: set[Loc]) -> None:
        for path in paths:
            self.dropped.add(str(path[0]))
            named = find(find(tree, path[:_QUESTION_DEPTH]), ("id",))
            if path[0] == "sections" and isinstance(named, Scalar):
                self.doubtful.update(written_like(named.text))


@lru_cache(maxsize=4096)  # as what is made of these texts
def _words_in(text: str) -> int:
    return len(_WORD.findall(text))


def _unknown(message: str) -> re.Match[str] | None:
    """Take apart what is told of a name or a function there is not."""
    return _UNKNOWN.fullmatch(message.partition("; ")[0])


def _asks_of_a_call(unknown: re.Match[str] | None) -> TypeGuard[re.Match[str]]:
    """Whether it is told of a function that only what is called can make known."""
    return unknown is not None and unknown[1] == "function" and unknown[2] in RETURNED


def _explained(message: str) -> tuple[str, str]:
    """Split what is wrong from what to write; of a name that only other places know, say which."""
    what, _, fix = message.partition("; ")
    unknown = _unknown(message)
    if _asks_of_a_call(unknown):
        return f"`{unknown[2]}(…)` is not known here", "use it in a gate, a rule or a text, of a flow that is called"
    if unknown and unknown[2] == ITEM:
        return f"`{ITEM}` is not known here", "write it in `ask`, `help` or `note` of a section with `for_each`"
    if unknown and unknown[2] in ELSEWHERE:
        return f"`{unknown[2]}` is not known here", ELSEWHERE[unknown[2]]
    return what, fix


def text_of(node: Node) -> str:
    """Give the text of a scalar; nothing for what should have been one and is not."""
    return node.text if isinstance(node, Scalar) else ""


def items_of(node: Node | None) -> tuple[Node, ...]:
    """List the entries of a list; one text that stands where a list may counts as a list of one."""
    if isinstance(node, Sequence):
        return node.items
    return (node,) if node else ()


def _part(loc: Loc) -> Loc:
    """Find the smallest part of a file that makes sense on its own and contains this place."""
    match loc:
        case ("sections", _, "questions", int(), *_):
            return loc[:_QUESTION_DEPTH]
        case (key, _, *_) if key in _LISTED:
            return loc[:2]
        case _:
            return loc[:1]
