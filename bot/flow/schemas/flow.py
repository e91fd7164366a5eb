"""The JSON Schema of flow files, made from their shape: editors complete, explain and check by it while one types.

A flow file is read as text which its shape gives a type; an editor sees `28` as a number and `true` as a truth. The
schema takes both: it may let something pass that is refused when the flow is loaded, never the other way round (but for
the word `null`, which an editor takes for nothing).
"""

import re
from collections.abc import Collection, Iterable
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema
from pydantic_core import core_schema
from typing_extensions import override

from bot.flow.checks.questions import GRADING
from bot.flow.composing.expanding import FIXED
from bot.flow.shapes.call import CallShape
from bot.flow.shapes.file import FlowShape
from bot.flow.shapes.fragment import FragmentShape, UseShape
from bot.flow.shapes.parts import QUESTIONS
from bot.flow.written.questions import NOT_IN_VARIANTS

Json = dict[str, Any]

_AT = "#/definitions/{model}"
_WHOLE = r"^\s*[+-]?[0-9][0-9_]*(\.0*)?\s*$"
_NUMBER = r"^\s*[+-]?[0-9_]*\.?[0-9_]+\.?([eE][+-]?[0-9]+)?\s*$"
_TRUTH = r"^([yY]([eE][sS])?|[nN][oO]?|[oO]([nN]|[fF][fF])|[tT]([rR][uU][eE])?|[fF]([aA][lL][sS][eE])?|[01])$"
_YES_NO: Json = {
    "anyOf": [
        {"enum": ["yes", "no"]},
        {"type": "boolean"},
        {"enum": [0, 1]},
        {"type": "string", "pattern": _TRUTH},
    ]
}
_YES_OR_NO = "yes_or_no"
_LANGUAGE = ("condition", "rule")
_UNGRADED = (
    ("VerdictShape", "ask", "afterwards"),
    ("CheckInShape", "questions", "in_check_in"),
    ("LookBackShape", "questions", "afterwards"),
)
"""Where questions stand that are not graded, and what their definitions are called."""
_SAID_TWICE = ("title", "default", "examples")
"""What an editor has no use for, or would say in the words of a program."""


def flow_schema() -> Json:
    """Give the schema of a flow file, in the draft that every editor reads."""
    made = FlowShape.model_json_schema(schema_generator=_AsWritten, ref_template=_AT)
    definitions = _with_questions(made.pop("$defs"))
    for shape, key, kind in _UNGRADED:
        definitions[shape]["properties"][key]["items"] = {"oneOf": [_to(f"{name}_{kind}") for name in QUESTIONS]}
    definitions["use"] = _use([definitions[f"{name}_question"] for name in QUESTIONS])
    asked = definitions["SectionShape"]["properties"]["questions"]["items"]
    asked["oneOf"] = [*asked["oneOf"], _to("use")]
    definitions["CallShape"] = CallShape.model_json_schema(schema_generator=_AsWritten, ref_template=_AT)
    made["properties"]["sections"]["items"] = {"oneOf": [_to("SectionShape"), _to("CallShape")]}
    return _whole("A flow of ftready", made, definitions)


def fragment_schema() -> Json:
    """Give the schema of a fragment: questions that flows use."""
    made = FragmentShape.model_json_schema(schema_generator=_AsWritten, ref_template=_AT)
    definitions = _with_questions(made.pop("$defs"))
    kept = {name: each for name, each in definitions.items() if not name.endswith(("_afterwards", "_in_check_in"))}
    return _whole("A fragment of flows of ftready", made, kept)


def _with_questions(definitions: dict[str, Json]) -> dict[str, Json]:
    """Give each kind of question the keys it has where it stands, and add its variants."""
    for name in QUESTIONS:
        question = definitions[f"{name}_question"]
        question["properties"]["type"] |= {"description": question["description"]}
        question["properties"]["instead"] |= {"items": _to("variant")}
        definitions[f"{name}_afterwards"] = _without(question, (*GRADING, "usual"), needed=("type",))
        definitions[f"{name}_in_check_in"] = _without(question, GRADING, needed=("type",))
        definitions[f"{name}_question"] = _without(question, ("usual",), needed=("type", "gap"))
    definitions["variant"] = _variant([definitions[f"{name}_question"] for name in QUESTIONS])
    return definitions


def _whole(title: str, made: Json, definitions: dict[str, Json]) -> Json:
    whole = {"$schema": "http://json-schema.org/draft-07/schema#", "title": title, **tidied(made)}
    named = {_named(name): tidied(definitions[name]) for name in sorted(definitions)}
    return whole | {"definitions": named | {_YES_OR_NO: _YES_NO}}


def keys_of(shape: type[BaseModel]) -> dict[str, Json]:
    """Give the schema of each key of one part of a flow file."""
    made = shape.model_json_schema(schema_generator=_AsWritten, ref_template=_AT)
    return {key: tidied(own) for key, own in made["properties"].items()}


