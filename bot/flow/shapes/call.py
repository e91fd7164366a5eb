"""The shape of a call: what a flow writes in place of a section to have another flow asked there."""

from typing import Annotated

from pydantic import Field

from bot.flow.shapes.fragment import NAME
from bot.flow.shapes.shape import Condition, Shape
from bot.questions.options import Id


class CallShape(Shape):
    """Another flow, asked in this place."""

    call: Annotated[str, Field(pattern=NAME)] = Field(
        description="The flow to ask here, by the name of its file without `.yml`.", examples=["backup"]
    )
    as_: Id | None = Field(
        default=None,
        alias="as",
        description="What it is called here: it stands before the ids of its parts, and conditions ask for it by this.",
    )
    when: Condition | None = Field(
        default=None, description="Asks it only while this holds of what the owner said; otherwise nobody is asked it."
    )
    with_: dict[Id, Id] = Field(
        default={},
        alias="with",
        description="What is passed in: a question of that flow, and the question of this one that is taken for it.",
        examples=["{question_there: question_here}"],
    )
