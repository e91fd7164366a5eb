"""Slips of the pen in one value, each with its cure: signs from elsewhere, and texts that YAML reads as something else.

What it is given has been found wrong already; it says why, where it can tell, and else nothing.
"""

from collections.abc import Iterator
from itertools import pairwise

from bot.flow.conditions.numerals import number_meant, time_meant
from bot.flow.places import Place
from bot.flow.syntax_signs import CURLY_QUOTES, ODD_SPACES, called
from bot.flow.tree.nodes import Mapping, Node, Scalar, Sequence

NUMBERS = frozenset({"int_parsing", "int_parsing_size", "float_parsing", "int_type", "float_type"})
WORDS = frozenset({"literal_error", "string_pattern_mismatch", "bool_parsing", "union_tag_invalid"})
"""What pydantic calls a wrong value that is to be a number, or one of a few words."""
_IN_DAYS = frozenset({"before_due", "before_expiry"})
"""Keys that count days and are not called so; what other keys count, their ends say."""
_LONGEST = 50
"""Characters of a line up to which it is shown whole."""


def odd_signs(node: Node, name: str) -> tuple[str, str] | None:
    """Say which sign from elsewhere stands around a word."""
    if not isinstance(node, Scalar):
        return None
    bare = node.text.strip(f"{CURLY_QUOTES}{ODD_SPACES} ")
    if not bare or bare == node.text.strip(" "):
        return None
    odd = next(sign for sign in node.text if sign in f"{CURLY_QUOTES}{ODD_SPACES}")
    if odd in CURLY_QUOTES:
        return f"'{name}' is in curly quotes, which belong to the text here", f"write `{bare}`, without them"
    return f"{called(odd)} beside the text of '{name}'", f"write `{bare}`, without it"


def number(node: Node, name: str, *, whole: bool) -> tuple[str, str] | None:
    """Say how a number is written that has signs or words in it."""
    meant = number_meant(node.text, share=name == "level") if isinstance(node, Scalar) else None
    if meant is None or (whole and "." in meant):
        return None
    return "'{name}' is {what}, and a number has digits and one point only", f"write `{meant}`"


def time(node: Node, name: str) -> tuple[str, str] | None:
    """Say how many of what a key counts a time in words is: `after_days: 2 weeks` is 14."""
    counted = "hours" if name.endswith("hours") else "days" if name.endswith("days") or name in _IN_DAYS else None
    if counted is None or not isinstance(node, Scalar) or number_meant(node.text) is None:
        return None
    meant = time_meant(node.text, counted)
    if meant is None or not meant.isdigit():
        return f"'{{name}}' is {{what}}, and counts {counted}", f"write how many {counted} that is"
    return (
        None
        if meant == number_meant(node.text)
        else (f"'{{name}}' is {{what}}, and counts {counted}", f"write `{meant}`")
    )


def cut_number(parent: Node, key: str, value: Node) -> tuple[str, str] | None:
    """Say how a number with a comma is written, where the comma made a key of what stands behind it."""
    if not (isinstance(parent, Mapping) and key.isdigit() and isinstance(value, Scalar) and not value.text):
        return None
    others = list(parent.entries)
    before = others[others.index(key) - 1] if key in others[1:] else ""
    begun = parent.entries.get(before)
    written = f"{begun.text},{key}" if isinstance(begun, Scalar) else ""
    meant = number_meant(written)
    if meant is None:
        return None
    return f"the comma in '{written}' ends the value of '{before}'", f"write `{before}: {meant}`"


def cut_numbers(tree: Node) -> Iterator[tuple[Place, str, str]]:
    """Go through all numbers of a file that a comma in braces cut in two."""
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Sequence):
            waiting += node.items
        elif isinstance(node, Mapping):
            waiting += node.entries.values()
            for key, value in node.entries.items():
                if node.bracketed and (cut := cut_number(node, key, value)):
                    yield (node.keys[key].place, *cut)


def cut_list(node: Node) -> str:
    """Say how a number with a comma is written in a list of which it made one entry too many."""
    texts = [each.text for each in node.items if isinstance(each, Scalar)] if isinstance(node, Sequence) else []
    for one, other in pairwise(texts):
        if len(other) == len("000") and (meant := number_meant(f"{one},{other}")):
            return f"; `{one},{other}` is two of them, write `{meant}`"
    return ""


def comma_in_braces(parent: Node, key: str, value: Node) -> bool:
    """Whether something was made a key by a comma that stands in a text."""
    nothing = isinstance(value, Scalar) and not value.text and not value.source.style
    return nothing and isinstance(parent, Mapping) and parent.bracketed and next(iter(parent.entries)) != key


def no_text(node: Node) -> tuple[str, str]:  # noqa: PLR0911 # one way to be misread a line
    """Say why something is not read as the text it may have been meant to be."""
    line = _line_of(node)
    match node:
        case Mapping(entries, bracketed=True) if line.startswith("{") and any(map(_is_there, entries.values())):
            return "'{name}' is {what}", "write one text, in quotes where it begins with '{{'"
        case Mapping(bracketed=True) if line.startswith("{"):
            return "'{name}' begins with '{{', so it is read as keys", "put the text in quotes"
        case Sequence(bracketed=True):
            return "'{name}' begins with '[', so it is read as a list", "write one text, in quotes"
        case Mapping(bracketed=True):
            return "an entry of '{name}' has a ': ' in it, so it is read as a key", "put the entry in quotes"
        case Mapping() if line.startswith("? "):
            return "a text of '{name}' cannot begin with '? '", _in_quotes(line)
        case Mapping(entries) if len(entries) == 1 and ": " in line:
            return "a text of '{name}' has a ': ' in it, so it is read as a key", _in_quotes(line)
        case Mapping():
            return "'{name}' is {what}", "write one text, in quotes where it has a ': ' in it"
        case Sequence() if line.startswith("- "):
            return "a text of '{name}' begins with '- ', so it is read as a list", _in_quotes(line)
        case Scalar("") if line[:1] in {"|", ">"}:
            return f"a text of '{{name}}' cannot begin with '{line[:1]}'", _in_quotes(line)
        case _:
            return "'{name}' is {what}", "write one text"


def quoted(text: str) -> str:
    """Write a text so that YAML reads it as one."""
    if '"' in text or "\\" in text:
        return "'{}'".format(text.replace("'", "''"))
    return f'"{text}"'


def _is_there(node: Node) -> bool:
    return not isinstance(node, Scalar) or bool(node.text)


def _in_quotes(line: str) -> str:
    shown = quoted(line).replace("{", "{{").replace("}", "}}")
    return f"put the text in quotes, as in `{shown}`" if len(line) <= _LONGEST else "put the text in quotes"


def _line_of(node: Node) -> str:
    """Give the line a part of the file begins with, from there to its end."""
    first: Node | None = node
    while not isinstance(first, Scalar) and first is not None:
        inside = first.keys.values() if isinstance(first, Mapping) else first.items
        first = next(iter(inside), None)
    if first is None:
        return ""
    return first.source.lines[node.place.line - 1][node.place.column - 1 :].rstrip()
