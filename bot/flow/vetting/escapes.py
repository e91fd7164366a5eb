"""Escapes that stand for signs no file may hold: refused where a flow is offered, let be where a check keeps it."""

from bot.flow.guidance import guidance_file, read_guidance
from bot.flow.tree.nodes import Mapping, Scalar, Sequence
from bot.flow.tree.reading import odd_escape
from bot.flow.vetting.parts import Parts


def escapes_vetted(parts: Parts) -> None:
    """Note every such escape, in the flow, in all it uses and in the pages it links."""
    for word in _quoted(parts.tree):
        if odd := odd_escape(word):
            parts.written.wrong(*odd)
    for page in parts.flow.guidance:
        written, folder = parts.written, parts.shape.guidance or ""
        if "\\" in (text := written.guidance[page]):
            found = read_guidance(page, text, guidance_file(written.file, folder, page))
            written.problems += found if isinstance(found, tuple) else ()


def _quoted(tree: Mapping) -> list[Scalar]:
    """List all keys and texts in the quotes between which there are escapes: very few of very many."""
    found: list[Scalar] = []
    waiting: list[Mapping | Sequence] = [tree]
    while waiting:
        node = waiting.pop()
        below = node.items if isinstance(node, Sequence) else (*node.keys.values(), *node.entries.values())
        found += [each for each in below if isinstance(each, Scalar) and each.source.style == '"']
        waiting += [each for each in below if not isinstance(each, Scalar)]
    return found
