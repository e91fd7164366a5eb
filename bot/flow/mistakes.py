"""Mistakes in the shape of a file, told to its author: pydantic's findings with a place, in plain words."""

from collections.abc import Mapping as MappingOf
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from bot.flow.conditions.closest import closest
from bot.flow.nodes import Mapping, Node, Scalar, Sequence, find
from bot.flow.places import Place
from bot.flow.problems import MOST_TOLD, Problem, meant, problem_at
from bot.flow.shape import PATTERNS, QUESTIONS
from bot.questions import TYPES

Loc = tuple[str | int, ...]
_Told = tuple[Place, str, str]

KEY = "[key]"
"""The step pydantic puts where the key itself is wrong and not its value."""

_NO_TEXT = "string_type"
_NO_KEYS = frozenset({"model_type", "dict_type"})
_NUMBER, _WHOLE = "write a number", "write a whole number"
_MAPPING = "write keys with their values, as in `{{key: value}}`"
_LIST = "write a list, each entry on a line that begins with '- '"
# What pydantic calls a wrong value: what is wrong, and what to write.
_WRONG_VALUES: MappingOf[str, tuple[str, str]] = {
    "model_type": ("'{name}' is {what}", _MAPPING),
    "dict_type": ("'{name}' is {what}", _MAPPING),
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


def _tell(detail: ErrorDetails, tree: Node, shape: type[BaseModel]) -> _Told:
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
        return tag.place, f"unknown type {_quoted(tag)}", meant(str(detail["ctx"]["tag"]), TYPES)
    if kind == "string_pattern_mismatch" and loc[-1] == KEY:
        key = str(loc[-2])
        parent = find(tree, loc[:-2])
        place = parent.keys[key].place if isinstance(parent, Mapping) and key in parent.keys else node.place
        return place, f"'{key}' cannot be a name", PATTERNS[detail["ctx"]["pattern"]]
    name = next((step for step in reversed(loc) if isinstance(step, str) and step != KEY), "")
    message, fix = _wrong_value(detail, node, name)
    example = _example(_shape_at(shape, loc[:-1]), name) if kind in _NO_KEYS else ""
    return node.place, message, f"write keys with their values, as in `{name}:{example}`" if example else fix


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
    """Tell whether a missing key stands beside an unknown one that looks like it."""
    beside = [str(loc[-1]) for loc in unknown if loc[:-1] == missing[:-1]]
    return closest(str(missing[-1]), beside) is not None


def _missing(loc: Loc, node: Node, shape: type[BaseModel]) -> _Told:
    key = loc[-1]
    if isinstance(key, int):
        return node.place, f"'{loc[-2]}' has too few entries", f"write {key + 1} or more"
    example = _example(_shape_at(shape, loc[:-1]), key) or " …"
    return node.place, f"the key '{key}' is missing{_inside(node)}", f"write it, as in `{key}:{example}`"


def _unknown(loc: Loc, tree: Node, shape: type[BaseModel]) -> _Told:
    key = str(loc[-1])
    parent, value = find(tree, loc[:-1]), find(tree, loc)
    place = parent.keys[key].place if isinstance(parent, Mapping) and key in parent.keys else value.place
    if " " in key and isinstance(value, Scalar) and not value.text:
        return place, f"'{key}' is read as a key", "put a text with a comma in it in quotes"
    here = _shape_at(shape, loc[:-1])
    of_types = [name for name, type_ in TYPES.items() if key in _keys(type_)]
    if of_types and here in QUESTIONS.values():
        message = f"the key '{key}' does not belong to questions of type {find(parent, ('type',)).text}"  # type: ignore[union-attr] # a type that was found is a text
        return place, message, f"take it out, or write `type: {of_types[0]}`"
    odd = next((sign for sign in key if not sign.isascii()), None)
    looks = f" U+{ord(odd):04X} in it is another letter" if odd else ""
    return place, f"unknown key '{key}'", f"{meant(key, _keys(here) if here else ())}{looks}"


def _wrong_value(detail: ErrorDetails, node: Node, name: str) -> tuple[str, str]:
    ctx = detail.get("ctx", {})
    if detail["type"] != _NO_TEXT and detail["type"] not in _WRONG_VALUES:
        message, _, fix = detail["msg"].removeprefix("Value error, ").partition("; ")
        return message, fix
    message, fix = _no_text(node) if detail["type"] == _NO_TEXT else _WRONG_VALUES[detail["type"]]
    if isinstance(node, Scalar) and not node.text and node.source.commented_out():
        message, fix = "'{name}' is empty, for what begins with '#' is a comment", "put the text in quotes"
    said = {
        **ctx,
        "name": name,
        "what": _what(node),
        "size": _size(node),
        "written": _quoted(node),
        "expected": str(ctx.get("expected", "")).replace("'", ""),
        "pattern": PATTERNS.get(ctx.get("pattern", ""), ""),
    }
    return message.format_map(said), fix.format_map(said)


def _no_text(node: Node) -> tuple[str, str]:
    """Say why something is not read as the text it may have been meant to be."""
    match node:
        case Mapping(bracketed=True):
            return "'{name}' begins with '{{', so it is read as keys", "put the text in quotes"
        case Sequence(bracketed=True):
            return "'{name}' begins with '[', so it is read as a list", "write one text, in quotes"
        case Mapping():
            return "'{name}' is {what}", "write one text, in quotes where it has a ': ' in it"
        case _:
            return "'{name}' is {what}", "write one text"


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


def _example(shape: type[BaseModel] | None, key: str) -> str:
    fields = shape.model_fields.items() if shape else ()
    field = next((field for name, field in fields if key in {name, field.alias}), None)
    return f" {field.examples[0]}" if field and field.examples else ""


def _keys(shape: type[BaseModel]) -> list[str]:
    return [field.alias or name for name, field in shape.model_fields.items()]


def _shape_at(shape: type[BaseModel], loc: Loc) -> type[BaseModel] | None:
    """Find the model that reads what stands at a path."""
    here: Any = shape
    for step in loc:
        here = _below(here, step)
    here = _bare(here)
    return here if isinstance(here, type) and issubclass(here, BaseModel) else None


def _below(annotation: Any, step: str | int) -> Any:
    here = _bare(annotation)
    if isinstance(here, type) and issubclass(here, BaseModel):
        fields = here.model_fields.items()
        return next((field.annotation for name, field in fields if step in {name, field.alias}), None)
    if get_origin(here) in {Union, UnionType} and step in QUESTIONS:
        return QUESTIONS[str(step)]
    inside = get_args(here)
    return inside[1 if get_origin(here) is dict else 0] if inside else None


def _bare(annotation: Any) -> Any:
    """Take off what does not change where a path leads: metadata, and that something may be absent."""
    while True:
        if get_origin(annotation) is Annotated:
            annotation = get_args(annotation)[0]
            continue
        present = [each for each in get_args(annotation) if each is not type(None)]
        if get_origin(annotation) not in {Union, UnionType} or len(present) != 1:
            return annotation
        annotation = present[0]
