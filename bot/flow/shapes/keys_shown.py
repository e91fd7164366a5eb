"""What to write in one place of a file, shown with the real keys of that place; it knows shapes and no file."""

from collections.abc import Mapping
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from bot.flow.shapes.parts import QUESTIONS, QuestionShape

Loc = tuple[str | int, ...]


def example(shape: type[BaseModel] | None, key: str) -> str:
    """Give the example of a key, with a space before it; nothing where it has none."""
    field = _fields(shape).get(key)
    return f" {field.examples[0]}" if field and field.examples else ""


def keys(shape: type[BaseModel]) -> list[str]:
    """List the keys a shape knows, as an author writes them."""
    return list(_fields(shape))


def needed(shape: type[BaseModel]) -> list[str]:
    """List the keys a shape cannot do without."""
    return [key for key, field in _fields(shape).items() if field.is_required()]


def shape_at(shape: type[BaseModel], loc: Loc) -> type[BaseModel] | None:
    """Find the model that reads what stands at a path."""
    here: Any = shape
    for step in loc:
        here = _below(here, step)
    here = _bare(here)
    if get_origin(here) in {Union, UnionType} and set(get_args(here)) & set(QUESTIONS.values()):
        return QuestionShape
    return here if isinstance(here, type) and issubclass(here, BaseModel) else None


def written_out(shape: type[BaseModel], loc: Loc) -> str:
    """Show what belongs at a path where keys do: `gap: {do: …, done: …}`, or an entry of a list of such."""
    name = next((step for step in reversed(loc) if isinstance(step, str)), "")
    is_entry, here = isinstance(loc[-1], int), shape_at(shape, loc)
    shown = example(shape_at(shape, loc[: -2 if is_entry else -1]), name).strip()
    if shown and not is_entry:
        return f"{name}: {shown}"
    if shown.startswith("- {"):
        return shown
    inside = _in_braces(here) if here else shown.removeprefix("[").removesuffix("]")
    return f"{'- ' if is_entry else f'{name}: '}{inside}" if inside else ""


def _in_braces(shape: type[BaseModel]) -> str:
    """Show the keys a part needs; of one that needs none, the first that have an example."""
    fields = _fields(shape)
    shown = (
        {key: fields[key] for key in sorted(needed(shape), key=lambda key: key != "id")}
        or {key: field for key, field in fields.items() if field.examples}
        or dict([*fields.items()][:1])
    )
    pairs = (f"{key}:{example(shape, key) or ' …'}" for key in shown)
    return f"{{{', '.join(pairs)}}}"


def _fields(shape: type[BaseModel] | None) -> Mapping[str, FieldInfo]:
    return {field.alias or name: field for name, field in shape.model_fields.items()} if shape else {}


def _below(annotation: Any, step: str | int) -> Any:
    here = _bare(annotation)
    if isinstance(here, type) and issubclass(here, BaseModel):
        field = _fields(here).get(str(step)) or here.model_fields.get(str(step))
        return field.annotation if field else None
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
