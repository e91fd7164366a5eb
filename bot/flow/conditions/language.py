"""The three things flow authors write in this language: conditions, rules and templates."""

import re
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from dataclasses import replace as changed
from functools import lru_cache

from bot.flow.conditions import evaluation, tree
from bot.flow.conditions.display import FORMATS, show
from bot.flow.conditions.grammar import LONGEST, curly_quoted, parse
from bot.flow.conditions.naming import nearest, number, shown
from bot.flow.conditions.numerals import number_meant
from bot.flow.conditions.reading import Reader
from bot.flow.conditions.reasons import reasons
from bot.flow.conditions.scope import Env, Fault, Real, Scope, describe
from bot.questions.kinds import Record, Truth

LONGEST_TEMPLATE = 10_000
"""The characters a template may have."""
MOST_PIECES = 50
"""The expressions a template may have; together they are bounded as one condition is."""

_RULE = re.compile(r"\s*(?P<result>\S+)\s+(?P<word>if|otherwise)(?!\w)(?P<rest>.*)\Z", re.DOTALL)
_NUMBER = re.compile(r"[0-9]+(\.[0-9]+)?|[½¼¾⅓⅔]")
_FORMAT = re.compile(r"\sas\s+(\w+)\s*\Z")
_STATEMENT = re.compile(r"\{%-?\s*\w")
_BRACES = re.compile(r"\{\{|\}\}|\{|\}")


@dataclass(frozen=True, slots=True)
class Condition:
    """A checked condition: its text, its open tree, and whether it holds."""

    text: str
    tree: tree.Expression
    _holds: evaluation.Holds = field(repr=False, compare=False)

    def holds(self, env: Env) -> bool:
        """Tell whether it holds in these surroundings; it never raises anything of its own."""
        return self._holds(env)

    def print(self) -> str:
        """Write it in its canonical way; parsing that gives the same tree."""
        return tree.write(self.tree)

    def because(self, env: Env) -> frozenset[tuple[str, str]]:
        """List the names that make it hold, or keep it from holding, in these surroundings."""
        return reasons(self.tree, env)

    def names_used(self) -> frozenset[tuple[str, str]]:
        """List what it asks its surroundings for, as `tree.names_used` does."""
        return tree.names_used(self.tree)


@dataclass(frozen=True, slots=True)
class Rule:
    """A result, and the condition for it; without one it always applies."""

    result: Real | str
    condition: Condition | None


_ALONE = {
    **dict.fromkeys(
        ("yes", "true", "on", "always"), "take the condition out, or in a rule write `otherwise: yes` in place of it"
    ),
    **dict.fromkeys(("no", "false", "off", "never"), "take out what it belongs to, for it would never hold"),
    "otherwise": "write `otherwise: yes` in place of it, in the last rule",
}
"""Words that stand for no condition, with what to write instead."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One expression of a template."""

    tree: tree.Expression
    _show: Callable[[Env], str | None] = field(repr=False, compare=False)

    def render(self, env: Env) -> str | None:
        """Show what it is worth."""
        return self._show(env)


@dataclass(frozen=True, slots=True)
class Template:
    """A text with expressions in it: literal texts and pieces, in order."""

    text: str
    parts: tuple[str | Piece, ...]

    def render(self, env: Env) -> str | None:
        """Fill it in; None when anything in it is missing."""
        filled: list[str] = []
        for part in self.parts:
            piece = part if isinstance(part, str) else part.render(env)
            if piece is None:
                return None
            filled.append(piece)
        return "".join(filled)

    def names_used(self) -> frozenset[tuple[str, str]]:
        """List what it asks its surroundings for, as `tree.names_used` does."""
        return frozenset().union(*(tree.names_used(part.tree) for part in self.parts if isinstance(part, Piece)))


def parse_condition(text: str, scope: Scope) -> Condition | tuple[Fault, ...]:
    """Parse and check a condition; all mistakes that can be told at once come back together, in order."""
    return _parsed(text, scope) if scope.key is None else _parsed_in(text, _Like(scope.key, scope))


@dataclass(frozen=True, slots=True)
class _Like:
    """A scope, known by its key."""

    key: Hashable
    scope: Scope = field(compare=False)


@lru_cache(maxsize=4096)  # a flow in other languages has the same conditions, and so have many beside it
def _parsed_in(text: str, like: _Like) -> Condition | tuple[Fault, ...]:
    return _parsed(text, like.scope)


def _parsed(text: str, scope: Scope) -> Condition | tuple[Fault, ...]:
    if (said := _ALONE.get(text.strip().lower())) and text.strip() not in scope.names:
        return (Fault(0, f"`{text.strip()}` asks for nothing; {said}"),)
    bare = parse(text)
    if isinstance(bare, tuple):
        return bare
    faults: list[Fault] = []
    read = Reader(scope, faults).condition(bare)
    if read is None:
        return _in_order(faults)
    return Condition(text, read, evaluation.condition(read))


def parse_rule(text: str, scope: Scope, words: frozenset[str] = frozenset()) -> Rule | tuple[Fault, ...]:
    """Parse `RESULT if CONDITION` or `RESULT otherwise`; a result is a number or one of the given words."""
    return _rule(text, scope, words) if scope.key is None else _rule_in(text, _Like(scope.key, scope), words)


