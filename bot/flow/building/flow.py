"""From the text of a flow file to the flow, or to all that is wrong with it; opens no file and never raises."""

from collections.abc import Callable, Collection, Iterator
from collections.abc import Mapping as MappingOf
from dataclasses import replace
from functools import lru_cache
from hashlib import sha256

from bot.flow.building import rules
from bot.flow.building.check_in import check_in
from bot.flow.building.properties import properties
from bot.flow.building.questions import graded, with_variants
from bot.flow.checks.calls import calls_checked
from bot.flow.checks.whole import checked, questions_twice
from bot.flow.composing.calling import name_of, with_calls
from bot.flow.composing.calls import Budget, Caller, Whole, called
from bot.flow.composing.expanding import expanded
from bot.flow.composing.fragments import FRAGMENTS, NO_FRAGMENTS, Texts
from bot.flow.guidance import guidance_file, guidance_links, read_guidance
from bot.flow.model.check_in import CheckInPlan
from bot.flow.model.flow import Flow, Guidance, Section, Then
from bot.flow.model.loop import ITEM, Loop
from bot.flow.model.memo import MemoPart
from bot.flow.model.question import Question
from bot.flow.model.role import Role
from bot.flow.problems import Problem, in_order
from bot.flow.shapes.file import FlowShape
from bot.flow.tree.nodes import Mapping, find
from bot.flow.tree.reading import read, read_on
from bot.flow.vetting import Parts, lengths_vetted, vet
from bot.flow.written.file import Written, items_of
from bot.flow.written.questions import WrittenQuestion
from bot.flow.written.scopes import Scopes

ALL = "all"
"""What `start.ask` says when every question is asked at the start."""
HASH_DIGITS = 16


def build(
    text: str | bytes, file: str, guidance: MappingOf[str, str], fragments: Texts = NO_FRAGMENTS
) -> Flow | tuple[Problem, ...]:
    """Build a flow from its text, the pages of guidance by id, and the fragments by name.

    `file` is only its name, for problems.
    """
    return _built(text, file, guidance, fragments, _unvetted)


def vetted(
    text: str | bytes, file: str, guidance: MappingOf[str, str], fragments: Texts = NO_FRAGMENTS
) -> Flow | tuple[Problem, ...]:
    """Build a flow that is offered to people: one in which nothing is idle or gets too long, besides.

    A running check keeps the flow it began with, so what is told only here never keeps a flow from being built.
    """
    return _built(text, file, guidance, fragments, vet)


@lru_cache(maxsize=2)  # a flow is built, and then looked at once more for its translations
def tree_of(text: str | bytes, file: str) -> Mapping | tuple[Problem, ...]:
    """Read a flow as it is written, or say what keeps it from being read."""
    return read(text, file, escapes=True)


def in_other_words(whole: Whole, written: Written) -> Flow | None:
    """Build a flow once more, from its tree with other texts; what is wrong with those is noted."""
    shaped = written.shaped(whole.tree, FlowShape)
    return _flow(whole, *shaped, written, lengths_vetted) if shaped else None


def with_all_it_uses(tree: Mapping, file: str, guidance: MappingOf[str, str], texts: Texts, size: int = 0) -> Whole:
    """Give a flow's tree with the questions of fragments and the flows it calls in place; `size` is its bytes."""
    return _whole(tree, size, guidance, Caller(file, texts, (name_of(file),), Budget()))


def _built(
    text: str | bytes,
    file: str,
    guidance: MappingOf[str, str],
    fragments: Texts,
    vetting: Callable[[Parts], None],
) -> Flow | tuple[Problem, ...]:
    made = _made(text, guidance, Caller(file, fragments, (name_of(file),), Budget()), vetting)
    match made:
        case (Whole(), Flow() as flow):
            return flow
    return tuple(each for each in made if isinstance(each, Problem))


