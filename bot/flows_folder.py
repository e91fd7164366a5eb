"""The flows folder: flow files and their guidance read once, and running checks pinned to what they began with."""

import json
from collections.abc import Sequence
from pathlib import Path

from bot.flow.across import Built, across, unlinked
from bot.flow.build import build
from bot.flow.model import Flow
from bot.flow.nodes import plain, read
from bot.flow.problems import Problem
from bot.usecases.ports import Installation, Store

GUIDANCE = "guidance"
"""Where guidance lies beside a flow that does not say."""
MANY = 2
"""Files from which they are checked as lying together."""


class BrokenFlowsError(Exception):
    """The flows folder has problems; the start stops with all of them."""


class FlowsFolder:
    """The flows on offer, and any flow a running check is pinned to (`bot.usecases.ports.Flows`)."""

    def __init__(self, folder: Path, store: Store) -> None:
        self._store = store
        self._bundles: dict[str, str] = {}
        self._by_hash: dict[str, Flow] = {}
        problems: list[Problem] = []
        for file in flow_files(folder):
            bundle = read_bundle(file)
            flow = open_bundle(bundle)
            if isinstance(flow, tuple):
                problems += flow
                continue
            self._by_hash[flow.hash] = flow
            self._bundles[flow.hash] = bundle
        if problems:
            raise BrokenFlowsError("\n".join(str(problem) for problem in problems))
        self._offered = tuple(sorted(self._by_hash.values(), key=lambda flow: (not flow.offered_first, flow.title)))

    def offered(self) -> Sequence[Flow]:
        """List the flows someone can start, the one offered first leading."""
        return self._offered

    def named(self, flow: str) -> Flow | None:
        """Find an offered flow by its id."""
        return next((each for each in self._offered if each.id == flow), None)

    async def pinned(self, installation: Installation, flow_hash: str) -> Flow:
        """Give the flow an assessment began with. Raises LookupError when its text was not kept."""
        found = self._by_hash.get(flow_hash)
        if found is not None:
            return found
        bundle = await self._store.flow_bundle(installation, flow_hash)
        flow = open_bundle(bundle) if bundle else ()
        if isinstance(flow, Flow):
            self._by_hash[flow_hash] = flow
            return flow
        raise LookupError(f"the flow {flow_hash} of a running assessment is not kept, or this version cannot read it")

    def bundle(self, flow_hash: str) -> str:
        """Give the text an offered flow was made from."""
        return self._bundles[flow_hash]


def flow_files(folder: Path) -> list[Path]:
    """List the flow files of a folder; guidance and stories lie in folders below it."""
    return sorted([*folder.glob("*.yml"), *folder.glob("*.yaml")])


def check_files(files: Sequence[Path]) -> tuple[Problem, ...]:
    """Check flow files, each by itself and, where several lie together, how they fit."""
    problems: list[Problem] = []
    built: list[Built] = []
    for file in files:
        loaded = load_flow(file)
        if isinstance(loaded, Flow):
            built.append(Built(str(file), file.read_bytes(), loaded))
        else:
            problems += loaded
    if problems or len(files) < MANY:
        return tuple(problems)
    pages = {page.stem for file in files for page in file.parent.glob(f"{_guidance_folder(file.read_bytes())}/*.md")}
    return (*across(built), *unlinked(built, pages))


def load_flow(file: Path) -> Flow | tuple[Problem, ...]:
    """Load one flow file with its guidance, or say all that is wrong with it."""
    try:
        return open_bundle(read_bundle(file))
    except (OSError, UnicodeDecodeError) as error:
        return (Problem(str(file), 1, 1, f"cannot be read: {error}", "give a flow file that is UTF-8 text"),)


def read_bundle(file: Path) -> str:
    """Read a flow file and all guidance beside it into one text that means the same anywhere."""
    text = file.read_text(encoding="utf-8")
    pages = sorted((file.parent / _guidance_folder(text)).glob("*.md"))
    guidance = {page.stem: page.read_text(encoding="utf-8") for page in pages}
    return json.dumps({"file": str(file), "text": text, "guidance": guidance})


def open_bundle(bundle: str) -> Flow | tuple[Problem, ...]:
    """Build the flow of a bundle."""
    parts = json.loads(bundle)
    return build(parts["text"], parts["file"], parts["guidance"])


def _guidance_folder(text: str | bytes) -> str:
    """Read where a flow says its guidance is; a flow that cannot be read says so itself, later."""
    tree = read(text, "")
    named = plain(tree).get("guidance") if not isinstance(tree, tuple) else None
    return named if isinstance(named, str) and named and "/" not in named and not named.startswith(".") else GUIDANCE
