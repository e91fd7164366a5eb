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
from bot.folders.files import read_some
from bot.folders.flows import flow_files, load_flow, read_tree
from bot.folders.spreading import spread
from bot.slack.cards.as_text import said_on
from bot.stories import Coverage, Ended, Failure, LeftOut, Part, Story, parts_of, read_story, run

ABOVE = 3
"""Folders above a story's own in which its flow is looked for."""
MANY = 40
"""Stories from which running them on several processors is sooner done."""
_FLOW = re.compile(r"""^\ufeff?["']?flow["']?:\s*["']?([a-z][a-z0-9_]*)""", re.MULTILINE)
_STORY = re.compile(r"""^\ufeff?["']?story["']?:""", re.MULTILINE)


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


@dataclass(frozen=True)
class _Found:
    """What came of a share of the files: flow files are told with what was touched of them."""

    ran: tuple[Ran, ...]
    problems: tuple[Problem, ...]
    touched: Mapping[Path, frozenset[tuple[str, ...]]]


def story_files(folder: Path) -> list[Path]:
    """List the story files of a folder and those below it."""
    return sorted([*folder.rglob("*.yml"), *folder.rglob("*.yaml")])


How = Callable[[Story, Path, Coverage], Ended]
"""Runs a story whose flow is in this file, and takes note of what it touches."""


def on_engine(story: Story, _flow: Path, coverage: Coverage) -> Ended:
    """Run a story on the pure engine."""
    return run(story, said_on, coverage)


def run_files(files: Sequence[Path], flows: Path, how: How = on_engine, all_of: Sequence[Path] = ()) -> Results:
    """Run the stories in these files; a flow lies in a folder above its story, or else in `flows`.

    Of the flow files in `all_of` it is told how much was touched although no story is about them.
    """
    some = partial(_run_some, flows=flows, how=how)
    found = spread(some, files, MANY) if how is on_engine else (some(files),)
    touched: dict[Path, frozenset[tuple[str, ...]]] = {}
    for each in found:
        for file, parts in each.touched.items():
            touched[file] = touched.get(file, frozenset()) | parts
    for file in all_of:
        touched.setdefault(file.absolute(), frozenset())
    return Results(
        tuple(ran for each in found for ran in each.ran),
        tuple(dict.fromkeys(problem for each in found for problem in each.problems)),
        tuple(_covered(file, parts) for file, parts in sorted(touched.items())),
    )


def _run_some(files: Sequence[Path], flows: Path, how: How) -> _Found:
    loaded, coverage = _Flows(flows), Coverage()
    ran: list[Ran] = []
    problems: list[Problem] = []
    for file in files:
        story = _read(file, loaded)
        if isinstance(story, Story):
            ended = how(story, loaded.file_of(story.flow), coverage)
            failure, left_out = (None, ended) if isinstance(ended, LeftOut) else (ended, None)
            ran.append(Ran(str(file), story.title, story.flow.id, failure, left_out))
        else:
            problems += story
    touched = {file: frozenset(coverage.touched.get(flow.hash, ())) for file, flow in loaded.used()}
    return _Found(tuple(ran), (*loaded.problems, *problems), touched)


def _read(file: Path, flows: "_Flows") -> Story | tuple[Problem, ...]:
    text = read_some(file)
    if isinstance(text, str):
        return (Problem(str(file), 1, 1, f"cannot be read: {text}", "give a file there is"),)
    story = read_story(text, str(file), flows.beside(file))
    if isinstance(story, Story) and not story.expects:
        last = story.steps[-1].place
        message = "this story expects nothing, so it would hold whatever the flow does"
        return (Problem(str(file), *last, message, "write what must be so after it, as in `- expect verdict …`"),)
    return story


def _covered(file: Path, touched: frozenset[tuple[str, ...]]) -> Covered:
    tree = read_tree(file)
    parts = parts_of(tree) if isinstance(tree, MappingNode) else ()
    missing = (part for part in parts if not part.is_in(touched))
    return Covered(
        relpath(file), len(parts), tuple(replace(each, file=each.file and relpath(each.file)) for each in missing)
    )


class _Flows:
    """The flows that stories name, each loaded once and its problems told once."""

    def __init__(self, folder: Path) -> None:
        self.problems: list[Problem] = []
        self._folder = folder
        self._loaded: dict[Path, Flow | None] = {}

    def beside(self, story: Path) -> Callable[[str], Flow | None]:
        """Give what finds flows for one story: in the folders above it, the nearest first."""
        folders = (*list(story.absolute().parents)[:ABOVE], self._folder)

        def named(flow: str) -> Flow | None:
            files = (_flows_in(folder).get(flow) for folder in folders)
            file = next((each for each in files if each is not None), None)
            return self._load(file) if file else None

        return named

    def used(self) -> Iterator[tuple[Path, Flow]]:
        """List the flows that were loaded, with their files."""
        yield from ((file, flow) for file, flow in self._loaded.items() if flow is not None)

    def file_of(self, flow: Flow) -> Path:
        """Find the file a flow was loaded from."""
        return next(file for file, loaded in self._loaded.items() if loaded is flow)

    def _load(self, file: Path) -> Flow | None:
        if file not in self._loaded:
            loaded = load_flow(file)
            self.problems += loaded if isinstance(loaded, tuple) else ()
            self._loaded[file] = None if isinstance(loaded, tuple) else loaded
        return self._loaded[file]


@cache
def _flows_in(folder: Path) -> Mapping[str, Path]:
    """Find the flow files of a folder by the id they begin with; a story is none."""
    found: dict[str, Path] = {}
    for file in flow_files(folder):
        text = read_some(file)
        words = text.decode(errors="replace") if isinstance(text, bytes) else ""
        named = None if _STORY.search(words) else _FLOW.search(words)
        if named:
            found.setdefault(named[1], file)
    return found
