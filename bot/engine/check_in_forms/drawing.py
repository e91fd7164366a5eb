"""The form of a check-in as one person is to see it: what it asks in groups, and what stands in it already."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from bot.engine.after_verdict.following import open_check_in
from bot.engine.after_verdict.standing_verdict import standing_sheet
from bot.engine.after_verdict.watching import box_of
from bot.engine.check_in_forms.fields import DID_NOT_LOOK, Field, Group, fields_of, options_of
from bot.engine.forms.questions import PASS, QuestionForm, entries_of, renewing_form
from bot.engine.rules.check_in_answers import renewed_here
from bot.engine.saved.answer import Answer
from bot.engine.saved.assessment import Assessment
from bot.engine.saved.follow_up import CheckIn
from bot.engine.saved.replacing import replace
from bot.engine.weighed.predictions import rests_on_link
from bot.engine.weighed.sheet_env import SheetEnv
from bot.engine.weighed.watched_words import as_read
from bot.flow.model.check_in import NEW, SEEN, CheckInPlan, Watch
from bot.flow.model.flow import Flow
from bot.questions import Checkboxes, Entry, Option, own_option
from bot.questions.choices import NONE_OF_THESE
from bot.sentence import Sentence

COUNTS_LINKED = Sentence("The result counts only with this link.")


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
    fields = fields_of(flow, assessment, plan, current, person)
    # Numbers go through all groups, so that a person can say which one they mean.
    groups = groupby(enumerate(fields, 1), key=lambda each: (each[1].group, each[1].prediction))
    return CheckInForm(
        current, plan.title, tuple(form.group(name, about, list(each)) for (name, about), each in groups)
    )


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
        look_back = self.plan.look_back if field.group == "look" else None
        why = COUNTS_LINKED if look_back and rests_on_link(look_back, asked.id) else ""
        ask, help_ = asked.ask.render(env) or asked.short, asked.help.render(env) if asked.help else None
        return QuestionForm(
            field.name,
            number,
            asked.short,
            ask,
            help_,
            entries_of(asked.type, asked.link, asked.proof, why_link=why),
            before,
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
        boxes = Checkboxes({**options_of(self.flow, field.names), NONE_OF_THESE: none, DID_NOT_LOOK: did_not})
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
