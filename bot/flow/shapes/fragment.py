"""The shape of a fragment: questions in a file of their own, and what a flow writes where it uses them."""

from typing import Annotated

from pydantic import Field

from bot.flow.shapes.parts import AnyQuestion
from bot.flow.shapes.shape import PATTERNS, Shape

NAME = r"^[a-z0-9][a-z0-9_-]{0,79}$"
USE = r"^[a-z0-9][a-z0-9_-]{0,79}(/[a-z][a-z0-9_]{0,39})?$"
PATTERNS[NAME] = "write small letters, digits, - and _, without '.yml'"
PATTERNS[USE] = "write the name of a fragment, or a name and a question as in `people/confident`"

FragmentName = Annotated[str, Field(pattern=NAME)]


class FragmentShape(Shape):
    """Questions that several flows use."""

    fragment: FragmentName = Field(description="Its name, which is that of its file.", examples=["people"])
    questions: tuple[AnyQuestion, ...] = Field(
        description="Its questions, each of them complete.", min_length=1, examples=["[{id: …, type: …}]"]
    )


class UseShape(Shape):
    """What a flow writes in place of the questions of a fragment."""

    use: Annotated[str, Field(pattern=USE)] = Field(
        description="A fragment, for all its questions, or `fragment/question` for one of them.", examples=["people"]
    )
