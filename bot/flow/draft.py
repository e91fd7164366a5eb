"""A first flow from a few answers: what somebody wants to ask, written as a file that an author can go on with."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.flow.shapes.shape import TITLE
from bot.flow.syntax_signs import CURLY_QUOTES
from bot.flow.tree.nodes import Mapping, plain
from bot.flow.tree.reading import read
from bot.flow.written.scopes import RESERVED

_LONGEST_ID = 40
_LOOKS_ODD = re.compile(f'\\s#|[\\"{CURLY_QUOTES}]|^(?:~|null|Null|NULL)$')
"""What reads better in quotes, although it would be read as it is, and what other readers of YAML take for nothing."""
_HALF = 2
"""Parts of which one makes a half."""


@dataclass(frozen=True)
class DraftQuestion:
    """One question: `good` says what its full level needs, in the words of its type."""

    id: str
    short: str
    ask: str
    type: str
    asked_of: str
    options: tuple[str, ...] = ()
    """The options as people read them, best first."""
    good: str = ""
    """Of a number, the condition for full level; of yes or no, the better answer."""
    do: str = "Look into it"
    done: str = "it is fine"
    blocks: bool = False
    """Whether the worst answer blocks by itself."""


@dataclass(frozen=True)
class Draft:
    """A whole flow, with a verdict for when everything is there and one for when not."""

    id: str
    title: str
    about: str
    questions: tuple[DraftQuestion, ...]
    best: str
    other: str


def as_id(words: str, taken: frozenset[str] | set[str] = frozenset()) -> str:
    """Make an id of some words, one that is not taken and means nothing else."""
    letters = re.sub(r"[^a-z0-9]+", "_", words.lower()).strip("_")
    begun = letters if re.match(r"[a-z]", letters) else f"q_{letters}".rstrip("_")
    made = begun[: _LONGEST_ID - 3].rstrip("_")
    number = 2
    while made in taken | RESERVED or made == "null":  # which other readers of YAML take for nothing
        made = f"{begun[: _LONGEST_ID - 3].rstrip('_')}_{number}"
        number += 1
    return made


def option_ids(question: DraftQuestion) -> tuple[str, ...]:
    """Give the ids of the options, in their order."""
    taken: list[str] = []
    for option in question.options:
        taken.append(as_id(option, frozenset(taken)))
    return tuple(taken)


def verdict_ids(draft: Draft) -> tuple[str, str]:
    """Give the ids of the verdicts: when something is missing, and when everything is there."""
    other = as_id(draft.other)
    return other, as_id(draft.best, {other})


def write(draft: Draft) -> str:
    """Write a flow file."""
    return "\n".join(_lines(draft)) + "\n"


def _lines(draft: Draft) -> Iterator[str]:
    yield f"flow: {draft.id}"
    yield f"title: {_text(draft.title)}"
    yield f"about: {_text(draft.about)}"
    yield from ("", "sections:", f"  - id: {_section(draft)}", f"    title: {_text(draft.title)}", "    questions:")
    for question in draft.questions:
        yield from (f"      {line}" for line in _question(question))
    blocking = [question for question in draft.questions if question.blocks]
    if blocking:
        yield from ("", "# Each of these blocks by itself.", "gates:")
        for number, question in enumerate(blocking, 1):
            yield from (f"  - id: G{number}", f"    title: {_text(question.short[:TITLE].rstrip())}")
            yield from (f"    fails: level({question.id}) = 0", f"    say: {_text(_shown(question.do))}")
    yield from _verdicts(draft)
    yield from _rules(draft, blocking=bool(blocking))


def _question(question: DraftQuestion) -> Iterator[str]:
    yield f"- id: {question.id}"
    yield f"  short: {_text(question.short)}"
    yield f"  ask: {_text(_shown(question.ask))}"
    yield f"  type: {question.type}"
    if question.options:
        yield "  options:"
    for place, (option, id_) in enumerate(zip(question.options, option_ids(question), strict=True)):
        level = _level(place, len(question.options)) if question.type == "choice" else None
        yield (
            f"    {id_}: {_text(option)}"
            if level is None
            else f"    {id_}: {{text: {_quoted(option)}, level: {level}}}"
        )
    yield f"  asked_of: {question.asked_of}"
    rules = list(_levels(question))
    yield from ("  level:", *(f"    - {rule}" for rule in rules)) if rules else ()
    yield from ("  gap:", f"    do: {_text(question.do)}", f"    done: {_text(question.done)}")


def _level(place: int, options: int) -> str:
    """Give the first option full level, the last none, and those between half."""
    if place == 0:
        return "1"
    return "0" if place == options - 1 else "0.5"


def _levels(question: DraftQuestion) -> Iterator[str]:
    match question.type:
        case "number":
            yield f"1 if {question.good}"
        case "choices":
            yield f"1 if count(value) = {len(question.options)}"
            if len(question.options) > _HALF:
                yield f"0.5 if count(value) >= {-(-len(question.options) // _HALF)}"
        case "text" | "names":
            yield "1 if given(value)"


def _verdicts(draft: Draft) -> Iterator[str]:
    other, best = verdict_ids(draft)
    yield from ("", "verdicts:")
    yield from (f"  {other}:", f"    title: {_text(draft.other)}", "    mark: raised_hand")
    yield from (f"  {best}:", f"    title: {_text(draft.best)}", "    mark: white_check_mark")
    yield f"order: [{other}, {best}]"


def _rules(draft: Draft, *, blocking: bool) -> Iterator[str]:
    other, best = verdict_ids(draft)
    yield from ("", "# In this order; the first that holds decides.", "rules:")
    if blocking:
        yield from (
            "  - id: blocked",
            f"    verdict: {other}",
            "    when: failed_gates > 0",
            '    say: "{failed_gate}"',
        )
    yield from ("  - id: all_there", f"    verdict: {best}", "    needs:")
    for question in draft.questions:
        yield f"      - {{when: level({question.id}) = 1, about: {question.id}}}"
    yield "    say: Everything is there"
    yield from ("  - id: something_missing", f"    verdict: {other}", "    missing_from: all_there")
    yield from ('    say: "{missing} things left"', "    instead:", "      - {when: missing = 1, say: One thing left}")


def _section(draft: Draft) -> str:
    return as_id(draft.title)


def _shown(text: str) -> str:
    """Keep braces as they are, in a text that would fill something in."""
    return text.replace("{", "{{").replace("}", "}}")


def _text(text: str) -> str:
    """Write a text without quotes where it is read back as it is, and in quotes where not."""
    tree = read(f"key: {text}\n", "")
    unquoted = isinstance(tree, Mapping) and plain(tree) == {"key": text} and not _LOOKS_ODD.search(text)
    return text if unquoted else _quoted(text)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
