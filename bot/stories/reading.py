"""A story file read into a story, or everything that is wrong with it, each with its place and what to write."""

import re
from collections.abc import Callable, Collection
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, field
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from bot.engine.asked.looping import OF, id_of
from bot.engine.times.calendar import is_zone
from bot.flow.conditions.closest import closest
from bot.flow.model.flow import Flow
from bot.flow.places import Place
from bot.flow.problems import MOST_TOLD, Problem, in_order, meant
from bot.flow.tree.nodes import Mapping, Node, Scalar, Sequence, plain
from bot.flow.tree.reading import Wanted, read
from bot.flow.tree.slips import cut_numbers
from bot.flow.written.file import items_of
from bot.questions.spelling import yes_or_no
from bot.stories.phrases import Phrase, Takes, known_in
from bot.stories.sentences import SENTENCES
from bot.stories.story import Step, Story
from bot.stories.times import instant

STORY = Wanted("story", "`story:` and what it tells")
KEYS = ("story", "flow", "people", "asked", "owner", "anyone_here", "roles", "zone", "begins", "steps")
BEGINS = datetime(2026, 3, 2, 10, tzinfo=UTC)
"""A Monday, for stories that do not say."""
MOST_PEOPLE = 50
_MOST_WORDS = 12
"""Words of an item that is looked for without its quotes."""
PEOPLE = ("person", "other")
FlowOf = Callable[[str], Flow | None]
"""Finds a flow by its id."""


@dataclass
class _Reading:
    """A story being read."""

    file: str
    tree: Mapping
    problems: list[Problem] = field(default_factory=list)

    def wrong(self, place: Place, message: str, fix: str) -> None:
        self.problems.append(Problem(self.file, *place, message, fix))

    @property
    def is_full(self) -> bool:
        """Whether so much is wrong that no more is told, and so looked for."""
        return len(self.problems) > MOST_TOLD

    def at(self, key: str) -> Place:
        node = self.tree.entries.get(key)
        return node.place if node else self.tree.place

    def text(self, key: str, default: str = "") -> str:
        node = self.tree.entries.get(key)
        if node is None:
            return default
        if isinstance(node, Scalar) and node.text.strip():
            return node.text.strip()
        self.wrong(node.place, f"'{key}' is to be one text", "write it on the same line")
        return default


def read_story(source: str | bytes, file: str, flow_of: FlowOf) -> Story | tuple[Problem, ...]:
    """Read one story, or say all that is wrong with it."""
    tree = read(source, file, STORY)
    if isinstance(tree, tuple):
        return tree
    reading = _Reading(file, tree)
    for key, scalar in tree.keys.items():
        if key not in KEYS and not reading.is_full:
            reading.wrong(scalar.place, f"unknown key '{key}'", meant(key, KEYS))
    for key in ("story", "flow", "people", "steps"):
        if key not in tree.entries:
            reading.wrong(tree.place, f"a story needs '{key}'", f"write `{key}:`")
    for cut in cut_numbers(tree):
        reading.wrong(*cut)
    flow = flow_of(reading.text("flow"))
    if flow is None and "flow" in tree.entries:
        reading.wrong(reading.at("flow"), f"there is no flow '{reading.text('flow')}' here", "write its id")
    story = _story(reading, flow) if flow else None
    return in_order(reading.problems) if reading.problems or story is None else story


def read_line(line: str, flow: Flow, people: Collection[str]) -> Step | tuple[Problem, ...]:
    """Read one step by itself, or say what is wrong with it."""
    tree = read(f"steps:\n  - {line}\n", "", STORY)
    if isinstance(tree, tuple):
        return tree
    reading = _Reading("", tree)
    steps = _steps(reading, flow, people)
    return in_order(reading.problems) if reading.problems or not steps else steps[0]


