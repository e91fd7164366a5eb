"""Fragments, questions in files of their own: read, and put where a flow uses them; opens no file and never raises."""

from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, replace
from functools import lru_cache
from types import MappingProxyType

from bot.flow.composing.renaming import PutTogether
from bot.flow.places import Source
from bot.flow.problems import Problem, in_order
from bot.flow.shapes.fragment import FragmentShape
from bot.flow.tree.nodes import Mapping, Node, Scalar, Sequence
from bot.flow.tree.reading import Wanted, read
from bot.flow.written.file import Written, items_of, text_of

FRAGMENTS = "fragments"
"""The folder of fragments, beside the flows that use them."""
USE = "use"
FRAGMENT = Wanted("fragment", "`fragment:` and its name")

BESIDE = "../"
"""What stands before the name of a flow among the texts a flow may use, for those lie in the folder of fragments."""
Texts = MappingOf[str, str | Problem]
"""The text of each fragment by its name, and of each flow that may be called, or what keeps it from being read."""
NO_FRAGMENTS: Texts = MappingProxyType({})


@dataclass(frozen=True)
class Fragment:
    """The questions of one fragment, each with its places in the fragment's own file."""

    name: str
    file: str
    questions: MappingOf[str, Mapping]
    size: int
    """Its bytes."""


def fragment_file(flow: str, name: str) -> str:
    """Name the file of a fragment, beside the flow that uses it."""
    beside = flow.replace("\\", "/").rpartition("/")
    return f"{beside[0]}{beside[1]}{FRAGMENTS}/{name}.yml"


@lru_cache(maxsize=256)  # flows of one folder share their fragments
def read_fragment(name: str, text: str, file: str) -> Fragment | tuple[Problem, ...]:
    """Read a fragment, or say all that is wrong with it whoever uses it."""
    tree = read(text, file, FRAGMENT, escapes=True)
    if isinstance(tree, tuple):
        return in_order(tree)
    written = Written(file, {})
    nodes = [node for node in items_of(tree.entries.get("questions")) if isinstance(node, Mapping)]
    for key in (node.keys[USE] for node in nodes if USE in node.entries):
        written.wrong(key.place, "a fragment uses no other fragment", "write the questions out here")
    if written.problems:
        return in_order(written.problems)
    shape = written.part(tree, FragmentShape)
    if shape is not None and shape.fragment != name:
        message = f"the fragment is called '{shape.fragment}' and its file '{name}.yml'"
        written.wrong(tree.entries["fragment"].place, message, f"write `fragment: {name}`, or rename the file")
    written.unique([node.entries["id"] for node in nodes if isinstance(node.entries.get("id"), Scalar)], "question")  # type: ignore[misc] # just checked
    if written.problems:
        return in_order(written.problems)
    questions = {text_of(node.entries["id"]): mapping_in(node, file) for node in nodes}
    return Fragment(name, file, questions, len(text.encode("utf-8", "surrogatepass")))


def in_file(node: Node, file: str) -> Node:
    """Give a tree in which everything knows that it stands in this file, whoever reads it."""
    match node:
        case Scalar():
            return scalar_in(node, file)
        case Sequence(items):
            return Sequence(tuple(in_file(each, file) for each in items), node.place.within(file), node.bracketed)
        case Mapping():
            return mapping_in(node, file)


def mapping_in(node: Mapping, file: str) -> Mapping:
    """Give a whole file so."""
    return Mapping(
        {key: in_file(each, file) for key, each in node.entries.items()},
        {key: scalar_in(each, file) for key, each in node.keys.items()},
        node.place.within(file),
        node.bracketed,
    )


def scalar_in(node: Scalar, file: str) -> Scalar:
    """Give a text that knows in which file it stands, whoever reads it; what stands in another one stays there."""
    source = node.source
    if isinstance(node, PutTogether):
        runs = tuple(replace(run, written=scalar_in(run.written, file)) for run in node.runs)
        return replace(node, place=node.place.within(file), runs=runs)
    if source.file:
        return node
    return Scalar(node.text, node.place.within(file), Source(source.lines, source.style, file))
