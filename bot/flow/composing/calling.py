"""A flow's tree with what it calls in place of each `call`; opens no file and judges nothing else."""

import re
from collections.abc import Iterator
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, field, replace

from bot.flow.composing.brought import called_as, called_inside, ways_of
from bot.flow.composing.calls import MOST_CALLS, Caller, Passed, Read, Whole, WrittenCall
from bot.flow.composing.expanding import Expanded, misspelt, parts_of
from bot.flow.composing.fragments import BESIDE, mapping_in
from bot.flow.composing.renaming import Renaming, both
from bot.flow.guidance import guidance_links
from bot.flow.model.flow import Flow
from bot.flow.places import Place, Source
from bot.flow.problems import Problem, meant
from bot.flow.shapes.call import CallShape
from bot.flow.shapes.shape import FILE_NAME
from bot.flow.tree.nodes import Mapping, Node, Scalar, Sequence
from bot.flow.tree.reading import MOST_NODES
from bot.flow.tree.reading import read as read_tree
from bot.flow.written.file import Written, items_of, text_of
from bot.questions.options import ID

CALL = "call"
DEEPEST_CALL = 3
"""How many flows may stand in one another, the first that calls among them."""
_LONGEST_ID = 40
_NOTHING, _ENGLISH = (Scalar(text, Place(1, 1), Source((), "")) for text in ("", "en"))
_ASKED = ("questions",)
"""What a section has that calls nothing."""
_LISTS = ("gates", "warnings", "contradictions")
"""What a caller takes over of a flow, besides its sections: what blocks there blocks here too."""


def name_of(file: str) -> str:
    """Name a flow the way its callers do: by its file."""
    return file.replace("\\", "/").rpartition("/")[2].removesuffix(".yml")


def with_calls(placed: Expanded, caller: Caller, read: Read) -> Whole:
    """Put the sections of the flows that are called into the tree of their caller."""
    whole = Whole(
        placed.tree,
        tuple(each.name for each in placed.used),
        placed.problems,
        placed.emptied,
        lacks=bool(placed.problems),
        doubtful=placed.left_out,
    )
    sections = placed.tree.entries.get("sections")
    if not isinstance(sections, Sequence) or not any(_calls(each) for each in sections.items):
        return whole
    work = _Calling(placed.tree, caller, read)
    items = tuple(part for each in sections.items for part in work.sections(each))
    entries = {**placed.tree.entries, "sections": replace(sections, items=items)}
    keys = dict(placed.tree.keys)
    for key, more in work.more.items():
        before = entries.get(key)
        bracketed = before if isinstance(before, Sequence) else Sequence((), more[0].place)
        entries[key] = replace(bracketed, items=(*items_of(before), *more))
        keys.setdefault(key, placed.tree.keys["sections"])
    return replace(
        whole,
        tree=replace(placed.tree, entries=entries, keys=keys),
        used=tuple(sorted({*whole.used, *work.used})),
        problems=(*whole.problems, *work.problems),
        emptied=whole.emptied or not items,
        calls=tuple(work.calls),
        lacks=bool(placed.problems or work.problems),
    )


def _calls(section: Node) -> bool:
    return isinstance(section, Mapping) and (CALL in section.entries or misspelt(section, CALL, _ASKED) is not None)


