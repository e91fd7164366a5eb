"""Answer sheets for the readiness check: a complete READY one, changed in one place by each test."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ready_answers import CHEAPER, LINE, LINK, MET, READY, TODAY, linked, proof

from bot.flow.model.flow import Flow
from bot.folders.flows import load_flow
from bot.usecases.files.offline import decide_sheet

__all__ = ["CHEAPER", "LINE", "LINK", "MET", "READY", "TODAY", "linked", "proof"]
FOLDER = Path(__file__).parents[2] / "flows"


def shipped(name: str) -> Flow:
    """Load a shipped flow; a broken one fails with all that is wrong with it."""
    flow = load_flow(FOLDER / f"{name}.yml")
    assert isinstance(flow, Flow), "\n".join(map(str, flow))
    return flow


READINESS = shipped("readiness")
QUICK = shipped("quick")


def sheet(settled: Any = None, **changed: Any) -> dict[str, Any]:
    """Give the READY sheet with some questions answered otherwise: by ana, or by person; None is by nobody."""
    answers = {**READY, **{id_: _by_person(id_, given) for id_, given in changed.items()}}
    plain = {"flow": "readiness", "owner": "ana", "today": str(TODAY)}
    plain["answers"] = {id_: given for id_, given in answers.items() if given}
    return plain | ({"settled": settled} if settled else {})


def decided(settled: Any = None, **changed: Any) -> dict[str, Any]:
    """Decide the READY sheet with some questions answered otherwise."""
    return decide_sheet(READINESS, sheet(settled, **changed), TODAY)


def level(question: str, **changed: Any) -> float:
    """Give the level a question has after a change to the READY sheet."""
    return decided(**changed)["levels"][question]


def level_of(question: str, given: Any, **changed: Any) -> float:
    """Give the level of a question that ana alone answers."""
    return level(question, **{**changed, question: {"ana": given}})


def quick(**answers: Any) -> dict[str, Any]:
    """Decide a quick check without a miss, changed by what is given."""
    fine = {
        "same_line": "yes",
        "unseen_cases": 20,
        "fixed_parts": ["prompt_parts", "examples", "lookups", "output_format"],
        "weeks_unchanged": 2,
        "same_failures": "yes",
    }
    given = {id_: _by_person(id_, value) for id_, value in {**fine, **answers}.items()}
    plain = {"owner": "ana", "answers": {id_: by for id_, by in given.items() if by}}
    return decide_sheet(QUICK, plain, TODAY)


def _by_person(question: str, given: Any) -> Mapping[str, Any] | None:
    people = {"ana", "ben", "cy", "dan"}
    if given is None or (isinstance(given, Mapping) and set(given) <= people):
        return given
    assert question not in {"task_signed", "lasting_failures"} or isinstance(given, str | list | dict)
    return {"ana": given}
