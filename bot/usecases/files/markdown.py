"""Words for a page in Markdown: what others wrote becomes no formatting, no link and no mention in it."""

import re
from collections.abc import Callable

from bot.questions.links import host_of
from bot.sentence import Sentence

_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Marks that turn the reading direction, with which a line could say something else than it does."""
_BROKEN = re.compile("[\ud800-\udfff\x00-\x08\x0e-\x1f\x7f-\x9f]")
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_SIGNS = re.compile(r"([\\`*_\[\]#|~$])")
_LEADING = re.compile(r"^([-+]|\d+[.)])")
"""What begins a list where it stands first; text after it does not."""
_ADDRESS = re.compile(r":(?=//)|www\.|:(?=[\w+-]+:)|(?<!\w):(?=[\w+-]+$)", re.IGNORECASE)
"""What some readers make a link, or an emoji, though nothing marks it as one; a colon of ours may follow the text."""
_BREAK = "\u200b"
"""Nothing that can be seen, where a word would be taken for a mention or an address."""


def clean(text: str) -> str:
    """Take out what cannot be shown, or would turn the rest of a line around."""
    return _BROKEN.sub("\ufffd", _TURNING.sub("", text))


def inline(text: str) -> str:
    r"""Write a text on one line so that it is read as it was typed.

    >>> inline("*all* of <@U123> at\nhttps://evil.example")
    '\\*all\\* of &lt;@\u200bU123&gt; at https:\u200b//evil.example'
    """
    signs = _SIGNS.sub(r"\\\1", " ".join(clean(text).split()).translate(_ENTITIES))
    led = _LEADING.sub(lambda found: f"{found[0][:-1]}\\{found[0][-1]}", signs)
    return _ADDRESS.sub(lambda found: f"{found[0]}{_BREAK}", led).replace("@", f"@{_BREAK}")


def code(text: str) -> str:
    """Write what stands in a flow as it stands there; with a mark of code in it, as any other text."""
    whole = " ".join(clean(text).split())
    return f"`{whole}`" if whole and "`" not in whole else inline(whole)


def link(url: str, label: str) -> str:
    """Link a label to an address people gave; one that could mislead is no link, only its label."""
    if not host_of(url) or re.search(r"[\s<>]", url):
        return inline(label)
    return f"[{inline(label)}](<{url}>)"


def evidence(url: str, tell: Callable[[str], str] = str) -> str:
    """Link the evidence somebody gave, naming where it leads; `tell` says our own words to the reader."""
    host = host_of(url)
    if not host:
        return tell(Sentence("evidence whose address cannot be shown"))
    return link(url, tell(Sentence("evidence on {host}", host=host)))
