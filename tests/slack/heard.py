"""What somebody hears of a message or a view from a screen reader, and what is wrong with that.

Of a message with blocks a screen reader says the text beside them alone, and then each control by its spoken label; of
a view it says the blocks in their order.
"""

import html
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]
NO_PLACE = {"here", "this", "link", "more", "click here", "read more", "this link", "see here"}
"""Words that tell nobody who hears them alone where a link leads."""
ONE_WORD = re.compile(r"\w+(?:…)?")
CUT = "…"
LINK = re.compile(r"<https?://[^|<>]*(?:\|([^<>]*))?>")
DATE = re.compile(r"<!date\^[^|<>]*\|([^<>]*)>")
CODE = re.compile(r":[a-z0-9_+'-]*[a-z][a-z0-9_+'-]*:")
SIGNS = re.compile("[←-⇿⌀-➿⬀-⯿\U0001f000-\U0001faff]")
"""Arrows, ticks, circles and everything else that is a picture and no word."""
WORD = re.compile(r"[^\W_]{2,}")
JOINING = frozenset(
    re.findall(
        r"\w+",
        "because of and on in next talk it over its card said evidence where was about what to do add answers "
        "passed people as far lie counts",
    )
)
"""What joins what is said to a link, or heads a line that is headed otherwise in speech."""
ENGLISH = {"the", "your", "you", "are", "is", "yet", "open"}
"""Words by which a text is known to be in English; what joins words is told in no other language."""
LABELLED = {"button", "workflow_button", "icon_button"}
"""What Slack takes an accessibility_label for."""
TYPED_INTO = {"plain_text_input", "static_select", "users_select", "multi_users_select", "multi_static_select",
              "datepicker", "timepicker", "conversations_select"}  # fmt: skip


@dataclass(frozen=True)
class Placed:
    """A control, and the block it stands in."""

    block: Json
    element: Json

    @property
    def shown(self) -> str:
        """What stands on it."""
        return str(self.element.get("text", {}).get("text", ""))

    @property
    def heard(self) -> str:
        """What is said of it."""
        return str(self.element.get("accessibility_label") or self.shown)


ALWAYS = "The same answers and the same flow always give the same verdict."
"""What stands on every summary and is no news of this one."""


def faults(shown: Json) -> list[str]:
    """List what is wrong for who hears a message or a view."""
    blocks = list(shown.get("blocks") or ())
    found = [*_wrong_labels(blocks), *_wrong_inputs(blocks), *_wrong_pictures(blocks), *_wrong_texts(shown)]
    if shown.get("type") in {"modal", "home"}:
        return found + ([] if shown["type"] == "home" or shown["title"]["text"].strip() else ["a modal has no title"])
    return [*found, *_not_spoken(shown)]


def controls(blocks: Iterable[Json]) -> Iterator[Placed]:
    """Go through what can be pressed or filled in, inputs of forms aside."""
    for block in blocks:
        for element in block.get("elements", ()) if block["type"] == "actions" else ():
            yield Placed(block, element)
        if "accessory" in block:
            yield Placed(block, block["accessory"])


def _wrong_labels(blocks: list[Json]) -> Iterator[str]:
    buttons = [each for each in controls(blocks) if each.element["type"] in LABELLED]
    # What does the very same is no other thing.
    does = {(each.heard, each.element.get("action_id"), each.element.get("value"), each.block.get("block_id"))
            for each in buttons}  # fmt: skip
    for heard, times in Counter(label for label, *_ in does).items():
        if times > 1:
            yield f"{times} buttons are heard as “{heard}”"
    for each in buttons:
        if not each.heard.strip():
            yield "a button says nothing"
        if ONE_WORD.fullmatch(each.shown) and each.heard == each.shown:
            yield f"“{each.shown}” does not say what it acts on"
        if _bare(each.shown) not in _bare(each.heard):
            yield f"“{each.shown}” is heard as “{each.heard}”, so that who says what is seen presses nothing"
    yield from _lonely_menus(blocks)


