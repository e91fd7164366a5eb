"""The shape of what a translation says of itself; its texts have the keys and ids of the flow they are of."""

from pydantic import Field

from bot.flow.shapes.shape import PATTERNS, Language, Shape
from bot.questions.options import Id

OF = r"^[0-9a-f]{8}$"
PATTERNS[OF] = "write the eight signs that `ftready check` tells"


class TranslationShape(Shape):
    """The texts of a flow in another language."""

    translation: Id = Field(description="The id of the flow whose texts these are.", examples=["a_name"])
    language: Language = Field(description="Their language, which is that in the name of the file.", examples=["de"])
    of: str | None = Field(
        default=None,
        description="A mark of the texts they were made from; `ftready check` says when the flow has others since.",
        pattern=OF,
    )
