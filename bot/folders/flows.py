"""The flows folder: flow files and their guidance read once, and running checks pinned to what they began with."""

import json
import logging
import re
from collections.abc import Callable, Sequence
from collections.abc import Mapping as MappingOf
from dataclasses import asdict, dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from bot.flow.building.flow import build, vetted, with_all_it_uses
from bot.flow.composing.fragments import BESIDE, FRAGMENTS, NO_FRAGMENTS, Texts, read_fragment
from bot.flow.model.flow import Flow
from bot.flow.problems import Problem
from bot.flow.translating.translations import Translated, translated
from bot.flow.translating.wording import Wording
from bot.flow.tree.nodes import Mapping, plain
from bot.flow.tree.reading import read
from bot.folders.files import closed, leads_out, listed, read_some, read_text
from bot.folders.translations import Pages, with_those_called, wordings

if TYPE_CHECKING:
    from bot.usecases.ports import Installation, Store

log = logging.getLogger(__name__)
REMEMBERED = 64
"""Flows whose reading is remembered for as long as nothing of what they are made from changes."""
GUIDANCE = "guidance"
"""Where guidance lies beside a flow that does not say."""
_FOLDER = re.compile(r"[a-z0-9][a-z0-9-]*")
_GUIDANCE_NAMED = re.compile(
    r"""^(?:guidance|'guidance'|"guidance")\s*:\s*["']?([a-z0-9][a-z0-9-]*)["']?\s*(?:#.*)?$""", re.MULTILINE
)
"""The top-level key that names the folder of guidance."""
_USE = re.compile(r"use(?<=\buse)\b")
"""What stands in every flow that uses a fragment; a word is sooner found than its border, and one than one of two."""
_CALL = re.compile(r"call(?<=\bcall)[\"']?\s*:")
"""What stands in every flow that calls another one."""
_FLOW = re.compile(rb"""^(?:\xef\xbb\xbf)?[{\s]*["']?flow["']?\s*:""")
"""What a flow begins with, behind its comments."""
_COMMENTS = re.compile(rb"""^(?:\xef\xbb\xbf)?(?:\s*#.*\n)*""")


class BrokenFlowsError(Exception):
    """The flows folder has problems; the start stops with all of them."""


class NotKeptError(LookupError):
    """The flow a running check began with is not kept, or was kept in a form that is read no more."""


class FlowsFolder:
    """The flows on offer, and any flow a running check is pinned to (`bot.usecases.ports.Flows`)."""

    def __init__(self, folder: Path, store: "Store") -> None:
        self._folder = folder
        self._store = store
        self._bundles: dict[str, str] = {}
        self._by_hash: dict[str, Flow] = {}
        self._offered: tuple[Flow, ...] = ()
        self.read_again()

    def read_again(self) -> None:
        """Offer what lies in the folder now; on a problem raise BrokenFlowsError, and go on offering what was."""
        fresh: dict[str, Flow] = {}
        bundles: dict[str, str] = {}
        problems: list[Problem] = [*closed(self._folder)]
        for file in flow_files(self._folder):
            parts = read_parts(file)
            flow = _on_offer(parts) if isinstance(parts, Parts) else parts
            if isinstance(parts, Parts) and isinstance(flow, Flow):
                fresh[flow.hash] = flow
                bundles[flow.hash] = parts.bundled(flow)
            elif isinstance(flow, tuple):
                problems += flow
        if problems:
            raise BrokenFlowsError("\n".join(str(problem) for problem in dict.fromkeys(problems)))
        # What was on offer before stays known by its hash: a form of it may still be open.
        self._by_hash |= fresh
        self._bundles |= bundles
        self._offered = tuple(sorted(fresh.values(), key=lambda flow: (not flow.offered_first, flow.title)))

    def offered(self) -> Sequence[Flow]:
        """List the flows someone can start, the one offered first leading."""
        return self._offered

    def named(self, flow: str) -> Flow | None:
        """Find an offered flow by its id."""
        return next((each for each in self._offered if each.id == flow), None)

    async def pinned(self, installation: "Installation", flow_hash: str) -> Flow:
        """Give the flow an assessment began with. Raises NotKeptError when its text was not kept."""
        found = self._by_hash.get(flow_hash)
        if found is not None:
            return found
        bundle = await self._store.flow_bundle(installation, flow_hash)
        flow = _opened(bundle) if bundle else ()
        if isinstance(flow, Flow):
            self._by_hash[flow_hash] = flow
            return flow
        raise NotKeptError(f"the flow {flow_hash} of a running assessment is not kept, or this version cannot read it")

    def bundle(self, flow_hash: str) -> str:
        """Give the text an offered flow was made from."""
        return self._bundles[flow_hash]