def _made(
    text: str | bytes, guidance: MappingOf[str, str], caller: Caller, vetting: Callable[[Parts], None]
) -> tuple[Whole, Flow] | tuple[Problem, ...]:
    """Build a flow, and give with it the tree it was built from; `caller` is the flow itself, who may call others."""
    file = caller.file
    tree, unread = tree_of(text, file), tuple[Problem, ...]()
    if isinstance(tree, tuple):
        unread, far = tree, read_on(text, file)
        if far is None:
            return in_order(unread)
        tree = far
    if other := _something_else(tree.entries.keys(), file):
        return (*unread, Problem(file, *tree.place, *other))
    if not tree.entries.keys() & FlowShape.model_fields.keys():
        return (*unread, Problem(file, *tree.place, "this is not a flow", "begin with `flow:` and its name"))
    written = Written(file, guidance, [*unread])
    whole = _whole(tree, _size(text), guidance, caller)
    written.problems += whole.problems
    shaped = None if whole.emptied else written.shaped(whole.tree, FlowShape)
    if shaped is None or (whole.problems and not whole.lacks):
        return in_order(written.problems)
    twice = questions_twice(whole.tree)
    written.lacks = whole.lacks or bool(twice)  # what names nothing may be what one of the two was to be called
    written.doubtful |= whole.doubtful | twice
    flow = _flow(whole, *shaped, written, _unvetted if written.lacks else vetting)
    if written.problems:
        return in_order(written.problems)
    flow = replace(flow, fragments=whole.used)
    return whole, replace(flow, hash=_hash(text, flow, guidance, caller.texts))


def _something_else(keys: Collection[str], file: str) -> tuple[str, str] | None:
    """Name what lies beside flows and names one too, with the command that reads it."""
    if "sections" in keys:
        return None
    if "steps" in keys:
        return "this is a story, and not a flow", f"run it with `ftready test {file}`"
    if "answers" in keys:
        return "this is a sheet of answers, and not a flow", f"decide it with `ftready verdict`, the flow and {file}"
    return None


def _whole(tree: Mapping, size: int, guidance: MappingOf[str, str], caller: Caller) -> Whole:
    def read_called(text: str, beside: Caller) -> tuple[Whole, Flow] | tuple[Problem, ...]:
        return _made(text, guidance, beside, _unvetted)

    return with_calls(expanded(tree, caller.file, size, caller.texts), caller, read_called)


def _flow(whole: Whole, tree: Mapping, shape: FlowShape, written: Written, vetting: Callable[[Parts], None]) -> Flow:
    """Build what there is; it is worth something only where no problem was found."""
    written.doubtful.update(_to_be_looped(shape))
    asked = _questions(tree, shape, written)
    scopes = Scopes(
        {each.shape.id: each.answered_with for each in asked},
        {each.shape.id: each.answered_with for each in asked if each.shape.asked_of == "owner" and not each.each},
        [section.id for section in shape.sections],
        [each.shape.id for each in asked if each.each],
        {each.called.id: each.called for each in whole.calls},
    )
    made = [(each, graded(each, scopes, written)) for each in asked]
    flow = _assembled(tree, shape, {question.id: question for _, question in made}, scopes, written)
    flow = replace(flow, calls=tuple(called(each, scopes, written) for each in whole.calls))
    checked(whole.tree, tree, shape, made, scopes, written)
    calls_checked(whole.calls, flow, written)
    vetting(Parts(tree, shape, made, flow, written))
    return flow


def _to_be_looped(shape: FlowShape) -> Iterator[str]:
    """Go through the words that a section means otherwise that lacks only what its items are; that is told."""
    for each in shape.sections:
        if each.for_each is None and each.model_fields_set & {"most", "overall"}:
            yield from (ITEM, *(question.id for question in each.questions))


def _unvetted(parts: Parts) -> None:
    """Let everything pass that keeps no flow from being built."""


def _questions(tree: Mapping, shape: FlowShape, written: Written) -> list[WrittenQuestion]:
    found: list[WrittenQuestion] = []
    for section_node, section in zip(items_of(tree.entries["sections"]), shape.sections, strict=True):
        nodes = items_of(find(section_node, ("questions",)))
        for node, question in zip(nodes, section.questions, strict=True):
            if isinstance(node, Mapping):
                found.append(with_variants(section, len(found) + 1, node, question, written))
    return found