def _lonely_menus(blocks: list[Json]) -> Iterator[str]:
    """A menu behind dots can have no label: where there are several, each follows a button that names its matter."""
    menus = [each for each in controls(blocks) if each.element["type"] == "overflow"]
    for menu in menus:
        said = [option["text"]["text"] for option in menu.element["options"]]
        if len(set(said)) < len(said) or not all(each.strip() for each in said):
            yield f"a menu offers {said}"
        row = [each for each in menu.block.get("elements", ()) if each.get("accessibility_label")]
        if len(menus) > 1 and not row and "text" not in menu.block:
            yield f"of {len(menus)} menus one stands beside nothing that says what it is about: {said}"


def _wrong_inputs(blocks: list[Json]) -> Iterator[str]:
    labels = [block["label"]["text"] for block in blocks if block["type"] == "input"]
    for label, times in Counter(labels).items():
        if not label.strip():
            yield "an input has no label"
        elif times > 1:
            yield f"{times} inputs are heard as “{label}”"
    for each in controls(blocks):
        is_named = "text" in each.block or each.element.get("placeholder")
        if each.element["type"] in TYPED_INTO and not is_named:
            yield f"a {each.element['type']} stands beside nothing that says what it is for"


def _wrong_pictures(value: Any) -> Iterator[str]:
    """An image says what it shows, a chart and a table have a title or words of their own."""
    if isinstance(value, list):
        for each in value:
            yield from _wrong_pictures(each)
    elif isinstance(value, dict):
        if value.get("type") == "image" and not str(value.get("alt_text", "")).strip():
            yield "an image has no alt text"
        if value.get("type") == "data_visualization" and not str(value.get("title", "")).strip():
            yield "a chart has no title"
        for each in value.values():
            yield from _wrong_pictures(each)


def _wrong_texts(shown: Json) -> Iterator[str]:
    for text in [*texts(shown), str(shown["text"]) if isinstance(shown.get("text"), str) else ""]:
        for label in LINK.findall(text):
            if not label or label.strip().lower() in NO_PLACE or label.startswith("http"):
                yield f"a link is heard as “{label}”: {text}"
        for line in text.splitlines():
            if _has_sign(line) and not WORD.search(_without_signs(line)):
                yield f"only a sign says it: {line}"


def _not_spoken(message: Json) -> Iterator[str]:
    """What a block says and the text beside the blocks does not; where that says that it leaves something out, nothing.

    What a link is called is no part of that: it is said where it leads, and pressed like any control.
    """
    text = str(message.get("text", ""))
    spoken = words(text)
    if not message.get("blocks") or _leaves_out(text) or not ENGLISH & spoken:
        return
    for block in message["blocks"]:
        for line in "\n".join(texts({key: each for key, each in block.items() if key != "accessory"})).splitlines():
            shown = words(LINK.sub(" ", line).replace(ALWAYS, ""))
            if block["type"] in {"header", "section", "context"} and (lost := shown - spoken - JOINING):
                yield f"{sorted(lost)} of “{line}” is not in the text"


def _leaves_out(text: str) -> bool:
    return CUT in text.rsplit("\n", 1)[-1]


def texts(value: Any) -> Iterator[str]:
    """Go through all texts of blocks."""
    if isinstance(value, list):
        for each in value:
            yield from texts(each)
    elif isinstance(value, dict):
        for key, each in value.items():
            if key == "text" and isinstance(each, str) and value.get("type") in {"mrkdwn", "plain_text"}:
                yield each
            else:
                yield from texts(each)


def said(text: str) -> str:
    """Give a text as it is heard: links by their labels, dates in words."""
    return html.unescape(DATE.sub(r"\1", LINK.sub(r"\1", text)))


def words(text: str) -> set[str]:
    return {each.lower() for each in WORD.findall(_without_signs(said(text)))}


def in_words(line: str) -> str:
    """Give a line without its signs."""
    return " ".join(_without_signs(said(line)).split())


def signs(line: str) -> tuple[str, ...]:
    """List the signs of a line, in order."""
    return tuple(re.findall(f"{SIGNS.pattern}|{CODE.pattern}", DATE.sub(r"\1", LINK.sub(r"\1", line))))


def _has_sign(line: str) -> bool:
    return bool(SIGNS.search(line) or CODE.search(line))


def _without_signs(line: str) -> str:
    return SIGNS.sub("", CODE.sub("", DATE.sub(r"\1", line)))


def _bare(label: str) -> str:
    return " ".join(label.replace(CUT, " ").lower().split())
