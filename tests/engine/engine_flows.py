"""The flows the engine is tried on, from a folder of its own: the tests of the engine need no flow that ships."""

from pathlib import Path

from ready_answers import LINE, LINK, READY, TODAY, linked, proof

from bot.flow import Flow, build

__all__ = ["LINE", "LINK", "READY", "TODAY", "linked", "proof"]
KEPT = Path(__file__).parent / "kept"
PAGES = {page.stem: page.read_text(encoding="utf-8") for page in (KEPT / "guidance").glob("*.md")}


def kept(name: str) -> Flow:
    """Build a flow of that folder; a broken one fails with all that is wrong with it."""
    flow = build((KEPT / f"{name}.yml").read_text(encoding="utf-8"), f"{name}.yml", PAGES)
    assert isinstance(flow, Flow), "\n".join(map(str, flow))
    return flow


READINESS = kept("readiness")
QUICK = kept("quick")
