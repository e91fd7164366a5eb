"""Story files read, run and counted: each with the flow it names, many of them on all processors at once."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from os.path import relpath
from pathlib import Path

from bot.flow.model.flow import Flow
from bot.flow.problems import Problem
from bot.flow.tree.nodes import Mapping as MappingNode
from bot.folders.files import listed, read_some
from bot.folders.flows import flow_files, load_flow, read_tree
from bot.folders.spreading import spread
from bot.slack.cards.as_text import said_on
from bot.stories import Coverage, Ended, Failure, LeftOut, Part, Story, lent, parts_of, read_story, run
from bot.stories.parts import Touched
from bot.stories.reading import FlowOf

ABOVE = 3
"""Folders above a story's own in which its flow is looked for."""
MANY = 40
"""Stories from which running them on several processors is sooner done."""
_FLOW = re.compile(r"""^\ufeff?["']?flow["']?:\s*["']?([a-z][a-z0-9_]*)""", re.MULTILINE)
_STORY = re.compile(r"""^\ufeff?["']?story["']?:""", re.MULTILINE)
_STEPS = re.compile(r"""^["']?steps["']?:""", re.MULTILINE)
_SECTIONS = re.compile(r"""^["']?sections["']?:""", re.MULTILINE)
"""What a flow has, and a story has not."""


@dataclass(frozen=True)
class Ran:
    """One story that could be read, and what did not hold in it."""

    file: str
    title: str
    flow: str
    failure: Failure | None
    left_out: LeftOut | None = None


@dataclass(frozen=True)
class Covered:
    """How much of a flow file the stories touched."""

    file: str
    parts: int
    missing: tuple[Part, ...]
    only_called: bool = False
    """Whether all that is touched of it is touched by stories of flows that call it."""

    @property
    def percent(self) -> int:
        """Tell how much, rounded down, so that 100 is all of it."""
        return 100 if not self.parts else 100 * (self.parts - len(self.missing)) // self.parts


@dataclass(frozen=True)
class Results:
    """What came of some story files."""

    ran: tuple[Ran, ...]
    problems: tuple[Problem, ...]
    covered: tuple[Covered, ...]
    waiting: tuple[str, ...] = ()
    """The story files of flows with problems: they are not run before those are mended."""


@dataclass(frozen=True)
class _Found:
    """What came of a share of the files: flow files are told with what was touched of them."""

    ran: tuple[Ran, ...]
    problems: tuple[Problem, ...]
    touched: Mapping[Path, frozenset[Touched]]
    lent: Mapping[Path, frozenset[Touched]]
    """What was touched of flows by stories of those that call them."""
    waiting: tuple[str, ...]


def story_files(folder: Path) -> list[Path]:
    """List the story files of a folder and those below it."""
    return listed(folder, "**/*.yml", "**/*.yaml")


How = Callable[[Story, Path, Coverage], Ended]
"""Runs a story whose flow is in this file, and takes note of what it touches."""


def on_engine(story: Story, _flow: Path, coverage: Coverage) -> Ended:
    """Run a story on the pure engine."""
    return run(story, said_on, coverage)


def run_files(files: Sequence[Path], flows: Path, how: How = on_engine, all_of: Sequence[Path] = ()) -> Results:
    """Run the stories in these files; a flow lies in a folder above its story, or else in `flows`.

    Of the flow files in `all_of` it is told how much was touched although no story is about them. What stories
    of a flow touch in one that it calls is touched there too.
    """
    some = partial(_run_some, flows=flows, how=how)
    found = spread(some, files, MANY) if how is on_engine else (some(files),)
    touched: dict[Path, frozenset[Touched]] = {}
    for each in found:
        for file, parts in each.touched.items():
            touched[file] = touched.get(file, frozenset()) | parts
    for file in all_of:
        touched.setdefault(file.absolute(), frozenset())
    alone = dict(touched)
    for each in found:
        for file, parts in each.lent.items():
            if file in touched:
                touched[file] |= parts
    return Results(
        tuple(ran for each in found for ran in each.ran),
        tuple(dict.fromkeys(problem for each in found for problem in each.problems)),
        tuple(_covered(file, parts, alone[file]) for file, parts in sorted(touched.items())),
        tuple(file for each in found for file in each.waiting),
    )


def _run_some(files: Sequence[Path], flows: Path, how: How) -> _Found:
    loaded, coverage = _Flows(flows), Coverage()
    ran: list[Ran] = []
    problems: list[Problem] = []
    waiting: list[str] = []
    for file in files:
        story = _read(file, loaded)
        if isinstance(story, Story):
            ended = how(story, loaded.file_of(story.flow), coverage)
            failure, left_out = (None, ended) if isinstance(ended, LeftOut) else (ended, None)
            ran.append(Ran(str(file), story.title, story.flow.id, failure, left_out))
        elif story:
            problems += story
        else:
            waiting.append(str(file))
    touched = {file: frozenset(coverage.touched.get(flow.hash, ())) for file, flow in loaded.used()}
    return _Found(tuple(ran), (*loaded.problems, *problems), touched, _lent(loaded, touched), tuple(waiting))