def _story(reading: _Reading, flow: Flow) -> Story:
    people = _names(reading, "people")
    asked = _names(reading, "asked") or people
    stranger = next((each for each in asked if each not in people), None)
    if people and stranger:
        reading.wrong(reading.at("asked"), f"nobody here is called {stranger}", "list them under people too")
    owner = reading.text("owner", people[0] if people else "")
    if people and owner not in people:
        reading.wrong(reading.at("owner"), f"nobody here is called {owner}", meant(owner, people))
    zone = reading.text("zone", "UTC")
    if not is_zone(zone):
        reading.wrong(reading.at("zone"), f"'{zone}' is no time zone", "write its name, as in Europe/Berlin")
        zone = "UTC"
    anyone = reading.text("anyone_here", "no")
    anyone_here = yes_or_no(anyone)
    if anyone_here is None:
        reading.wrong(reading.at("anyone_here"), f"'{anyone}' is neither yes nor no", "write one of them")
    return Story(
        reading.file,
        reading.text("story"),
        flow,
        tuple(people),
        () if anyone_here else tuple(asked),
        owner,
        bool(anyone_here),
        zone,
        _begins(reading, zone),
        tuple(_steps(reading, flow, people)),
        _roles(reading, flow, people),
    )


def _roles(reading: _Reading, flow: Flow, people: Collection[str]) -> dict[str, tuple[str, ...]]:
    """Read who holds which role from the start: one person or a list."""
    node, known = reading.tree.entries.get("roles"), [role.id for role in flow.roles]
    if node is None:
        return {}
    if not isinstance(node, Mapping):
        reading.wrong(node.place, "'roles' is to say who holds which", "write it as in {security: ben}")
        return {}
    found: dict[str, tuple[str, ...]] = {}
    for role, scalar in node.keys.items():
        if reading.is_full:
            break
        if role not in known:
            reading.wrong(scalar.place, f"there is no role '{role}'", meant(role, known))
            continue
        below = node.entries[role]
        named = [each for each in items_of(below) if isinstance(each, Scalar)]
        for each in named:
            if each.text not in people and not reading.is_full:
                reading.wrong(each.place, f"nobody here is called '{each.text}'", meant(each.text, people))
        found[role] = tuple(each.text for each in named)
    return found


def _names(reading: _Reading, key: str) -> list[str]:
    node = reading.tree.entries.get(key)
    people = plain(node) if isinstance(node, Sequence) else []
    if node is not None and not (people and all(isinstance(each, str) and each.isidentifier() for each in people)):
        reading.wrong(node.place, f"'{key}' is to be a list of names", "write it as in [ana, ben, cem], each one word")
        return []
    if len(people) > MOST_PEOPLE:
        reading.wrong(
            node.place if node else reading.tree.place, f"these are {len(people)} people", f"name {MOST_PEOPLE} at most"
        )
        return []
    return list(dict.fromkeys(people))


def _begins(reading: _Reading, zone: str) -> datetime:
    written = reading.text("begins")
    at = instant(written, zone, BEGINS) if written[:1].isdigit() else None
    if written and at is None:
        reading.wrong(reading.at("begins"), f"'{written}' is no day and hour", "write it as in 2026-03-02 10:00")
    return at or BEGINS.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def _steps(reading: _Reading, flow: Flow, people: Collection[str]) -> list[Step]:
    node = reading.tree.entries.get("steps")
    if node is None:
        return []
    if not isinstance(node, Sequence) or not node.items:
        reading.wrong(node.place, "steps are a list", "begin each with a dash, as in `- ana starts`")
        return []
    known = known_in(flow, people)
    found = [_step(reading, each, flow, known) for each in node.items if not reading.is_full]
    return [each for each in found if each is not None]


