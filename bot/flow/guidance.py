"""A page of guidance: front matter in YAML, then advice in Markdown."""

from collections.abc import Iterator
from functools import lru_cache

from bot.flow.model.flow import Guidance
from bot.flow.problems import Problem
from bot.flow.shapes.parts import GuidanceShape
from bot.flow.tree.nodes import Mapping, Node, Scalar, Sequence
from bot.flow.tree.reading import read
from bot.flow.written.file import Written

_FENCE = "---\n"


def guidance_file(file: str, folder: str, id: str) -> str:  # noqa: A002 - the flow's own word
    """Name the file of a page of guidance, beside the flow that links it."""
    beside = file.replace("\\", "/").rpartition("/")
    return f"{beside[0]}{beside[1]}{folder}/{id}.md"


def guidance_links(node: Node) -> Iterator[Scalar]:
    """Go through every link to a page of guidance."""
    waiting: list[Node] = [*node.entries.values()] if isinstance(node, Mapping) else []
    while waiting:
        part = waiting.pop()
        if isinstance(part, Mapping):
            linked = part.entries.get("guidance")
            if isinstance(linked, Scalar):
                yield linked
            waiting += [each for each in part.entries.values() if type(each) is not Scalar]
        elif isinstance(part, Sequence):
            waiting += [each for each in part.items if type(each) is not Scalar]


@lru_cache(maxsize=256)  # flows of one folder share their pages
def read_guidance(
    id: str,  # noqa: A002 - the flow's own word
    text: str,
    file: str,
    *,
    escapes: bool = False,
) -> Guidance | tuple[Problem, ...]:
    """Read a page; its problems have the lines of its own file. With `escapes` one may stand for any sign in it."""
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
    tree = read(f"#\n{front}\n", file, escapes=escapes)
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
