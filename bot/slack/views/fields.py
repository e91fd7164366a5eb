"""One question as inputs of a form, and the filled form read back; drawn and read side by side.

An input is called optional only where it may stay blank. What stands in for it (skip, don't know, a word in place of a
number) is therefore no second input: it is in the menu of a choice, else in a small menu beside the question.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from bot.engine.forms.questions import LINK, PASS, SINCE, WHY, QuestionForm
from bot.engine.saved.answer import Answer
from bot.questions import Checkboxes, Control, Entry, Menu, NumberBox, Option, TextBox, Value, Wrong
from bot.questions.choices import NONE_OF_THESE
from bot.sentence import Sentence
from bot.slack import controls
from bot.slack.address import Address, Field, Verb, read_address, read_field
from bot.slack.cards.said import said_line
from bot.slack.controls import number_box, text_box
from bot.slack.controls.menu import PASSING, has_room_for, menu_with_passes
from bot.slack.writing.blocks import Json, asking, context, pack, placeholder, section
from bot.slack.writing.text import escape, plain, sentence
from bot.tongue import say, told

BUTTONS = 8
"""Ways to stand in for an input up to which each gets a button."""
BLANK = Wrong(Sentence("Answer this, or pick Skip or Don't know."))
"""What to say where a blank cannot stay blank."""

INSTEAD, BELOW = "instead", "below"
"""The entry of a type that stands in for its input, and the pick that goes back to the input."""
NOT_OWN = (LINK, SINCE, PASS, WHY)
LABEL = 300
"""Characters of a wording that still reads well above an input."""
SAID, OTHERS = 300, 3
"""Characters of what others said, and how many of them are shown."""


def question_blocks(
    form: QuestionForm, typed: Mapping[str, Any] | None = None, *, required: bool = False, redraws: bool = False
) -> list[Json]:
    """Draw one question; `typed` is what stands in it, else what this person answered before.

    `required` lets Slack ask for what cannot stay blank. Where the form is drawn again on a pick (`redraws`), what
    stands in for an input takes its place; else the input has to leave room for it.
    """
    stands = standing(form) if typed is None else typed
    ways = _ways(form.entries)
    blocks = _before(form)
    if ways is None:
        return blocks + _plainly(form, stands, required=required)
    verb = Verb.INSTEAD if redraws else Verb.PICK
    blocks += _heading(form, _ways_menu(form, ways, stands, verb))
    inputs = [entry for entry in form.entries if entry.name not in {PASS, INSTEAD}]
    if redraws and _picked_a_way(stands):
        why = [entry for entry in inputs if entry.name == WHY and stands.get(PASS) == "not_applicable"]
        # A word that is the answer can have evidence beside it, which is not asked for where it is passed over.
        beside = [entry for entry in inputs if entry.name in {LINK, SINCE} and not stands.get(PASS)]
        return blocks + [
            _input(form, entry, entry.label, "", stands, optional=entry.name != WHY and entry.optional)
            for entry in (*why, *beside)
        ]
    inputs = [entry for entry in inputs if not (redraws and entry.name == WHY)]
    own = [entry for entry in inputs if entry.name not in NOT_OWN]
    for entry in inputs:
        label = _kind(form, entry) if len(own) == 1 and entry is own[0] else _labelled(entry)
        optional = not (required and redraws) or _may_lack(entry) or (len(own) > 1 and entry.optional)
        blocks.append(_input(form, entry, label, "", stands, optional=optional))
    return blocks


def without_ways(form: QuestionForm) -> tuple[QuestionForm, tuple[tuple[str, str, str], ...]]:
    """Take out what stands in for an input, to be buttons beside it: their texts, entries and values."""
    ways = _ways(form.entries)
    if ways is None or len(ways.options) > BUTTONS:
        return form, ()
    lone = any(entry.name == INSTEAD for entry in form.entries)
    bare = tuple(
        replace(entry, optional=False) if lone and entry.name not in NOT_OWN else entry
        for entry in form.entries
        if entry.name not in {PASS, INSTEAD, WHY}
    )
    return replace(form, entries=bare), tuple((option.text, *_way(value)) for value, option in ways.options.items())


def standing(form: QuestionForm) -> dict[str, Any]:
    """Give what this person answered before, entry by entry, the way it would be entered."""
    return {} if form.filled is None else _as_entered(form.filled, form.entries)


def entered(values: Mapping[str, Any], question: str = "") -> dict[str, Any]:
    """Read from view.state.values what was entered for one question, for `bot.engine.forms.questions.read_form`.

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
                if value != f"{PASSING}{BELOW}":
                    found[PASS] = value.removeprefix(PASSING)
            elif value is not None:
                found[field.entry] = value
    return found


