"""A flow as a picture: Mermaid text with everything in it that is asked, blocks, decides and leads on.

The same flow always gives the same text. Each question, gate, rule, verdict and page is in it, and what leads to what;
what can be answered and how it becomes a level only where that is wanted, for it makes the boxes long. When a check
closes or expires, reminders, memos and promises are not.
"""

import re
import textwrap
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from bot.flow.drawing.answers import answers, options_of
from bot.flow.model.call import Called
from bot.flow.model.check_in import CheckInPlan, Measure
from bot.flow.model.flow import Flow, Section, VerdictRule
from bot.flow.model.question import Question

WIDTH = 44
"""Characters of a line in a box."""
More = Callable[[Question], Iterator[str]]
"""The lines of a question that stand below its name and who answers it."""

_ASKED_OF = {"owner": "asked of the owner", "anyone": "asked of anyone", "everyone": "asked of everyone"}
# What would end a label or begin a directive, and what Mermaid takes for its own entities, KaTeX, an icon or a link,
# or, as some of its versions do in every label, for Markdown. A sign that is none of these where it stands stays, for
# people read the text, too.
_READ_BY_MERMAID = re.compile(
    r"""["#&<>`%\\$*~\[\]|@]|:(?! )|(?<![^\W_])_|_(?![^\W_])|(?<=www)\.|^[-+=]|^(\d{1,9})[.)]""", re.IGNORECASE
)
"""Signs that stand for more than themselves; the last ones at the beginning of a line alone."""


def draw(flow: Flow, *, options: bool = False) -> str:
    """Write a flow as a Mermaid flowchart; with `options` what can be answered and what that is worth is in it too."""
    lines = ["flowchart TD", f"  start([{_label(flow.title, flow.about)}])"]
    more: More = answers if options else _nothing
    parts = (
        *(_sections(flow, more), _roles(flow), _gates(flow), _rules(flow), _verdicts(flow, more), _remarks(flow)),
        *(_onward(flow), _follow_up(flow, more), _guidance(flow)),
    )
    lines += [f"  {line}" for part in parts for line in part]
    return "\n".join(lines) + "\n"


def _nothing(_question: Question) -> Iterator[str]:
    return iter(())


def _sections(flow: Flow, more: More) -> Iterator[str]:
    """Draw the questions in their sections, which open one after another."""
    before = "start"
    outermost = {section: called for called in flow.calls for section in called.sections}
    for called, together in groupby(flow.sections, lambda section: outermost.get(section.id)):
        sections = tuple(together)
        boxes = [line for section in sections for line in _section(flow, section, more)]
        yield from _group(_at("call", called.id), called.title, boxes, _as_called(called)) if called else boxes
        for section in sections:
            yield f"{before} --> section_{section.id}"
            before = f"section_{section.id}"
    if flow.gates:
        yield f"{before} --> gates"
    yield f"{'gates' if flow.gates else before} --> rules"
    for id_ in () if flow.is_for_one else flow.asked_at_start:
        yield _edge("start", "-.->", _at("question", id_), "asked at the start")
    for question in flow.questions.values():
        for other in question.again_after:
            yield _edge(_at("question", other), "-.->", _at("question", question.id), "changed, asks again")
    for loop in flow.loops:
        yield _edge(_at("question", loop.over), "-.->", f"section_{loop.section}", "names the items of")


def _section(flow: Flow, section: Section, more: More) -> Iterator[str]:
    inside = [line for id_ in section.questions for line in _question(flow.questions[id_], more)]
    loop = next((each for each in flow.loops if each.section == section.id), None)
    again = (f"for each of {loop.over}, up to {loop.most}",) if loop else ()
    yield from _group(f"section_{section.id}", section.title, inside, *again)


def _as_called(called: Called) -> str:
    return f"the flow {called.flow}, called as {called.id}: {' or '.join(called.verdicts)}"


def _roles(flow: Flow) -> Iterator[str]:
    """Draw the roles, and which questions are theirs."""
    boxes = (_box(_at("role", each.id), each.title, each.knows) for each in flow.roles)
    yield from _group("roles", "Roles, given by the owner", boxes) if flow.roles else ()
    for question in flow.questions.values():
        if question.role:
            yield _edge(_at("role", question.role), "-.->", _at("question", question.id), "answers")


