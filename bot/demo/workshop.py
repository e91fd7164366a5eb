"""The demo's flows as the page lets people change them: read, checked, saved, put on offer at once, and drawn.

Only a text without problems is ever written, so that the demo always starts again; only files on the list are touched.
"""

import asyncio
import shutil
from collections.abc import Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from bot.demo.flow_picture import picture_of
from bot.engine.saved.assessment import Assessment
from bot.flow.model.flow import Flow
from bot.flow.problems import Problem
from bot.flow.translating.translations import Translated
from bot.folders.checked import check_text
from bot.folders.files import read_some, read_text
from bot.folders.flows import BrokenFlowsError, FlowsFolder, flow_files, load_flow, translations_of
from bot.playground.workshop import Check, OnOffer, Picture, Saved, Text, Trouble, WorkshopRefusal
from bot.store import RedisStore, connect
from bot.usecases.ports import Installation

FLOWS = "flows"
"""The folder of the demo's own copies, inside its state."""
EDITED = "edited-flows"
"""The files that were saved in the page, which go over the shipped ones at every start."""
MOST_CHECKS = 20
_SAVED = "Saved and on offer from now on; checks that run keep the version they began with."


def own_flows(folder: Path, shipped: Path) -> tuple[Path, list[str]]:
    """Copy the flows to where the demo may write, with what was saved in the page; also name what that replaces."""
    own, edited = folder / FLOWS, folder / EDITED
    shutil.rmtree(own, ignore_errors=True)
    shutil.copytree(shipped, own, ignore=shutil.ignore_patterns("stories"))
    taken: list[str] = []
    for file in flow_files(edited):
        target = own / file.name
        text = read_text(file)
        if target.is_file() and isinstance(text, str) and not check_text(flow_files(own), target, text):
            shutil.copyfile(file, target)
            taken.append(file.name)
    return own, taken


class FlowsWorkshop:
    """The flows of one folder, beside the bot that offers them (`bot.playground.workshop.Workshop`)."""

    def __init__(
        self, folder: Path, flows: FlowsFolder, installation: Installation, redis_url: str, keep_in: Path | None
    ) -> None:
        self._folder = folder
        self._flows = flows
        self._here = installation
        self._redis_url = redis_url
        self._keep_in = keep_in
        self.beside: Sequence[FlowsFolder] = ()
        """The same flows as bots of other workspaces offer them."""
        self._titles: dict[str, tuple[str, OnOffer]] = {}
        self._saving = asyncio.Lock()

    def files(self) -> Sequence[OnOffer]:
        """List the flow files, the one offered first leading."""
        order = [flow.id for flow in self._flows.offered()]
        listed = [self._listed(file) for file in flow_files(self._folder)]
        place = {f"/ftready {id_}": at for at, id_ in enumerate(order)}
        return sorted(listed, key=lambda each: place.get(each.start, len(order)))

    def read(self, name: str) -> Text:
        """Read one flow file."""
        file = self._file(name)
        text = read_text(file)
        if isinstance(text, Problem):
            raise WorkshopRefusal(f"{name}: {text.message}; {text.fix}.")
        return Text(text, _mark(file))

    async def check(self, name: str, text: str) -> Sequence[Trouble]:
        """Tell what `ftready check` says of a text, were it in this file."""
        file = self._file(name)
        return [_trouble(each, file) for each in await asyncio.to_thread(self._problems, file, text)]

    async def save(self, name: str, text: str, mark: str) -> Saved:
        """Write a right text and put it on offer; running checks keep what they began with."""
        file = self._file(name)
        async with self._saving:
            if _mark(file) != mark:
                raise WorkshopRefusal(
                    f"Not saved: {name} has changed on disk since it was read here; "
                    "copy what you want to keep, and press Discard my changes to read it anew."
                )
            wrong = await asyncio.to_thread(self._problems, file, text)
            if wrong:
                count = "a problem" if len(wrong) == 1 else f"{len(wrong)} problems"
                raise WorkshopRefusal(
                    f"Not saved: the text has {count}. It stays here, and the last right version stays on offer."
                )
            if why := _write(file, text):
                raise WorkshopRefusal(f"Not saved: {file.name} cannot be written ({why}). The text stays here.")
            try:
                for flows in (self._flows, *self.beside):
                    await asyncio.to_thread(flows.read_again)
            except BrokenFlowsError as broken:
                raise WorkshopRefusal(f"Saved, and not on offer before another file is right: {broken}") from None
            kept = self._kept(name, text)
        return Saved(_mark(file), _SAVED + kept + _of_translations(await asyncio.to_thread(translations_of, file)))

    def _kept(self, name: str, text: str) -> str:
        """Keep a saved text for the next start, or say why it is not."""
        why = _write(self._keep_in / name, text) if self._keep_in else ""
        return f" The next demo begins without it: it cannot be kept ({why})." if why else ""

    async def checks(self, name: str, channel: str) -> Sequence[Check]:
        """List the checks of a channel that began with this flow, the running ones first."""
        flow = self._listed(self._file(name)).start.rpartition(" ")[2]
        async with connect(self._redis_url) as redis:
            found = await _of_channel(RedisStore(redis), self._here, channel)
        return [Check(each.id, _words(each)) for each in found if each.flow == flow]

    async def picture(self, name: str, channel: str, check: str) -> Picture:
        """Draw a flow as it is on disk; of a check, the version it began with and where it stands."""
        file = self._file(name)
        if not check:
            flow = await asyncio.to_thread(load_flow, file)
            if not isinstance(flow, Flow):
                raise WorkshopRefusal(f"{name} has problems, so there is no picture of it; mend it under Text.")
            return picture_of(flow, None)
        async with connect(self._redis_url) as redis:
            found = await RedisStore(redis).load(self._here, check)
        if found is None or found.channel != channel:
            raise WorkshopRefusal("There is no such check in this channel; choose one of the list.")
        try:
            began = await self._flows.pinned(self._here, found.flow_hash)
        except LookupError as lost:
            raise WorkshopRefusal(f"There is no picture of this check: {lost}.") from None
        return picture_of(began, found)

    def _problems(self, file: Path, text: str) -> tuple[Problem, ...]:
        return check_text(flow_files(self._folder), file, text)

    def _file(self, name: str) -> Path:
        """Find a file by its name on the list; a name is compared, never joined to a path."""
        for file in flow_files(self._folder):
            if file.name == name:
                return file
        raise WorkshopRefusal("There is no such flow file; choose one of the list.")

    def _listed(self, file: Path) -> OnOffer:
        mark = _mark(file)
        kept = self._titles.get(file.name)
        if kept is None or kept[0] != mark:
            flow = load_flow(file)
            listed = OnOffer(file.name, file.stem, "")
            if isinstance(flow, Flow):
                listed = OnOffer(file.name, flow.title, f"/ftready {flow.id}")
            kept = self._titles[file.name] = (mark, listed)
        return kept[1]


