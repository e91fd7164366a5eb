"""A story file read into a story, or everything that is wrong with it, each with its place and what to write."""

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
from bot.stories.meant import line_meant, sentence_of_line, unknown_word
from bot.stories.phrases import Takes, known_in
from bot.stories.story import Step, Story
from bot.stories.times import instant

STORY = Wanted("story", "`story:` and what it tells")
KEYS = ("story", "flow", "people", "asked", "owner", "anyone_here", "roles", "zone", "begins", "steps")
_OTHER_KEYS = {
    "about": "story",
    "description": "story",
    "name": "story",
    "scenario": "story",
    "script": "steps",
    "start": "begins",
    "team": "people",
    "timezone": "zone",
    "title": "story",
    "users": "people",
}
"""How other tools call a key, and what it is called here."""
BEGINS = datetime(2026, 3, 2, 10, tzinfo=UTC)
"""A Monday, for stories that do not say."""
MOST_PEOPLE = 50
PEOPLE = ("person", "other")
FlowOf = Callable[[str], Flow | tuple[Problem, ...] | None]
"""Finds a flow by its id, or what is wrong with it; nothing where there is none."""


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


def read_story(
    source: str | bytes, file: str, flow_of: FlowOf, flows: Callable[[], Collection[str]] = tuple
) -> Story | tuple[Problem, ...]:
    """Read one story, or say all that is wrong with it; `flows` gives the ids there are, for those who misspell one.

    Where its flow has problems its steps are not read, and where nothing else is wrong there is nothing to say here.
    """
    tree = read(source, file, STORY)
    if isinstance(tree, tuple):
        return tree
    reading = _Reading(file, tree)
    unknown = [key for key in tree.keys if key not in KEYS]
    usual = {key: other for key in unknown if (other := _OTHER_KEYS.get(key)) and other not in tree.entries}
    for key in unknown:
        if not reading.is_full:
            fix = f"did you mean '{usual[key]}'?" if key in usual else meant(key, KEYS)
            reading.wrong(tree.keys[key].place, f"unknown key '{key}'", fix)
    for key in ("story", "flow", "people", "steps"):
        if key not in tree.entries and not (closest(key, unknown) or key in usual.values()):
            reading.wrong(tree.place, f"a story needs '{key}'", f"write `{key}:`")
    for cut in cut_numbers(tree):
        reading.wrong(*cut)
    named = reading.text("flow")
    flow = flow_of(named)
    if flow is None and named:
        fix = meant(named, known) if (known := flows()) else "write its id"
        reading.wrong(reading.at("flow"), f"there is no flow '{named}' here", fix)
    story = _story(reading, flow) if isinstance(flow, Flow) else None
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
            if people and each.text not in people and not reading.is_full:
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
    if not people:  # which is told where they are listed
        known = {kind: words for kind, words in known.items() if kind not in PEOPLE}
    found = [_step(reading, each, flow, known) for each in node.items if not reading.is_full]
    return [each for each in found if each is not None]


def _step(reading: _Reading, node: Node, flow: Flow, known: MappingOf[str, Collection[str]]) -> Step | None:
    """Read one step: a line of words, or such a line with something behind its colon."""
    line, value = _line_of(node)
    if line is None:
        reading.wrong(node.place, "a step is one line", "write a dash for each, as in `- ana decides now`")
        return None
    text = " ".join(line.text.split())
    found = sentence_of_line(text, known)
    if found is None:
        reading.wrong(line.place, f"'{text}' is no sentence stories know", line_meant(text, known))
        return None
    phrase, words = found
    if unknown := unknown_word(words, known):
        kind, word = unknown
        what = "nobody here is called" if kind in PEOPLE else f"there is no {kind}"
        reading.wrong(line.at(line.text.find(word)), f"{what} '{word}'", meant(word, known[kind]))
        return None
    named = words.get("name", "")
    if phrase.no_time and (wrong := phrase.no_time(named)):
        what, fix = wrong
        reading.wrong(line.at(text.rfind(named)), f"'{named}' {what}", fix)
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


def _items(flow: Flow, named: str) -> str:
    """Say what may stand behind a question."""
    loop = flow.looped.get(named.partition(OF)[0])
    if loop is None:
        return "take the item out: this is asked once"
    options = getattr(flow.questions[loop.over].type, "options", {})
    return f"write one of {', '.join(each.text for each in options.values())}"


def _line_of(node: Node) -> tuple[Scalar | None, Node | None]:
    if isinstance(node, Scalar):
        return node, None
    if isinstance(node, Mapping) and len(node.entries) == 1:
        ((key, value),) = node.entries.items()
        is_blank = isinstance(value, Scalar) and not value.text and not value.source.style
        return node.keys[key], None if is_blank else value
    return None, None