def _question(question: Question, more: More) -> Iterator[str]:
    """Draw a question with its variants, and in each box the lines there are of it besides."""
    only = (f"asked if {question.when.print()}",) if question.when else ()
    said = (_how(question), *only, *more(question))
    yield _box(_at("question", question.id), f"{question.number}. {question.short}", *said)
    for number, variant in enumerate(question.variants, 1):
        other = f"variant_{question.id}_{number}"
        said = (_how(variant.question), *more(variant.question))
        yield _box(other, f"{question.number}. {variant.question.short}", *said)
        yield _edge(_at("question", question.id), "-.->", other, f"if {variant.when.print()}")


def _how(question: Question) -> str:
    link = ", only with a link" if question.link and question.link.required else ", with a link"
    evidence = link if question.link else ", with a link and a day" if question.proof else ""
    aside = ", may not apply" if question.not_applicable != "no" else ""
    role = f" with the role {question.role}" if question.role else ""
    return f"{question.type.name}, {_ASKED_OF[question.asked_of]}{role}{evidence}{aside}"


def _gates(flow: Flow) -> Iterator[str]:
    """Draw the gates, each with the questions it asks about."""
    if not flow.gates:
        return
    yield from _group(
        "gates",
        "Gates, each of which blocks by itself",
        (
            f"{_at('gate', gate.id)}{{{{{_label(f'{gate.id} {gate.title}', f'fails if {gate.fails.print()}')}}}}}"
            for gate in flow.gates
        ),
    )
    for gate in flow.gates:
        yield from (f"{_at('question', id_)} -.-> {_at('gate', gate.id)}" for id_ in gate.questions)


def _rules(flow: Flow) -> Iterator[str]:
    """Draw the rules in their order, and the verdicts they give."""
    yield from _group(
        "rules",
        "Rules, of which the first that holds decides",
        (f"{_at('rule', rule.id)}{{{_label(rule.id, *_condition(rule))}}}" for rule in flow.rules),
    )
    for rule, below in zip(flow.rules, (*flow.rules[1:], None), strict=True):
        yield _edge(_at("rule", rule.id), "-->", _at("verdict", rule.verdict), "yes" if below else "always")
        if below:
            yield _edge(_at("rule", rule.id), "-->", _at("rule", below.id), "no")


def _condition(rule: VerdictRule) -> tuple[str, ...]:
    if rule.when is not None:
        return (f"if {rule.when.print()}",)
    if rule.needs:
        return ("if all of these hold:", *(f"- {need.when.print()}" for need in rule.needs))
    return (f"else, with what {rule.missing_from} misses",) if rule.missing_from else ("else",)


def _verdicts(flow: Flow, more: More) -> Iterator[str]:
    """Draw the verdicts, best last, and what is asked once they are reached."""
    best_last = [*flow.order, *(id_ for id_ in flow.verdicts if id_ not in flow.order)]
    yield from _group(
        "verdicts", "Verdicts", (f"{_at('verdict', id_)}([{_label(flow.verdicts[id_].title)}])" for id_ in best_last)
    )
    for id_ in best_last:
        for question in flow.verdicts[id_].ask:
            said = (_how(question), *more(question))
            yield _box(_at("question", question.id), f"{question.number}. {question.short}", *said)
            yield _edge(_at("verdict", id_), "-->", _at("question", question.id), "asks")


def _remarks(flow: Flow) -> Iterator[str]:
    """Draw the warnings and contradictions, which decide nothing."""
    for kind, title, remarks in (
        ("warning", "Warnings, which block nothing", flow.warnings),
        ("contradiction", "Answers that do not go together", flow.contradictions),
    ):
        boxes = [_box(_at(kind, each.id), each.id, f"if {each.when.print()}") for each in remarks]
        if boxes:
            yield from _group(f"{kind}s", title, boxes)
    for each in flow.contradictions:
        yield from (f"{_at('question', id_)} -.-> {_at('contradiction', each.id)}" for id_ in each.between)


def _onward(flow: Flow) -> Iterator[str]:
    """Draw the flow this one leads to, with the answers that go along."""
    if flow.then is None:
        return
    other = _at("flow", flow.then.flow)
    yield f"{other}[[{_label(flow.then.button, f'leads to the flow {flow.then.flow}')}]]"
    yield f"verdicts --> {other}"
    for own, theirs in flow.then.carry.items():
        yield _edge(_at("question", own), "-.->", other, f"carried on as {theirs}")


