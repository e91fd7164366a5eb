"""What a check-in asks one person, field by field.

What is asked is frozen when a check-in opens, so a form that is sent late still means what it showed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from bot.engine.after_verdict.watching import box_of
from bot.engine.asked.branching import as_asked, owners_values
from bot.engine.rules.renewing import why_not_renewed
from bot.engine.saved.assessment import Assessment
from bot.engine.saved.follow_up import CheckIn
from bot.engine.weighed.watched_words import as_read
from bot.engine.weighed.weeks import earlier_names
from bot.flow.model.check_in import NEW, SEEN, CheckInPlan
from bot.flow.model.flow import Flow
from bot.questions import Option, QuestionType
from bot.questions.choices import Choices
from bot.questions.names import Names

Group = Literal["week", "watched", "look", "gap", "stale"]
DID_NOT_LOOK = "did_not_look"
"""The box that says so, beside those of what is watched."""
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


def fields_of(flow: Flow, assessment: Assessment, plan: CheckInPlan, current: CheckIn, person: str) -> Iterator[Field]:
    """Go through everything a check-in asks one person, in order."""
    for question in plan.questions.values():
        if question.asked_of != "owner" or person == assessment.owner:
            yield Field(question.id, "week", question.id, question.type)
    if plan.watch is not None and current.watched:
        yield Field(
            SEEN,
            "watched",
            SEEN,
            Choices.model_construct(options=options_of(flow, current.watched)),
            names=current.watched,
        )
        earlier = earlier_names(assessment.check_ins, current)[:EARLIER]
        asked = Names.model_construct(up_to=1, instead_of_names=options_of(flow, earlier) or None)
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


def options_of(flow: Flow, names: Sequence[str]) -> dict[str, Option]:
    """Make options of what people named."""
    # Not checked against what an option may hold: a surface fits it to its room, and shows that it did.
    return {box_of(name): Option.model_construct(text=as_read(flow, name)) for name in names}