def _step(reading: _Reading, node: Node, flow: Flow, known: MappingOf[str, Collection[str]]) -> Step | None:
    """Read one step: a line of words, or such a line with something behind its colon."""
    line, value = _line_of(node)
    if line is None:
        reading.wrong(node.place, "a step is one line", "write a dash for each, as in `- ana decides now`")
        return None
    text = " ".join(line.text.split())
    found = _sentence(text, known)
    if found is None:
        reading.wrong(line.place, f"'{text}' is no sentence stories know", _unquoted(text, known) or _like(text))
        return None
    phrase, words = found
    if unknown := _unknown(words, known):
        kind, word = unknown
        what = "nobody here is called" if kind in PEOPLE else f"there is no {kind}"
        fix = meant(word, known[kind]) if known[kind] or kind not in PEOPLE else "list them under `people:`"
        reading.wrong(line.at(line.text.find(word)), f"{what} '{word}'", fix)
        return None
    if phrase.takes is Takes.SOMETHING and value is None:
        reading.wrong(line.place, "something is missing behind this", f"write it as in `{phrase.example}`")
    elif phrase.takes is Takes.MAPPING and not (isinstance(value, Mapping) and value.entries):
        place = value.place if value else line.place
        reading.wrong(place, "names with what belongs to each are missing here", f"write it as in `{phrase.example}`")
    elif phrase.takes is Takes.NOTHING and value is not None:
        reading.wrong(value.place, "nothing stands behind this sentence", f"write it as in `{phrase.example}`")
    if (named := words.get("question", "")) and named == (id_ := id_of(flow, named)) and OF in named:
        reading.wrong(
            line.at(line.text.find(OF)), f"'{named.partition(OF)[0]}' is not asked of that", _items(flow, named)
        )
        return None
    if named:
        words = {**words, "question": id_}
    return Step(line.place, text, phrase, words, None if value is None else plain(value))


def _sentence(text: str, known: MappingOf[str, Collection[str]]) -> tuple[Phrase, MappingOf[str, str]] | None:
    """Find the first sentence a line is all whose words are known, else the first it is at all."""
    first: tuple[Phrase, MappingOf[str, str]] | None = None
    for each in SENTENCES:
        if match := each.pattern.fullmatch(text):
            words = match.groupdict()
            if not _unknown(words, known):
                return each, words
            first = first or (each, words)
    return first


def _unquoted(text: str, known: MappingOf[str, Collection[str]]) -> str | None:
    """Notice an item without the quotes it needs where more follows it: how the line would be a sentence with them."""
    before, of, item = text.partition(OF)
    quoted = (f'{before}{of}"{item[:end]}"{item[end:]}' for end in _ends_of_words(item))
    found = next((each for each in quoted if _is_sentence(each, known)), None)
    return f"put the item in quotes, as in `{found}`" if found else None


def _ends_of_words(text: str) -> list[int]:
    """List where the words end, the longest run of them first, for most sentences end with the item."""
    return [match.end() for match in re.finditer(r'[^\s"]+', text)][:_MOST_WORDS][::-1]


def _is_sentence(text: str, known: MappingOf[str, Collection[str]]) -> bool:
    found = _sentence(text, known)
    return found is not None and OF in found[1].get("question", "")


def _items(flow: Flow, named: str) -> str:
    """Say what may stand behind a question."""
    loop = flow.looped.get(named.partition(OF)[0])
    if loop is None:
        return "take the item out: this is asked once"
    options = getattr(flow.questions[loop.over].type, "options", {})
    return f"write one of {', '.join(each.text for each in options.values())}"


def _unknown(words: MappingOf[str, str], known: MappingOf[str, Collection[str]]) -> tuple[str, str] | None:
    """Find the first word that stands for nothing there is, with what it should be."""
    return next(((kind, word) for kind, word in words.items() if kind in known and word not in known[kind]), None)


def _line_of(node: Node) -> tuple[Scalar | None, Node | None]:
    if isinstance(node, Scalar):
        return node, None
    if isinstance(node, Mapping) and len(node.entries) == 1:
        ((key, value),) = node.entries.items()
        is_blank = isinstance(value, Scalar) and not value.text and not value.source.style
        return node.keys[key], None if is_blank else value
    return None, None


def _like(text: str) -> str:
    by_words = {each.words: each for each in SENTENCES}
    near = _sharing_most(text) or closest(text, by_words)
    return f"write it as in `{by_words[near].example}`" if near else "`ftready test --sentences` lists all"


def _sharing_most(text: str) -> str | None:
    """Find the sentence that shares the most words, and of several the one with the fewest others."""
    words = set(text.split())
    best = max(SENTENCES, key=lambda each: (len(words & _own(each)), -len(_own(each) - words)))
    return best.words if words & _own(best) - {"expect"} else None


def _own(phrase: Phrase) -> set[str]:
    return {word for word in phrase.words.split() if "{" not in word}
