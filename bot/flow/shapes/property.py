"""The shape of a flow's `properties`: which keys stand where and what each takes; what they mean is not known here."""

from typing import Annotated

from pydantic import BeforeValidator, Field

from bot.flow.shapes.shape import Condition, Said, Shape, one_or_many
from bot.questions.options import Id

MOVE = r"^\s*(level|split|people)\s*(\(\s*[a-z][a-z0-9_]{0,39}\s*\)\s*)?$"

MoveText = Annotated[str, Field(min_length=1, json_schema_extra={"pattern": MOVE})]


class PropertyShape(Shape):
    """Something the flow promises of itself, for `ftready paths` to prove."""

    id: Id = Field(description="Its id.", examples=["a_name"])
    say: Said = Field(description="The promise in a sentence.", examples=["What always holds, in a sentence"])
    always: Condition | None = Field(default=None, description="A condition that holds on every sheet.")
    reached: Annotated[tuple[Id, ...], BeforeValidator(one_or_many, json_schema_input_type=Id | tuple[Id, ...])] = (
        Field(default=(), description="Verdicts that some answers reach; `all` is every one.")
    )
    never_lowers: Annotated[
        tuple[MoveText, ...], BeforeValidator(one_or_many, json_schema_input_type=MoveText | tuple[MoveText, ...])
    ] = Field(
        default=(),
        description="Ways to get better by which no verdict falls: `level`, `split`, `people`, or one of one question.",
    )
