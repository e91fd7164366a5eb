"""What blockkit does not write: Markdown as HTML, names of emoji as signs, links that may be opened."""

import re
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from bot.playground.blockkit.emoji import EMOJI

_EMOJI = re.compile(r":([a-z0-9_+'-]+):")


def with_emoji(text: str) -> str:
    """Put the signs in place of the :names: that are known."""
    return _EMOJI.sub(lambda found: EMOJI.get(found.group(1), found.group()), text)


def safe_link(url: Any) -> str:
    """Give an address that may be opened, or nothing."""
    text = str(url or "")
    try:
        parts = urlsplit(text)
    except ValueError:
        return ""
    return text if parts.scheme in {"http", "https", "mailto"} and (parts.netloc or parts.path) else ""


def markdown(text: str) -> str:
    """Write a markdown block; HTML in it stays text."""
    return str(_MARKDOWN.render(text))


def _open_apart(renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
    tokens[index].attrSet("target", "_blank")
    tokens[index].attrSet("rel", "noopener noreferrer")
    return renderer.renderToken(tokens, index, options, env)


def _image_as_link(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    return renderer.renderInlineAsText(tokens[index].children or [], options, env)


class _CarefulMarkdown(MarkdownIt):
    def validateLink(self, url: str) -> bool:  # noqa: N802 - the library's own name
        return bool(safe_link(url))


_MARKDOWN = _CarefulMarkdown("commonmark", {"html": False, "breaks": True}).enable(["table", "strikethrough"])
_MARKDOWN.add_render_rule("link_open", _open_apart)
_MARKDOWN.add_render_rule("image", _image_as_link)