def _assembled(
    tree: Mapping, shape: FlowShape, questions: MappingOf[str, Question], scopes: Scopes, written: Written
) -> Flow:
    listed = {key: items_of(tree.entries.get(key)) for key in ("gates", "rules", "warnings", "contradictions")}
    return Flow(
        id=shape.flow,
        title=shape.title,
        about=shape.about,
        hash="",
        language=shape.language,
        sections=tuple(
            Section(each.id, each.title, tuple(question.id for question in each.questions)) for each in shape.sections
        ),
        questions=questions,
        gates=tuple(
            rules.gate(node, each, shape, scopes, written)
            for node, each in zip(listed["gates"], shape.gates, strict=True)
        ),
        verdicts=rules.verdicts(tree, shape, len(questions) + 1, scopes, written),
        order=shape.order,
        rules=tuple(
            rules.rule(node, each, scopes, written) for node, each in zip(listed["rules"], shape.rules, strict=True)
        ),
        warnings=tuple(
            rules.warning(node, each, scopes, written)
            for node, each in zip(listed["warnings"], shape.warnings, strict=True)
        ),
        contradictions=tuple(
            rules.contradiction(node, each, scopes, written)
            for node, each in zip(listed["contradictions"], shape.contradictions, strict=True)
        ),
        guidance=_guidance(tree, shape, written),
        asked_at_start=_asked_at_start(shape, questions),
        close_after_days=shape.close.after_days if shape.close else None,
        reveal_after_hours=shape.reveal.after_hours if shape.reveal else None,
        expires_after_days=shape.expires.after_days if shape.expires else None,
        offered_first=shape.offered == "first",
        then=Then(shape.then.flow, shape.then.button, dict(shape.then.carry)) if shape.then else None,
        check_in=_check_in(tree, shape, questions, scopes, written),
        longest_waiver=shape.waivers.longest_days,
        properties=properties(
            items_of(tree.entries.get("properties")),
            shape.properties,
            {name: verdict.title for name, verdict in shape.verdicts.items()},
            questions,
            scopes,
            written,
        ),
        source_title=shape.source.title if shape.source else None,
        source_link=shape.source.link if shape.source else None,
        roles=tuple(Role(each.id, each.title, each.knows, each.needed) for each in shape.roles),
        memo=tuple(MemoPart(part.title, part.questions) for part in shape.memo),
        loops=tuple(
            Loop(
                each.id, each.for_each, each.most or 0, each.overall, tuple(question.id for question in each.questions)
            )
            for each in shape.sections
            if each.for_each
        ),
    )


def _check_in(
    tree: Mapping, shape: FlowShape, questions: MappingOf[str, Question], scopes: Scopes, written: Written
) -> CheckInPlan | None:
    node = tree.entries.get("check_in")
    if shape.check_in is None or not isinstance(node, Mapping):
        return None
    return check_in(node, shape.check_in, dict(questions), scopes, written)


def _asked_at_start(shape: FlowShape, questions: MappingOf[str, Question]) -> tuple[str, ...]:
    asked = shape.start.ask if shape.start else ()
    return tuple(questions) if asked == (ALL,) else asked


def _guidance(tree: Mapping, shape: FlowShape, written: Written) -> dict[str, Guidance]:
    folder = shape.guidance or "guidance"
    used = {link.text for link in guidance_links(tree)} & set(written.guidance)
    pages: dict[str, Guidance] = {}
    for page_id in sorted(used):
        page = read_guidance(
            page_id, written.guidance[page_id], guidance_file(written.file, folder, page_id), escapes=True
        )
        if isinstance(page, tuple):
            written.problems += page
        else:
            pages[page_id] = page
    return pages


def _size(text: str | bytes) -> int:
    return len(text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass"))


def _hash(text: str | bytes, flow: Flow, guidance: MappingOf[str, str], fragments: Texts) -> str:
    """Fingerprint everything the flow was made from, however its lines end."""
    written = text if isinstance(text, str) else text.decode()
    beside = [part for page in sorted(flow.guidance) for part in (page, guidance[page])]
    beside += [part for name in flow.fragments for part in (f"{FRAGMENTS}/{name}", str(fragments[name]))]
    digest = sha256(_hashed(written))
    for part in beside:
        digest.update(_hashed_beside(part))
    return digest.hexdigest()[:HASH_DIGITS]


def _hashed(part: str) -> bytes:
    return part.removeprefix("\ufeff").replace("\r\n", "\n").encode() + b"\0"


_hashed_beside = lru_cache(maxsize=64)(_hashed)  # flows that lie together share pages and fragments
