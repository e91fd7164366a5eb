"""A filled form of a check-in as the event it means, or what of it cannot be taken, each at its field."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from bot.engine.after_verdict.following import open_check_in
from bot.engine.after_verdict.watching import LIST_CHANGED
from bot.engine.check_in_forms.fields import DID_NOT_LOOK, Field, fields_of
from bot.engine.decision import Refused
from bot.engine.events import CheckInAnswered
from bot.engine.forms.questions import read_entered
from bot.engine.forms.same_name import named_before
from bot.engine.rules.check_in_answers import watched_already
from bot.engine.rules.checking_in import why_over
from bot.engine.saved.answer import Answer
from bot.engine.saved.assessment import Assessment
from bot.engine.saved.follow_up import CheckIn
from bot.engine.saved.replacing import replace
from bot.engine.saved.spelling import alike
from bot.engine.weighed.watched_words import as_read, as_saved
from bot.flow.model.check_in import NEW, SEEN, CheckInPlan
from bot.flow.model.flow import Flow
from bot.questions import Wrong
from bot.questions.choices import NONE_OF_THESE, NOT_BOTH
from bot.sentence import Sentence

CAME_BACK = "“{name}” is ticked above as what came back; answer Yes here, or take the tick away."
DID_NOT_COME_BACK = "“{name}” is not ticked above as what came back; answer No here, or tick it."


def read_check_in(
    flow: Flow, assessment: Assessment, by: str, entered: Mapping[str, Mapping[str, Any]], now: datetime
) -> CheckInAnswered | dict[str, Wrong] | Refused:
    """Read a filled form into the event it means, or say at each field what cannot be taken.

    What was filled in and is asked of this person no more refuses the whole, so that nothing of it is lost unseen.
    """
    current, plan = open_check_in(assessment), flow.check_in
    if current is None or plan is None:
        return {"": Wrong(why_over(assessment))}
    wrong: dict[str, Wrong] = {}
    answers: dict[str, Answer] = {}
    looks: dict[str, dict[str, Answer]] = {}
    renewed: dict[str, Answer] = {}
    fields = list(fields_of(flow, assessment, plan, current, by))
    dropped = [name for name in entered.keys() - {each.name for each in fields} if any(entered[name].values())]
    if dropped:
        return _asked_no_more(flow, assessment, plan, dropped)
    for field in fields:
        filled = entered.get(field.name, {})
        read = _read(field, filled, now)
        read = _named_already(flow, current, field, read) or read
        if isinstance(read, Wrong):
            wrong[field.name] = read
        elif read is None:
            continue
        elif field.group == "look":
            looks.setdefault(field.prediction, {})[field.question] = read
        elif field.group in {"gap", "stale"}:
            renewed[field.question] = read
        else:
            answers[field.question] = _in_names(flow, field, read)
    wrong = wrong or _contradicted(flow, fields, answers, looks)
    return wrong or CheckInAnswered(by, current.date, answers, looks, renewed)


def _contradicted(
    flow: Flow, fields: Sequence[Field], answers: Mapping[str, Answer], looks: Mapping[str, Mapping[str, Answer]]
) -> dict[str, Wrong]:
    """Point out where looking back says otherwise of a thing than what was ticked among what came back."""
    ticked = answers[SEEN].value if SEEN in answers else None
    found: dict[str, Wrong] = {}
    if not isinstance(ticked, tuple):
        return found
    watched = next((each.names for each in fields if each.name == SEEN), ())
    for field in fields:
        if field.prediction not in watched:  # it has no box that could be ticked
            continue
        look = looks.get(field.prediction, {}).get(SEEN) if (field.group, field.question) == ("look", SEEN) else None
        if look is not None and look.value == "no" and field.prediction in ticked:
            found[field.name] = Wrong(CAME_BACK.format(name=as_read(flow, field.prediction)))
        elif look is not None and look.value == "yes" and field.prediction not in ticked:
            found[field.name] = Wrong(DID_NOT_COME_BACK.format(name=as_read(flow, field.prediction)))
    return found


def _asked_no_more(flow: Flow, assessment: Assessment, plan: CheckInPlan, dropped: Sequence[str]) -> Refused:
    """Say what of a form is asked of its reader no more, since it was opened."""
    asked = [found for name in sorted(dropped) if (found := plan.questions.get(name) or flow.questions.get(name))]
    named = ", ".join(f"“{each.short}”" for each in asked) or Sentence("something of this form")
    owners = any("owner" in {each.asked_of, each.together} for each in asked)
    now = Sentence("; <@{owner}>, who owns this check now, answers that", owner=assessment.owner)
    why = Sentence(
        "While this form was open, {named} stopped being asked of you{whose}. The rest is below.",
        named=named,
        whose=now if owners else "",
    )
    return Refused(why, outdated=True)


def _read(field: Field, entered: Mapping[str, Any], now: datetime) -> Answer | Wrong | None:
    """Read one question; a box that names nothing any more is told, and not taken for another."""
    boxes = {*field.boxes, NONE_OF_THESE, DID_NOT_LOOK}
    if field.name == SEEN:
        return _seen(entered) if boxes.issuperset(entered.get("value") or ()) else Wrong(LIST_CHANGED)
    if field.name == NEW and not boxes.issuperset(filter(None, [entered.get("instead")])):
        return Wrong(LIST_CHANGED, "instead")
    return read_entered(field.type, entered, now.date())


def _named_already(flow: Flow, current: CheckIn, field: Field, read: Answer | Wrong | None) -> Wrong | None:
    """Say that what is called new is watched, or was named in an earlier week, in other letters."""
    if field.name != NEW or not isinstance(read, Answer) or not isinstance(read.value, tuple):
        return None
    spelt = alike(as_saved(flow, read.value[0]))
    there = next((as_read(flow, name) for name in current.watched if alike(name) == spelt), None)
    if there is not None:
        return Wrong(watched_already(read.value[0], there))
    before = named_before(read.value[0], field.names)
    if before is None:
        return None
    picked = as_read(flow, before)
    return Wrong(Sentence("“{value}” was named before as “{before}”; pick that.", value=read.value[0], before=picked))


def _seen(entered: Mapping[str, Any]) -> Answer | Wrong | None:
    """Read what was ticked; not having looked stands ticked in a quiet week, so it gives way to whatever else is."""
    ticked = [pick for pick in entered.get("value") or () if pick != DID_NOT_LOOK]
    if NONE_OF_THESE in ticked and len(ticked) > 1:
        return Wrong(NOT_BOTH)
    if ticked:
        return Answer(tuple(pick for pick in ticked if pick != NONE_OF_THESE))
    return Answer(None, passed="dont_know") if DID_NOT_LOOK in (entered.get("value") or ()) else None


def _in_names(flow: Flow, field: Field, read: Answer) -> Answer:
    """Give the options that were picked back as the names they stand for."""
    if field.name == SEEN and isinstance(read.value, tuple):
        return replace(read, value=tuple(field.boxes[pick] for pick in read.value))
    if field.name == NEW and isinstance(read.value, str):
        return replace(read, value=(field.boxes[read.value],))
    if field.name == NEW and isinstance(read.value, tuple):
        return replace(read, value=tuple(as_saved(flow, str(name)) for name in read.value))
    return read