def typed_in(values: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Read what was entered for every question of a view, in order, so that it can be drawn again."""
    questions = dict.fromkeys(field.question for block_id in values if (field := read_field(block_id)))
    return {question: entered(values, question) for question in questions if question}


def shown_in(values: Mapping[str, Any]) -> dict[str, str]:
    """Read in which words each question of a view stood; empty where nothing had ever changed them by then."""
    found: dict[str, str] = {}
    for block_id, block in values.items():
        field = read_field(block_id)
        for action_id in block if field and field.question and isinstance(block, Mapping) else ():
            at = read_address(action_id)
            if field and at and at.verb in {Verb.PICK, Verb.INSTEAD}:
                found[field.question] = found.get(field.question) or at.extra
    return found


def errors(values: Mapping[str, Any], wrong: Mapping[str, Wrong | Sequence[Wrong]]) -> Json:
    """Answer a submit by saying at each field what is wrong; what was typed stays. Question "" is the form itself."""
    every = [
        (question, each) for question, one in wrong.items() for each in ((one,) if isinstance(one, Wrong) else one)
    ]
    at: dict[str, str] = {}
    for question, each in every:  # where two things are wrong with one field, the first is said
        at.setdefault(_block_of(values, question, each.entry), plain(each.message, LABEL))
    return {"response_action": "errors", "errors": at}


def _block_of(values: Mapping[str, Any], question: str, entry: str) -> str:
    """Find the input an entry was drawn in, or the nearest; Slack takes no error beside a question, nor at none."""
    fields = [field for block_id in values if (field := read_field(block_id))]
    there = [field for field in fields if field.question == question]
    inputs = [field for field in there if field.entry not in {PASS, INSTEAD}]
    right = [field for field in inputs if field.entry == entry]
    return next(iter((*right, *inputs, *there, *fields, Field(question, entry)))).write()


def _plainly(form: QuestionForm, stands: Mapping[str, Any], *, required: bool) -> list[Json]:
    """Draw a question whose inputs carry every way to answer it."""
    host = _host_of_passes(form.entries)
    entries = [entry for entry in form.entries if not (entry.name == PASS and host)]
    own = [entry for entry in entries if entry.name not in NOT_OWN]
    speaks = len(own) == 1 and len(_asked(form)) <= LABEL
    blocks = [] if speaks else _heading(form)
    for entry in entries:
        label, hint = _labelled(entry) if len(own) > 1 else entry.label, _hint(entry) if len(own) == 1 else ""
        if speaks and entry is own[0]:
            label, hint = _asked(form), " ".join(told(part) for part in (form.help, hint) if part)
        passes = _passes(form.entries) if entry is host else None
        # Skip stands in the same menu as the answers here, and has no evidence.
        optional = not required or entry.optional or (host is not None and entry.name in NOT_OWN and not form.brought)
        blocks.append(_input(form, entry, label, hint, stands, passes=passes, optional=optional))
    return blocks


def _before(form: QuestionForm) -> list[Json]:
    """Say what stands already beside the answer, and what a change would undo."""
    lines = [said_line(said, SAID) for said in form.others[:OTHERS]]
    rest = len(form.others) - len(lines)
    more = [say("and {rest} more", rest=rest)] if rest > 0 else []
    besides = [f"{' · '.join([*lines, *more])}. {escape(form.weighs)}"] if lines else []
    return [context(text) for text in (*besides, *([sentence(form.warning)] if form.warning else []))]


def _input(  # noqa: PLR0913 - what an input is drawn from
    form: QuestionForm,
    entry: Entry,
    label: str,
    hint: str,
    stands: Mapping[str, Any],
    *,
    optional: bool,
    passes: Menu | None = None,
) -> Json:
    element = _element(entry.control, passes, stands, entry.name, form.shown)
    return asking(Field(form.question, entry.name).write(), label, element, hint=hint, optional=optional)


def _element(control: Control, passes: Menu | None, stands: Mapping[str, Any], name: str, shown: str) -> Json:
    at = Address(Verb.PICK, extra=shown)  # in other words it is another input to Slack, in which nothing stands yet
    if passes is None or not isinstance(control, Menu):
        return controls.draw(control, at, stands.get(name))[0]
    passed = stands.get(PASS)
    return menu_with_passes(control, passes, at, f"{PASSING}{passed}" if passed else stands.get(name))


def _ways(entries: Sequence[Entry]) -> Menu | None:
    """Put together what stands in for the input of a question; None where nothing does, or where its menu has it."""
    own = [entry for entry in entries if entry.name not in NOT_OWN]
    words = next((each.control for each in own if each.name == INSTEAD and isinstance(each.control, Menu)), None)
    passes = None if _host_of_passes(entries) else _passes(entries)
    found = {**(words.options if words else {})}
    found |= {f"{PASSING}{name}": option for name, option in (passes.options if passes else {}).items()}
    return Menu(found) if found else None


def _ways_menu(form: QuestionForm, ways: Menu, stands: Mapping[str, Any], verb: Verb) -> Json:
    """Draw what stands in for an input as a small menu, with a way back to the input below it."""
    back = {f"{PASSING}{BELOW}": Option(text=say("Answer below"))}
    passed = stands.get(PASS)
    value = f"{PASSING}{passed}" if passed else stands.get(INSTEAD)
    element = controls.draw(
        Menu({**back, **ways.options}), Address(verb, question=form.question, extra=form.shown), value
    )[0]
    words = any(not value.startswith(PASSING) for value in ways.options)
    return {**element, "placeholder": placeholder(say("Answer another way…") if words else say("Skip, or don't know…"))}


def _may_lack(entry: Entry) -> bool:
    """Whether what stands beside an answer may stay blank: all but the link it is not taken without."""
    return entry.name in NOT_OWN and entry.optional


def _picked_a_way(stands: Mapping[str, Any]) -> bool:
    return bool(stands.get(PASS) or stands.get(INSTEAD))


def _way(value: str) -> tuple[str, str]:
    """Tell a pass from a word that is the answer."""
    return (PASS, value.removeprefix(PASSING)) if value.startswith(PASSING) else (INSTEAD, value)


def _host_of_passes(entries: Sequence[Entry]) -> Entry | None:
    """Find the menu in which skip and don't know can stand too, because it is all there is to answer with."""
    passes = _passes(entries)
    own = [entry for entry in entries if entry.name not in NOT_OWN]
    if passes is None or len(own) != 1 or not isinstance(own[0].control, Menu):
        return None
    return own[0] if has_room_for(own[0].control, passes) else None


def _passes(entries: Sequence[Entry]) -> Menu | None:
    return next((each.control for each in entries if each.name == PASS and isinstance(each.control, Menu)), None)


def _hint(entry: Entry) -> str:
    if entry.hint:
        return told(entry.hint)
    if isinstance(entry.control, TextBox):
        return text_box.hint(entry.control)
    return number_box.hint(entry.control) if isinstance(entry.control, NumberBox) else ""


def _kind(form: QuestionForm, entry: Entry) -> str:
    """Say what the one input of a question takes, below its wording; by its name, for it is heard alone."""
    return _with_hint(form.short, entry) if _hint(entry) else f"{form.short}: {told(entry.label)}"


def _labelled(entry: Entry) -> str:
    """Say what one of several inputs is, and what it takes."""
    return _with_hint(told(entry.label), entry)


def _with_hint(label: str, entry: Entry) -> str:
    hint = _hint(entry).rstrip(".")
    return f"{label}: {hint[0].lower()}{hint[1:]}" if hint else label


def _asked(form: QuestionForm) -> str:
    return f"{form.number}. {form.ask}" if form.number else form.ask


def _heading(form: QuestionForm, accessory: Json | None = None) -> list[Json]:
    """Write a question above its inputs, with what stands in for them beside it."""
    lines = [f"*{escape(_asked(form))}*", *([escape(form.help)] if form.help else [])]
    first, *rest = [section(text) for text in pack(lines)]
    if accessory is None:
        return [first, *rest]
    name = INSTEAD if any(entry.name == INSTEAD for entry in form.entries) else PASS
    return [{**first, "accessory": accessory, "block_id": Field(form.question, name).write()}, *rest]


def _as_entered(answer: Answer, entries: Sequence[Entry]) -> dict[str, Any]:
    since = answer.since.isoformat() if answer.since else None
    beside = {LINK: answer.link, SINCE: since, PASS: answer.passed, WHY: answer.reason}
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
