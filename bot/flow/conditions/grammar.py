"""How a condition is written: the grammar, and each way to get it wrong told in one sentence.

Text goes in, a bare syntax tree of lark or faults come out; what the words in it mean is decided elsewhere.
"""

import re
from functools import cache, lru_cache
from itertools import islice

from lark import Lark, Token, Tree, UnexpectedCharacters, UnexpectedToken
from lark.exceptions import UnexpectedInput

from bot.flow.conditions.numerals import number_meant
from bot.flow.conditions.scope import Fault
from bot.flow.syntax_signs import CURLY_QUOTES, ODD_SPACES, called

LONGEST = 2_000
"""The characters a condition may have."""
DEEPEST = 32
"""How deep its tree may be."""
MOST_NODES = 500
"""How many nodes its tree may have."""
MOST_WORDS = 800
"""How many words, numbers and signs it may have, which bounds the time to parse it."""

KEYWORDS = frozenset({"and", "or", "not", "is", "in", "has"})
"""Words that are never names; a flow must not use them as ids of questions or options."""

Bare = Tree[Token]

_GRAMMAR = r"""
?condition: conjunction ("or" conjunction)*
?conjunction: negation ("and" negation)*
?negation: comparison
    | "not" negation -> negated
?comparison: sum
    | sum COMPARISON sum -> compare
    | sum "is" NAME -> is_option
    | sum "is" "not" NAME -> is_not_option
    | sum "in" "(" options ")" -> in_options
    | sum "not" "in" "(" options ")" -> not_in_options
    | sum "has" NAME -> has_option
    | sum "has" "not" NAME -> has_not_option
options: NAME ("," NAME)*
?sum: product
    | sum (PLUS | MINUS) product -> arithmetic
?product: signed
    | product (TIMES | OVER) signed -> arithmetic
?signed: atom
    | "-" signed -> negative
?atom: NUMBER -> number
    | NAME -> name
    | NAME "." NAME -> field
    | NAME "(" ")" -> call
    | NAME "(" condition ("," condition)* ")" -> call
    | NAME "(" NAME ":" condition ")" -> about
    | "(" condition ")"

COMPARISON: "!=" | "<=" | ">=" | "<" | ">" | "="
PLUS: "+"
MINUS: "-"
TIMES: "*"
OVER: "/"
NUMBER: /[0-9]+(\.[0-9]+)?|[½¼¾⅓⅔]/
NAME: /[A-Za-z_][A-Za-z0-9_]*/
%ignore /[ \t\r\n]+/
"""

_UNQUOTED = "write options without quotes, as in `value is flat`"
_FOREIGN = {
    "==": "write `is` before an option, `=` before a number",
    "===": "write `is` before an option, `=` before a number",
    "<>": "write `!=`",
    "=>": "write `>=`",
    "=<": "write `<=`",
    "≥": "write `>=`",
    "≤": "write `<=`",
    "≠": "write `!=`",
    "&&": "write `and`",
    "&": "write `and`",
    "||": "write `or`",
    "|": "write `or`",
    "!": "write `not`",
    "**": "there are no powers, multiply with `*`",
    "^": "there are no powers, multiply with `*`",
    "//": "write `/`, and `round(…)` for a whole number",
    "%": "write a share as a number, as in 0.9 for 90%",
    "\N{MULTIPLICATION SIGN}": "write `*`",
    "÷": "write `/`",
    "\N{MINUS SIGN}": "write `-`, the minus of the keyboard",
    "\N{EN DASH}": "write `-`, the minus of the keyboard",
}
_OPENING = "\"'`\N{LEFT DOUBLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}"
_CLOSING = "\"'`\N{RIGHT DOUBLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}"
# What is quoted is passed over whole, so that its end is not told as a second mistake.
_FOREIGN_SIGNS = re.compile(
    rf"(?P<quote>[{_OPENING}])[^{_OPENING}{_CLOSING}]*[{_CLOSING}]?"
    r"|===?|<>|=>|=<|&&?|\|\|?|!(?!=)|\*\*|//|[≥≤≠^%÷\N{MULTIPLICATION SIGN}\N{MINUS SIGN}\N{EN DASH}]"
)
_WRAPPED = re.compile(rf"\s*([{CURLY_QUOTES}])([^{CURLY_QUOTES}]*[{CURLY_QUOTES}]\s*$|[^{CURLY_QUOTES}]* )")
_WRITTEN_NUMBER = re.compile(rf"[0-9][0-9.,_]*(?:[ {ODD_SPACES}][0-9]{{3}}(?![0-9]))*")
_MOST_TOLD = 20
_WORD = re.compile(r"\w+|[^\w\s]")
_UNITS = frozenset(
    f"{each}{more}"
    for each in ("day", "week", "month", "year", "hour", "minute", "time", "person", "people", "point")
    for more in ("", "s")
)
"""What people write behind a number to say what it counts."""
_OTHER_OPERATORS = {
    "above": "`>`",
    "below": "`<`",
    "between": "two comparisons, as in `value >= 3 and value <= 6`",
    "but": "`and`",
    "contains": "`has`",
    "equals": "`is` before an option, `=` before a number",
    "includes": "`has`",
    "over": "`>`",
    "under": "`<`",
}
"""What people write in place of an operator, and what to write."""
_LAST = re.compile(r"(\w+|[!<>]=|\S)\s*\Z")


