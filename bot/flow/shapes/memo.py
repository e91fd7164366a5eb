"""The shape of `memo` in a flow file: headings, each with the questions whose answers stand below it."""

from pydantic import Field

from bot.flow.shapes.shape import Shape, Title
from bot.questions.options import Id


class MemoShape(Shape):
    """Some answers under one heading of the memo."""

    id: Id = Field(description="Its id, by which translations name it.", examples=["a_name"])
    title: Title = Field(description="The heading.", examples=["A few words"])
    questions: tuple[Id, ...] = Field(
        description="The questions whose answers stand below it, those a verdict asks too.",
        min_length=1,
        examples=["[one_question, another]"],
    )