def _follow_up(flow: Flow, more: More) -> Iterator[str]:
    """Draw the weekly check-in, what it adds up to, and what it puts in place of answers."""
    plan = flow.check_in
    if plan is None:
        return
    asked = [_box(_at("week", id_), each.short, _how(each), *more(each)) for id_, each in plan.questions.items()]
    streaks = [_box(_at("streak", each.id), each.title, "weeks in a row") for each in plan.streaks]
    yield from _group("check_in", plan.title, (*asked, *streaks))
    yield "verdicts --> check_in"
    for streak in plan.streaks:
        used = {name for rule in streak.each_week if rule.condition for _, name in rule.condition.names_used()}
        yield from (f"{_at('week', id_)} -.-> {_at('streak', streak.id)}" for id_ in plan.questions if id_ in used)
    yield from map(_measure, plan.measures)
    yield from _watched(plan, more)


def _measure(measure: Measure) -> str:
    if measure.add:
        return _edge(_at("streak", measure.add), "-.->", _at("question", measure.question), "adds to")
    when = f" if {measure.when.print()}" if measure.when else ""
    return _edge("check_in", "-.->", _at("question", measure.question), f"sets to {measure.value}{when}")


def _watched(plan: CheckInPlan, more: More) -> Iterator[str]:
    if plan.watch is None:
        return
    yield _edge(_at("question", plan.watch.question), "-.->", "check_in", "is watched")
    if plan.look_back is None:
        return
    asked = plan.look_back.questions.items()
    title = f"Looked back at after {plan.look_back.after.days} days"
    boxes = (_box(_at("later", id_), each.short, _how(each), *more(each)) for id_, each in asked)
    yield from _group("look_back", title, boxes)
    yield "check_in --> look_back"
    yield _edge("look_back", "-.->", _at("question", plan.watch.question), "gives the level of")


def _guidance(flow: Flow) -> Iterator[str]:
    """Draw the pages of guidance, and what links them."""
    if not flow.guidance:
        return
    yield from _group(
        "guidance", "Guidance", (f"{_page(id_)}[/{_label(page.title)}/]" for id_, page in flow.guidance.items())
    )
    for begin, page, why in dict.fromkeys(_links(flow)):
        yield _edge(begin, "-.->", _page(page), why)


def _links(flow: Flow) -> Iterator[tuple[str, str, str]]:
    for question in flow.questions.values():
        each_way = [(_at("question", question.id), question)]
        each_way += [(f"variant_{question.id}_{n}", each.question) for n, each in enumerate(question.variants, 1)]
        for begin, asked in each_way:
            if asked.gap and asked.gap.guidance:
                yield begin, asked.gap.guidance, "gap"
            for option in options_of(asked).values():
                if option.guidance:
                    yield begin, option.guidance, f"gap after {option.text}"
    for verdict in flow.verdicts.values():
        if verdict.guidance:
            yield _at("verdict", verdict.id), verdict.guidance, ""
    for warning in flow.warnings:
        if warning.guidance:
            yield _at("warning", warning.id), warning.guidance, ""


def _group(box: str, title: str, inside: Iterable[str], *more: str) -> Iterator[str]:
    """Draw a frame around some lines, with its title and more; what leads out of it stands behind it."""
    yield f"subgraph {box}[{_label(title, *more)}]"
    yield from (f"  {line}" for line in inside)
    yield "end"


def _box(at: str, *said: str) -> str:
    return f"{at}[{_label(*said)}]"


def _edge(begin: str, arrow: str, end: str, said: str) -> str:
    return f"{begin} {arrow}|{_label(said)}| {end}" if said else f"{begin} {arrow} {end}"


def _at(kind: str, id_: str) -> str:
    """Name a box: its kind stands before its id, so that no id means something to Mermaid."""
    return f"{kind}_{id_}"


def _page(id_: str) -> str:
    return f"page_{id_.replace('-', '_')}"


def _label(*said: str) -> str:
    """Write a label of one or more lines, long ones broken, with nothing in it that Mermaid would read.

    Its lines are lines: where a `<br/>` stands in a label, Mermaid reads the entities of it before all the rest.
    """
    lines = [line for text in said for line in textwrap.wrap(" ".join(text.split()), WIDTH) or [""]]
    shown = "\n".join(_READ_BY_MERMAID.sub(_as_entity, line) for line in lines)
    return f'"{shown}"'


def _as_entity(sign: re.Match[str]) -> str:
    return f"{sign[1] or ''}#{ord(sign[0][-1])};"