@lru_cache(maxsize=4096)  # flows say `value is yes` over and over, and what it is parsed into does not hang on where
def parse(text: str) -> Bare | tuple[Fault, ...]:
    """Parse a text of bounded length into a bare tree of bounded size, or tell what is wrong with it."""
    if len(text) > LONGEST:
        return (Fault(LONGEST, f"this has {len(text):,} characters; a condition has at most {LONGEST:,}"),)
    if foreign := _foreign(text):
        return foreign
    if len(_WORD.findall(text)) > MOST_WORDS:
        return (Fault(0, f"this has more than {MOST_WORDS} words and signs; split it up"),)
    try:
        tree = _parser().parse(text)
    except UnexpectedInput as wrong:
        return (_syntax(text, wrong),)
    return _size(tree) or tree


@cache
def _parser() -> Lark:
    return Lark(_GRAMMAR, parser="lalr", lexer="basic", start="condition", propagate_positions=True)


def _foreign(text: str) -> tuple[Fault, ...]:
    if wrapped := curly_quoted(text):
        return (wrapped,)
    found = islice(_FOREIGN_SIGNS.finditer(text), _MOST_TOLD)
    return tuple(
        Fault(match.start(), f"`{match['quote'] or match[0]}` means nothing here; {_instead_of(match, text)}")
        for match in found
    )


def curly_quoted(text: str) -> Fault | None:
    """Tell of curly quotes that were to hold all of it together, and are part of it."""
    found = _WRAPPED.match(text)
    if found is None:
        return None
    return Fault(found.start(1), f"`{found[1]}` quotes nothing here; take the curly quotes out, or write straight ones")


def _instead_of(match: re.Match[str], text: str) -> str:
    """Say what to write in place of a sign; of a number in percent, both numbers it may be."""
    before = re.search(r"[0-9][0-9.]*\s*$", text[: match.start()]) if match[0] == "%" else None
    if before:
        number = before[0].strip()
        of_a_share = number_meant(f"{number}%", share=True)
        return f"write `{number}` where people answer in percent, `{of_a_share}` for a share"
    quoted = " ".join(match[0].strip(_OPENING + _CLOSING).split()) if match["quote"] else ""
    return f"write `{quoted}`, without quotes" if quoted else _FOREIGN.get(match[0], _UNQUOTED)


def _size(tree: Bare) -> tuple[Fault, ...]:
    level, nodes = [tree], 0
    for depth in range(DEEPEST + 1):
        nodes += len(level)
        if nodes > MOST_NODES:
            return (Fault(level[0].meta.start_pos, f"this has more than {MOST_NODES} parts; split it up"),)
        if not level:
            return ()
        if depth == DEEPEST:
            break
        level = [child for node in level for child in node.children if isinstance(child, Tree)]
    return (Fault(level[0].meta.start_pos, f"this is nested more than {DEEPEST} levels deep; split it up"),)


def _syntax(text: str, wrong: UnexpectedInput) -> Fault:
    if isinstance(wrong, UnexpectedCharacters):
        return _unknown_sign(text, wrong.pos_in_stream or 0)
    if not isinstance(wrong, UnexpectedToken):
        return Fault(len(text), "this ends too early")
    if number := _number_with_signs(text, int(wrong.token.start_pos or 0)):
        return number
    at_end = wrong.token.type == "$END"
    offset = len(text.rstrip()) if at_end else int(wrong.token.start_pos or 0)
    before = _LAST.search(text[:offset])
    expected = wrong.accepts or wrong.expected
    found = "" if at_end else str(wrong.token)
    last = before[1] if before else ""
    if expected & {"NUMBER", "NAME"}:
        return Fault(offset, _operand_missing(last, found, one_option="NUMBER" not in expected))
    return Fault(offset, _operator_missing(last, found, wrong.token.type, frozenset(expected)))


