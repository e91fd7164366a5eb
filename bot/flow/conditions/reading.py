"""What a condition means in its scope: names, types and options are checked, every mistake is told.

Goes down a bare tree once and gives the open tree of `tree` with the type of the whole. A part that is wrong has
no type, so nothing else complains about it.
"""

from collections.abc import Callable, Mapping
from typing import ClassVar

from lark import Token, Tree

from bot.flow.conditions import naming, tree
from bot.flow.conditions.grammar import Bare
from bot.flow.conditions.naming import Typed, as_condition, shown
from bot.flow.conditions.scope import Fault, Scope, describe
from bot.questions.kinds import Choice, Choices, Either, Names, Number, Record, Text, Truth

MOST_TOLD = 20
"""Faults of one condition or text that are told."""
_FEWEST = {"min": 2, "max": 2}
_MOST = {"min": 99, "max": 99}


class Reader:
    """Reads bare trees in one scope and collects the faults; offsets count from `start`."""

    def __init__(self, scope: Scope, faults: list[Fault], start: int = 0) -> None:
        self._scope = scope
        self._faults = faults
        self._start = start

    def condition(self, bare: Bare, joining: str = "") -> tree.Expression | None:
        """Read what must be true or false."""
        typed = self.expression(bare)
        if typed is None or isinstance(typed[1], Truth):
            return typed and typed[0]
        node, kind = typed
        what = f"`{joining}` joins conditions" if joining else "write what is true or false"
        example = as_condition(node, kind)
        self._tell(Fault(node.at, f"{shown(node)} is {describe(kind)}; {what}, as in {example}"))
        return None

    def expression(self, bare: Bare) -> Typed | None:
        """Read anything; once there are many faults, the rest is passed over."""
        if len(self._faults) >= MOST_TOLD:
            return None
        return self._READERS[str(bare.data)](self, bare)

    def _tell(self, read: Typed | Fault) -> Typed | None:
        if isinstance(read, Fault):
            self._faults.append(read)
            return None
        return read

    def _at(self, bare: Bare | Token) -> int:
        found = bare.start_pos if isinstance(bare, Token) else bare.meta.start_pos
        return self._start + int(found or 0)

    # What joins conditions.

    def _condition(self, bare: Bare) -> Typed | None:
        operands = self._joined(bare, "or")
        return (tree.Or(operands, self._at(bare)), Truth()) if operands else None

    def _conjunction(self, bare: Bare) -> Typed | None:
        operands = self._joined(bare, "and")
        return (tree.And(operands, self._at(bare)), Truth()) if operands else None

    def _joined(self, bare: Bare, joining: str) -> tuple[tree.Expression, ...]:
        operands = [self.condition(part, joining) for part in _trees(bare)]
        read = tuple(part for part in operands if part is not None)
        return read if len(read) == len(operands) else ()

    def _negated(self, bare: Bare) -> Typed | None:
        operand = self.condition(_trees(bare)[0], "not")
        return (tree.Not(operand, self._at(bare)), Truth()) if operand else None

    # What compares numbers and calculates with them.

    def _compare(self, bare: Bare) -> Typed | None:
        (left, right), operator = _trees(bare), _tokens(bare)[0]
        if fault := self._option_compared(left, operator, right):
            return self._tell(fault)
        typed = self.expression(left)
        one = self._number_of(typed, operator)
        if typed and one is None and right.data == "name" and str(right.children[0]) not in self._scope.names:
            return None  # a word that may be fine once the left is asked for rightly
        other = self._numeric(right, operator)
        if one is None or other is None:
            return None
        return tree.Compare(one, str(operator), other, self._at(bare)), Truth()

    def _option_compared(self, left: Bare, operator: Token, right: Bare) -> Fault | None:
        """Notice `value = flat`, which would otherwise be told as an unknown name and a wrong type."""
        if left.data != "name" or right.data != "name":
            return None
        name, option = str(left.children[0]), str(right.children[0])
        kind = self._scope.names.get(name)
        if option in self._scope.names or not isinstance(kind, Choice | Choices | Either):
            return None
        if option not in kind.options:
            return None
        word = ("has" if isinstance(kind, Choices) else "is") + (" not" if operator == "!=" else "")
        advice = f"write `{name} {word} {option}`"
        return Fault(self._at(operator), f"options are not compared with `{operator}`; {advice}")

    def _numeric(self, bare: Bare, operator: str) -> tree.Expression | None:
        return self._number_of(self.expression(bare), operator)

    def _number_of(self, typed: Typed | None, operator: str) -> tree.Expression | None:
        if typed is None:
            return None
        node, kind = typed
        match kind:
            case Number() | Either(Number()):
                return node
            case Names() | Either(Names()):
                advice = f"use `count({tree.write(node)})`"
            case Choice() | Either():
                advice = f"compare it with `is`, not `{operator}`"
            case Choices():
                advice = f"ask with `has`, or use `count({tree.write(node)})`"
            case Record(fields):
                advice = f"say which, as in `{tree.write(node)}.{next(iter(fields), '…')}`"
            case Truth() if operator in {"=", "!="}:
                advice = naming.said_of_truth(node)
            case Text() | Truth():
                advice = f"`{operator}` takes numbers"
        self._tell(Fault(node.at, f"{shown(node)} is {describe(kind)}; {advice}"))
        return None

    def _arithmetic(self, bare: Bare) -> Typed | None:
        (left, right), operator = _trees(bare), str(_tokens(bare)[0])
        one, other = self._numeric(left, operator), self._numeric(right, operator)
        if one is None or other is None:
            return None
        return tree.Arithmetic(one, operator, other, self._at(bare)), Number()

    def _negative(self, bare: Bare) -> Typed | None:
        operand = self._numeric(_trees(bare)[0], "-")
        return (tree.Negative(operand, self._at(bare)), Number()) if operand else None

    # What asks for options.

    def _is_option(self, bare: Bare, *, negated: bool = False) -> Typed | None:
        if (read := self._asked(bare, bare, "is")) is None:
            return None
        left, (option, *_) = read
        return tree.Is(left, option, negated, self._at(bare)), Truth()

    def _is_not_option(self, bare: Bare) -> Typed | None:
        return self._is_option(bare, negated=True)

    def _in_options(self, bare: Bare, *, negated: bool = False) -> Typed | None:
        if (read := self._asked(bare, _trees(bare)[1], "in")) is None:
            return None
        return tree.In(*read, negated, self._at(bare)), Truth()

    def _not_in_options(self, bare: Bare) -> Typed | None:
        return self._in_options(bare, negated=True)

    def _has_option(self, bare: Bare, *, negated: bool = False) -> Typed | None:
        if (read := self._asked(bare, bare, "has")) is None:
            return None
        left, (option, *_) = read
        return tree.Has(left, option, negated, self._at(bare)), Truth()

    def _has_not_option(self, bare: Bare) -> Typed | None:
        return self._has_option(bare, negated=True)

    def _asked(self, bare: Bare, listed: Bare, word: str) -> tuple[tree.Expression, tuple[str, ...]] | None:
        typed = self.expression(_trees(bare)[0])
        options = _tokens(listed)
        if typed is None:
            return None
        faults = naming.options(typed, word, [(option, self._at(option)) for option in options])
        self._faults += faults
        return None if faults else (typed[0], tuple(map(str, options)))

    # What is named.

    def _number(self, bare: Bare) -> Typed | None:
        value = naming.number(str(bare.children[0]))
        if value is None:
            longest = naming.LONGEST_NUMBER
            return self._tell(Fault(self._at(bare), f"this number is too long; write at most {longest} digits"))
        return tree.Number(value, self._at(bare)), Number()

    def _name(self, bare: Bare) -> Typed | None:
        return self._tell(naming.name(self._scope, str(bare.children[0]), self._at(bare)))

    def _field(self, bare: Bare) -> Typed | None:
        record, part = _tokens(bare)
        return self._tell(naming.field(self._scope, str(record), str(part), self._at(bare), self._at(part)))

    # What is called.

    def _call(self, bare: Bare) -> Typed | None:
        called, arguments = str(_tokens(bare)[0]), _trees(bare)
        if called in naming.QUANTIFIERS:
            return self._each(bare, called, None, arguments)
        if called in naming.FUNCTIONS:
            return self._function(bare, called, arguments)
        bareword = None
        if len(arguments) == 1 and arguments[0].data == "name":
            bareword = str(arguments[0].children[0]), self._at(arguments[0])
        return self._tell(naming.call(self._scope, called, bareword, self._at(bare)))

    def _about(self, bare: Bare) -> Typed | None:
        called, question = _tokens(bare)
        if called in naming.QUANTIFIERS:
            return self._each(bare, str(called), question, _trees(bare))
        if (meant := naming.OTHER_FUNCTIONS.get(called.lower())) in naming.QUANTIFIERS:
            return self._tell(Fault(self._at(called), f"unknown function '{called}'; did you mean '{meant}'?"))
        allowed = ", ".join(naming.QUANTIFIERS)
        return self._tell(Fault(self._at(question), f"only {allowed} go through answers; take out `{question}:`"))

    def _each(self, bare: Bare, called: str, question: Token | None, parts: list[Bare]) -> Typed | None:
        if len(parts) != 1:
            return self._tell(Fault(self._at(bare), f"`{called}` takes one condition; join several with `and` or `or`"))
        asked = str(question) if question else None
        inner = naming.answers(self._scope, called, asked, self._at(question or bare))
        if isinstance(inner, Fault):
            return self._tell(inner)
        condition = Reader(inner, self._faults, self._start).condition(parts[0])
        if condition is None:
            return None
        return tree.Each(called, asked, condition, self._at(bare)), Number() if called == "share" else Truth()

    def _function(self, bare: Bare, called: str, arguments: list[Bare]) -> Typed | None:
        if not _FEWEST.get(called, 1) <= len(arguments) <= _MOST.get(called, 1):
            wanted = "two numbers or more" if called in _FEWEST else "one thing"
            got = len(arguments) or "nothing"
            return self._tell(Fault(self._at(bare), f"`{called}` takes {wanted}, not {got}"))
        read = [self._argument(called, argument) for argument in arguments]
        good = tuple(part for part in read if part is not None)
        if len(good) != len(read):
            return None
        return tree.Function(called, good, self._at(bare)), Truth() if called == "given" else Number()

    def _argument(self, called: str, bare: Bare) -> tree.Expression | None:
        if called not in {"given", "count"}:
            return self._numeric(bare, called)
        typed = self.expression(bare)
        if typed is None:
            return None
        node, kind = typed
        if called == "given" or isinstance(kind, Choices | Names):
            return node
        if isinstance(kind, Either) and isinstance(kind.usual, Names):
            return node
        self._tell(
            Fault(
                node.at,
                f"{shown(node)} is {describe(kind)}; count what is answered with a list, by type choices or names",
            )
        )
        return None

    # Each rule of the grammar with what reads it.
    _READERS: ClassVar[Mapping[str, Callable[["Reader", Bare], Typed | None]]] = {
        "condition": _condition,
        "conjunction": _conjunction,
        "negated": _negated,
        "compare": _compare,
        "is_option": _is_option,
        "is_not_option": _is_not_option,
        "in_options": _in_options,
        "not_in_options": _not_in_options,
        "has_option": _has_option,
        "has_not_option": _has_not_option,
        "arithmetic": _arithmetic,
        "negative": _negative,
        "number": _number,
        "name": _name,
        "field": _field,
        "call": _call,
        "about": _about,
    }


def _trees(bare: Bare) -> list[Bare]:
    return [child for child in bare.children if isinstance(child, Tree)]


def _tokens(bare: Bare) -> list[Token]:
    return [child for child in bare.children if isinstance(child, Token)]
