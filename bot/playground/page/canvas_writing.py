"""The Markdown of a canvas as HTML: what a page of Markdown has, and mentions; HTML in it stays text."""

import re
from collections.abc import Callable, Sequence
from html import escape

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from bot.playground.page.writing import safe_link, with_emoji

Mention = Callable[[str], str]
"""Writes a mention as HTML, by the id of a person or a channel."""
_MENTION = re.compile(r"[@#]([A-Z0-9]+)")


def canvas_html(markdown: str, mention: Mention) -> str:
    """Write what is in a canvas."""
    return str(_READER.render(markdown, {"mention": mention}))


def title_html(markdown: str, mention: Mention) -> str:
    """Write the title of a canvas, which stands on one line."""
    return str(_READER.renderInline(markdown, {"mention": mention}))


def _text(_: RendererHTML, tokens: Sequence[Token], index: int, _options: OptionsDict, _env: EnvType) -> str:
    return escape(with_emoji(tokens[index].content))


def _link(renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
    token = tokens[index]
    if safe_link(token.attrGet("href")):
        token.attrSet("target", "_blank")
        token.attrSet("rel", "noopener noreferrer")
    else:
        token.attrs = {}
    return renderer.renderToken(tokens, index, options, env)


def _image(renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
    """Write what Slack writes as an image: a mention of somebody, or something shown by its address."""
    source = str(tokens[index].attrGet("src") or "")
    if named := _MENTION.fullmatch(source):
        return str(env["mention"](named[1]))
    words = renderer.renderInlineAsText(tokens[index].children or [], options, env) or source
    return f'<a href="{escape(source)}" target="_blank" rel="noopener noreferrer">{escape(words)}</a>'


class _Careful(MarkdownIt):
    def validateLink(self, url: str) -> bool:  # noqa: N802 - the library's own name
        return bool(safe_link(url) or _MENTION.fullmatch(url))


_READER = _Careful("commonmark", {"html": False}).enable(["table", "strikethrough"])
_READER.add_render_rule("text", _text)
_READER.add_render_rule("link_open", _link)
_READER.add_render_rule("image", _image)