class _AsWritten(GenerateJsonSchema):
    """Makes the schema of what an author writes, where pydantic would make that of what comes of it."""

    @override
    def str_schema(self, schema: core_schema.StringSchema) -> Json:
        made = super().str_schema(schema)
        pattern = made.get("pattern", "")
        others = [kind for kind, text in (("number", "1"), ("boolean", "true")) if re.search(pattern, text)]
        return made | {"type": ["string", *others] if others else "string"}

    @override
    def bool_schema(self, schema: core_schema.BoolSchema) -> Json:
        return {**_YES_NO}

    @override
    def int_schema(self, schema: core_schema.IntSchema) -> Json:
        return super().int_schema(schema) | {"type": ["integer", "string"], "pattern": _WHOLE}

    @override
    def float_schema(self, schema: core_schema.FloatSchema) -> Json:
        return super().float_schema(schema) | {"type": ["number", "string"], "pattern": _NUMBER}

    @override
    def dict_schema(self, schema: core_schema.DictSchema) -> Json:
        made: Json = {"type": "object"}
        if "keys_schema" in schema:
            named = self.generate_inner(schema["keys_schema"])
            made |= {"propertyNames": {"pattern": named["pattern"]}} if "pattern" in named else {}
        if "values_schema" in schema:
            made["additionalProperties"] = self.generate_inner(schema["values_schema"])
        self.update_with_validations(made, schema, self.ValidationsMapping.object)
        return made

    @override
    def tuple_schema(self, schema: core_schema.TupleSchema) -> Json:
        made = super().tuple_schema(schema)
        alike = made.pop("prefixItems", None)
        return made | {"items": alike[0]} if alike else made

    @override
    def nullable_schema(self, schema: core_schema.NullableSchema) -> Json:
        return self.generate_inner(schema["schema"])

    @override
    def tagged_union_schema(self, schema: core_schema.TaggedUnionSchema) -> Json:
        made = super().tagged_union_schema(schema)
        return {"oneOf": made["oneOf"]}


def _to(definition: str) -> Json:
    return {"$ref": _AT.format(model=definition)}


def _without(question: Json, keys: Collection[str], needed: Iterable[str] = ()) -> Json:
    properties = {key: each for key, each in question["properties"].items() if key not in keys}
    return question | {"properties": properties, "required": [*question["required"], *needed]}


def _variant(questions: list[Json]) -> Json:
    """Make the schema of a variant: any key of any type of question, for it takes over what it does not say."""
    properties: Json = {
        "when": {
            "type": "string",
            "minLength": 1,
            "format": "condition",
            "description": "The condition about the owner's answers under which this variant is asked.",
        }
    }
    for question in questions:
        properties |= {key: each for key, each in question["properties"].items() if key not in NOT_IN_VARIANTS}
    link = properties["link"]
    properties["link"] = {
        "anyOf": [{"enum": ["no", False]}, {"$ref": link["$ref"]}],
        "description": f"{link['description']} `no` takes it away.",
    }
    properties["type"] = {
        "enum": list(QUESTIONS),
        "description": "What an answer is; the type of the question unless this is written.",
    }
    return {
        "type": "object",
        "description": "What differs while a condition holds.",
        "properties": properties,
        "required": ["when"],
        "additionalProperties": False,
    }


def _use(questions: list[Json]) -> Json:
    """Make the schema of what uses a fragment: any key of any type of question may be laid over one of its own."""
    made = UseShape.model_json_schema(schema_generator=_AsWritten, ref_template=_AT)
    over: Json = {}
    for question in questions:
        over |= {key: each for key, each in question["properties"].items() if key not in FIXED}
    return made | {"properties": made["properties"] | over}


def tidied(made: Any) -> Any:
    """Leave out what only programs read, and give names and explanations the form that editors show."""
    if isinstance(made, list):
        return [tidied(each) for each in made]
    if not isinstance(made, dict):
        return made
    tidy = {key: tidied(each) for key, each in made.items() if not (key in _SAID_TWICE and not _is_schema(each))}
    if made.get("format") in _LANGUAGE:
        tidy["type"] = "string"  # nothing in the language of conditions is a bare number or truth
    if made.get("anyOf") == _YES_NO["anyOf"]:
        tidy["$ref"] = _AT.format(model=_YES_OR_NO)
        del tidy["anyOf"]
    if isinstance(made.get("$ref"), str):
        tidy["$ref"] = _AT.format(model=_named(made["$ref"].rpartition("/")[2]))
    if isinstance(made.get("description"), str):
        said = " ".join(made["description"].split())
        tidy["description"] = said.replace("`", "'")
        if "`" in said:
            tidy["markdownDescription"] = said
    return tidy


def _is_schema(found: Any) -> bool:
    """Tell the schema of a key called `title` or `default` from a title or a default."""
    return isinstance(found, dict) and bool(found.keys() & {"type", "$ref", "anyOf", "oneOf", "enum", "items"})


def _named(model: str) -> str:
    return model.removesuffix("Shape")
