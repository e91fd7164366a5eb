"""What single words mean in a scope: numbers, names, fields, calls and options, each read or told as a fault.

Nothing here goes deeper than the words themselves; `reading` puts them together.
"""

from collections.abc import Collection
from fractions import Fraction

from lark import Token

from bot.flow.conditions import tree
from bot.flow.conditions.closest import closest, in_file_order
from bot.flow.conditions.scope import Fault, Real, Scope, describe
from bot.questions.kinds import Choice, Choices, Either, Names, Number, Record, Text, Truth
from bot.questions.kinds import Kind as Type
from bot.questions.spelling import option_meant

QUANTIFIERS = ("every", "some", "share", "owner")
"""The calls that go through answers."""

FUNCTIONS = ("count", "given", "sqrt", "round", "abs", "min", "max")
"""The calls every scope has."""

OTHER_FUNCTIONS = {
    "all": "every",
    "any": "some",
    "each": "every",
    "exists": "some",
    "len": "count",
    "length": "count",
    "maximum": "max",
    "minimum": "min",
    "size": "count",
}
"""How other tools call a function, and what it is called here."""

LONGEST_NUMBER = 15
"""The digits a number may have, so that a float holds it as written."""

Typed = tuple[tree.Expression, Type]

_SIGNS: dict[str, Real] = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": Fraction(1, 3), "⅔": Fraction(2, 3)}
_MOST_LISTED = 12
_LONGEST_QUOTE = 40


def number(text: str) -> Real | None:
    """Read a number as a condition writes it; None when it has too many digits to be exact."""
    if text in _SIGNS:
        return _SIGNS[text]
    if len(text.replace(".", "")) > LONGEST_NUMBER:
        return None
    return float(text) if "." in text else int(text)


def name(scope: Scope, word: str, at: int) -> Typed | Fault:
    """Read a name."""
    if (kind := scope.names.get(word)) is not None:
        return tree.Name(word, at), kind
    if word in scope.calls:
        return Fault(at, f"`{word}` needs to know of what, as in `{word}({_first(scope.calls[word].argument)})`")
    if word in FUNCTIONS or word in QUANTIFIERS:
        return Fault(at, f"`{word}` needs parentheses with something in them, as in `{word}(…)`")
    if word in scope.inner:
        through = f"`some({word}: …)`" + (f", or write `level({word})`" if "level" in scope.calls else "")
        return Fault(at, f"'{word}' can have several answers; go through them, as in {through}")
    if asked := _asked_for(scope, word):
        return Fault(at, f"unknown name '{word}'; it is an option, asked for as in `{asked}`", names_nothing=True)
    return Fault(
        at, f"unknown name '{word}'{_field_meant(scope, word) or nearest(word, scope.names)}", names_nothing=True
    )


def _field_meant(scope: Scope, word: str) -> str:
    """Notice one of several numbers without what it is one of; in a level that is the value."""
    of = [each for each, kind in scope.names.items() if isinstance(kind, Record) and word in kind.fields]
    return f"; did you mean '{'value' if 'value' in of else of[0]}.{word}'?" if of else ""


def field(scope: Scope, record: str, part: str, at: int, part_at: int) -> Typed | Fault:
    """Read a field of a record."""
    kind = scope.names.get(record)
    if kind is None:
        return Fault(at, f"unknown name '{record}'{nearest(record, scope.names)}", names_nothing=True)
    if not isinstance(kind, Record):
        return Fault(part_at, f"`{record}` is {describe(kind)} and has no fields; take out `.{part}`")
    if part not in kind.fields:
        return Fault(part_at, f"`{record}` has no field '{part}'{nearest(part, kind.fields)}")
    return tree.Field(record, part, at), Number()


def call(scope: Scope, called: str, argument: tuple[str, int] | None, at: int) -> Typed | Fault:
    """Read a call of the scope; the argument is a bareword and its place, or None when it is something else."""
    offered = scope.calls.get(called)
    if offered is None:
        known = {*scope.calls, *FUNCTIONS, *(QUANTIFIERS if scope.inner else ())}
        other = OTHER_FUNCTIONS.get(called.lower(), "")
        meant = f"; did you mean '{other}'?" if other in known else nearest(called, known)
        return Fault(at, f"unknown function '{called}'{meant}")
    if argument is None:
        return Fault(at, f"`{called}` takes one name, as in `{called}({_first(offered.argument)})`")
    word, word_at = argument
    if word not in offered.argument:
        for other, call_ in scope.calls.items():
            if word in call_.argument:
                return Fault(word_at, f"`{called}` does not know '{word}'; write `{other}({word})`", names_nothing=True)
        return Fault(word_at, f"`{called}` does not know '{word}'{nearest(word, offered.argument)}", names_nothing=True)
    return tree.Call(called, word, at), offered.each.get(word, offered.returns)