def _number_with_signs(text: str, offset: int) -> Fault | None:
    """Tell of a number with a comma, a second point, a space or `_` in it, where the first was stumbled over."""
    for found in _WRITTEN_NUMBER.finditer(text):
        number = found[0].rstrip(".,_")
        meant = number_meant(number)
        if found.start() < offset <= found.end() and meant and meant != number:
            return Fault(found.start(), f"`{number}` is no number here; write `{meant}`")
    return None


def _unknown_sign(text: str, offset: int) -> Fault:
    sign = text[offset]
    if sign in ODD_SPACES:
        number = _number_with_signs(text, offset)
        return number or Fault(offset, f"{called(sign)} means nothing here; write a plain space")
    if sign == "," and (number := _number_with_signs(text, offset)):
        return number
    if sign == "." or (sign.isdigit() and not sign.isascii()):
        return Fault(offset, f"`{sign}` cannot stand here; numbers are written as 20 or 0.5")
    shown = sign if sign.isprintable() else f"U+{ord(sign):04X}"
    return Fault(offset, f"`{shown}` means nothing here; take it out")


def _operand_missing(last: str, found: str, *, one_option: bool) -> str:  # noqa: PLR0911 # one mistake a line
    if not last and not found:
        return "nothing is written here; write a condition, as in `value >= 20`"
    if one_option and last == "not" and found == "in":
        return "`is not in` is one word too many; write `not in (…)` alone"
    if one_option and last == "is" and found == "in":
        return "`is in` is one word too many; write `in (…)` alone"
    if one_option and last in {"is", "has", "not"}:
        advice = "; for several write `in (…)`" if found == "(" and last != "has" else "; write one there"
        advice = "; join several with `or`, each behind a `has`" if found == "(" and last == "has" else advice
        advice = "; compare numbers with `=`" if found[:1].isdigit() else advice
        return f"after `{last}` comes the name of one option{advice}"
    if one_option:
        return f"after `{last}` comes a name" + (f", not `{found}`" if found else "")
    if not found:
        return f"this ends too early; write a name, a number or `(` after `{last}`"
    if found == ".":
        return "a number does not begin with `.`; write 0.5"
    if not last:
        return f"this begins with `{found}`; begin with a name, a number, `not` or `(`"
    return f"after `{last}` comes a name, a number or `(`, not `{found}`"


def _operator_missing(last: str, found: str, kind: str, expected: frozenset[str]) -> str:  # noqa: C901,PLR0911 # one mistake a line
    if last == "in" and "LPAR" in expected:
        return _no_options(found, kind)
    if last == "not" and "IN" in expected:
        return "after `not` comes `in (…)` here; to say that something is not one option write `is not`"
    if not found:
        return "a `(` is not closed; add `)`"
    if "COMMA" in expected and "AND" not in expected:
        return f"`{found}` cannot follow `{last}` here; put a comma between options, and `)` at the end"
    if found == ")":
        return "this `)` closes nothing; take it out or open a `(` before"
    if kind == "COMPARISON" or kind in {"IS", "IN", "HAS"}:
        return "only two things are compared at a time; join comparisons with `and`"
    if found.lower() in KEYWORDS and found not in KEYWORDS:
        return f"`{found}` is not known; write `{found.lower()}` in small letters"
    if found == ".":
        return f"`.` cannot follow `{last}`; only a name has fields, as in `value.now`"
    if found == "(":
        return f"`(` cannot follow `{last}`; put `and`, `or` or another operator between them"
    if kind in {"NAME", "NUMBER"} or found in KEYWORDS:
        return _two_in_a_row(last, found)
    return f"`{found}` cannot follow `{last}` here; take it out"


def _no_options(found: str, kind: str) -> str:
    """Tell of what stands behind `in` and is no list of options."""
    said = "after `in` come options in parentheses"
    if found[:1].isdigit():
        return f"{said}; compare numbers, as in `value >= 9 and value <= 48`"
    if kind == "NAME" and found != "value":
        return f"{said}; write `in ({found})`, or where `{found}` is a list of picks `{found} has …`"
    has = "; write `value has …` of a list of picks" if kind == "NAME" else ""
    return f"{said}, as in `motive in (cheaper, in_house)`{has}"


def _two_in_a_row(last: str, found: str) -> str:
    """Tell of two words between which something is missing, or of which the second is none here."""
    if last.isdigit() and found.lower() in _UNITS:
        return "a number has no unit here; write it in what is counted, as in 14 for two weeks where that is days"
    if last.isdigit() and found.lower() == "percent":
        return "shares go from 0 to 1 here; write 0.8 for 80 percent"
    if other := _OTHER_OPERATORS.get(found.lower()):
        return f"`{found}` means nothing here; write {other}"
    return f"something is missing between `{last}` and `{found}`, such as `and`, `or`, `is` or `>=`"
