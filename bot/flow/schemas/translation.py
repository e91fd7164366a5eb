"""The JSON Schema of translations, made from the shape of flow files: the same texts by the same keys and ids."""

from types import UnionType
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel

from bot.flow.schemas.flow import Json, keys_of, tidied
from bot.flow.shapes.file import FlowShape
from bot.flow.shapes.parts import QUESTIONS, SectionShape
from bot.flow.shapes.translation import TranslationShape
from bot.flow.translating.readable import NOT_READ, bare, is_text

_QUESTION = "question"
_SEVERAL = {_QUESTION, "checkin", "watch", "lookback"}
"""Parts that always have several texts; any other may have one, and then be that text."""
_TEXT: Json = {"type": ["string", "number", "boolean"]}


def translation_schema() -> Json:
    """Give the schema of the texts of a flow in another language."""
    making = _Making()
    whole = making.words_of(FlowShape)
    whole["properties"]["questions"] = _by_id(making.to(_QUESTION))
    making.definitions["section"] = _short(making.words_of(SectionShape, but=("questions",)))
    head = keys_of(TranslationShape)
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "A translation of a flow of ftready",
        **whole,
        "description": " ".join((TranslationShape.__doc__ or "").split()),
        "properties": head | whole["properties"],
        "required": [key for key, field in TranslationShape.model_fields.items() if field.is_required()],
        "definitions": {name: making.definitions[name] for name in sorted(making.definitions)},
    }


class _Making:
    """A schema on its way, with what it refers to."""

    def __init__(self) -> None:
        self.definitions: dict[str, Json] = {}

    def to(self, name: str, *models: type[BaseModel]) -> Json:
        """Refer to the texts of a part, and say once what they are."""
        if name not in self.definitions:
            self.definitions[name] = {}  # a question has variants, which are questions
            made = [self.words_of(each) for each in models or tuple(QUESTIONS.values())]
            properties = {key: each for one in made for key, each in one["properties"].items()}
            self.definitions[name] = _part(properties) if name in _SEVERAL else _short(_part(properties))
        return {"$ref": f"#/definitions/{name}"}

    def words_of(self, model: type[BaseModel], but: tuple[str, ...] = ()) -> Json:
        """Give the texts of a part by their keys."""
        properties: Json = {}
        schemas = keys_of(model)
        for name, field in model.model_fields.items():
            key = field.alias or name
            if (model.__name__, key) in NOT_READ or key in but:
                continue
            if is_text(field.annotation, field.metadata):
                kept = ("type", "minLength", "maxLength", "description", "markdownDescription")
                properties[key] = {each: schemas[key][each] for each in kept if each in schemas[key]}
            elif (key, model.__name__.endswith("_question")) == ("instead", True):
                properties[key] = _by_id(self.to(_QUESTION))
            elif (below := self._below(field.annotation)) is not None:
                properties[key] = below
        return _part(properties)

    def _below(self, annotation: Any) -> Json | None:
        kind = bare(annotation)
        if get_origin(kind) in {tuple, dict}:
            each = self._below(get_args(kind)[0 if get_origin(kind) is tuple else 1])
            return each and _by_id(each)
        if get_origin(kind) in {Union, UnionType}:
            return self.to(_QUESTION)
        if isinstance(kind, type) and issubclass(kind, BaseModel) and self.words_of(kind)["properties"]:
            return self.to(kind.__name__.removesuffix("Shape").lower(), kind)
        return None


def _part(properties: Json) -> Json:
    made = {"type": "object", "properties": properties, "additionalProperties": False}
    return tidied(made)  # type: ignore[no-any-return] # a dict stays one


def _short(part: Json) -> Json:
    """Let the only text of a part stand in its place."""
    return {"anyOf": [_TEXT, part]}


def _by_id(each: Json) -> Json:
    return {"type": "object", "additionalProperties": each}