def answers(scope: Scope, quantifier: str, question: str | None, at: int) -> Scope | Fault:
    """Find the scope of the answers a quantifier goes through."""
    if (inner := scope.inner.get(question)) is not None:
        return inner
    known = [word for word in scope.inner if word is not None]
    if not scope.inner:
        return Fault(at, f"there are no answers to go through here; take out `{quantifier}(…)`")
    if question is None:
        return Fault(at, f"`{quantifier}` does not know whose answers; write `{quantifier}({known[0]}: …)`")
    if not known:
        return Fault(at, f"this is about the answers to one question already; take out `{question}:`")
    return Fault(at, f"unknown question '{question}'{nearest(question, known)}", names_nothing=True)


def options(typed: Typed, word: str, asked: list[tuple[Token, int]]) -> list[Fault]:
    """Check the options on the right of is, in or has against what stands on the left."""
    node, kind = typed
    left = tree.write(node)
    if not isinstance(kind, Choice | Choices | Either):
        advice = said_of_truth(node) if isinstance(kind, Truth) else f"`{word}` asks for an option"
        return [Fault(node.at, f"{shown(node)} is {describe(kind)} and has no options; {advice}")]
    if (
        word == "has"
        and isinstance(kind, Either)
        and (unknown := [each for each, _ in asked if each not in kind.options])
    ):
        return [Fault(node.at, f"{shown(node)} is {describe(kind)}; {_not_asked_for(left, kind, unknown[0])}")]
    if (word == "has") != isinstance(kind, Choices):
        right = f"{'has' if isinstance(kind, Choices) else 'is'} {asked[0][0]}"
        return [Fault(node.at, f"{shown(node)} is {describe(kind)}; write `{left} {right}`")]
    return [
        Fault(at, f"'{option}' is not an option of {left}; {_option_meant(option, kind.options)}")
        for option, at in asked
        if option not in kind.options
    ]


def said_of_truth(node: tree.Expression) -> str:
    """Say how what is true or false is asked for: by itself."""
    return f"write {shown(node)} alone, or `not {tree.write(node)}`"


def nearest(word: str, known: Collection[str]) -> str:
    """Say which known word an unknown one may have meant, or which there are; begins with a semicolon."""
    if near := closest(word, known):
        return f"; did you mean '{near}'?"
    if not known:
        return "; take it out, for there are none here"
    return f"; known {'is' if len(known) == 1 else 'are'} {_listed(known)}"


def shown(node: tree.Expression) -> str:
    """Quote a part of a condition in a message."""
    text = tree.write(node)
    return f"`{text if len(text) <= _LONGEST_QUOTE else text[: _LONGEST_QUOTE - 1] + '…'}`"


def as_condition(node: tree.Expression, kind: Type) -> str:
    """Give an example of how what is no condition becomes one."""
    text = tree.write(node)
    text = text if len(text) <= _LONGEST_QUOTE else "value"
    match kind:
        case Choice(known):
            return f"`{text} is {_first(known)}`"
        case Choices(known):
            return f"`{text} has {_first(known)}`"
        case Record(fields):
            return f"`{text}.{_first(fields)} > 0`"
        case Text() | Names() | Either():
            return f"`given({text})`"
        case _:
            return f"`{text} > 0`"


def _asked_for(scope: Scope, option: str) -> str | None:
    for word, kind in scope.names.items():
        if isinstance(kind, Choice | Either | Choices) and option in kind.options:
            return f"{word} {'has' if isinstance(kind, Choices) else 'is'} {option}"
    return None


def _not_asked_for(left: str, kind: Either, word: str) -> str:
    """Say what can be asked of a list or a number, in which no word that people write themselves is known."""
    known = f"`{left} is {_first(kind.options)}`"
    if isinstance(kind.usual, Names):
        return f"no flow knows the name '{word}' before it is given; ask as in `count({left}) >= 1` or {known}"
    return f"`has` asks for a pick among several; write {known}"


def _option_meant(option: str, known: Collection[str]) -> str:
    near = option_meant(option, known) or closest(option, known)
    meant = f"did you mean '{near}'? There are" if near else "write one of"
    return f"{meant} {_listed(known)}"


def _listed(known: Collection[str]) -> str:
    listed = in_file_order(known)
    return ", ".join(listed[:_MOST_LISTED]) + (" and more" if len(listed) > _MOST_LISTED else "")


def _first(known: Collection[str]) -> str:
    ordered = in_file_order(known)
    return ordered[0] if ordered else "…"