def flow_files(folder: Path) -> list[Path]:
    """List the flow files of a folder; guidance, fragments and stories lie in folders below it."""
    return listed(folder, "*.yml", "*.yaml")


def fragment_files(folder: Path) -> list[Path]:
    """List the files of the fragments beside the flows of a folder."""
    return flow_files(folder / FRAGMENTS)


def is_fragment(file: Path) -> bool:
    """Tell of a file somebody names whether it is a fragment: by its folder, unless it begins as a flow."""
    if file.absolute().parent.name != FRAGMENTS:
        return False
    raw = read_some(file)
    return isinstance(raw, str) or not _FLOW.match(_COMMENTS.sub(b"", raw))


def load_flow(file: Path) -> Flow | tuple[Problem, ...]:
    """Load one flow file with its guidance and translations, or say all that keeps it from being used."""
    parts = read_parts(file)
    return parts if isinstance(parts, tuple) else parts.built()


def load_in_own_words(file: Path) -> Flow | tuple[Problem, ...]:
    """Load one flow file without its translations, which decide nothing and take as long again."""
    parts = read_parts(file)
    return parts if isinstance(parts, tuple) else parts.in_own_words()


def read_tree(file: Path) -> Mapping | tuple[Problem, ...]:
    """Read a flow file as it is written, with the questions of the fragments it uses in their places."""
    parts = read_parts(file)
    tree = read(parts.text, parts.file) if isinstance(parts, Parts) else parts
    if isinstance(tree, tuple) or isinstance(parts, tuple):
        return tree if isinstance(tree, tuple) else ()
    return with_all_it_uses(tree, parts.file, parts.guidance, parts.fragments).tree


@dataclass(frozen=True)
class Parts:
    """A flow file and all guidance, fragments and flows beside it, as texts that mean the same anywhere."""

    file: str
    text: str
    guidance: MappingOf[str, str]
    fragments: Texts = field(default_factory=lambda: NO_FRAGMENTS)
    translations: MappingOf[str, Wording] = field(default_factory=dict)
    """By language."""

    def __hash__(self) -> int:
        return hash((self.file, self.text))  # the rest is compared where these are the same

    def built(self) -> Flow | tuple[Problem, ...]:
        """Build the flow with those of its translations in which nothing is wrong."""
        flow = self.in_own_words()
        return replace(flow, translations=self.translated(flow).flows) if isinstance(flow, Flow) else flow

    def kept(self) -> Flow | tuple[Problem, ...]:
        """Build it so as a running check keeps it: what was right in a translation then is right for that check."""
        flow = self.in_own_words()
        if isinstance(flow, Flow):
            return replace(flow, translations=self.translated(flow, escapes=True).flows)
        return flow

    def in_own_words(self) -> Flow | tuple[Problem, ...]:
        """Build the flow alone."""
        return build(self.text, self.file, self.guidance, self.fragments)

    def translated(self, flow: Flow, *, escapes: bool = False) -> Translated:
        """Give its translations, with what is wrong with them; with `escapes` one may stand for any sign."""
        said = self.translations
        return translated(flow, self.text, self.file, self.guidance, self.fragments, said, escapes=escapes)

    def vetted(self) -> Flow | tuple[Problem, ...]:
        """Build the flow as one that is offered to people."""
        return vetted(self.text, self.file, self.guidance, self.fragments)

    def bundled(self, flow: Flow) -> str:
        """Write it all down; of the fragments those that the flow uses, of the translations those that are right."""
        used = {"fragments": {name: self.fragments[name] for name in flow.fragments}} if flow.fragments else {}
        said = {name: asdict(self.translations[name].only(flow.fragments)) for name in flow.translations}
        more = {**used, **({"translations": said} if said else {})}
        return json.dumps({"file": self.file, "text": self.text, "guidance": self.guidance, **more})


def read_parts(file: Path) -> Parts | tuple[Problem, ...]:
    """Read a flow file and all guidance and fragments beside it."""
    return parts_with(pages_of, used_by, file)


def translations_of(file: Path) -> Translated:
    """Give the translations of the flow in a file, with what is wrong with them and what is worth knowing."""
    parts = read_parts(file)
    flow = parts.in_own_words() if isinstance(parts, Parts) else parts
    return parts.translated(flow) if isinstance(parts, Parts) and isinstance(flow, Flow) else Translated({})


