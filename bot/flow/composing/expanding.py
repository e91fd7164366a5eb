"""A flow's tree with the questions of fragments in place of each `use`; opens no file and judges nothing else."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from bot.flow.composing.fragments import BESIDE, FRAGMENTS, USE, Fragment, Texts, fragment_file, read_fragment
from bot.flow.conditions.closest import closest
from bot.flow.places import Place
from bot.flow.problems import MOST_TOLD, Problem, meant
from bot.flow.shapes.fragment import USE as USE_PATTERN
from bot.flow.tree.decoding import LARGEST
from bot.flow.tree.nodes import Mapping, Node, Scalar, Sequence
from bot.flow.tree.reading import DEEPEST, MOST_NODES

_NAMED = re.compile(USE_PATTERN)
FIXED = ("type",)
"""The keys of a question that no flow lays something else over."""
_ASKED = ("id", "type", "ask")
"""What a question has that is written out."""
_QUESTION_AT = 4
"""How deep a question of a section stands in a flow."""


@dataclass(frozen=True)
class Expanded:
    """A flow's tree without `use`, the fragments it took questions from, and what went wrong on the way."""

    tree: Mapping
    used: tuple[Fragment, ...] = ()
    problems: tuple[Problem, ...] = ()
    emptied: bool = False
    """Whether no section has a question left, so that nothing can be said of the rest."""
    left_out: frozenset[str] = frozenset()
    """The sections that have no question left, and are left out."""


def expanded(tree: Mapping, file: str, size: int, fragments: Texts) -> Expanded:
    """Put the questions of fragments into the sections that use them; `size` is the bytes of the flow."""
    sections = tree.entries.get("sections")
    if not isinstance(sections, Sequence) or not any(_uses(each) for each in sections.items):
        return Expanded(tree)
    work = _Expanding(file, fragments, size, parts_of(tree))
    entries = dict(tree.entries)
    made = [work.section(each) for each in sections.items]
    entries["sections"] = replace(sections, items=tuple(each for each in made if each is not None))
    used = tuple(sorted(work.used.values(), key=lambda each: each.name))
    emptied, left_out = not any(made), frozenset(work.left_out)
    return Expanded(replace(tree, entries=entries), used, tuple(work.problems), emptied, left_out)


def _questions(section: Node) -> Sequence | None:
    """Give the list of questions of a section, where it is one."""
    listed = section.entries.get("questions") if isinstance(section, Mapping) else None
    return listed if isinstance(listed, Sequence) else None


def _uses(section: Node) -> bool:
    listed = _questions(section)
    return listed is not None and any(
        isinstance(each, Mapping) and (USE in each.entries or misspelt(each, USE, _ASKED)) for each in listed.items
    )


def misspelt(part: Mapping, key: str, without: tuple[str, ...]) -> Scalar | None:
    """Find the key that may have been meant to be this one, which says all that a part is; where it has none else."""
    if key in part.entries or not part.entries.keys().isdisjoint(without):
        return None
    near = closest(key, [*part.keys])
    return part.keys[near] if near else None


