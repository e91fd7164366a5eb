"""One question as inputs of a form, and the filled form read back; drawn and read side by side."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.engine.answer import Answer
from bot.engine.forms import LINK, PASS, SINCE, QuestionForm
from bot.questions import Checkboxes, Control, Entry, Menu, NumberBox, TextBox, Value, Wrong
from bot.questions.choices import NONE_OF_THESE
from bot.slack import controls
from bot.slack.address import Address, Field, Verb, read_field
from bot.slack.blocks import Json, asking, pack, placeholder, section
from bot.slack.controls import number_box, text_box
from bot.slack.controls.menu import PASSING, has_room_for, menu_with_passes
from bot.slack.text import escape, plain

BLANK = Wrong("Answer this, or pick Skip or Don't know.")
"""What to say where a blank cannot stay blank."""

NOT_OWN = (LINK, SINCE, PASS)
LABEL = 300
"""Characters of a wording that still reads well above an input."""

_PICK = Address(Verb.PICK)


def question_blocks(
    form: QuestionForm, typed: Mapping[str, Any] | None = None, *, required: bool = False
) -> list[Json]:
    """Draw one question; `typed` is what stands in it, else what this person answered before.

    `required` lets Slack ask for a menu that offers every way to answer; other inputs leave room for one another.
    """
    stands = standing(form) if typed is None else typed
    asked = f"{form.number}. {form.ask}"
    own = [entry for entry in form.entries if entry.name not in NOT_OWN]
    host = _host_of_passes(form.entries)
    speaks = len(own) == 1 and len(asked) <= LABEL
    blocks = [] if speaks else _heading(asked, form.help)
    for entry in form.entries:
        if entry.name == PASS and host:
            continue
        label, hint = entry.label, _hint(entry)
        if speaks and entry is own[0]:
            label, hint = asked, " ".join(part for part in (form.help, hint) if part)
        if entry.name == PASS:
            label = f"No answer to {form.number}?"
        passes = _passes(form.entries) if entry is host else None
        element = _element(entry.control, passes, stands, entry.name)
        optional = not (required and passes and len(own) == 1)
        blocks.append(asking(Field(form.question, entry.name).write(), label, element, hint=hint, optional=optional))
    return blocks


def standing(form: QuestionForm) -> dict[str, Any]:
    """Give what this person answered before, entry by entry, the way it would be entered."""
    return {} if form.filled is None else _as_entered(form.filled, form.entries)


def entered(values: Mapping[str, Any], question: str = "") -> dict[str, Any]:
    """Read from view.state.values what was entered for one question, for `bot.engine.forms.read_form`.

    Without a question it gives the inputs of the form itself, such as who owns a check.
    """
    found: dict[str, Any] = {}
    for block_id, block in values.items():
        field = read_field(block_id)
        if field is None or field.question != question or not isinstance(block, Mapping):
            continue
        for state in block.values():
            value = controls.read(state) if isinstance(state, Mapping) else None
            if isinstance(value, str) and value.startswith(PASSING) and state.get("type") == "static_select":
                found[PASS] = value.removeprefix(PASSING)
            elif value is not None:
                found[field.entry] = value
    return found


def typed_in(values: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Read what was entered for every question of a view, in order, so that it can be drawn again."""
    questions = dict.fromkeys(field.question for block_id in values if (field := read_field(block_id)))
    return {question: entered(values, question) for question in questions if question}


def errors(values: Mapping[str, Any], wrong: Mapping[str, Wrong]) -> Json:
    """Answer a submit by saying at each field what is wrong; what was typed stays. Question "" is the form itself."""
    at = {
        _block_of(values, question, each.entry): plain(each.message, LABEL) for question, each in wrong.items() if each
    }
    return {"response_action": "errors", "errors": at}


def _block_of(values: Mapping[str, Any], question: str, entry: str) -> str:
    """Find the input an entry was drawn in, or the nearest; Slack takes no error for one that is not there."""
    fields = [field for block_id in values if (field := read_field(block_id))]
    there = [field for field in fields if field.question == question]
    names = (entry, "instead", "value") if entry == PASS else (entry,)
    right = [Field(question, name) for name in names if Field(question, name) in there]
    return next(iter((*right, *there, *fields, Field(question, entry)))).write()


def _element(control: Control, passes: Menu | None, stands: Mapping[str, Any], name: str) -> Json:
    if passes is None or not isinstance(control, Menu):
        element = controls.draw(control, _PICK, stands.get(name))[0]
        if name == PASS and isinstance(control, Menu):
            element["placeholder"] = placeholder(" or ".join(way.text for way in control.options.values()))
        return element
    passed = stands.get(PASS)
    return menu_with_passes(control, passes, _PICK, f"{PASSING}{passed}" if passed else stands.get(name))


def _host_of_passes(entries: Sequence[Entry]) -> Entry | None:
    """Find the menu of the question itself in which skip and don't know can stand, so that they need no input."""
    passes = _passes(entries)
    menus = [entry for entry in entries if entry.name not in NOT_OWN and isinstance(entry.control, Menu)]
    if not menus or passes is None or not isinstance(menus[-1].control, Menu):
        return None
    return menus[-1] if has_room_for(menus[-1].control, passes) else None


def _passes(entries: Sequence[Entry]) -> Menu | None:
    return next((each.control for each in entries if each.name == PASS and isinstance(each.control, Menu)), None)


def _hint(entry: Entry) -> str:
    if entry.hint:
        return entry.hint
    if isinstance(entry.control, TextBox):
        return text_box.hint(entry.control)
    return number_box.hint(entry.control) if isinstance(entry.control, NumberBox) else ""


def _heading(asked: str, help_: str | None) -> list[Json]:
    lines = [f"*{escape(asked)}*", *([escape(help_)] if help_ else [])]
    return [section(text) for text in pack(lines)]


def _as_entered(answer: Answer, entries: Sequence[Entry]) -> dict[str, Any]:
    beside = {LINK: answer.link, SINCE: answer.since.isoformat() if answer.since else None, PASS: answer.passed}
    there = {name: value for name, value in beside.items() if value}
    return there if answer.value is None else {**there, **_value_as_entered(answer.value, entries)}


def _value_as_entered(value: Value, entries: Sequence[Entry]) -> dict[str, Any]:
    """Spread a value over the entries it came from: a number to each field, a word to the menu that offers it."""
    if isinstance(value, dict):
        return {name: _number(number) for name, number in value.items()}
    own = [entry for entry in entries if entry.name not in NOT_OWN]
    if isinstance(value, tuple):
        boxes = next((entry for entry in own if isinstance(entry.control, Checkboxes)), None)
        if boxes:
            return {boxes.name: list(value) or [NONE_OF_THESE]}
        return {own[0].name: "\n".join(value)}
    if isinstance(value, str):
        menu = next((each for each in own if isinstance(each.control, Menu) and value in each.control.options), own[0])
        return {menu.name: value}
    return {own[0].name: _number(value)}


def _number(number: float) -> str:
    return str(int(number)) if number == int(number) else repr(number)
