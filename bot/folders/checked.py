"""Flow files checked, each by itself and, where a folder of them is looked at, how they fit; changes no file."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from bot.flow.across import Built, Outline, across, unlinked, unused
from bot.flow.composing.fragments import BESIDE
from bot.flow.guidance import guidance_file
from bot.flow.model.flow import Flow
from bot.flow.problems import Problem
from bot.flow.translating.wording import TRANSLATIONS
from bot.folders.files import closed, listed, read_text
from bot.folders.flows import (
    GUIDANCE,
    Parts,
    flow_files,
    guidance_folder,
    load_flow,
    of_fragment,
    pages_of,
    parts_of,
    parts_with,
    read_parts,
    used_by,
)
from bot.folders.spreading import spread
from bot.folders.translations import of_no_flow, unmet

MANY = 2
"""Files from which those that are all of a folder are checked as one, although nobody named it."""
_USED = re.compile(r"""\buse:\s*["']?([\w-]+)""")
"""Where a flow names a fragment."""
VERY_MANY = 40
"""Files from which checking them on several processors is sooner done."""
_ID = re.compile(r"""^(?:\ufeff)?[{\s]*["']?flow["']?\s*:\s*["']?([a-z][a-z0-9_]*)""", re.MULTILINE)
"""Where a flow says what it is called, whatever else is wrong with it."""


def check_files(
    files: Sequence[Path], fragments: Sequence[Path] = (), folders: Collection[Path] = ()
) -> tuple[Problem, ...]:
    """Check flow files and fragments, each by itself and how those of a folder fit."""
    return look_through(files, fragments, folders=folders)[0]


def look_through(
    files: Sequence[Path],
    fragments: Sequence[Path] = (),
    translations: Sequence[Path] = (),
    folders: Collection[Path] = (),
) -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
    """Check files in the same way, and give the problems and, apart, what is worth knowing and wrong in nothing.

    The translations of each flow are looked through with it; those given are all that there should be a flow for.
    `folders` were named as a whole: what no flow of theirs links or uses is told.
    """
    found = spread(_checked, files, VERY_MANY)
    notes = tuple(note for each in found for note in each.notes)
    problems = [problem for file in fragments for problem in of_fragment(file)]
    problems += (problem for file in translations for problem in of_no_flow(file))
    problems += (problem for each in found for problem in each.problems)
    built = [each for some in found for each in some.built]
    failed = [each for some in found for each in some.failed]
    near = dict.fromkeys([*folders, *(file.parent / TRANSLATIONS for file in files if not closed(file.parent))])
    problems += (problem for folder in near for problem in closed(folder))
    for folder in dict.fromkeys(file.parent for file in files):
        beside = [each for each in built if Path(each.file).parent == folder]
        broken = [each for each in failed if Path(each.file).parent == folder]
        own = [file for file in fragments if file.parent.parent == folder]
        problems += _together(folder, beside, broken)
        if folder in folders or (len(files) >= MANY and set(flow_files(folder)) <= set(files)):
            problems += _idle(folder, beside, broken, own)
    return tuple(dict.fromkeys(problems)), notes


def _together(folder: Path, built: Sequence[Built], failed: Sequence["_Failed"]) -> Iterable[Problem]:
    """Tell how the flows of one folder do not fit; of one that failed nothing can be told but that it is there."""
    known = {each.flow.id for each in built} | {each.id for each in failed}
    unmet_yet = {each.flow.then.flow for each in built if each.flow.then} - known
    others = {name: _built(file) for name, file in _called(folder, unmet_yet)}
    untold = {*(each.id for each in failed), *(name for name, other in others.items() if other is None)}
    ours = {each.file for each in built}
    return (each for each in across([*built, *filter(None, others.values())], untold) if each.file in ours)


def ids_in(folder: Path) -> Mapping[str, Path]:
    """Find the flows of a folder by what they are called, as far as that can be told."""
    texts = ((file, read_text(file)) for file in flow_files(folder))
    return {found[1]: file for file, text in texts if isinstance(text, str) and (found := _ID.search(text))}


def _called(folder: Path, names: Collection[str]) -> Iterator[tuple[str, Path]]:
    """Find the flows that were not named to be checked, but are led to by such, each by what it is called."""
    yield from ((name, file) for name, file in ids_in(folder).items() if name in names) if names else ()


