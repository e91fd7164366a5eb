"""The modals in which questions are answered: one question, or all that is open for a person, step by step."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from bot.engine.forms.questions import PASS, QuestionForm
from bot.flow.model.flow import Flow
from bot.slack import limits
from bot.slack.address import Address, Carried, Verb
from bot.slack.controls.checkboxes import row_address
from bot.slack.views.fields import question_blocks, standing, without_ways
from bot.slack.writing.blocks import Json, about, actions, button, context, header, modal, section
from bot.slack.writing.text import counted, inline
from bot.tongue import say, say_many

STEP_BLOCKS = limits.VIEW_BLOCKS - 6
"""Blocks one step may fill; the rest is for its heading and its buttons."""


@dataclass(frozen=True)
class Step:
    """The open questions of one section, or as many of them as one modal holds."""

    title: str
    place: str
    """Where in the flow it stands; it stays the same while answers open more sections."""
    forms: tuple[QuestionForm, ...]


def answer(
    assessment: str,
    form: QuestionForm,
    typed: Mapping[str, Any] | None = None,
    notice: str = "",
    carried: Carried | None = None,
) -> Json:
    """Ask one question; what stands in for its inputs is taken at a press. `notice` says why it is asked again."""
    bare, ways = without_ways(form)
    stands = standing(form) if typed is None else typed
    chosen = next((text for text, entry, value in ways if stands.get(entry) == value), "")
    blocks = [section(notice)] if notice else []
    blocks += [context(say("You said: {chosen}.", chosen=inline(chosen, 200)))] if chosen else []
    blocks += question_blocks(bare, {} if chosen else stands, required=True)
    if ways:
        blocks += [context(say("Or, taken at once:")), _at_once_row(assessment, form, ways)]
    return modal(
        say("Change your answer") if form.filled and not form.brought else say("Your answer"),
        blocks,
        callback=Address(Verb.FORM, assessment, form.question),
        submit=say("Save"),
        close=say("Cancel"),
        carried=carried,
    )


def taken(short: str, said: str) -> Json:
    """Say what was taken at a press."""
    return modal(
        say("Your answer"),
        [section(say("*{short}*\nTaken: {said}.", short=inline(short, 300), said=inline(said, 300)))],
    )


def steps_of(flow: Flow, forms: Sequence[QuestionForm]) -> tuple[Step, ...]:
    """Lay forms out in steps: one a section, in the order of the flow, and one for what a verdict asks."""
    of = {id_: section.id for section in flow.sections for id_ in section.questions}
    many = len(flow.sections)
    places = {
        section.id: (section.title, say("Section {number} of {many}", number=number, many=many))
        for number, section in enumerate(flow.sections, 1)
    }
    steps: list[Step] = []
    for name, (title, place) in {**places, "": (say("Once the verdict is there"), say("After the sections"))}.items():
        parts = _parts([form for form in forms if of.get(form.question, "") == name])
        for number, part in enumerate(parts, 1):
            steps.append(
                Step(
                    title,
                    say("{place}, part {number}", place=place, number=number) if len(parts) > 1 else place,
                    tuple(part),
                )
            )
    return tuple(steps)


def stepper(  # noqa: PLR0913 - what a step is drawn from
    assessment: str,
    steps: Sequence[Step],
    at: int,
    typed: Mapping[str, Mapping[str, Any]] | None = None,
    carried: Carried | None = None,
    *,
    just_opened: bool = False,
    notice: str = "",
) -> Json:
    """Show one step of all that is open for a person; the same modal shows the next one, never one on top of it.

    `typed` is what was entered before and not yet taken, by question. Of `carried` all is kept but the step.
    `just_opened` says that answers opened this step, `notice` why the same step is shown again.
    """
    step, last = steps[at], at == len(steps) - 1
    opened = say("Your answers opened this section. ") if just_opened else ""
    blocks: list[Json] = [
        *([section(notice)] if notice else []),
        header(step.title),
        context(
            say(
                "{opened}{place} · {how_many} · what you leave blank stays open",
                opened=opened,
                place=step.place,
                how_many=counted(len(step.forms), "question", "questions"),
            )
        ),
    ]
    for form in step.forms:
        blocks += question_blocks(form, (typed or {}).get(form.question))
    if at:
        back = button(
            say("Back"), Address(Verb.BACK, assessment), label=say("Back to {title}", title=steps[at - 1].title)
        )
        blocks.append(actions([back]))
    return modal(
        say("My open questions"),
        blocks,
        callback=Address(Verb.STEP, assessment),
        submit=say("Save") if last else say("Save and go on"),
        close=say("Close"),
        carried=replace(carried or Carried(), at=at),
    )


def nothing_open(assessment: str, why_open: Sequence[str] = ()) -> Json:
    """Say that nothing is open for a person, and what keeps the check open all the same."""
    return modal(
        say("My open questions"),
        [
            section(say("Nothing is open for you here. You can still change what you said until the check closes.")),
            *(context(f"{line}.") for line in why_open),
            actions([button(say("My answers"), Address(Verb.MY_ANSWERS, assessment))]),
        ],
    )


def more_open(assessment: str, count: int) -> Json:
    """Say that all steps are taken, and what opened for a person meanwhile."""
    more = say_many(
        "{count} more question has opened for you meanwhile.",
        "{count} more questions have opened for you meanwhile.",
        count,
    )
    every = button(say("My open questions"), Address(Verb.OPEN_QUESTIONS, assessment), primary=True)
    return modal(
        say("My open questions"), [section(say("What you sent is saved. {more}", more=more)), actions([every])]
    )


def _at_once_row(assessment: str, form: QuestionForm, ways: Sequence[tuple[str, str, str]]) -> Json:
    row = row_address(assessment, form.question, form.shown).write()
    return actions([_at_once(assessment, form, *way) for way in ways], row)


def _at_once(assessment: str, form: QuestionForm, text: str, entry: str, value: str) -> Json:
    """Make the button that gives a pass, or a word of the question, as the answer."""
    if (entry, value) == (PASS, "not_applicable"):
        way = button(f"{text}…", Address(Verb.ASIDE, assessment, form.question))
    elif entry == PASS:
        way = button(text, Address(Verb.PASS, assessment, form.question, value))
    else:
        way = button(text, Address(Verb.ANSWER, assessment, form.question, value), value)
    return about(way, form.short)


def _parts(forms: Sequence[QuestionForm]) -> list[list[QuestionForm]]:
    """Split the forms of a section where one modal could not hold them."""
    parts: list[list[QuestionForm]] = []
    room = 0
    for form in forms:
        needs = len(question_blocks(form))
        if needs > room:
            parts.append([])
            room = STEP_BLOCKS
        parts[-1].append(form)
        room -= needs
    return parts