def parts_with(
    pages_in: Callable[[Path], Pages], used_in: Callable[[Path, bool], Texts], file: Path
) -> Parts | tuple[Problem, ...]:
    """Read it so, with what others may have read of the folder already."""
    text = read_text(file)
    return (text,) if isinstance(text, Problem) else parts_of(pages_in, used_in, file, text)


def parts_of(
    pages_in: Callable[[Path], Pages], used_in: Callable[[Path, bool], Texts], file: Path, text: str
) -> Parts | tuple[Problem, ...]:
    """Take a text as if it stood in this file, with all that lies beside it."""
    pages = pages_in(file.parent / guidance_folder(text))
    calls = bool(_CALL.search(text))
    fragments = used_in(file.parent, calls) if calls or _USE.search(text) else NO_FRAGMENTS
    lost = closed(file.parent / FRAGMENTS) if _USE.search(text) else ()
    if isinstance(pages, tuple) or lost:
        return (*(pages if isinstance(pages, tuple) else ()), *lost)
    words = wordings(pages_in, file, guidance_folder(text))
    if calls:
        words = {language: with_those_called(each, file, language) for language, each in words.items()}
    return Parts(str(file), text, pages, fragments, words)


@lru_cache(maxsize=REMEMBERED)
def _on_offer(parts: Parts) -> Flow | tuple[Problem, ...]:
    """Give a flow as it is offered; of a folder that is read again only what has changed is looked at anew."""
    flow = parts.vetted()
    return _spoken(parts, flow) if isinstance(flow, Flow) else flow


def _spoken(parts: Parts, flow: Flow) -> Flow:
    """Give a flow with its translations. One that is wrong keeps no flow from being offered: it is left out."""
    others = parts.translated(flow)
    for problem in others.problems:
        log.warning("a translation is left out until it is mended: %s", problem)
    return replace(flow, translations=others.flows)


def pages_of(folder: Path) -> Pages:
    """Read the pages of guidance in a folder, by id."""
    if unread := closed(folder):
        return unread
    read_pages = {page.stem: read_text(page) for page in listed(folder, "*.md")}
    problems = tuple(page for page in read_pages.values() if isinstance(page, Problem))
    return problems or {id_: page for id_, page in read_pages.items() if isinstance(page, str)}


def used_by(flows: Path, calls: bool) -> Texts:  # noqa: FBT001 - two of its kind, each read once
    """Read the fragments beside the flows of a folder, by name, and for one that calls those flows themselves.

    One that cannot be read hurts those who use it.
    """
    found = {file.stem: _fragment(file) for file in fragment_files(flows)}
    called = (file for file in flow_files(flows) if calls and file.suffix == ".yml")
    return found | {f"{BESIDE}{file.stem}": read_text(file) for file in called}


def _fragment(file: Path) -> str | Problem:
    """Read a fragment, which lies in the folder of the flows itself."""
    if file.suffix != ".yml":
        return Problem(str(file), 1, 1, "the file of a fragment ends in '.yml'", f"call it {file.stem}.yml")
    if leads_out(file):
        fix = "put the file itself there"
        return Problem(str(file), 1, 1, "this is a link to a file outside the folder of the flows", fix)
    return read_text(file)


def of_fragment(file: Path) -> tuple[Problem, ...]:
    """Tell what is wrong with a fragment, whoever uses it."""
    text = _fragment(file)
    if isinstance(text, Problem):
        return (text,)
    found = read_fragment(file.stem, text, str(file))
    return found if isinstance(found, tuple) else ()


def _opened(bundle: str) -> Flow | tuple[Problem, ...]:
    """Build the flow of a bundle, which an older version may have made."""
    kept = json.loads(bundle)
    kept["translations"] = {name: Wording(**each) for name, each in kept.get("translations", {}).items()}
    return Parts(**kept).kept()


def guidance_folder(text: str) -> str:
    """Find where a flow says its guidance is, without reading all of it; a wrong name is told when it is built."""
    if text.lstrip().startswith("{"):  # keys stand anywhere in JSON
        tree = read(text, "")
        named = plain(tree).get("guidance") if isinstance(tree, Mapping) else None
        return named if isinstance(named, str) and _FOLDER.fullmatch(named) else GUIDANCE
    found = _GUIDANCE_NAMED.search(text)
    return found[1] if found else GUIDANCE
