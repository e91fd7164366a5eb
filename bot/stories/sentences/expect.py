"""What a story expects of a check: who is asked, what shows, what counts, the verdict with its reasons, the cards."""

from collections.abc import Collection
from typing import Any

from bot.engine.asked.asking import is_hidden, open_for, open_questions
from bot.engine.asked.looping import sentence_of
from bot.engine.weighed.sheet_env import SheetEnv
from bot.engine.weighed.summary import Gap, contradictions, gaps
from bot.engine.weighed.verdict import decide, decide_early
from bot.flow.problems import meant
from bot.stories.phrases import Phrase, Takes
from bot.stories.sentences.roles import ROLE_EXPECTS
from bot.stories.story import Step
from bot.stories.world import World, plainly


def _verdict(world: World, step: Step) -> str | None:
    if world.standing.closed is None:
        again = f"; it was opened again: `{world.standing.owner} decides now` closes it"
        return f"the check is still open, and has no verdict{again if world.standing.reopened_at else ''}"
    outcome = decide(world.sheet())
    if outcome.verdict != step.words["verdict"]:
        return f"the verdict is {outcome.verdict}, by the rule {outcome.rule}: {outcome.headline}"
    reason = step.words.get("reason")
    reasons = {outcome.rule, *outcome.failed_gates, *(each.about for each in outcome.missing if each.about)}
    if reason is not None and reason not in reasons:
        return f"its reasons are {_said(world, reasons)}"
    return None


def _no_verdict(world: World, _: Step) -> str | None:
    closed = world.standing.closed
    return f"the check was closed, with {decide(world.sheet()).verdict}" if closed else None


def _so_far(world: World, step: Step) -> str | None:
    early = decide_early(world.sheet())
    found = early[0].verdict if early else "open"
    return None if found == step.words["early"] else f"so far it is {found}"


def _is_asked(world: World, step: Step) -> str | None:
    asked = _asked(world, step.words["person"])
    return None if step.words["question"] in asked else f"open for them is {_said(world, asked)}"


def _is_not_asked(world: World, step: Step) -> str | None:
    asked = _asked(world, step.words["person"])
    return "it is open for them" if step.words["question"] in asked else None


def _is_asked_nothing(world: World, step: Step) -> str | None:
    asked = _asked(world, step.words["person"])
    return f"open for them is {_said(world, asked)}" if asked else None


def _asked(world: World, person: str) -> list[str]:
    return [each.id for each in open_questions(world.standing, world.flow, person)]


def _is_open(world: World, step: Step) -> str | None:
    question = world.flow.question(step.words["question"])
    people = open_for(world.standing, world.flow, question) if question else ()
    return None if people else "it is open for nobody"


def _is_shown(world: World, step: Step) -> str | None:
    id_ = step.words["question"]
    question = world.flow.questions.get(id_)
    if question is None or not world.standing.answers.get(id_):
        return "nobody has answered it"
    return "its answers are hidden" if is_hidden(world.standing, question) else None


def _is_hidden(world: World, step: Step) -> str | None:
    question = world.flow.questions.get(step.words["question"])
    return None if question and is_hidden(world.standing, question) else "its answers show"


def _is_split(world: World, step: Step) -> str | None:
    splits = world.sheet().splits
    return None if step.words["question"] in splits else f"split is {_said(world, splits)}"


def _is_not_split(world: World, step: Step) -> str | None:
    return "it is split" if step.words["question"] in world.sheet().splits else None


def _does_not_apply(world: World, step: Step) -> str | None:
    standing = world.sheet().standings.get(step.words["question"])
    return "it applies" if standing is None or standing.applies else None


def _applies(world: World, step: Step) -> str | None:
    return None if _does_not_apply(world, step) else "it does not apply"


def _counts(world: World, step: Step) -> str | None:
    id_, sheet = step.words["question"], world.sheet()
    level = sheet.of_items[id_].standing.level if id_ in sheet.of_items else sheet.levels.get(id_)
    found = "nothing" if level is None else f"{level:g}"
    wanted = str(step.value).replace("½", "0.5")
    return None if wanted == found else f"it counts {found}"


def _gates_fail(world: World, step: Step) -> str | None:
    wanted, there = set(_list(step.value)), [gate.id for gate in world.flow.gates]
    if unknown := sorted(wanted.difference(there)):
        return f"there is no gate '{unknown[0]}'; {meant(unknown[0], there)}"
    failed = {gate.id for gate in world.sheet().failed_gates}
    return None if wanted == failed else f"failing is {_listed(failed)}"


def _gap(world: World, step: Step) -> str | None:
    found = {each.question: each for each in gaps(world.sheet())}
    gap = found.get(step.words["question"])
    if gap is None:
        return f"there are gaps at {_said(world, found)}"
    said = _of_gap(gap)
    return None if step.value is None or str(step.value) in said else f"it says: {said}"


def _no_gap(world: World, step: Step) -> str | None:
    found = {each.question for each in gaps(world.sheet())}
    return "there is one" if step.words["question"] in found else None


