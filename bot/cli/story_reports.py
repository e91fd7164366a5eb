"""How the results of stories are told: to people, to a build server as JUnit XML, or as JSON; one list of them all."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from bot.cli.printing import plain_json, plainly

if TYPE_CHECKING:
    from bot.folders.stories import Ran, Results


_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML has no way to write, not even as a number."""


@dataclass(frozen=True)
class Told:
    """All there is to tell of a run, and how long it took."""

    results: "Results"
    seconds: float

    @property
    def failed(self) -> tuple["Ran", ...]:
        """List the stories in which something did not hold."""
        return tuple(each for each in self.results.ran if each.failure)

    @property
    def left_out(self) -> tuple["Ran", ...]:
        """List the stories with a step that cannot be done where they were run."""
        return tuple(each for each in self.results.ran if each.left_out)

    @property
    def is_whole(self) -> bool:
        """Whether every story was read and ran to its end, so that what none touches is known."""
        return not (self.unread or self.failed)

    @property
    def unread(self) -> int:
        """Count the files that could not be read."""
        return len({problem.file for problem in self.results.problems})


def _text(told: Told) -> str:
    lines = [str(problem) for problem in told.results.problems]
    for ran in told.failed:
        lines += [*_failed(ran), ""]
    for ran in told.left_out:
        lines += [*_left_out(ran), ""]
    for each in told.results.covered:
        through = ", all of it through flows that call it" if each.only_called else ""
        lines.append(f"{each.file}: the stories touch {each.percent} % of its {each.parts} parts{through}")
        if told.is_whole:
            lines += [f"  {part.file or each.file}:{part.line}: no story touches {part.name}" for part in each.missing]
        elif each.missing:
            lines.append("  what no story touches is listed when every story can be read and holds")
    total = len(told.results.ran)
    unread = f", {told.unread} could not be read" if told.unread else ""
    if waiting := len(told.results.waiting):
        unread += f", {waiting} not run until {'its flow is' if waiting == 1 else 'their flows are'} right"
    left_out = f", {len(told.left_out)} left out" if told.left_out else ""
    stories = "1 story holds" if total == 1 else f"{total} stories hold"
    held = total - len(told.failed) - len(told.left_out)
    lines.append(f"{held} of {stories}{left_out}{unread} ({told.seconds:.1f} s)")
    return "\n".join(map(plainly, "\n".join(lines).split("\n")))


def _left_out(ran: "Ran") -> list[str]:
    cannot = ran.left_out
    if cannot is None:
        return []
    return [f"{ran.file}:{cannot.line}: {cannot.step}", f"  left out, cannot be done through Slack: {cannot.why}"]


def _failed(ran: "Ran") -> list[str]:
    failure = ran.failure
    if failure is None:
        return []
    return [
        f"{ran.file}:{failure.line}: {failure.step}",
        f"  {failure.why}",
        f"  What happened in “{ran.title}”:",
        *(f"    {line}" for line in failure.trail),
    ]


def _junit(told: Told) -> str:
    from xml.etree import ElementTree as ET

    results = told.results
    suite = ET.Element(
        "testsuite", name="ftready", tests=str(len(results.ran) + len(results.problems) + len(results.waiting))
    )
    suite.set("failures", str(len(told.failed)))
    suite.set("skipped", str(len(told.left_out) + len(results.waiting)))
    suite.set("errors", str(len(results.problems)))
    suite.set("time", f"{told.seconds:.3f}")
    for ran in results.ran:
        case = ET.SubElement(suite, "testcase", classname=ran.flow, name=ran.title, file=ran.file)
        if ran.failure:
            ET.SubElement(case, "failure", message=ran.failure.why).text = "\n".join(_failed(ran))
        if ran.left_out:
            ET.SubElement(case, "skipped", message=" ".join(_left_out(ran)))
    for file in results.waiting:
        case = ET.SubElement(suite, "testcase", classname="waiting", name=file, file=file)
        ET.SubElement(case, "skipped", message="not run until its flow is right")
    for problem in results.problems:
        case = ET.SubElement(suite, "testcase", classname="reading", name=problem.file, file=problem.file)
        ET.SubElement(case, "error", message=str(problem))
    ET.indent(suite)
    return _NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", ET.tostring(suite, encoding="unicode", xml_declaration=True))


def _json(told: Told) -> str:
    failures = [
        {"file": each.file, "story": each.title, **asdict(each.failure)} for each in told.failed if each.failure
    ]
    left_out = [
        {"file": each.file, "story": each.title, **asdict(each.left_out)} for each in told.left_out if each.left_out
    ]
    coverage = [
        {
            "file": each.file,
            "percent": each.percent,
            "missing": [
                {"line": part.line, "part": part.name, **({"file": part.file} if part.file else {})}
                for part in each.missing
            ],
        }
        for each in told.results.covered
    ]
    problems = [asdict(problem) for problem in told.results.problems]
    whole = {
        "stories": len(told.results.ran),
        "problems": problems,
        "failures": failures,
        "left_out": left_out,
        "waiting": told.results.waiting,
        "coverage": coverage,
    }
    return plain_json(json.dumps(whole, ensure_ascii=False))


REPORTS: Mapping[str, Callable[[Told], str]] = {"text": _text, "junit": _junit, "json": _json}
