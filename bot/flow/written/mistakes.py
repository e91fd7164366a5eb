"""Mistakes in the shape of a file, told to its author: pydantic's findings with a place, in plain words."""

import re
from collections.abc import Mapping as MappingOf

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from bot.flow.conditions.closest import closest
from bot.flow.places import Place
from bot.flow.problems import MOST_TOLD, Problem, meant, problem_at
from bot.flow.shapes.keys_shown import Loc, example, keys, shape_at, written_out
from bot.flow.shapes.parts import QUESTIONS
from bot.flow.shapes.shape import LIKE, PATTERNS
from bot.flow.tree.fitting import one_like
from bot.flow.tree.nodes import Mapping, Node, Scalar, Sequence, find
from bot.flow.tree.slips import (
    NUMBERS,
    WORDS,
    comma_in_braces,
    cut_list,
    cut_number,
    no_text,
    number,
    odd_signs,
    quoted,
    time,
)
from bot.flow.written.misplaced import follows, misplaced
from bot.flow.written.other_words import OTHER_KEYS, type_meant
from bot.questions import TYPES

_Told = tuple[Place, str, str]

KEY = "[key]"
"""The step pydantic puts where the key itself is wrong and not its value."""

_NO_TEXT = "string_type"
_NO_KEYS = frozenset({"model_type", "dict_type", "model_attributes_type"})
_NUMBER, _WHOLE = "write a number", "write a whole number"
_MAPPING = "write keys with their values"
_COMMA = "put a text with a comma in it in quotes"
_TEXT = "write one text"
_SEVERAL = re.compile(r"\s*[,;<]\s*")
_IN_A_LIST = re.compile(r"[\w.()-]+")
"""What stands between several entries written in one text, and what each of them is."""
_LIST = "write a list, each entry on a line that begins with '- '"
# What pydantic calls a wrong value: what is wrong, and what to write.
_WRONG_VALUES: MappingOf[str, tuple[str, str]] = {
    "model_type": ("'{name}' is {what}", _MAPPING),
    "dict_type": ("'{name}' is {what}", _MAPPING),
    "model_attributes_type": ("'{name}' is {what}", _MAPPING),
    "tuple_type": ("'{name}' is {what}", _LIST),
    "string_too_short": ("'{name}' is empty", "write something, or take the key out"),
    "string_too_long": ("'{name}' has {size} characters", "shorten it to {max_length}"),
    "string_pattern_mismatch": ("{written} does not fit '{name}'", "{pattern}"),
    "literal_error": ("{written} does not fit '{name}'", "write {expected}"),
    "int_parsing": ("'{name}' is {what}", _WHOLE),
    "int_parsing_size": ("'{name}' is {what}", _WHOLE),
    "int_type": ("'{name}' is {what}", _WHOLE),
    "float_parsing": ("'{name}' is {what}", _NUMBER),
    "float_type": ("'{name}' is {what}", _NUMBER),
    "finite_number": ("'{name}' is {what}", _NUMBER),
    "bool_parsing": ("'{name}' is {what}", "write yes or no"),
    "bool_type": ("'{name}' is {what}", "write yes or no"),
    "greater_than_equal": ("'{name}' is {what}", "write {ge:g} or more"),
    "less_than_equal": ("'{name}' is {what}", "write {le:g} or less"),
    "too_short": ("'{name}' has too few entries", "write {min_length} or more"),
    "too_long": ("'{name}' has {size} entries", "write {max_length} at most"),
}


def told(error: ValidationError, tree: Node, file: str, shape: type[BaseModel]) -> list[tuple[Loc, Problem]]:
    """Tell each mistake, with the path pydantic gave it."""
    found: list[tuple[Loc, Problem]] = []
    details = error.errors(include_url=False, include_input=False)
    elsewhere = misplaced(details, tree, file, shape)
    found += elsewhere.items()
    details = [detail for detail in details if not (elsewhere and follows(detail, elsewhere))]
    unknown = [detail["loc"] for detail in details if detail["type"] == "extra_forbidden"]
    for detail in details:
        loc: Loc = detail["loc"]
        if detail["type"] == "too_short" and _size(find(tree, loc)) >= detail["ctx"]["min_length"]:
            continue  # said of every list whose entries are wrong
        if detail["type"] == "missing" and _misspelt(loc, unknown):
            continue
        if len(found) > MOST_TOLD:
            break
        place, message, fix = _tell(detail, tree, shape)
        found.append((loc, problem_at(file, place, message, fix)))
    return found


def _tell(detail: ErrorDetails, tree: Node, shape: type[BaseModel]) -> _Told:  # one kind of mistake a line
    kind, loc = detail["type"], detail["loc"]
    node = find(tree, loc)
    if kind == "missing":
        return _missing(loc, node, shape)
    if kind == "extra_forbidden":
        return _unknown(loc, tree, shape)
    if kind == "union_tag_not_found":
        return _no_type(node)
    if kind == "union_tag_invalid":
        tag = find(node, ("type",))
        return tag.place, *(odd_signs(tag, "type") or (f"unknown type {_quoted(tag)}", type_meant(_word(tag))))
    if kind == "string_pattern_mismatch" and loc[-1] == KEY:
        return _no_name(detail, tree)
    return _value(detail, node, tree, shape)