@dataclass
class _Calling:
    """One flow whose calls are put in place."""

    tree: Mapping
    caller: Caller
    read: Read
    used: set[str] = field(default_factory=set)
    calls: list[WrittenCall] = field(default_factory=list)
    more: dict[str, list[Node]] = field(default_factory=dict)
    """Top-level key → what comes behind what the flow has there itself."""
    problems: list[Problem] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.parts = parts_of(self.tree)
        self.roles = {_id(each) for each in items_of(self.tree.entries.get("roles"))}
        self.found: dict[str, tuple[Whole, Flow] | None] = {}

    def sections(self, section: Node) -> Iterator[Node]:
        """Give a section, or those of the flow that is called in its place."""
        if isinstance(section, Mapping) and (slip := misspelt(section, CALL, _ASKED)):
            self.problems.append(
                Problem(self.caller.file, *slip.place, f"unknown key '{slip.text}'", meant(slip.text, (CALL,)))
            )
            return
        if not isinstance(section, Mapping) or CALL not in section.entries:
            yield section
            return
        written = Written(self.caller.file, {})
        shape = written.part(section, CallShape)
        node = section.entries[CALL]
        if shape is None or not isinstance(node, Scalar):
            self.problems += written.problems
            return
        found = self._found(shape.call, node, written)
        names = self._names(found[1], shape, section, written) if found else None
        self.problems += written.problems
        if found and names and not written.problems:
            yield from self._placed(found, names, shape, section, node)

    def _found(self, name: str, node: Scalar, written: Written) -> tuple[Whole, Flow] | None:
        """Find the flow that is called; one that cannot be is told once."""
        path = (*self.caller.path, name)
        if name in self.caller.path:
            written.wrong(node.place, f"{_chain(path)}, and so on without an end", "take this call out")
            return None
        if len(path) > DEEPEST_CALL:
            message = f"calls are nested more than {DEEPEST_CALL} deep: {_chain(path)}"
            written.wrong(node.place, message, "call it from the first flow")
            return None
        if self.caller.budget.left == 0:
            message = f"with all it calls the flow has more than {MOST_CALLS} calls"
            written.wrong(node.place, message, "make several flows of it")
            return None
        self.caller.budget.left -= 1
        if name not in self.found:
            self.found[name] = self._read(name, node, path, written)
        return self.found[name]

    def _read(self, name: str, node: Scalar, path: tuple[str, ...], written: Written) -> tuple[Whole, Flow] | None:
        texts, file = self.caller.texts, self.caller.beside(name)
        text = texts.get(f"{BESIDE}{name}")
        if text is None:
            known = {each.removeprefix(BESIDE) for each in texts if each.startswith(BESIDE)} - {self.caller.path[-1]}
            fix = meant(name, known) if known else f"write `{name}.yml` beside this one"
            written.wrong(node.place, f"there is no flow '{name}.yml' beside this one", fix)
            return None
        if isinstance(text, Problem):
            written.problems.append(text)
            return None
        if not self._fits(read_tree(text, file), name, node, written):
            return None
        read = self.read(text, replace(self.caller, file=file, path=path))
        match read:
            case (Whole() as whole, Flow() as flow):
                self.used |= {f"{BESIDE}{name}", *whole.used}
                return whole, flow
        written.problems += (each for each in read if isinstance(each, Problem))
        return None

    def _fits(self, tree: Mapping | tuple[Problem, ...], name: str, node: Scalar, written: Written) -> bool:
        """Tell whether a flow can stand in this one: in its language, and with its pages."""
        if not isinstance(tree, Mapping):
            return True  # what keeps it from being read is told in its own file
        theirs, own = (text_of(each.entries.get("language", _ENGLISH)) for each in (tree, self.tree))
        if theirs != own:
            message = f"'{name}' is written in '{theirs}', and this flow in '{own}'"
            written.wrong(node.place, message, "call a flow in the same language, and translate both")
        pages, here = (text_of(each.entries.get("guidance", _NOTHING)) for each in (tree, self.tree))
        untold = here or next(guidance_links(self.tree), None) is None  # else that is what is missing
        if pages and pages != here and untold and (not here or re.fullmatch(FILE_NAME, here)):
            message = f"the pages of guidance of '{name}' lie in '{pages}', and those of this flow do not"
            written.wrong(node.place, message, f"write `guidance: {pages}` in both, and keep their pages together")
        return not written.problems

    def _names(self, flow: Flow, shape: CallShape, section: Mapping, written: Written) -> Renaming | None:
        """Give the names all that is called has in this flow."""
        node = section.entries[CALL]
        id_ = shape.as_ or (shape.call if re.fullmatch(ID, shape.call) else "")
        if not id_:
            written.wrong(node.place, f"'{shape.call}' cannot stand before an id", "write `as:` and a name for it here")
            return None
        if any(each.called.id == id_ for each in self.calls):
            written.wrong(node.place, f"a second call by the name '{id_}'", "write `as:` and another name")
            return None
        listed = section.entries.get("with")
        for key in listed.keys.values() if isinstance(listed, Mapping) else ():
            theirs = flow.questions.get(key.text)
            if theirs is None:
                other = shape.with_[key.text]
                turned = f"write it the other way round, as in `{other}: {key.text}`"
                fix = turned if other in flow.questions else meant(key.text, flow.questions)
                written.wrong(key.place, f"'{shape.call}' asks no question '{key.text}'", fix)
            elif theirs.each is not None:
                message = f"'{key.text}' of '{shape.call}' is asked item by item"
                written.wrong(key.place, message, "pass in the question that names the items")
        names = Renaming(
            id_,
            {each: shape.with_.get(each, f"{id_}_{each}") for each in flow.questions},
            {each.id: f"{id_}_{each.id}" for each in flow.sections},
            {each.id: f"{id_}_{each.id}" for each in flow.calls},
        )
        ids = {each.id for listed in (flow.gates, flow.warnings, flow.contradictions) for each in listed}
        longest = max((*names.questions.values(), *names.sections.values(), *map(names.named, ids)), key=len)
        if len(longest) > _LONGEST_ID:
            message = f"with the name of the call before it '{longest}' has more than {_LONGEST_ID} characters"
            written.wrong(node.place, message, "write `as:` and a shorter name")
        return names

    def _placed(
        self, found: tuple[Whole, Flow], names: Renaming, shape: CallShape, section: Mapping, node: Scalar
    ) -> Iterator[Node]:
        """Put a flow in place: its sections here, and what else it brings behind what there is."""
        whole, flow = found
        tree = mapping_in(whole.tree, self.caller.beside(shape.call))
        sections = [each for each in self._asked(tree, names, shape, section) if items_of(each.entries["questions"])]
        self.parts += sum(map(parts_of, sections))
        if self.parts > MOST_NODES:
            message = f"with what is called here the flow has more than {MOST_NODES:,} parts"
            self.problems.append(Problem(self.caller.file, *node.place, message, "make several flows of it"))
            return
        yield from sections
        for key in _LISTS:
            for each in items_of(tree.entries.get(key)):
                self.more.setdefault(key, []).append(names.part(each))
        for each in items_of(tree.entries.get("roles")):
            if _id(each) not in self.roles:
                self.roles.add(_id(each))
                self.more.setdefault("roles", []).append(each)
        self.calls += (called_inside(each, names, self.caller.beside(shape.call)) for each in whole.calls)
        listed = section.entries.get("with")
        passed = listed.entries.items() if isinstance(listed, Mapping) else ()
        self.calls.append(
            WrittenCall(
                called_as(flow, names, map(_id, sections)),
                tuple(ways_of(flow, tree, names)),
                shape.call,
                (names,),
                node,
                tuple(Passed(own, flow.questions[id_]) for id_, own in passed if isinstance(own, Scalar)),
            )
        )

    def _asked(self, tree: Mapping, names: Renaming, shape: CallShape, section: Mapping) -> Iterator[Mapping]:
        """Go through the sections that are called, without the questions that are passed in."""
        when = section.entries.get("when")
        for each in items_of(tree.entries["sections"]):
            new = names.part(_without(each, shape.with_), names.sections)
            if not isinstance(new, Mapping):
                continue
            asked = new.entries["questions"]
            if isinstance(when, Scalar) and isinstance(asked, Sequence):
                items = tuple(_only(question, when, section.keys["when"]) for question in asked.items)
                new = replace(new, entries={**new.entries, "questions": replace(asked, items=items)})
            yield new


def _without(section: Node, passed: MappingOf[str, str]) -> Node:
    asked = section.entries.get("questions") if isinstance(section, Mapping) else None
    if not isinstance(section, Mapping) or not isinstance(asked, Sequence):
        return section
    items = tuple(each for each in asked.items if _id(each) not in passed)
    return replace(section, entries={**section.entries, "questions": replace(asked, items=items)})


def _only(question: Node, when: Scalar, key: Scalar) -> Node:
    """Ask a question only while what the call hangs on holds too."""
    if not isinstance(question, Mapping):
        return question
    entries = {**question.entries, "when": both(when, question.entries.get("when"))}
    return replace(question, entries=entries, keys={**question.keys, "when": question.keys.get("when", key)})


def _id(node: Node) -> str:
    named = node.entries.get("id") if isinstance(node, Mapping) else None
    return text_of(named) if named is not None else ""


def _chain(path: tuple[str, ...]) -> str:
    first, second, *rest = path
    return f"'{first}' calls '{second}'" + "".join(f", which calls '{each}'" for each in rest)
