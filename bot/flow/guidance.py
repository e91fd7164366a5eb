"""A page of guidance: front matter in YAML, then advice in Markdown."""

from functools import lru_cache

from bot.flow.model.flow import Guidance
from bot.flow.problems import Problem
from bot.flow.shapes.parts import GuidanceShape
from bot.flow.tree.reading import read
from bot.flow.written.file import Written

_FENCE = "---\n"


@lru_cache(maxsize=256)  # flows of one folder share their pages
def read_guidance(id: str, text: str, file: str) -> Guidance | tuple[Problem, ...]:  # noqa: A002 - the flow's own word
    """Read a page; its problems have the lines of its own file."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    front, closed, body = text.removeprefix(_FENCE).partition(f"\n{_FENCE}")
    if not text.startswith(_FENCE) or not closed:
        return (
            Problem(
                file,
                1,
                1,
                "the page has no front matter",
                "begin with title, heading and link between lines of ---",
            ),
        )
    # The fence becomes a comment, so that lines keep their numbers.
    tree = read(f"#\n{front}\n", file)
    if isinstance(tree, tuple):
        return tree
    written = Written(file, {})
    shape = written.part(tree, GuidanceShape)
    if not body.strip():
        written.problems.append(
            Problem(file, front.count("\n") + 3, 1, "the page says nothing", "write the advice below the front matter")
        )
    if shape is None or written.problems:
        return tuple(written.problems)
    return Guidance(id, shape.title, shape.heading, shape.link, body.strip())
