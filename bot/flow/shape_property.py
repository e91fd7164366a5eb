"""The shape of a flow's `properties`: which keys stand where and what each takes; what they mean is not known here."""

from typing import Annotated

from pydantic import BeforeValidator, Field

from bot.flow.shape import Condition, Said, Shape, one_or_many
from bot.questions.options import Id


class PropertyShape(Shape):
    """Something the flow promises of itself, for `ftready paths` to prove."""

    id: Id = Field(examples=["a_name"])
    say: Said = Field(examples=["What always holds, in a sentence"])
    always: Condition | None = None
    reached: Annotated[tuple[Id, ...], BeforeValidator(one_or_many)] = ()
    never_lowers: Annotated[tuple[Condition, ...], BeforeValidator(one_or_many)] = ()
