"""Escapes that stand for signs no file may hold: refused where a flow is offered, let be where a check keeps it."""

from bot.flow.guidance import guidance_file, read_guidance
from bot.flow.tree.reading import odd_escape
from bot.flow.vetting.parts import Parts


def escapes_vetted(parts: Parts) -> None:
    """Note every such escape, in the flow, in all it uses and in the pages it links."""
    for _, word in parts.texts:
        if word.source.style == '"' and (odd := odd_escape(word)):
            parts.written.wrong(*odd)
    for page in parts.flow.guidance:
        written, folder = parts.written, parts.shape.guidance or ""
        if "\\" in (text := written.guidance[page]):
            found = read_guidance(page, text, guidance_file(written.file, folder, page))
            written.problems += found if isinstance(found, tuple) else ()
