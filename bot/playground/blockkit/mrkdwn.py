"""Slack's mrkdwn as HTML a page can show: every tag in the result was written here, all else is escaped.

The published libraries translate into mrkdwn, none out of it, so this is our own. It must never let a character of
the text become markup: text reaches the result only through `html.escape`, and links only by http, https or mailto.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from html import escape

from bot.playground.blockkit.dates import moment, written
from bot.playground.blockkit.emoji import EMOJI

_NEWLINE = "\n"
_FENCE = re.compile(r"```(.+?)```", re.DOTALL)
_ATOM = re.compile(
    r"`(?P<code>[^`\n]+)`"
    r"|<(?P<control>[^<>\n]+)>"
    r"|(?P<url>https?://[^\s<>`|]*[^\s<>`|.,;:!?)'\"*_~”’»“‘«])"  # noqa: RUF001 - a quote that closes after it
    r"|:(?P<emoji>[a-z0-9_+\-]+):(?::skin-tone-[2-6]:)?"
)
_LINK = re.compile(r"(?:https?://|mailto:)[^\s\x00-\x1f\x7f]+", re.IGNORECASE)
_QUOTE = re.compile(r"(?:&gt;|>) ?")
_QUOTE_REST = re.compile(r"(?:&gt;|>){3} ?")
_ENTITY = re.compile(r"&(amp|lt|gt);")
_CHARACTERS = {"amp": "&", "lt": "<", "gt": ">"}
_TAGS = {"*": "strong", "_": "em", "~": "s"}
_LONG_NAME = 30
"""Characters from which on a name may be wider than a phone."""
_BROADCASTS = {"here", "channel", "everyone"}

# One visible thing: its character ("" for what is no single character, such as a link) and its HTML.
_Unit = tuple[str, str]


def to_html(text: str, people: Mapping[str, str], channels: Mapping[str, str], now: datetime) -> str:
    """Turn mrkdwn into HTML.

    `people` and `channels` give names by id; an unknown id is shown as it is. Dates are written in the time zone of
    `now`.
    """
    reader = _Reader(people, channels, now)
    parts: list[str] = []
    position = 0
    for fence in _FENCE.finditer(text):
        parts += reader.blocks(text[position : fence.start()].removesuffix("\n"))
        parts.append(f"<pre>{reader.bare(fence[1].removeprefix(_NEWLINE).removesuffix(_NEWLINE))}</pre>")
        position = fence.end()
        position += text.startswith("\n", position)
    parts += reader.blocks(text[position:])
    return "".join(parts)


def plain_to_html(text: str, *, emoji: bool = True) -> str:
    """Turn plain_text into HTML: nothing is parsed but emoji, and those only where the text object allows it."""
    lines = text.split("\n")
    if not emoji:
        return "<br>".join(escape(line) for line in lines)
    return "<br>".join(_with_emoji(line) for line in lines)


def class_of(kind: str, words: str) -> str:
    """Give the class of a mention or a channel; only a name that might be wider than a phone breaks over lines."""
    return f"{kind} long" if len(words) > _LONG_NAME else kind


def _with_emoji(line: str) -> str:
    parts: list[str] = []
    position = 0
    for atom in _ATOM.finditer(line):
        if atom.lastgroup == "emoji" and atom["emoji"] in EMOJI:
            parts += (escape(line[position : atom.start()]), _emoji(atom["emoji"]))
            position = atom.end()
    return "".join([*parts, escape(line[position:])])


def _emoji(name: str) -> str:
    return f'<span class="emoji" role="img" aria-label="{escape(name)}">{EMOJI[name]}</span>'


def _decoded(text: str) -> str:
    return _ENTITY.sub(lambda entity: _CHARACTERS[entity.group(1)], text)


def _shown(text: str) -> str:
    return escape(_decoded(text))


def _is_link(target: str) -> bool:
    return _LINK.fullmatch(_decoded(target)) is not None


def _link(url: str, label_html: str) -> str:
    return f'<a href="{_shown(url)}" target="_blank" rel="noopener noreferrer">{label_html}</a>'


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads mrkdwn for one person at one moment."""

    people: Mapping[str, str]
    channels: Mapping[str, str]
    now: datetime

    def blocks(self, text: str) -> list[str]:
        """Give quotes and plain lines between two fences."""
        if not text:
            return []
        parts: list[str] = []
        plain: list[str] = []
        quoted: list[str] = []
        lines = text.split("\n")
        for index, line in enumerate(lines):
            if rest := _QUOTE_REST.match(line):
                quoted += [line[rest.end() :], *lines[index + 1 :]]
                break
            if quote := _QUOTE.match(line):
                parts += self._lines(plain)
                quoted.append(line[quote.end() :])
            else:
                parts += self._quote(quoted)
                plain.append(line)
        return [*parts, *self._lines(plain), *self._quote(quoted)]

    def bare(self, text: str) -> str:
        """Give code: nothing is formatted, links and mentions are shown as their words."""
        parts: list[str] = []
        position = 0
        for control in re.finditer(r"<([^<>\n]+)>", text):
            parts += (_shown(text[position : control.start()]), self._words(control.group(1)))
            position = control.end()
        return "".join([*parts, _shown(text[position:])])

    def _quote(self, lines: list[str]) -> list[str]:
        inside = self._lines(lines)
        return [f"<blockquote>{''.join(inside)}</blockquote>"] if inside else []

    def _lines(self, lines: list[str]) -> list[str]:
        """Give these lines and empty the list, so that the caller can begin the next run."""
        if not lines:
            return []
        html = "<br>".join(_emphasised(self._units(line), frozenset()) for line in lines)
        lines.clear()
        return [html]

    def _units(self, line: str) -> list[_Unit]:
        units: list[_Unit] = []
        position = 0
        for atom in _ATOM.finditer(line):
            html = self._atom(atom)
            if html is not None:
                units += _characters(line[position : atom.start()])
                units.append(("", html))
                position = atom.end()
        return units + _characters(line[position:])

    def _atom(self, atom: re.Match[str]) -> str | None:
        kind, content = atom.lastgroup, atom[atom.lastgroup or 0]
        if kind == "code":
            return f"<code>{self.bare(content)}</code>"
        if kind == "url":
            return _link(content, _shown(content))
        if kind == "emoji":
            return _emoji(content) if content in EMOJI else None
        return self._control(content)

    def _control(self, content: str) -> str:
        target = content.partition("|")[0]
        words = self._words(content)
        if content[0] in "@#!":
            if target.startswith("!date^"):
                return self._date(target, words)
            kind = "channel" if content[0] == "#" else "mention"
            return f'<span class="{class_of(kind, words)}">{words}</span>'
        return _link(target, words) if _is_link(target) else words

    def _words(self, content: str) -> str:
        """Give what a control form shows, without any link."""
        target, _, label = content.partition("|")
        mark, name = target[:1], target[1:]
        if mark == "@":
            return "@" + _shown(self.people.get(name) or label or name)
        if mark == "#":
            return "#" + _shown(self.channels.get(name) or label or name)
        if mark != "!":
            return _shown(label or target.removeprefix("mailto:") if _is_link(target) else f"<{content}>")
        if name.startswith("date^"):
            return self._date_words(name, label)
        return "@" + name if name in _BROADCASTS else _shown(label or name)

    def _date(self, target: str, words: str) -> str:
        _, timestamp, _, url = f"{target}^^^".split("^")[:4]
        when = moment(timestamp, self.now)
        html = f'<time datetime="{when.isoformat()}">{words}</time>' if when else words
        return _link(url, html) if _is_link(url) else html

    def _date_words(self, name: str, fallback: str) -> str:
        _, timestamp, form = f"{name}^^".split("^")[:3]
        when = moment(timestamp, self.now)
        return escape(written(when, _decoded(form), self.now)) if when and form else _shown(fallback)


