"""The readiness flow with some of its text changed, as an author might change it, and what is proved about it."""

from datetime import date
from functools import cache
from pathlib import Path

from bot.flow import Flow, build
from bot.folders.flows import load_flow
from bot.proof import prove
from bot.proof.report import Promise, Report
from bot.usecases.files.offline import decide_sheet

FLOWS = Path(__file__).parents[2] / "flows"
TODAY = date(2026, 11, 20)


def between(start: str, end: str) -> str:
    """Give the part of the readiness flow from one place to the next."""
    text = (FLOWS / "readiness.yml").read_text(encoding="utf-8")
    return text[text.index(start) : text.index(end)]


WITHOUT_CHECK_INS = (between("\ncheck_in:\n", "\n# What this flow promises"), "\n")


@cache
def proved(*changes: tuple[str, str]) -> Report:
    return prove(altered(*changes), TODAY)


@cache
def altered(*changes: tuple[str, str]) -> Flow:
    text = (FLOWS / "readiness.yml").read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    pages = {page.stem: page.read_text(encoding="utf-8") for page in (FLOWS / "guidance").glob("*.md")}
    built = build(text, "readiness.yml", pages)
    assert isinstance(built, Flow), "\n".join(map(str, built))
    return built


def shipped(name: str) -> Flow:
    loaded = load_flow(FLOWS / f"{name}.yml")
    assert isinstance(loaded, Flow)
    return loaded


def promise(report: Report, id_: str) -> Promise:
    return next(each for each in report.promises if each.id == id_)


def never(report: Report) -> set[tuple[str, str, str]]:
    return {(each.kind, each.id, each.what) for each in report.reached if each.state == "never"}


def levels(flow: Flow, sheet) -> dict[str, float]:
    return decide_sheet(flow, sheet, TODAY)["levels"]
