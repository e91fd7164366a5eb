"""The shape of a role in a flow file; who plays it is said in each check, and stands in no file."""

from pydantic import Field

from bot.flow.shapes.shape import Line, Shape, Title
from bot.questions.options import Id

MOST_ROLES = 8
"""Roles of a flow; each is a field in the form that starts a check."""


class RoleShape(Shape):
    """A part somebody plays in a check: only those who hold it are asked its questions."""

    id: Id = Field(description="Its id, for `role` of questions.", examples=["a_name"])
    title: Title = Field(
        description="What such a person is called, so that “Ana is …” is a sentence.", examples=["Security engineer"]
    )
    knows: Line = Field(
        description="What such a person knows, in a few words; it helps the owner to pick one.",
        examples=["knows where the secrets are kept"],
    )
    needed: bool = Field(
        default=False, description="`yes`: a check does not start, and does not go on, with nobody in it."
    )