async def _of_channel(store: RedisStore, here: Installation, channel: str) -> list[Assessment]:
    ids = list(await store.in_channel(here, channel))[:MOST_CHECKS]
    found = [await store.load(here, id_) for id_ in ids]
    return [each for each in found if each is not None]


def _words(check: Assessment) -> str:
    how = "closed" if check.closed else "running"
    return f"{check.subject or 'Untitled'}, begun {check.started_at.day} {check.started_at:%B %H:%M} UTC, {how}"


def _of_translations(told: Translated) -> str:
    """Say which translations are left out, and apart which are right and have not the words of this text."""
    wrong, behind = _names(told.problems), _names(told.notes)
    left_out = f" Translations left out until they are mended: {', '.join(wrong)}." if wrong else ""
    known = f" Worth knowing: some words are older or not translated in {', '.join(behind)}." if behind else ""
    return left_out + known


def _names(told: Sequence[Problem]) -> list[str]:
    return sorted({Path(each.file).name for each in told})


def _trouble(problem: Problem, file: Path) -> Trouble:
    """Give a problem its place in the text; of one in a page, a fragment or a flow beside it say which and where."""
    words = f"{problem.message}{f'; {problem.fix}' if problem.fix else ''}"
    if Path(problem.file) == file:
        return Trouble(problem.line, problem.column, words)
    return Trouble(1, 1, f"line {problem.line} of {Path(problem.file).name}: {words}")


def _mark(file: Path) -> str:
    raw = read_some(file)
    return sha256(raw).hexdigest() if isinstance(raw, bytes) else ""


def _write(file: Path, text: str) -> str:
    """Put a text in place of a file at once, so that nobody reads half of it; or say why it cannot be."""
    part = file.with_name(f".{file.name}.part")
    try:
        file.parent.mkdir(exist_ok=True)
        part.write_text(text, encoding="utf-8")
        part.replace(file)
    except OSError as error:
        with suppress(OSError):
            part.unlink()
        return error.strerror or "it cannot be written"
    return ""
