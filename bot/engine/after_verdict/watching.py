"""What is watched for week after week: what people named, less what was proved wrong, and what came up since."""

from hashlib import sha256

from bot.engine.asked.branching import as_asked, owners_values
from bot.engine.saved.assessment import Assessment
from bot.engine.saved.replacing import replace
from bot.engine.saved.spelling import alike
from bot.engine.weighed.looked_back import named_since
from bot.engine.weighed.predictions import called, looks, names_in, results
from bot.engine.weighed.sheet import Sheet, zone_of
from bot.engine.weighed.sheet_env import SheetEnv
from bot.engine.weighed.weeks import newly_seen
from bot.flow.model.flow import Flow
from bot.sentence import Sentence

LIST_CHANGED = Sentence("What is named here has changed since you opened this form; close it and open it again.")


def box_of(name: str) -> str:
    """Name a box by what stands beside it: while a form is open the list may change, and places in it with it."""
    return f"w{sha256(name.encode()).hexdigest()[:16]}"


def named_things(flow: Flow, sheet: Sheet) -> tuple[str, ...]:
    """List all that people named, once each, what most named first, or the owner where settled; and what else is."""
    watch = flow.check_in.watch if flow.check_in else None
    if watch is None:
        return ()
    return names_in(watch, SheetEnv(sheet), sheet.standings[watch.question].holding)


def named_still(flow: Flow, assessment: Assessment, sheet: Sheet) -> tuple[str, ...]:
    """List what people name to last; what was proved wrong only where somebody has named it again since."""
    named, plan = named_things(flow, sheet), flow.check_in
    if plan is None or plan.watch is None or plan.look_back is None:
        return named
    found = results(plan.look_back, assessment.predictions, assessment.check_ins, sheet.owners)
    dropped: set[str] = set()
    for each in assessment.predictions:
        if found[each.name] == "wrong":
            day = looks(each, assessment.check_ins)[-1].date
            since = (names for _, names in named_since(sheet, plan.watch, zone_of(assessment), day))
            dropped |= called([each]).difference(alike(name) for names in since for name in names)
    return tuple(name for name in named if alike(name) not in dropped)


def foretold(flow: Flow, before: Assessment, after: Assessment) -> Assessment:
    """Forget what was said to last where its question is asked in other words now, and so means something else."""
    watch = flow.check_in.watch if flow.check_in else None
    if watch is None:
        return after
    question = flow.questions[watch.question]
    if not question.variants or not (after.predictions or after.watch or after.watch_by):
        return after
    asked = (as_asked(question, owners_values(flow, each.owner, each.answers)) for each in (before, after))
    return after if next(asked) is next(asked) else replace(after, predictions=(), watch=(), watch_by=None)


def watched(flow: Flow, assessment: Assessment) -> tuple[str, ...]:
    """List what is watched for now; what was predicted and proved wrong is dropped."""
    plan = flow.check_in
    if plan is None or plan.look_back is None:
        return assessment.watch
    owners = owners_values(flow, assessment.owner, assessment.answers)
    found = results(plan.look_back, assessment.predictions, assessment.check_ins, owners)
    return tuple(name for name in assessment.watch if found.get(name) != "wrong")


def offered(flow: Flow, assessment: Assessment) -> tuple[str, ...]:
    """List what came up often enough, unwatched, to be offered in place of something watched."""
    watch = flow.check_in.watch if flow.check_in else None
    if watch is None:
        return ()
    return newly_seen(assessment.check_ins, assessment.watch, watch.offer_after)


def too_many(flow: Flow, assessment: Assessment, sheet: Sheet) -> tuple[str, ...]:
    """List all that was named where it is more than can be watched and the owner has not chosen; else nothing."""
    watch = flow.check_in.watch if flow.check_in else None
    if watch is None or assessment.watch_by is not None:
        return ()
    named = named_things(flow, sheet)
    return named if len(named) > watch.most else ()