def _characters(text: str) -> list[_Unit]:
    return [(character, escape(character)) for character in _decoded(text)]


def _emphasised(units: list[_Unit], around: frozenset[str]) -> str:
    """Write one line, with bold, italic and struck runs; `around` are the marks already open."""
    parts: list[str] = []
    hopeless = set(around)
    index = 0
    while index < len(units):
        mark, html = units[index]
        if mark in _TAGS and mark not in hopeless and _opens(units, index):
            end = next((at for at in range(index + 2, len(units)) if _closes(units, at, mark)), None)
            if end is not None:
                inside = _emphasised(units[index + 1 : end], around | {mark})
                parts.append(f"<{_TAGS[mark]}>{inside}</{_TAGS[mark]}>")
                index = end + 1
                continue
            # What finds no end here finds none from further right either.
            hopeless.add(mark)
        parts.append(html)
        index += 1
    return "".join(parts)


def _opens(units: list[_Unit], index: int) -> bool:
    mark = units[index][0]
    before = units[index - 1][0] if index else ""
    after = units[index + 1] if index + 1 < len(units) else (" ", "")
    return not before.isalnum() and before != mark and after[0] != mark and not after[0].isspace()


def _closes(units: list[_Unit], index: int, mark: str) -> bool:
    if units[index][0] != mark:
        return False
    before = units[index - 1][0]
    after = units[index + 1][0] if index + 1 < len(units) else ""
    return not before.isspace() and before != mark and not after.isalnum() and after != mark