@lru_cache(maxsize=4096)  # as conditions are
def _rule_in(text: str, like: _Like, words: frozenset[str]) -> Rule | tuple[Fault, ...]:
    return _rule(text, like.scope, words)


def _rule(text: str, scope: Scope, words: frozenset[str]) -> Rule | tuple[Fault, ...]:
    if len(text) > LONGEST:
        return (Fault(LONGEST, f"this has {len(text):,} characters; a rule has at most {LONGEST:,}"),)
    if wrapped := curly_quoted(text):
        return (wrapped,)
    match = _RULE.match(text)
    if match is None:
        return (Fault(0, "this does not say when it applies; write `1 if value >= 50` or `0.5 otherwise`"),)
    faults = []
    result = _result(match["result"], words)
    if isinstance(result, str) and result not in words:
        meant = number_meant(result, share=True)
        wanted = f"a number or one of {', '.join(sorted(words))}" if words else f"`{meant}`" if meant else "a number"
        faults.append(Fault(match.start("result"), f"'{result}' cannot be a result; write {wanted}"))
    if match["word"] == "otherwise":
        if match["rest"].strip():
            after = len(text) - len(match["rest"].lstrip())
            faults.append(Fault(after, "nothing follows `otherwise`; write `if` instead to say when"))
        return tuple(faults) or Rule(result, None)
    written = match["rest"].strip()
    start = len(text) - len(match["rest"].lstrip())
    condition = parse_condition(written, scope)
    if isinstance(condition, tuple):
        return tuple(faults) + tuple(changed(fault, offset=fault.offset + start) for fault in condition)
    return tuple(faults) or Rule(result, condition)


def parse_template(text: str, scope: Scope) -> Template | tuple[Fault, ...]:
    """Parse a text with `{expression}` or `{expression as format}` in it; `{{` and `}}` are plain braces."""
    if len(text) > LONGEST_TEMPLATE:
        return (
            Fault(
                LONGEST_TEMPLATE,
                f"this has {len(text):,} characters; a text has at most {LONGEST_TEMPLATE:,}",
            ),
        )
    cut = _statement(text) or _cut(text)
    if isinstance(cut, Fault):
        return (cut,)
    pieces = [written for start, written in cut if start is not None]
    if len(pieces) > MOST_PIECES or sum(map(len, pieces)) > LONGEST:
        return (
            Fault(
                0,
                f"a text has at most {MOST_PIECES} expressions of {LONGEST:,} characters together; split it up",
            ),
        )
    faults: list[Fault] = []
    parts = [written if start is None else _piece(written, start, scope, faults) for start, written in cut]
    if faults:
        return _in_order(faults)
    return Template(text, tuple(part for part in parts if part))


def _statement(text: str) -> Fault | None:
    """Tell of a statement, as other languages of templates have them."""
    statement = _STATEMENT.search(text)
    if statement is None:
        return None
    advice = "write a sentence for each case under `instead:`, with its `when:`"
    return Fault(statement.start(), f"`{{%` means nothing here; {advice}")


def _in_order(faults: list[Fault]) -> tuple[Fault, ...]:
    return tuple(sorted(faults, key=lambda fault: fault.offset))


def _result(text: str, words: frozenset[str]) -> Real | str:
    value = number(text) if _NUMBER.fullmatch(text) and text not in words else None
    return text if value is None else value


def _cut(text: str) -> list[tuple[int | None, str]] | Fault:
    """Cut a text at its braces: literals without an offset, expressions with theirs."""
    parts: list[tuple[int | None, str]] = []
    literal, done = "", 0
    while brace := _BRACES.search(text, done):
        literal += text[done : brace.start()]
        done = brace.end()
        if brace[0] in {"{{", "}}"}:
            literal += brace[0][0]
            continue
        if brace[0] == "}":
            return Fault(brace.start(), "this `}` closes nothing; for a plain brace write `}}`")
        end = text.find("}", done)
        if end < 0:
            return Fault(brace.start(), "this `{` is not closed; add `}`, or for a plain brace write `{{`")
        parts += [(None, literal), (done, text[done:end])]
        literal, done = "", end + 1
    return [*parts, (None, literal + text[done:])]


def _piece(text: str, start: int, scope: Scope, faults: list[Fault]) -> Piece | None:
    if not text.strip():
        faults.append(Fault(start, "nothing stands in these braces; write a name, as in `{value}`"))
        return None
    match = _FORMAT.search(text)
    wanted = match[1] if match else None
    if match and wanted not in FORMATS:
        advice = nearest(match[1], FORMATS)
        faults.append(Fault(start + match.start(1), f"unknown format '{wanted}'{advice}"))
    bare = parse(text[: match.start()] if match else text)
    if isinstance(bare, tuple):
        faults += [changed(fault, offset=fault.offset + start) for fault in bare]
        return None
    typed = Reader(scope, faults, start).expression(bare)
    if typed is None:
        return None
    node, kind = typed
    if isinstance(kind, Truth | Record):
        what = f"{shown(node)} is {describe(kind)}"
        one = f"{{{tree.write(node)}.{next(iter(kind.fields))}}}" if isinstance(kind, Record) else ""
        shown_so = f"show one of them, as in `{one}`" if one else "show a number, an option or words"
        faults.append(Fault(node.at, f"{what}; {shown_so}"))
        return None
    gives, display = evaluation.expression(node), show(kind, wanted)
    return Piece(node, lambda env: display(gives(env)))
