"""The modal that starts a check: made from the flow alone, with a switch to the other flows.

A flow that asks everything at its start is answered here by one person; any other one also asks who answers and who
owns it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from bot.engine.forms.questions import QuestionForm, question_form
from bot.engine.weighed.sheet import Given, lay_out_given
from bot.engine.weighed.sheet_env import SheetEnv
from bot.flow.model.flow import Flow
from bot.flow.translating.languages import name_of
from bot.questions import Checkboxes, Menu, Option, PersonMenu, TextBox
from bot.questions.options import OPTION_TEXT
from bot.slack import controls
from bot.slack.address import Address, Carried, Verb
from bot.slack.limits import OPTIONS
from bot.slack.views.fields import question_blocks
from bot.slack.views.inputs import own_input
from bot.slack.views.outsiders import OUTSIDERS, outsiders_field
from bot.slack.views.roles import role_blocks
from bot.slack.writing.blocks import Json, actions, button, context, divider, modal, section, words
from bot.slack.writing.text import escape, inline
from bot.tongue import say

SUBJECT, ASKED, ANYONE, OWNER, LANGUAGE = "subject", "asked", "anyone_here", "owner", "language"
"""The inputs of the form itself, as `entered` names them."""
ANYONE_HERE = "yes"
PEOPLE = 50
"""People who can be asked by name; beyond that, let anyone answer."""
SUBJECT_LENGTH = 100
"""Characters of a subject; more is said at the input, for Slack would not show them in a heading."""
BUTTONS = 2
"""Other flows up to which each gets a button; of more, one does, and a menu has the others: one row on a screen."""


@dataclass(frozen=True)
class Offered:
    """A flow as it is offered to be started."""

    flow: Flow
    all: Sequence[Flow]
    """What is on offer there, to switch to."""
    spoken: Sequence[str] = ()
    """The languages its thread can be in, its own first."""
    shared: bool = False
    """Whether its channel is shared with another company."""


@dataclass(frozen=True)
class Entered:
    """What stands in the form: in its own inputs by their names, and at each question by its id."""

    own: Mapping[str, Any] = field(default_factory=dict)
    questions: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)


@dataclass(frozen=True)
class Told:
    """What the form says above its inputs."""

    why: str = ""
    """Why it is shown again."""
    came_along: Sequence[str] = ()
    """The questions whose answers an earlier check brings with it."""


BLANK_FORM, NOTHING_TOLD = Entered(), Told()


def start(  # noqa: PLR0913, PLR0917 - what may be started, by whom and where, and what stands there
    offered: Offered,
    caller: str,
    today: date,
    carried: Carried,
    entered: Entered = BLANK_FORM,
    told: Told = NOTHING_TOLD,
) -> Json:
    """Show the form that starts a flow."""
    flow, own, alone = offered.flow, entered.own, offered.flow.is_for_one
    blocks = [section(say(":arrows_counterclockwise: {why}", why=escape(told.why)))] if told.why else []
    blocks += [section(inline(flow.about)), *_switch(flow, offered.all)]
    if told.came_along:
        blocks.append(
            context(say("Comes along from the check before: {all}", all=inline(" · ".join(told.came_along), 2000)))
        )
    blocks.append(divider())
    if not alone:
        blocks.append(_subject(own))
    for form in start_forms(flow, caller, today):
        # Numbers are those of the cards; where only some questions are asked here they would read as if some were lost.
        shown = form if alone else replace(form, number=0)
        blocks += question_blocks(shown, entered.questions.get(form.question), required=True, redraws=True)
    blocks += [_subject(own)] if alone else [*_people(own, caller), *role_blocks(flow.roles, own)]
    blocks += [outsiders_field(own.get(OUTSIDERS))] if offered.shared and not alone else []
    blocks += [_language(own, offered.spoken)] if len(offered.spoken) > 1 else []
    return modal(
        flow.title,
        blocks,
        callback=Address(Verb.START, extra=flow.id),
        submit=say("See the result") if alone else say("Start"),
        close=say("Cancel"),
        carried=Carried(
            channel=carried.channel,
            thread=carried.thread,
            draft=carried.draft,
            came_from=carried.came_from,
            flow=flow.hash,
        ),
    )


def too_long(length: int) -> str:
    """Say that a subject is longer than a heading shows."""
    return say(
        "A title has at most {subject_length} characters; this has {length}.",
        subject_length=SUBJECT_LENGTH,
        length=length,
    )


def start_forms(flow: Flow, owner: str, today: date) -> tuple[QuestionForm, ...]:
    """Make the forms of the questions a flow asks at its start."""
    env = SheetEnv(lay_out_given(flow, Given(owner, {}, {}), today, final=False))
    return tuple(question_form(flow.questions[id_], env, None) for id_ in flow.asked_at_start)


def _switch(flow: Flow, offered: Sequence[Flow]) -> list[Json]:
    others = [other for other in offered if other.id != flow.id]
    if not others:
        return []
    next_ = next((other for other in others if flow.then and other.id == flow.then.flow), others[0])
    rest = [other for other in others if other is not next_]
    shown = [next_, *(rest if len(others) <= BUTTONS else [])]
    row = [button(_name(each), Address(Verb.SWITCH_FLOW, extra=each.id), each.id) for each in shown]
    if len(shown) < len(others):
        menu = Menu({each.id: Option(text=_name(each)[:OPTION_TEXT]) for each in rest[:OPTIONS]})
        (select,) = controls.draw(menu, Address(Verb.SWITCH_FLOW))
        row.append({**select, "placeholder": words(say("Another check…"))})
    return [actions(row)]


def _name(flow: Flow) -> str:
    """Say what a flow is, and whether one takes it alone."""
    return f"{say('On your own') if flow.is_for_one else say('With the team')}: {flow.title}"


def _subject(own: Mapping[str, Any]) -> Json:
    hint = say(
        "A few words for the title, by which people tell it from other checks. At most {subject_length} characters.",
        subject_length=SUBJECT_LENGTH,
    )
    box = TextBox(1, SUBJECT_LENGTH)
    return own_input(SUBJECT, say("What is it about?"), box, own.get(SUBJECT), hint=hint, optional=True)


def _language(own: Mapping[str, Any], spoken: Sequence[str]) -> Json:
    stands = own.get(LANGUAGE)
    menu = Menu({each: Option(text=name_of(each)) for each in spoken})
    return own_input(
        LANGUAGE,
        say("Language of the thread"),
        menu,
        stands if stands in spoken else spoken[0],
        hint=say(
            "Its questions and its result are in this language. Your own forms are in yours: the one you set on my "
            "Home, else in Slack."
        ),
    )


def _people(own: Mapping[str, Any], caller: str) -> list[Json]:
    anyone = Checkboxes({ANYONE_HERE: Option(text=say("Anyone in this channel may answer, without being asked"))})
    return [
        own_input(
            ASKED,
            say("Who answers?"),
            PersonMenu(PEOPLE),
            own.get(ASKED, [caller]),
            optional=True,
            hint=say(
                "Add your team: only these are asked, each is mentioned in the thread as it starts. You can "
                "ask more later. Judgements are shown once all of them have answered."
            ),
        ),
        own_input(ANYONE, say("Or let anyone join"), anyone, own.get(ANYONE), optional=True),
        own_input(
            OWNER,
            say("Who owns it?"),
            PersonMenu(),
            own.get(OWNER, caller),
            hint=say("The owner may show answers early, settle a split with a reason, and decide when it ends."),
        ),
    ]
