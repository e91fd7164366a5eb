"""Markdown of a guidance page as Slack's mrkdwn: paragraphs, lists, emphasis, code, links; the rest as plain words."""

from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from bot.slack.writing.text import as_code, escape, link

_READER = MarkdownIt("commonmark", {"html": False})
_MARKS = {"strong_open": "*", "strong_close": "*", "em_open": "_", "em_close": "_"}


def to_mrkdwn(markdown: str) -> list[str]:
    """Give the paragraphs of a page, lists as one each, in mrkdwn."""
    return [text for text in _paragraphs(_READER.parse(markdown)) if text.strip()]


def _paragraphs(tokens: Sequence[Token]) -> Iterator[str]:
    depth, numbers, lines = 0, list[int | None](), list[str]()
    fresh = False
    for token in tokens:
        if token.type in {"ordered_list_open", "bullet_list_open"}:
            depth += 1
            numbers.append(int(token.attrGet("start") or 1) if token.type == "ordered_list_open" else None)
        elif token.type in {"ordered_list_close", "bullet_list_close"}:
            depth -= 1
            numbers.pop()
            if not depth:
                yield "\n".join(lines)
                lines = []
        elif token.type == "list_item_open":
            fresh = True
        elif token.type in {"inline", "fence", "code_block"}:
            text = _inline(token) if token.type == "inline" else f"```{as_code(token.content.rstrip())}```"
            if not depth:
                yield f"*{text}*" if token.level and _is_heading(tokens, token) else text
                continue
            lines.append(f"{'    ' * (depth - 1)}{_mark(numbers) if fresh else '   '}{text}")
            fresh = False


def _mark(numbers: list[int | None]) -> str:
    number = numbers[-1]
    if number is None:
        return "•  "
    numbers[-1] = number + 1
    return f"{number}.  "


def _is_heading(tokens: Sequence[Token], inline: Token) -> bool:
    before = tokens[tokens.index(inline) - 1]
    return before.type == "heading_open"


def _inline(token: Token) -> str:
    written: list[str] = []
    target: str | None = None
    label = ""
    for child in token.children or ():
        if child.type == "link_open":
            target, label = str(child.attrGet("href") or ""), ""
        elif child.type == "link_close":
            written.append(link(target or "", label))
            target = None
        elif target is not None:
            label += child.content
        elif child.type in {"softbreak", "hardbreak"}:
            written.append(" " if child.type == "softbreak" else "\n")
        elif child.type == "code_inline":
            written.append(f"`{as_code(child.content)}`")
        else:
            written.append(_MARKS.get(child.type) or escape(child.content))
    return "".join(written)
