"""The form of a check-in: what it asks one person, what stands in it already, and how a filled one is read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from bot.engine.answer import Answer, Pass
from bot.engine.assessment import Assessment
from bot.engine.deciding import standing_sheet
from bot.engine.events import CheckInAnswered
from bot.engine.follow_up import CheckIn
from bot.engine.following import open_check_in
from bot.engine.forms import LINK, PASS, QuestionForm, question_form, read_form
from bot.engine.sheet import Sheet, SheetEnv, as_asked, owners_values
from bot.engine.weeks import fold
from bot.flow.model import Flow
from bot.flow.model_check_in import NEW, SEEN, CheckInPlan
from bot.flow.model_question import Question
from bot.questions import Entry, LinkBox, Menu, Option, Wrong
from bot.questions.choices import Choices
from bot.questions.names import Names

LOOK = "look"
"""What the fields of a look-back are called: this, the prediction's place, and the question's."""
DID_NOT_LOOK: Pass = "dont_know"
EARLIER = 10
"""New failures of earlier weeks offered to pick from."""


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
    asking = _Asking(flow, assessment, plan, current, person, now, usual=usual)
    groups = (asking.week(), asking.watched(), *asking.looks(), asking.gap(), asking.stale())
    return CheckInForm(current, plan.title, tuple(group for group in groups if group is not None and group.forms))


def read_check_in(
    flow: Flow, assessment: Assessment, by: str, entered: Mapping[str, Mapping[str, Any]], now: datetime
) -> CheckInAnswered | dict[str, Wrong]:
    """Read a filled form into the event it means, or say at each field what cannot be taken."""
    current, plan = open_check_in(assessment), flow.check_in
    if current is None or plan is None:
        return {"": Wrong("This check-in is over; the card of the check says when the next one comes.")}
    asking = _Asking(flow, assessment, plan, current, by, now)
    wrong: dict[str, Wrong] = {}
    answers: dict[str, Answer] = {}
    looks: dict[str, dict[str, Answer]] = {}
    renewed: dict[str, Answer] = {}
    for field, question in asking.all():
        if field not in entered:
            continue
        read = read_form(question, entered[field], now.date())
        if isinstance(read, Wrong):
            wrong[field] = read
        elif read is not None and field.startswith(f"{LOOK}_"):
            looks.setdefault(asking.prediction_of(field), {})[question.id] = read
        elif read is not None and question.id in flow.questions:
            renewed[question.id] = read
        elif read is not None:
            answers[question.id] = asking.in_names(question.id, read)
    return wrong or CheckInAnswered(by, current.date, answers, looks, renewed)


def renewing_form(flow: Flow, assessment: Assessment, question: str, person: str, now: datetime) -> QuestionForm:
    """Make the form in which a fact is answered anew, blank; a link is welcome even where its answers need none."""
    env = SheetEnv(standing_sheet(flow, assessment, now))
    asked = as_asked(flow.questions[question], owners_values(flow, assessment.owner, assessment.answers))
    form = question_form(asked, env, assessment.answer(question, person))
    if asked.link or asked.proof:
        return form
    *own, passes = form.entries
    return replace(form, entries=(*own, Entry(LINK, "Where it can be seen", LinkBox(), optional=True), passes))


@dataclass(frozen=True)
class _Asking:
    """What is asked of one person in one check-in."""

    flow: Flow
    assessment: Assessment
    plan: CheckInPlan
    current: CheckIn
    person: str
    now: datetime
    usual: bool = False

    def all(self) -> Iterator[tuple[str, Question]]:
        """Go through every field: its name, and the question as it is asked."""
        for group in (self.week(), self.watched(), *self.looks(), self.gap(), self.stale()):
            for form in group.forms if group else ():
                yield form.question, self._question(form.question)

    def week(self) -> FormGroup:
        asked = [each for each in self.plan.questions.values() if self._is_asked(each)]
        forms = tuple(self._form(question, number) for number, question in enumerate(asked, 1))
        return FormGroup("Since the last check-in", "", forms)

    def watched(self) -> FormGroup | None:
        watch = self.plan.watch
        if watch is None or not self.current.watched:
            return None
        seen = self._form(self._seen(), 1)
        seen = replace(seen, entries=self._seen_entries(seen.entries))
        return FormGroup("What is watched", "", (seen, self._form(self._new(), 2)))

    def looks(self) -> Iterator[FormGroup]:
        look_back = self.plan.look_back
        for place, name in enumerate(self.current.looked_back if look_back else ()):
            asked = list(look_back.questions.values()) if look_back else []
            forms = tuple(self._look(name, f"{LOOK}_{place}_{n}", question) for n, question in enumerate(asked))
            yield FormGroup("Looking back", f"It was said to last: “{name}”.", forms)

    def gap(self) -> FormGroup | None:
        if self.current.gap is None or self.current.gap not in self.flow.questions:
            return None
        question = self._question(self.current.gap)
        done = question.gap.done if question.gap else ""
        form = self._renewing(question)
        return FormGroup("One gap", f"If it is closed, answer it anew. Done when {done}.", (form,))

    def stale(self) -> FormGroup | None:
        asked = [self._question(id_) for id_ in self.current.stale if id_ != self.current.gap]
        forms = tuple(self._renewing(question) for question in asked)
        return FormGroup("Asked again", "These answers are older than they keep.", forms) if forms else None

    def prediction_of(self, field: str) -> str:
        return self.current.looked_back[int(field.split("_")[1])]

    def in_names(self, id_: str, read: Answer) -> Answer:
        """Give the options that were picked back as the names they stand for."""
        if id_ == SEEN and isinstance(read.value, tuple):
            return replace(read, value=tuple(self.current.watched[int(pick[1:])] for pick in read.value))
        if id_ == NEW and isinstance(read.value, str):
            return replace(read, value=(self._earlier()[int(read.value[1:])],))
        return read

    def _question(self, field: str) -> Question:
        if field == SEEN:
            return self._seen()
        if field == NEW:
            return self._new()
        if field.startswith(f"{LOOK}_") and self.plan.look_back is not None:
            return list(self.plan.look_back.questions.values())[int(field.split("_")[2])]
        if field in self.plan.questions:
            return self.plan.questions[field]
        return as_asked(self.flow.questions[field], self._owners())

    def _is_asked(self, question: Question) -> bool:
        return question.asked_of != "owner" or self.person == self.assessment.owner

    def _form(self, question: Question, number: int) -> QuestionForm:
        before = self.current.answers.get(question.id, {}).get(self.person)
        if before is None and self.usual:
            usual = self.plan.usual.get(question.id)
            before = Answer(None, passed=DID_NOT_LOOK) if question.id == SEEN else Answer(usual) if usual else None
        if before is not None and isinstance(before.value, tuple) and question.id == SEEN:
            before = replace(before, value=tuple(self._key(name) for name in before.value))
        return replace(question_form(question, self._env(), before), number=number)

    def _renewing(self, question: Question) -> QuestionForm:
        form = renewing_form(self.flow, self.assessment, question.id, self.person, self.now)
        return replace(form, filled=None)

    def _look(self, name: str, field: str, question: Question) -> QuestionForm:
        before = self.current.looks.get(name, {}).get(question.id, {}).get(self.person)
        form = question_form(question, SheetEnv(self._sheet(), {"name": name}), before)
        return replace(form, question=field, number=int(field.split("_")[2]) + 1)

    def _seen(self) -> Question:
        """Ask which of what is watched was seen, as boxes to tick."""
        options = {self._key(name): Option(text=_fitting(name)) for name in self.current.watched}
        return self._made(SEEN, "Seen again", Choices.model_construct(options=options))

    def _seen_entries(self, usual: tuple[Entry, ...]) -> tuple[Entry, ...]:
        label = self.plan.watch.not_looked if self.plan.watch else ""
        passes = Entry(PASS, label, Menu({DID_NOT_LOOK: Option(text=label)}), optional=True)
        return tuple(passes if entry.name == PASS else entry for entry in usual)

    def _new(self) -> Question:
        earlier = self._earlier()
        options = {f"n{place}": Option(text=_fitting(name)) for place, name in enumerate(earlier)}
        asked = Names.model_construct(up_to=1, instead_of_names=options or None)
        return self._made(NEW, self.plan.watch.new if self.plan.watch else "", asked)

    def _earlier(self) -> list[str]:
        """List what came up in earlier weeks and is not watched, the newest first."""
        known = {fold(name) for name in self.current.watched}
        found: dict[str, str] = {}
        for check_in in reversed(self.assessment.check_ins):
            for answer in check_in.answers.get(NEW, {}).values():
                for name in answer.value if isinstance(answer.value, tuple) else ():
                    if fold(name) not in known:
                        found.setdefault(fold(name), name)
        return list(found.values())[:EARLIER]

    def _made(self, id_: str, short: str, asked: Choices | Names) -> Question:
        """Make the question a part of a check-in is asked by."""
        first = next(iter(self.plan.questions.values()))
        watch = self.plan.watch
        ask = watch.ask if watch and id_ == SEEN else None
        wording = ask or replace(first.ask, text=short, parts=(short,))
        return replace(
            first, id=id_, short=short, ask=wording, help=None, type=asked, asked_of="anyone", link=None, graded=False
        )

    def _key(self, name: str) -> str:
        return f"w{self.current.watched.index(name)}" if name in self.current.watched else name

    def _env(self) -> SheetEnv:
        return SheetEnv(self._sheet())

    def _sheet(self) -> Sheet:
        return standing_sheet(self.flow, self.assessment, self.now)

    def _owners(self) -> Mapping[str, Any]:
        return owners_values(self.flow, self.assessment.owner, self.assessment.answers)


def _fitting(name: str) -> str:
    return name if len(name) <= 75 else name[:74] + "…"  # noqa: PLR2004 - what an option can hold