def _no_name(detail: ErrorDetails, tree: Node) -> _Told:
    """Tell of a key that cannot be a name."""
    key, parent = str(detail["loc"][-2]), find(tree, detail["loc"][:-2])
    if cut := _cut_by_a_comma(tree, detail["loc"][:-1]):
        return cut
    place = parent.keys[key].place if isinstance(parent, Mapping) and key in parent.keys else parent.place
    return place, f"'{key}' cannot be a name", _fitting(key, detail["ctx"]["pattern"])


def _value(detail: ErrorDetails, node: Node, tree: Node, shape: type[BaseModel]) -> _Told:
    """Tell of a value that is not what belongs in its place."""
    kind, loc = detail["type"], detail["loc"]
    name = next((step for step in reversed(loc) if isinstance(step, str) and step != KEY), "")
    if kind == "string_too_short" and loc[-1] == "text" and (bare := _bare_names(find(tree, loc[:-2]), str(loc[-3]))):
        return bare
    if kind == "string_too_short" and loc[-1] == "text" and (cut := _cut_by_a_comma(tree, loc[:-1])):
        return cut
    if loc[-1] == "text" and isinstance(find(tree, loc[:-1]), Scalar):
        name = str(loc[-2])  # `yes: Yes` is short for `yes: {text: Yes}`
    message, fix = _wrong_value(detail, node, name)
    if kind in _NO_KEYS and (shown := written_out(shape, loc)):
        message = message.replace(f"'{name}'", f"an entry of '{name}'") if isinstance(loc[-1], int) else message
        fix = f"{_MAPPING}, as in `{shown}`"
    if kind == _NO_TEXT and isinstance(loc[-1], int) and fix.startswith(_TEXT):
        shown = written_out(shape, loc)
        fix = f"{_TEXT}, as in `{shown}`" if shown else fix
    if kind == "tuple_type":
        fix = _in_brackets(node, name) or f"{fix}, as in `{_entry(node, shape, loc)}`"
    return node.place, message, fix


def _in_brackets(node: Node, name: str) -> str | None:
    """Say how several words or numbers that stand in one text are written as a list."""
    words = _SEVERAL.split(node.text) if isinstance(node, Scalar) else []
    if name == "length" and len(words) == 1 and words[0].isdigit():
        return f"write the least and the most, as in `[1, {words[0]}]`"
    together = len(words) > 1 and all(map(_IN_A_LIST.fullmatch, words))
    return f"write them in brackets, as in `[{', '.join(words)}]`" if together else None


def _entry(node: Node, shape: type[BaseModel], loc: Loc) -> str:
    """Show an entry of a list that was not written as one."""
    if isinstance(node, Scalar) and not written_out(shape, (*loc, 0)).startswith("- {"):
        plain = ": " not in node.text and " #" not in node.text
        return f"- {node.text if plain else quoted(node.text)}"
    return written_out(shape, (*loc, 0)) or "- …"


def _bare_names(options: Node, key: str) -> _Told | None:
    """Notice braces in which names stand without their texts, as in `{yes, no}`."""
    if not isinstance(options, Mapping) or not options.bracketed:
        return None
    if any(not isinstance(each, Scalar) or each.text or each.source.style for each in options.entries.values()):
        return None
    shown = ", ".join(f"{name}: {name.capitalize()}" for name in [*options.entries][:3])
    return options.place, f"the names in '{key}' have no texts", f"write `{key}: {{{shown}}}`"


def _cut_by_a_comma(tree: Node, loc: Loc) -> _Told | None:
    parent, key = find(tree, loc[:-1]), str(loc[-1])
    if not (isinstance(parent, Mapping) and key in parent.keys and comma_in_braces(parent, key, parent.entries[key])):
        return None
    return parent.keys[key].place, f"'{key}' is read as a key", _COMMA


def _no_type(node: Node) -> _Told:
    if isinstance(node, Mapping) and "use" in node.keys:
        return node.keys["use"].place, "'use' stands in the questions of a section only", "write the question out here"
    if isinstance(node, Mapping) and "call" in node.keys:
        return (
            node.keys["call"].place,
            "a flow is called in place of a section",
            "write it under `sections`",
        )
    return node.place, f"the key 'type' is missing{_inside(node)}", f"write `type:` and {_any_of(TYPES)}"


def _misspelt(missing: Loc, unknown: list[Loc]) -> bool:
    """Tell whether a missing key stands beside an unknown one that looks like it, or is another word for it."""
    key, beside = str(missing[-1]), [str(loc[-1]) for loc in unknown if loc[:-1] == missing[:-1]]
    return closest(key, beside) is not None or any(key in OTHER_KEYS.get(each, ()) for each in beside)