@dataclass
class _Expanding:
    """One flow whose fragments are put in place."""

    file: str
    fragments: Texts
    size: int
    parts: int
    used: dict[str, Fragment] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)
    """Fragments that cannot be used, which is told once."""
    problems: list[Problem] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    first: dict[str, tuple[Place, bool]] = field(default_factory=dict)
    """Where each question comes from in the flow, and whether by a fragment."""

    def section(self, section: Node) -> Node | None:
        """Put the questions of fragments into a section; None where it has none then."""
        listed = _questions(section)
        if listed is None or not isinstance(section, Mapping):
            return section
        items = tuple(question for item in listed.items for question in self._questions_of(item))
        if listed.items and not items:
            self.left_out += [id_.text] if isinstance(id_ := section.entries.get("id"), Scalar) else []
            return None
        return replace(section, entries={**section.entries, "questions": replace(listed, items=items)})

    def _questions_of(self, item: Node) -> Iterator[Node]:
        if isinstance(item, Mapping) and (slip := misspelt(item, USE, _ASKED)):
            self._wrong(slip.place, f"unknown key '{slip.text}'", meant(slip.text, (USE,)))
            return
        if not isinstance(item, Mapping) or USE not in item.entries:
            named = item.entries.get("id") if isinstance(item, Mapping) else None
            if not isinstance(named, Scalar) or self._is_first(named.text, named.place, by_use=False):
                yield item
            return
        use = item.entries[USE]
        if len(self.problems) > MOST_TOLD:
            return
        for id_, question in self._found(item, use):
            if self._affordable(use, question) and self._is_first(id_, use.place, by_use=True):
                yield question

    def _found(self, item: Mapping, use: Node) -> Iterator[tuple[str, Mapping]]:
        """Give what an item stands for, each question with its id."""
        if not isinstance(use, Scalar) or not _NAMED.fullmatch(use.text):
            said = f"'{use.text[:40]}'" if isinstance(use, Scalar) else "this"
            fix = "write its name, or a name and a question as in `people/confident`, without folders and '.yml'"
            self._wrong(use.place, f"{said} is no name of a fragment", fix)
            return
        name, _, wanted = use.text.partition("/")
        fragment = self._fragment(name, use)
        if fragment is None:
            return
        over = [key for key in item.entries if key != USE]
        if not wanted:
            for key in over[:1]:
                fix = f"name one question of it, as in `use: {name}/{next(iter(fragment.questions))}`"
                self._wrong(item.keys[key].place, f"'{key}' is laid over all questions of a fragment", fix)
                return
            yield from fragment.questions.items()
        elif wanted not in fragment.questions:
            message = f"the fragment '{name}' has no question '{wanted}'"
            self._wrong(use.at(len(name) + 1), message, meant(wanted, fragment.questions))
        elif fixed := [key for key in over if key in FIXED]:
            message = f"the {fixed[0]} of a question from a fragment cannot change"
            self._wrong(item.keys[fixed[0]].place, message, "take it out, or write a question of your own")
        else:
            question = _laid_over(fragment.questions[wanted], item) if over else fragment.questions[wanted]
            named = question.entries["id"]
            yield named.text if isinstance(named, Scalar) else wanted, question

    def _fragment(self, name: str, use: Scalar) -> Fragment | None:
        if name in self.used:
            return self.used[name]
        if name in self.broken:
            return None
        text = self.fragments.get(name)
        if text is None:
            known = [each for each in self.fragments if not each.startswith(BESIDE)]
            fix = meant(name, known) if known else f"write `{FRAGMENTS}/{name}.yml` beside the flow"
            self._wrong(use.place, f"there is no fragment '{name}' in the folder {FRAGMENTS}", fix)
            return None
        found = (text,) if isinstance(text, Problem) else read_fragment(name, text, fragment_file(self.file, name))
        if isinstance(found, tuple):
            self.broken.add(name)
            self.problems += found
            return None
        self.size += found.size
        if self.size > LARGEST:
            self.broken.add(name)
            message = f"with this fragment the flow has more than {LARGEST // 1024} KiB"
            self._wrong(use.place, message, "make several flows of it")
            return None
        self.used[name] = found
        return found

    def _affordable(self, use: Node, question: Mapping) -> bool:
        """Take the parts of a question from those a flow may have, and look how deep it goes."""
        if self.parts > MOST_NODES:
            return False  # told at the one that was too many
        self.parts += parts_of(question)
        if self.parts > MOST_NODES:
            message = f"with this fragment the flow has more than {MOST_NODES:,} parts"
            self._wrong(use.place, message, "make several flows of it")
            return False
        if depth_of(question) + _QUESTION_AT > DEEPEST:
            message = f"with this fragment the flow is nested more than {DEEPEST} levels deep"
            self._wrong(use.place, message, "write the question with fewer")
            return False
        return True

    def _is_first(self, id_: str, place: Place, *, by_use: bool) -> bool:
        """Tell whether no question before has this id; one that two questions have without a fragment is told later."""
        before, came_by_use = self.first.setdefault(id_, (place, by_use))
        if before is place or not (by_use or came_by_use):
            return True
        comes = " comes with this fragment" if by_use else ""
        fix = "take one of them out, or use one question of the fragment and write another `id:` beside it"
        self._wrong(place, f"a second question called '{id_}'{comes} (first in line {before.line})", fix)
        return False

    def _wrong(self, place: Place, message: str, fix: str) -> None:
        if len(self.problems) <= MOST_TOLD:
            self.problems.append(Problem(self.file, place.line, place.column, message, fix))


def _laid_over(question: Mapping, item: Mapping) -> Mapping:
    """Put the keys of a flow in place of those of a question; what lacks a key then is the flow's mistake."""
    over = {key: node for key, node in item.entries.items() if key != USE}
    keys = {key: item.keys[key] for key in over}
    return Mapping({**question.entries, **over}, {**question.keys, **keys}, item.place, item.bracketed)


def parts_of(node: Node) -> int:
    """Count the texts, lists and mappings of a tree, keys among them."""
    waiting, count = [node], 0
    while waiting:
        count += 1
        match waiting.pop():
            case Sequence(items):
                waiting += items
            case Mapping(entries):
                count += len(entries)
                waiting += entries.values()
    return count


def depth_of(node: Node) -> int:
    """Count how deep lists and mappings are nested in a tree."""
    match node:
        case Scalar():
            return 0
        case Sequence(items):
            return 1 + max(map(depth_of, items), default=0)
        case Mapping(entries):
            return 1 + max(map(depth_of, entries.values()), default=0)
