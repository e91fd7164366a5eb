"""All questions of a flow weighed together, as one frozen sheet a verdict is read from."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, lru_cache
from operator import is_

from bot.engine.asked.asking import is_done, is_hidden
from bot.engine.asked.branching import Answers, as_asked, is_asked, owners_values
from bot.engine.asked.looping import unrolled, unrolled_for
from bot.engine.asked.owners_word import speakers
from bot.engine.saved.answer import Answer
from bot.engine.saved.assessment import Assessment, Settlement
from bot.engine.saved.follow_up import CheckIn, Prediction
from bot.engine.weighed.called import Returned, returned
from bot.engine.weighed.evidence import lacks_day, lacks_link, lacks_only_link
from bot.engine.weighed.items import OfItems, together
from bot.engine.weighed.looked_back import looked_back
from bot.engine.weighed.sheet_env import SheetEnv
from bot.engine.weighed.standing import Standing, weigh
from bot.engine.weighed.weeks import Claimed, Weeks
from bot.flow.model.flow import Flow, Gate, Section
from bot.flow.model.loop import Loop, asked_for
from bot.flow.model.question import Question
from bot.questions import Value


@dataclass(frozen=True)
class Given:
    """All that a sheet is laid out from, as much of it as may be looked at."""

    owner: str
    answers: Answers
    settled: Mapping[str, Settlement]
    check_ins: tuple[CheckIn, ...] = ()
    predictions: tuple[Prediction, ...] = ()
    zone: str = "UTC"
    """Where days are counted; what was said is as new as its day there."""
    spoke: Mapping[str, str] = field(default_factory=dict)
    """Question → who spoke for the owner there, where that is not the owner of now."""


@dataclass(frozen=True)
class _Laid:
    """How a sheet came to be, so that it can be laid out again with one thing otherwise."""

    given: Given
    today: date
    over: frozenset[str]
    """The questions of which silence counts as level 0."""

    def saying(self, question: str, person: str, option: str) -> "_Laid":
        """Give the same with one answer otherwise."""
        answers = {**self.given.answers, question: {person: Answer(option)}}
        spoke = {id_: who for id_, who in self.given.spoke.items() if id_ != question}
        return replace(self, given=replace(self.given, answers=answers, spoke=spoke))


@dataclass(frozen=True)
class Sheet:
    """What a verdict is read from. Two equal sheets have the same verdict."""

    flow: Flow
    owner: str
    standings: Mapping[str, Standing]
    owners: Mapping[str, Value]
    respondents: int
    laid: _Laid | None = field(default=None, compare=False, repr=False)

    @cached_property
    def levels(self) -> Mapping[str, float | None]:
        """Question → level."""
        return {id_: standing.level for id_, standing in self.standings.items()}

    @cached_property
    def splits(self) -> tuple[str, ...]:
        """The questions with an open split, in flow order."""
        return tuple(id_ for id_, standing in self.standings.items() if standing.split)

    @cached_property
    def sections(self) -> Mapping[str, float | None]:
        """Section → plain mean of the levels there are, of all items one a question; None where there is none."""
        return {section.id: self._mean(section) for section in self.flow.sections}

    @cached_property
    def of_items(self) -> Mapping[str, OfItems]:
        """What all items come to, for each question that is asked item by item."""
        return {id_: self._of_items(id_, loop) for id_, loop in self.flow.looped.items()}

    def standing(self, question: str) -> Standing:
        """Give the standing of a question of the file: of one asked item by item, what all items come to."""
        found = self.standings.get(question)
        if found is None and question not in self.of_items:  # of an item that nobody names
            return Standing(self.of_items[asked_for(question)].standing.question, None, asked=False)
        return found or self.of_items[question].standing

    @cached_property
    def unlinked(self) -> frozenset[str]:
        """The questions of which an answer that counts would be worth more with the link they ask for."""
        if self.laid is None:
            return frozenset()
        today = self.laid.today
        return frozenset(id_ for id_, each in self.standings.items() if lacks_link(each, self.owners, today))

    @cached_property
    def only_unlinked(self) -> frozenset[str]:
        """Those of them of which the link is all that lacks."""
        today = self.laid.today if self.laid else date.min
        return frozenset(id_ for id_ in self.unlinked if lacks_only_link(self.standings[id_], self.owners, today))

    @cached_property
    def undated(self) -> frozenset[str]:
        """The questions of which an answer that counts has its proof and lacks the day since which that holds."""
        if self.laid is None:
            return frozenset()
        today = self.laid.today
        return frozenset(id_ for id_, each in self.standings.items() if lacks_day(each, self.owners, today))

    @cached_property
    def weakest(self) -> Section | None:
        """The lowest section, the first in flow order among equals."""
        there = [section for section in self.flow.sections if self.sections[section.id] is not None]
        return min(there, key=lambda section: self.sections[section.id] or 0.0, default=None)

    @property
    def given(self) -> Answers:
        """Question → person → what they said, before anything was measured in its place."""
        return self.laid.given.answers if self.laid else {}

    @property
    def weakest_named(self) -> str | None:
        """Name the lowest section; of several that are equally low all of them, for none is weaker than the others."""
        low = self.sections[self.weakest.id] if self.weakest else None
        there = [section.title for section in self.flow.sections if self.sections[section.id] == low]
        return None if low is None else ", ".join(there)

    @cached_property
    def failed_gates(self) -> tuple[Gate, ...]:
        """The gates that fail, in flow order; an open question fails none."""
        env = SheetEnv(self, gates=False)
        return tuple(gate for gate in self.flow.gates if gate.fails.holds(env))

    def returned(self, name: str, call: str) -> Returned:
        """Give what a flow that is called comes to here."""
        return returned(self, name, self.flow.called[call])

    def with_level(self, question: str, level: float) -> "Sheet":
        """Give the sheet as it were with one question at another level, all else the same."""
        return self.with_standings({question: replace(self.standings[question], level=level)})

    def with_standings(self, standings: Mapping[str, Standing]) -> "Sheet":
        """Give the sheet as it were with some questions standing otherwise, all else the same."""
        return replace(self, standings={**self.standings, **standings})

    def with_option(self, question: str, option: str) -> "Sheet | None":
        """Give the sheet as it were had its owner picked another option; None where that would ask others otherwise."""
        owners = {**self.owners, question: option}
        if self.laid is None or not all(self._is_asked_so(each, owners) for each in self.flow.questions.values()):
            return None
        laid = self.laid.saying(question, self.owner, option)
        if question not in self.owners or laid.given.check_ins or laid.given.predictions:
            return _lay_out(self.flow, laid)
        hanging = (id_ for id_ in self.flow.questions if id_ == question or question in self.flow.hangs_on(id_))
        weeks = Weeks(self.flow.check_in, (), owners, self.owner)
        weighed = {id_: _weigh(self.flow, id_, laid, owners, weeks) for id_ in hanging}
        return replace(self, standings={**self.standings, **weighed}, owners=owners, laid=laid)

    def asks_in(self, section: Section) -> bool:
        """Whether anything of a section is asked."""
        return any(self.standings[id_].asked for id_ in section.questions)

    def _of_items(self, id_: str, loop: Loop) -> OfItems:
        question = (self.flow.written or self.flow).questions[id_]
        there = [self.standings[each] for each in self.flow.instances.get(id_, ())]
        texts = [item.text for item in self.flow.items.get(loop.over) or ()]
        if self.flow.items.get(loop.over) is None:  # who does not say of what is silent about each
            over = self.laid is not None and loop.over in self.laid.over
            unsaid = Standing(question, 0.0 if over else None, asked=is_asked(question, self.owners))
            return OfItems(unsaid, (), None)
        return together(question, loop.overall, there, texts)

    def _is_asked_so(self, question: Question, owners: Mapping[str, Value]) -> bool:
        """Whether a question would be asked, or not asked, as it is now."""
        now = self.standings[question.id]
        if not now.asked:
            return not is_asked(question, owners)
        return is_asked(question, owners) and as_asked(question, owners) is now.question

    @cached_property
    def _looped_in(self) -> Mapping[str, tuple[str, ...]]:
        return {loop.section: loop.questions for loop in self.flow.loops}

    def _mean(self, section: Section) -> float | None:
        ids = self._looped_in.get(section.id, section.questions)
        levels = [each.level for id_ in ids if (each := self.standing(id_)).level is not None]
        return sum(levels) / len(levels) if levels else None


def lay_out(assessment: Assessment, flow: Flow, today: date, *, final: bool) -> Sheet:
    """Lay out the sheet of an assessment.

    Until it is final, answers nobody may see yet weigh nothing, and a silent question is at 0 only once it is over.
    """
    if final:
        return _laid_last(_Resting(flow, assessment, today))
    flow = unrolled(flow, assessment)
    hidden = {id_ for id_, question in flow.questions.items() if is_hidden(assessment, question)}
    answers = {id_: given for id_, given in assessment.answers.items() if id_ not in hidden}
    over = frozenset(id_ for id_, question in flow.questions.items() if is_done(assessment, question))
    return _lay_out(flow, _Laid(_given(flow, assessment, answers), today, over))


class _Resting:
    """All that a final sheet rests on; the same while none of it has been replaced, whatever else has."""

    def __init__(self, flow: Flow, assessment: Assessment, today: date) -> None:
        self.flow, self.assessment, self.today = flow, assessment, today
        self._words = (assessment.owner, zone_of(assessment), today)
        self._parts = (
            flow,
            assessment.answers,
            assessment.settled,
            assessment.check_ins,
            assessment.predictions,
            assessment.handovers,
        )

    def __hash__(self) -> int:
        return hash((self._words, *map(id, self._parts)))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Resting) and self._words == other._words and all(map(is_, self._parts, other._parts))


@lru_cache(maxsize=2)  # one event looks at the sheet that stands several times, before it and after
def _laid_last(resting: _Resting) -> Sheet:
    flow, assessment = unrolled(resting.flow, resting.assessment), resting.assessment
    given = _given(flow, assessment, assessment.answers)
    return _lay_out(flow, _Laid(given, resting.today, frozenset(flow.questions)))


def _given(flow: Flow, assessment: Assessment, answers: Answers) -> Given:
    return Given(
        assessment.owner,
        answers,
        assessment.settled,
        assessment.check_ins,
        assessment.predictions,
        zone_of(assessment),
        speakers(flow.questions, assessment),
    )


def zone_of(assessment: Assessment) -> str:
    """Name the zone in which days are counted: where check-ins are at home; UTC while nobody has said where that is."""
    return assessment.schedule.zone if assessment.schedule else "UTC"


def lay_out_given(flow: Flow, given: Given, today: date, *, final: bool) -> Sheet:
    """Lay out a sheet from what was given alone; the same and the same flow give the same sheet."""
    flow = unrolled_for(flow, given.owner, given.answers, given.spoke)
    return _lay_out(flow, _Laid(given, today, frozenset(flow.questions) if final else frozenset()))


def _lay_out(flow: Flow, laid: _Laid) -> Sheet:
    """Weigh every question."""
    given = laid.given
    owners = owners_values(flow, given.owner, given.answers, given.spoke)
    weeks = Weeks(flow.check_in, given.check_ins, owners, given.owner, given.zone)
    standings = {id_: _weigh(flow, id_, laid, owners, weeks) for id_ in flow.questions}
    people = {
        person
        for id_ in flow.questions
        if standings[id_].stands
        for person, answer in given.answers.get(id_, {}).items()
        if answer.value is not None
    }
    return looked_back(Sheet(flow, given.owner, standings, owners, len(people), laid))


def _weigh(flow: Flow, id_: str, laid: _Laid, owners: Mapping[str, Value], weeks: Weeks) -> Standing:
    """Weigh one question, as it is asked and with what has been measured since."""
    given, question = laid.given, as_asked(flow.questions[id_], owners)
    if not is_asked(flow.questions[id_], owners):
        return Standing(question, None, asked=False)
    counts = weeks.measure(id_, Claimed(given.answers.get(id_, {}), given.settled.get(id_)))
    standing = weigh(
        question,
        counts.answers,
        counts.settlement,
        owners,
        given.spoke.get(id_, given.owner),
        laid.today,
        final=id_ in laid.over,
    )
    return replace(standing, measured=True) if counts.instead else standing
