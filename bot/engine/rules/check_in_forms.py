"""The form of a check-in: what it asks one person, what stands in it already, and how a filled one is read.

What is asked is frozen when a check-in opens, so a form that is sent late still means what it showed.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any, Literal

from bot.engine.after_verdict.following import open_check_in
from bot.engine.after_verdict.standing_verdict import standing_sheet
from bot.engine.after_verdict.watching import LIST_CHANGED, box_of
from bot.engine.asked.branching import as_asked, owners_values
from bot.engine.decision import Refused
from bot.engine.events import CheckInAnswered
from bot.engine.forms.questions import PASS, QuestionForm, entries_of, read_entered, renewing_form
from bot.engine.forms.same_name import named_before
from bot.engine.rules.check_in_answers import renewed_here, watched_already
from bot.engine.rules.checking_in import why_over
from bot.engine.rules.renewing import why_not_renewed
from bot.engine.saved.answer import Answer
from bot.engine.saved.assessment import Assessment
from bot.engine.saved.follow_up import CheckIn
from bot.engine.saved.replacing import replace
from bot.engine.saved.spelling import alike
from bot.engine.weighed.sheet_env import SheetEnv
from bot.engine.weighed.watched_words import as_read, as_saved
from bot.engine.weighed.weeks import earlier_names
from bot.flow.model.check_in import NEW, SEEN, CheckInPlan, Watch
from bot.flow.model.flow import Flow
from bot.questions import Checkboxes, Entry, Option, QuestionType, Wrong, own_option
from bot.questions.choices import NONE_OF_THESE, NOT_BOTH, Choices
from bot.questions.names import Names
from bot.sentence import Sentence

Group = Literal["week", "watched", "look", "gap", "stale"]
DID_NOT_LOOK = "did_not_look"
"""The box that says so, beside those of what is watched."""
CAME_BACK = "“{name}” is ticked above as what came back; answer Yes here, or take the tick away."
DID_NOT_COME_BACK = "“{name}” is not ticked above as what came back; answer No here, or tick it."
EARLIER = 10
"""New things of earlier weeks offered to pick from."""


@dataclass(frozen=True)
class Field:
    """One question of the form: what it is called there, and what an answer to it is about."""

    name: str
    group: Group
    question: str
    type: QuestionType
    prediction: str = ""
    names: tuple[str, ...] = ()
    """What the options stand for, where they are names people gave."""

    @property
    def boxes(self) -> dict[str, str]:
        """Option → the name that stands beside it."""
        return {box_of(name): name for name in self.names}


@dataclass(frozen=True)
class FormGroup:
    """Some questions under one heading, with a sentence on why they are asked."""

    title: str
    why: str
    forms: tuple[QuestionForm, ...]


@dataclass(frozen=True)
class CheckInForm:
    """All a check-in asks one person."""

    check_in: CheckIn
    title: str
    groups: tuple[FormGroup, ...]


def check_in_form(
    flow: Flow, assessment: Assessment, person: str, now: datetime, *, usual: bool = False
) -> CheckInForm | None:
    """Make the form of the open check-in; `usual` fills in a week in which nothing happened. None when none is open."""
    current, plan = open_check_in(assessment), flow.check_in
    if current is None or plan is None:
        return None
    form = _Drawing(flow, assessment, plan, current, person, now, usual=usual)
    fields = _fields(flow, assessment, plan, current, person)
    # Numbers go through all groups, so that a person can say which one they mean.
    groups = groupby(enumerate(fields, 1), key=lambda each: (each[1].group, each[1].prediction))
    return CheckInForm(
        current, plan.title, tuple(form.group(name, about, list(each)) for (name, about), each in groups)
    )


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
    fields = list(_fields(flow, assessment, plan, current, by))
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
    named = ", ".join(f"“{each.short}”" for each in asked) or "something of this form"
    owners = any("owner" in {each.asked_of, each.together} for each in asked)
    whose = f"; <@{assessment.owner}>, who owns this check now, answers that" if owners else ""
    return Refused(
        f"While this form was open, {named} stopped being asked of you{whose}. The rest is below.", outdated=True
    )


def _fields(flow: Flow, assessment: Assessment, plan: CheckInPlan, current: CheckIn, person: str) -> Iterator[Field]:
    """Go through everything a check-in asks one person, in order."""
    for question in plan.questions.values():
        if question.asked_of != "owner" or person == assessment.owner:
            yield Field(question.id, "week", question.id, question.type)
    if plan.watch is not None and current.watched:
        yield Field(
            SEEN,
            "watched",
            SEEN,
            Choices.model_construct(options=_options(flow, current.watched)),
            names=current.watched,
        )
        earlier = earlier_names(assessment.check_ins, current)[:EARLIER]
        asked = Names.model_construct(up_to=1, instead_of_names=_options(flow, earlier) or None)
        yield Field(NEW, "watched", NEW, asked, names=earlier)
    for prediction in current.looked_back if plan.look_back else ():
        for number, question in enumerate(plan.look_back.questions.values() if plan.look_back else ()):
            yield Field(look_name(prediction, number), "look", question.id, question.type, prediction)
    owners = owners_values(flow, assessment.owner, assessment.answers)
    again: list[tuple[Group, str]] = [("gap", current.gap)] if current.gap else []
    again += [("stale", id_) for id_ in current.stale if id_ != current.gap]
    for group, id_ in again:
        # One answer that is not taken would have all others of the form refused with it.
        if why_not_renewed(flow, assessment, flow.questions[id_], person) is not None:
            continue
        yield Field(id_, group, id_, as_asked(flow.questions[id_], owners).type)


def look_name(prediction: str, number: int) -> str:
    """Name a question about what was predicted, by the prediction itself and the place in the flow."""
    return f"look_{box_of(prediction)}_{number}"


def _options(flow: Flow, names: Sequence[str]) -> dict[str, Option]:
    """Make options of what people named."""
    # Not checked against what an option may hold: a surface fits it to its room, and shows that it did.
    return {box_of(name): Option.model_construct(text=as_read(flow, name)) for name in names}


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


@dataclass(frozen=True)
class _Drawing:
    """Makes the forms, with what this person said before in this check-in, or with a week in which nothing happened."""

    flow: Flow
    assessment: Assessment
    plan: CheckInPlan
    current: CheckIn
    person: str
    now: datetime
    usual: bool

    def group(self, name: Group, prediction: str, fields: Sequence[tuple[int, Field]]) -> FormGroup:
        forms = tuple(self._form(field, number) for number, field in fields)
        gap = self.flow.questions[fields[0][1].question].gap if name == "gap" else None
        title, why = {
            "week": (Sentence("Since the last check-in"), ""),
            "watched": (Sentence("What is watched"), self._why_not_looked(fields[0][1])),
            "look": (
                Sentence("Looking back"),
                Sentence("It was said to last: “{prediction}”.", prediction=as_read(self.flow, prediction)),
            ),
            "gap": (
                Sentence("One gap"),
                Sentence("If it is closed, answer it anew. Done when {rest}.", rest=gap.done if gap else ""),
            ),
            "stale": (Sentence("Asked again"), Sentence("These answers are older than they keep.")),
        }[name]
        return FormGroup(title, why, forms)

    def _why_not_looked(self, field: Field) -> str:
        """Say what stands ticked in a quiet week, so that nobody says unawares that they did not look."""
        watch, before = self.plan.watch, self.current.answers.get(field.question, {}).get(self.person)
        if watch is None or not self.usual or before is not None:
            return ""
        return Sentence(
            "“{not_looked}” is ticked for you. If you did look, tick what came back, or that none of these did.",
            not_looked=watch.not_looked,
        )

    def _form(self, field: Field, number: int) -> QuestionForm:
        match field.group:
            case "gap" | "stale":
                again = renewing_form(self.flow, self.assessment, field.question, self.now)
                said = renewed_here(self.assessment, self.current, field.question, self.person)
                return replace(again, number=number, filled=said)
            case "look":
                before = self.current.looks.get(field.prediction, {}).get(field.question, {}).get(self.person)
                asked = self.plan.look_back.questions[field.question] if self.plan.look_back else None
                env = self._env({"name": as_read(self.flow, field.prediction)})
            case _:
                before = self._said(field)
                asked = self.plan.questions.get(field.question)
                env = self._env({})
        if asked is None:
            return self._of_watch(field, number, before)
        ask, help_ = asked.ask.render(env) or asked.short, asked.help.render(env) if asked.help else None
        return QuestionForm(
            field.name, number, asked.short, ask, help_, entries_of(asked.type, asked.link, asked.proof), before
        )

    def _of_watch(self, field: Field, number: int, before: Answer | None) -> QuestionForm:
        """Ask which watched things were seen, or for a new one."""
        watch = self.plan.watch
        if watch is None:
            raise AssertionError("only a flow that watches something asks for it")
        if field.name == NEW:
            entries = tuple(each for each in entries_of(field.type) if each.name != PASS)
            return QuestionForm(field.name, number, watch.new, watch.new, None, entries, before)
        ask = watch.ask.render(self._env({})) or Sentence("Tick what came back")
        return QuestionForm(field.name, number, ask, ask, None, self._seen_entries(field, watch), before)

    def _seen_entries(self, field: Field, watch: Watch) -> tuple[Entry, ...]:
        """Offer every watched thing, none of them, and not having looked, as boxes."""
        did_not = Option.model_construct(text=watch.not_looked)
        none = own_option(Sentence("None of these"))
        boxes = Checkboxes({**_options(self.flow, field.names), NONE_OF_THESE: none, DID_NOT_LOOK: did_not})
        return (Entry("value", Sentence("Tick what came back"), boxes, optional=True),)

    def _said(self, field: Field) -> Answer | None:
        """Give what this person said already, or else the usual: of what is watched, that they did not look."""
        before = self.current.answers.get(field.question, {}).get(self.person)
        if field.name == SEEN:
            return self._looked(field, before)
        if before is not None or not self.usual:
            return before
        usual = self.plan.usual.get(field.question)
        return None if usual is None else Answer(usual)

    def _looked(self, field: Field, before: Answer | None) -> Answer | None:
        """Give the boxes that stand ticked."""
        if before is None:
            return Answer((DID_NOT_LOOK,)) if self.usual else None
        if not isinstance(before.value, tuple):
            return Answer((DID_NOT_LOOK,))
        return Answer(tuple(box_of(name) for name in before.value if name in field.names))

    def _env(self, extra: Mapping[str, str]) -> SheetEnv:
        return SheetEnv(standing_sheet(self.flow, self.assessment, self.now), extra)