def _of_gap(gap: Gap) -> str:
    return f"{gap.do} (done when {gap.done})" if gap.done else gap.do


def _warning(world: World, step: Step) -> str | None:
    found = _warnings(world)
    return None if step.words["warning"] in found else f"warned is of {_listed(found)}"


def _no_warning(world: World, step: Step) -> str | None:
    return "it is warned of" if step.words["warning"] in _warnings(world) else None


def _warnings(world: World) -> list[str]:
    env = SheetEnv(world.sheet())
    return [each.id for each in world.flow.warnings if each.when.holds(env)]


def _contradiction(world: World, step: Step) -> str | None:
    found = [each.id for each in contradictions(world.sheet())]
    return None if step.words["contradiction"] in found else f"contradicting is {_listed(found)}"


def _no_contradiction(world: World, step: Step) -> str | None:
    found = [each.id for each in contradictions(world.sheet())]
    return "it is raised" if step.words["contradiction"] in found else None


def _refused(world: World, step: Step) -> str | None:
    refused, world.refused = world.refused, None
    withheld, world.withheld = world.withheld, False
    if refused is None:
        return "nothing was refused"
    if withheld:
        return None
    said = plainly(refused)
    return None if step.value is None or str(step.value) in said else f"what was said is: {said}"


def _card(world: World, step: Step) -> str | None:
    said = world.said_on(step.words["card"])
    if said is None:
        return f"there is no such card; there are {_listed(world.cards())}"
    return None if step.value is None or str(step.value) in said else f"it says: {said}"


def _card_without(world: World, step: Step) -> str | None:
    said = world.said_on(step.words["card"])
    if said is None:
        return "there is no such card"
    return f"it says: {said}" if str(step.value) in said else None


def _no_card(world: World, step: Step) -> str | None:
    return "it is there" if world.said_on(step.words["card"]) is not None else None


def _list(value: Any) -> list[str]:
    return [str(each) for each in value] if isinstance(value, list) else [] if value == "none" else [str(value)]


def _said(world: World, ids: Collection[str]) -> str:
    """List questions by what a story calls them, those that are asked of an item too."""
    return _listed([sentence_of(world.flow, id_) for id_ in ids])


def _listed(names: Collection[str]) -> str:
    return ", ".join(sorted(names)) or "nothing"


EXPECTS = tuple(
    Phrase(f"expect {words}", does, f"expect {example}", takes)
    for words, does, example, takes in (
        ("verdict {verdict}", _verdict, "verdict not_yet", Takes.NOTHING),
        ("verdict {verdict} because {reason}", _verdict, "verdict not_yet because G2", Takes.NOTHING),
        ("no verdict", _no_verdict, "no verdict", Takes.NOTHING),
        ("so far {early}", _so_far, "so far not_yet", Takes.NOTHING),
        ("{person} is asked {question}", _is_asked, "ben is asked decider", Takes.NOTHING),
        ("{person} is not asked {question}", _is_not_asked, "ben is not asked task_line", Takes.NOTHING),
        ("{person} is asked nothing", _is_asked_nothing, "ben is asked nothing", Takes.NOTHING),
        ("{question} is open", _is_open, "decider is open", Takes.NOTHING),
        ("{question} is shown", _is_shown, "decider is shown", Takes.NOTHING),
        ("{question} is hidden", _is_hidden, "decider is hidden", Takes.NOTHING),
        ("{question} is split", _is_split, "decider is split", Takes.NOTHING),
        ("{question} is not split", _is_not_split, "decider is not split", Takes.NOTHING),
        ("{question} does not apply", _does_not_apply, "restored does not apply", Takes.NOTHING),
        ("{question} applies", _applies, "restored applies", Takes.NOTHING),
        ("{question} counts", _counts, "test_cases counts: ½", Takes.SOMETHING),
        *ROLE_EXPECTS,
        ("failing gates", _gates_fail, "failing gates: [G2, G4]", Takes.SOMETHING),
        ("gap {question}", _gap, "gap test_cases: Build to 20", Takes.EITHER),
        ("no gap {question}", _no_gap, "no gap test_cases", Takes.NOTHING),
        ("warning {warning}", _warning, "warning prestige", Takes.NOTHING),
        ("no warning {warning}", _no_warning, "no warning prestige", Takes.NOTHING),
        ("contradiction {contradiction}", _contradiction, "contradiction plateau_unmeasured", Takes.NOTHING),
        ("no contradiction {contradiction}", _no_contradiction, "no contradiction plateau_unmeasured", Takes.NOTHING),
        ("refused", _refused, "refused: Only ana", Takes.EITHER),
        ("card {card}", _card, "card root: NOT YET", Takes.EITHER),
        ("card {card} without", _card_without, "card section/evaluation without: 60", Takes.SOMETHING),
        ("no card {card}", _no_card, "no card split/decider", Takes.NOTHING),
    )
)
