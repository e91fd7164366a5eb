"""The forms that `ftready check` counts the parts of are drawn with as many parts, and those it lets pass fit."""

from dataclasses import replace
from datetime import date

import pytest
from card_samples import ANA, shipped

from bot.flow import Flow, build
from bot.flow.vetting.forms import SHOWN, start_parts
from bot.playground.blockkit.limits import VIEW_BLOCKS
from bot.slack import views as shown
from bot.slack.address import Carried

TODAY = date(2026, 11, 24)
REST = "asked_of: anyone, gap: {do: Do it, done: it is}"
GIVEN = f"level: [1 if given(value)], {REST}"
KINDS = {
    "a text": f"type: text, {GIVEN}",
    "a number": f"type: number, {GIVEN}",
    "a number or a word": f"type: number, or: {{none: None}}, {GIVEN}",
    "numbers": f"type: numbers, fields: {{a: {{label: A}}, b: {{label: B}}}}, {GIVEN}",
    "names": f"type: names, {GIVEN}",
    "one of some": f"type: choice, options: {{a: {{text: A, level: 1}}, b: {{text: B, level: 0}}}}, {REST}",
    "some of some": f"type: choices, options: {{a: A, b: B}}, {GIVEN}",
    "one of some with a link": f"type: choice, options: {{a: A, b: B}}, link: {{label: L}}, {GIVEN}",
    "a number with a link": f"type: number, link: {{label: L}}, {GIVEN}",
    "a number that may not apply": f"type: number, not_applicable: with_reason, {GIVEN}",
    "a choice that may not apply": f"type: choice, options: {{a: A, b: B}}, not_applicable: with_reason, {GIVEN}",
    "a text with a proof": f"type: text, proof: {{label: L, since: S}}, {GIVEN}",
}
REST_OF_IT = """\
verdicts: {no: {title: N, mark: x}, yes: {title: Y, mark: tada}}
order: [no, yes]
rules:
  - {id: low, verdict: no, when: lowest_section < 1, say: Low}
  - {id: fine, verdict: yes, otherwise: yes, say: Fine}
"""


def flow_of(start: str, *kinds: str) -> Flow:
    asked = "".join(f"      - {{id: q{at}, short: Q, ask: Well?, {KINDS[kind]}}}\n" for at, kind in enumerate(kinds))
    head = (
        f"flow: a\ntitle: A\nabout: B\nstart: {{ask: {start}}}\nsections:\n  - id: one\n    title: One\n    questions:"
    )
    built = build(f"{head}\n{asked}{REST_OF_IT}", "a.yml", {})
    assert isinstance(built, Flow), "\n".join(map(str, built))
    return built


def drawn(flow: Flow) -> int:
    """Count what is drawn when everything is shown that can be."""
    offered = shown.Offered(flow, [flow, replace(flow, id="b")], ["en", "de"], shared=True)
    view = shown.start(offered, ANA, TODAY, Carried(channel="C1"), told=shown.Told("Changed", ["Q"]))
    return len(view["blocks"])


@pytest.mark.parametrize("kind", KINDS)
def test_a_start_has_as_many_parts_as_are_counted(kind):
    for flow in (flow_of("all", kind), flow_of("[q1]", "a text", kind)):
        counted = start_parts(flow)

        assert drawn(flow) == counted


def test_the_forms_that_ship_are_counted_right():
    for name in ("quick", "readiness", "production", "retro", "choose"):
        flow = shipped(name)

        assert drawn(flow) == start_parts(flow), name


def test_the_bound_is_that_of_the_pretend_slack():
    assert SHOWN == VIEW_BLOCKS