def _idle(
    folder: Path, built: Sequence[Built], failed: Sequence["_Failed"], fragments: Sequence[Path]
) -> Iterable[Problem]:
    """Tell the pages and fragments of a folder that none of its flows wants; one that failed wants all it names."""
    pages_in = {folder / GUIDANCE, *(folder / each.guidance for each in built)}
    pages_in |= {folder / guidance_folder(each.text) for each in failed}
    there = {guidance_file(str(folder / "x"), each.name, page): page for each in pages_in for page in _ids(each)}
    wanted = "\n".join(each.text for each in failed)
    lost = {*_USED.findall(wanted)} - {file.stem for file in fragments}  # one that seems idle may be meant by it
    used = [file for file in fragments if lost or _named(file.stem, wanted)]
    linking = "\n".join([wanted, *(text for text in map(read_text, used) if isinstance(text, str))])
    yield from unlinked(built, [file for file, page in there.items() if not _named(page, linking)])
    yield from unused(built, [str(file) for file in fragments if file not in used])


def _ids(pages: Path) -> Collection[str]:
    return [page.stem for page in listed(pages, "*.md")]


def _named(word: str, text: str) -> bool:
    return re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", text) is not None


def check_text(files: Sequence[Path], file: Path, text: str) -> tuple[Problem, ...]:
    """Check a text as if it stood in one of the files that lie together, with what it breaks in the others."""
    parts = parts_of(pages_of, used_by, file, text)
    flow = parts.vetted() if isinstance(parts, Parts) else parts
    if isinstance(flow, tuple):
        return flow
    others = [each for each in (_built(other) for other in files if other != file) if each is not None]
    ours = Built(str(file), text, Outline.of(flow))
    called = [problem for other in others for problem in _breaks(other, file, text)]
    if called:
        return tuple(dict.fromkeys(called))
    for other in others:
        if other.flow.id == flow.id:
            told = f"{Path(other.file).name} has a flow called '{flow.id}' already"
            return (ours.wrong(("flow",), told, "give this one another id"),)
    untold = {name for name, other in ids_in(file.parent).items() if other.name != file.name}
    untold -= {each.flow.id for each in others}
    now = across([*others, ours], untold)
    own = [problem for problem in now if problem.file == ours.file]
    before = _built(file)
    known = across([*others, *([before] if before else ())], untold)
    broken = [each for each in now if each.file != ours.file and each not in known]
    return (*own, *(Problem(ours.file, 1, 1, f"with this text, {_beside(each)}", each.fix) for each in broken))


def _built(file: Path) -> Built | None:
    flow, text = load_flow(file), read_text(file)
    return Built(str(file), text, Outline.of(flow)) if isinstance(flow, Flow) and isinstance(text, str) else None


def _breaks(other: Built, file: Path, text: str) -> Iterator[Problem]:
    """Tell what a text breaks in a flow that calls it, with its place where it is in the text itself."""
    parts, name = read_parts(Path(other.file)), f"{BESIDE}{file.stem}"
    if name not in other.flow.fragments or not isinstance(parts, Parts):
        return
    flow = replace(parts, fragments={**parts.fragments, name: text}).vetted()
    for each in flow if isinstance(flow, tuple) else ():
        told = f"with this text, {_beside(each)}"
        yield each if Path(each.file) == file else Problem(str(file), 1, 1, told, each.fix)


def _beside(problem: Problem) -> str:
    return f"line {problem.line} of {Path(problem.file).name} is wrong: {problem.message}"


@dataclass(frozen=True)
class _Failed:
    """A flow with problems: its file, and its text as far as it could be read."""

    file: str
    text: str

    @property
    def id(self) -> str:
        """What it is called, as far as that can be told."""
        found = _ID.search(self.text)
        return found[1] if found else ""


@dataclass(frozen=True)
class _Found:
    """What came of checking some files: their problems, and which of them have none."""

    problems: tuple[Problem, ...]
    built: tuple[Built, ...]
    failed: tuple[_Failed, ...] = ()
    notes: tuple[Problem, ...] = ()


@dataclass
class _Finding:
    """What is being found."""

    problems: list[Problem] = field(default_factory=list)
    built: list[Built] = field(default_factory=list)
    failed: list[_Failed] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)

    def take(self, file: Path, parts: Parts | tuple[Problem, ...]) -> None:
        """Check one file."""
        flow = parts.vetted() if isinstance(parts, Parts) else parts
        if isinstance(parts, Parts) and isinstance(flow, Flow):
            self.built.append(Built(parts.file, parts.text, Outline.of(flow), guidance_folder(parts.text)))
            others = parts.translated(flow)
            self.problems += (*unmet(parts.translations, parts.guidance), *others.problems)
            self.notes += others.notes
        elif isinstance(flow, tuple):
            text = read_text(file)
            self.failed.append(_Failed(str(file), text if isinstance(text, str) else ""))
            self.problems += flow


def _checked(files: Sequence[Path]) -> _Found:
    found = _Finding()
    pages_in = cache(pages_of)  # flows that lie together share their pages
    used_in = cache(used_by)
    for file in files:
        found.take(file, parts_with(pages_in, used_in, file))
    return _Found(tuple(found.problems), tuple(found.built), tuple(found.failed), tuple(found.notes))