def _lent(loaded: "_Flows", touched: Mapping[Path, frozenset[Touched]]) -> Mapping[Path, frozenset[Touched]]:
    """Give what the stories of the flows that were loaded touch in those these call, by their files."""
    found: dict[Path, frozenset[Touched]] = {}
    for file, flow in loaded.used():
        for called in flow.calls:
            theirs = _flows_in(file.parent).get(called.flow)
            if theirs is not None:
                found[theirs] = found.get(theirs, frozenset()) | frozenset(lent(touched[file], called))
    return found


def _read(file: Path, flows: "_Flows") -> Story | tuple[Problem, ...]:
    """Read a story, or say what is wrong with it; nothing is where only its flow has problems, which are told there."""
    text = read_some(file)
    if isinstance(text, str):
        return (Problem(str(file), 1, 1, f"cannot be read: {text}", "give a file there is"),)
    if flow := _flow_in(text.decode(errors="replace")):
        own = file.parent / "stories" / flow
        fix = f"run its stories with `ftready test {own}`" if own.is_dir() else "name a story, or a folder of them"
        return (Problem(str(file), 1, 1, "this is a flow, and not a story", fix),)
    story = read_story(text, str(file), flows.beside(file), lambda: flows.known(file))
    if isinstance(story, Story) and not story.expects:
        last = story.steps[-1].place
        message = "this story expects nothing, so it would hold whatever the flow does"
        return (Problem(str(file), *last, message, "write what must be so after it, as in `- expect verdict …`"),)
    return story


def _covered(file: Path, touched: frozenset[Touched], alone: frozenset[Touched]) -> Covered:
    tree = read_tree(file)
    parts = parts_of(tree) if isinstance(tree, MappingNode) else ()
    missing = (part for part in parts if not part.is_in(touched))
    return Covered(
        relpath(file),
        len(parts),
        tuple(replace(each, file=each.file and relpath(each.file)) for each in missing),
        only_called=bool(touched) and not alone,
    )


class _Flows:
    """The flows that stories name, each loaded once and its problems told once."""

    def __init__(self, folder: Path) -> None:
        self.problems: list[Problem] = []
        self._folder = folder
        self._loaded: dict[Path, Flow | tuple[Problem, ...]] = {}

    def beside(self, story: Path) -> FlowOf:
        """Give what finds flows for one story: in the folders above it, the nearest first."""

        def named(flow: str) -> Flow | tuple[Problem, ...] | None:
            files = (_flows_in(folder).get(flow) for folder in self._around(story))
            file = next((each for each in files if each is not None), None)
            return self._load(file) if file else None

        return named

    def known(self, story: Path) -> list[str]:
        """List the ids of the flows one story can name."""
        return [flow for folder in self._around(story) for flow in _flows_in(folder)]

    def _around(self, story: Path) -> tuple[Path, ...]:
        return (*list(story.absolute().parents)[:ABOVE], self._folder)

    def used(self) -> Iterator[tuple[Path, Flow]]:
        """List the flows that were loaded, with their files."""
        yield from ((file, flow) for file, flow in self._loaded.items() if isinstance(flow, Flow))

    def file_of(self, flow: Flow) -> Path:
        """Find the file a flow was loaded from."""
        return next(file for file, loaded in self._loaded.items() if loaded is flow)

    def _load(self, file: Path) -> Flow | tuple[Problem, ...]:
        if file not in self._loaded:
            loaded = self._loaded[file] = load_flow(file)
            if isinstance(loaded, tuple):
                self.problems += (replace(each, file=relpath(each.file)) for each in loaded)
        return self._loaded[file]


@cache
def _flows_in(folder: Path) -> Mapping[str, Path]:
    """Find the flow files of a folder by the id they begin with; a story is none."""
    found: dict[str, Path] = {}
    for file in flow_files(folder):
        text = read_some(file)
        words = text.decode(errors="replace") if isinstance(text, bytes) else ""
        named = None if _STORY.search(words) or _STEPS.search(words) else _FLOW.search(words)
        if named:
            found.setdefault(named[1], file)
    return found


def _flow_in(text: str) -> str | None:
    """Find the id of the flow a file holds that was taken for a story."""
    named = _FLOW.search(text) if _SECTIONS.search(text) and not _STORY.search(text) else None
    return named[1] if named else None
