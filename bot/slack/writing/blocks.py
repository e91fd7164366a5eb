"""The blocks and elements ftready uses, as Slack writes them; every text is escaped or plain before it comes here."""

from collections.abc import Iterable, Sequence
from typing import Any

from bot.slack import limits
from bot.slack.address import Address, Carried, Verb
from bot.slack.writing.text import clean, plain
from bot.tongue import say, told

Json = dict[str, Any]
UNSEEN = "\u200b"
LEAST_MATTER = 10
"""Characters of what a button acts on that still say something of it."""


def words(text: str) -> Json:
    """Make a plain text object of a text known to fit."""
    return {"type": "plain_text", "text": clean(text) or " ", "emoji": True}


def mrkdwn(text: str) -> Json:
    """Make a formatted text object; verbatim, so that Slack finds no names or addresses in it by itself."""
    return {"type": "mrkdwn", "text": told(text), "verbatim": True}


def header(text: str) -> Json:
    """Make a heading."""
    return {"type": "header", "text": words(plain(text, limits.HEADER) or " ")}


def section(text: str, accessory: Json | None = None) -> Json:
    """Make a paragraph of mrkdwn, with an element beside it where there is one."""
    block: Json = {"type": "section", "text": mrkdwn(text)}
    return {**block, "accessory": accessory} if accessory else block


def fields(texts: Sequence[str]) -> list[Json]:
    """Lay short texts out in two columns."""
    rows = [texts[at : at + limits.FIELDS] for at in range(0, len(texts), limits.FIELDS)]
    return [{"type": "section", "fields": [mrkdwn(text) for text in row]} for row in rows]


def context(text: str) -> Json:
    """Make a small line."""
    return {"type": "context", "elements": [mrkdwn(text)]}


def divider() -> Json:
    """Make a rule."""
    return {"type": "divider"}


def actions(elements: Sequence[Json], block_id: str = "") -> Json:
    """Make a row of elements."""
    block: Json = {"type": "actions", "elements": list(elements)}
    return {**block, "block_id": block_id} if block_id else block


def button(text: str, at: Address, value: str = "", *, primary: bool = False, label: str = "") -> Json:
    """Make a button; `label` says to screen readers what a short text leaves open."""
    element: Json = {
        "type": "button",
        "text": words(plain(text, limits.BUTTON_TEXT)),
        "action_id": at.write(),
    }
    if value:
        element["value"] = value
    if primary:
        element["style"] = "primary"
    if label:
        element["accessibility_label"] = plain(label, limits.ACCESSIBILITY_LABEL)
    return element


def link_button(text: str, url: str, at: Address, *, primary: bool = False, label: str = "") -> Json:
    """Make a button that opens an address; `label` as of any button."""
    return {**button(text, at, primary=primary, label=label), "url": url}


def about(pressed: Json, matter: str, number: int = 0) -> Json:
    """Say to screen readers what a button acts on, after the very words on it, so that a voice can press it too.

    Those words stay whole, and are heard alone where they leave no room. What a `number` tells apart begins with it
    where its end has no room, for others may begin alike.
    """
    shown = pressed["text"]["text"].rstrip("…")
    room = limits.ACCESSIBILITY_LABEL - len(f"{shown}: ")
    named = f"{number}. {matter}" if number and len(matter) > room else matter
    if len(named) > room < LEAST_MATTER:
        return pressed
    return {**pressed, "accessibility_label": f"{shown}: {plain(named, room)}"}


def confirm(title: str, text: str, yes: str, no: str) -> Json:
    """Make the question that is asked before a press is taken."""
    return {
        "title": words(plain(title, limits.CONFIRM_TITLE)),
        "text": words(plain(text, limits.CONFIRM_TEXT)),
        "confirm": words(plain(yes, limits.CONFIRM_BUTTON)),
        "deny": words(plain(no, limits.CONFIRM_BUTTON)),
    }


def overflow(at: Address, choices: Iterable[tuple[str, Address]]) -> Json:
    """Make a menu behind three dots; each choice gives the address it means."""
    return {
        "type": "overflow",
        "action_id": Address(Verb.MORE, at.assessment, at.question).write(),
        "options": [option(text, meant.write()) for text, meant in choices],
    }


def option(text: str, value: str) -> Json:
    """Make an option."""
    return {"text": words(plain(text, limits.OPTION_TEXT)), "value": value}


def asking(block_id: str, label: str, element: Json, *, hint: str = "", optional: bool = True) -> Json:
    """Make an input of a form."""
    block: Json = {
        "type": "input",
        "block_id": block_id,
        "label": words(plain(label, limits.INPUT_LABEL)),
        "element": element,
        "optional": optional,
    }
    if hint:
        block["hint"] = words(plain(hint, limits.INPUT_HINT))
    return block


def placeholder(text: str) -> Json:
    """Make what stands in an input before anything is entered."""
    return words(plain(text, limits.PLACEHOLDER))


def modal(  # noqa: PLR0913 - what Slack calls a view is these six
    title: str,
    content: Sequence[Json],
    *,
    callback: Address | None = None,
    submit: str = "",
    close: str = "",
    carried: Carried | None = None,
) -> Json:
    """Make a modal; one without `submit` is only read."""
    view: Json = {
        "type": "modal",
        "title": words(plain(title, limits.VIEW_TITLE)),
        "close": words(close or say("Close")),
        "blocks": list(content),
    }
    if submit:
        view["submit"] = words(submit)
    if callback:
        view["callback_id"] = callback.write()
    if carried:
        view["private_metadata"] = carried.write()
    return view


def pack(lines: Iterable[str], most: int = limits.TEXT) -> list[str]:
    """Put lines together into as few texts as fit; a line too long for one goes on in the next."""
    texts: list[str] = []
    current = ""
    for line in lines:
        for piece in _pieces(line, most):
            if current and len(current) + 1 + len(piece) > most:
                texts.append(current)
                current = piece
            else:
                current = f"{current}\n{piece}" if current else piece
    return [*texts, current] if current else texts


def _pieces(line: str, most: int) -> Iterable[str]:
    while len(line) > most:
        cut = _safe_cut(line, most)
        yield line[:cut].rstrip() or line[:cut]
        # Where a line goes on in the next text, a sign that stood inside of it does not begin a quote.
        line = f"{UNSEEN if line.startswith('&gt;', cut) else ''}{line[cut:]}"
    yield line


def _safe_cut(line: str, most: int) -> int:
    """Find where a line can be cut without breaking a mention, a link or an entity."""
    cut = line.rfind(" ", most // 2, most)
    cut = cut + 1 if cut >= 0 else most
    for opening, closing in (("<", ">"), ("&", ";")):
        start = line.rfind(opening, 0, cut)
        end = line.find(closing, start)
        if 0 < start < cut <= end and end - start < most:
            cut = start
    return cut