def _missing(loc: Loc, node: Node, shape: type[BaseModel]) -> _Told:
    key = loc[-1]
    if isinstance(key, int):
        return node.place, f"'{loc[-2]}' has too few entries", f"write {key + 1} or more"
    shown = example(shape_at(shape, loc[:-1]), key) or " …"
    message = f"the key '{key}' is missing{_inside(node)}"
    if shown.startswith(" - "):
        return node.place, message, f"write `{key}:`, and below it a list, as in `{shown.strip()}`"
    return node.place, message, f"write it, as in `{key}:{shown}`"


def _unknown(loc: Loc, tree: Node, shape: type[BaseModel]) -> _Told:
    key = str(loc[-1])
    parent, value = find(tree, loc[:-1]), find(tree, loc)
    place = parent.keys[key].place if isinstance(parent, Mapping) and key in parent.keys else value.place
    if " " in key and isinstance(value, Scalar) and not value.text:
        return place, f"'{key}' is read as a key", _COMMA
    if cut := cut_number(parent, key, value):
        return place, *cut
    here = shape_at(shape, loc[:-1])
    of_types = [name for name, type_ in TYPES.items() if key in keys(type_)]
    if of_types and here in QUESTIONS.values():
        message = f"the key '{key}' does not belong to questions of type {find(parent, ('type',)).text}"  # type: ignore[union-attr] # a type that was found is a text
        return place, message, f"take it out, or write `type: {of_types[0]}`"
    odd = next((sign for sign in key if not sign.isascii()), None)
    looks = f" U+{ord(odd):04X} in it is another letter" if odd else ""
    known = keys(here) if here else []
    usual = next((each for each in OTHER_KEYS.get(key, ()) if each in known), None)
    return place, f"unknown key '{key}'", f"did you mean '{usual}'?" if usual else f"{meant(key, known)}{looks}"


def _wrong_value(detail: ErrorDetails, node: Node, name: str) -> tuple[str, str]:
    ctx = detail.get("ctx", {})
    if detail["type"] != _NO_TEXT and detail["type"] not in _WRONG_VALUES:
        message, _, fix = detail["msg"].removeprefix("Value error, ").partition("; ")
        return message, fix
    message, fix = no_text(node) if detail["type"] == _NO_TEXT else _slip(detail, node, name)
    if isinstance(node, Scalar) and not node.text and node.source.commented_out(node.place):
        message, fix = "'{name}' is empty, for what begins with '#' is a comment", "put the text in quotes"
    said = {
        **ctx,
        "name": name,
        "what": _what(node),
        "size": _size(node),
        "written": _quoted(node),
        "expected": str(ctx.get("expected", "")).replace("'", ""),
        "pattern": _fitting(node.text if isinstance(node, Scalar) else "", ctx.get("pattern", "")),
    }
    return message.format_map(said), fix.format_map(said)


def _slip(detail: ErrorDetails, node: Node, name: str) -> tuple[str, str]:
    """Say what is wrong with a value, by what it looks like where that tells more than what was wanted."""
    kind = detail["type"]
    message, fix = _WRONG_VALUES[kind]
    found = odd_signs(node, name) if kind in WORDS | NUMBERS else None
    if kind in NUMBERS:
        found = time(node, name) or number(node, name, whole=kind.startswith("int")) or found
    if kind == "literal_error" and isinstance(node, Scalar):
        near = one_like(node.text, re.findall(r"'([^']*)'", str(detail["ctx"]["expected"])))
        fix = f"did you mean '{near}'?" if near else fix
    if kind == "too_long":
        fix += cut_list(node)
    if kind == "string_too_short" and isinstance(node, Scalar) and node.source.style in {"|", ">"}:
        found = no_text(node)
    return found or (message, fix)


def _fitting(text: str, pattern: str) -> str:
    """Say what to write where a pattern is not met: the word that is like what stands there, or what such words are."""
    like = LIKE[pattern](text) if pattern in LIKE else None
    rule = PATTERNS.get(pattern, "")
    if like is None or re.fullmatch(pattern, like) is None:
        return rule
    return f"write `{like}`"


def _word(node: Node) -> str:
    return node.text.lower() if isinstance(node, Scalar) else ""


def _size(node: Node) -> int:
    match node:
        case Scalar(text):
            return len(text)
        case Sequence(items):
            return len(items)
        case Mapping(entries):
            return len(entries)


def _what(node: Node) -> str:
    match node:
        case Scalar():
            return _quoted(node) if node.text else "empty"
        case Sequence():
            return "a list"
        case Mapping():
            return "a mapping"


def _quoted(node: Node) -> str:
    text = node.text if isinstance(node, Scalar) else _what(node)
    return f"'{text if len(text) <= 40 else text[:39] + '…'}'"  # noqa: PLR2004 # a line's worth


def _inside(node: Node) -> str:
    name = node.entries.get("id") if isinstance(node, Mapping) else None
    return f" in {_quoted(name)}" if isinstance(name, Scalar) else ""


def _any_of(words: MappingOf[str, object]) -> str:
    *others, last = words
    return f"one of {', '.join(others)} or {last}"
