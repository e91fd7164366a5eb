"""Places in Slack where people meet ftready, one file each, and the tables that say which verb is whose.

A surface gives what Slack is acknowledged with. It never acknowledges by itself, so that nothing is before its commit.
"""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from bot.slack.address import Verb
from bot.slack.asked import (
    Commanded,
    HomeOpened,
    Incoming,
    Joined,
    Left,
    Mentioned,
    MessageChosen,
    PressedInMessage,
    PressedInView,
    Renumbered,
    ShortcutChosen,
    Silent,
    Submitted,
    Unarchived,
    Unknown,
)
from bot.slack.blocks import Json
from bot.slack.parts import Parts
from bot.slack.surfaces import (
    asides,
    beginning,
    check_ins,
    command,
    evidence,
    exporting,
    forms,
    gaps,
    home,
    mention,
    nudges,
    outsiders,
    owner,
    ownership,
    pausing,
    reading,
    roles,
    start,
    stepper,
    thread,
    upgrading,
)
from bot.slack.surfaces.channels import happened
from bot.slack.surfaces.finding import Found, find
from bot.slack.telling import ACK, Press, refuse

OPENS: Mapping[Verb, Callable[[Parts, Press, Found], Awaitable[Json]]] = {
    Verb.FORM: forms.open_answer,
    Verb.HAND: forms.open_hand,
    Verb.ASIDE: asides.open_aside,
    Verb.SETTLE: forms.open_settle,
    Verb.ASK_MORE: owner.open_ask_more,
    Verb.ROLES: roles.open_roles,
    Verb.OUTSIDERS: outsiders.open_outsiders,
    Verb.DECIDE: owner.open_decide,
    Verb.REOPEN: owner.open_reopen,
    Verb.OPEN_QUESTIONS: stepper.open_steps,
    Verb.BACK: stepper.step_back,
    Verb.MY_ANSWERS: reading.my_answers,
    Verb.WHO_SAID: reading.who_said,
    Verb.WHOLE_SUMMARY: reading.whole_summary,
    Verb.READ: reading.guidance,
    Verb.ASK_TEAM: start.open_ask_team,
    Verb.CHECK_IN: check_ins.open_check_in,
    Verb.SCHEDULE: check_ins.open_schedule,
    Verb.PAUSE: pausing.press_pause,
    Verb.HISTORY: check_ins.show_history,
    Verb.EXPORT: exporting.open_export,
    Verb.UPGRADE: upgrading.open_upgrade,
    Verb.HAND_OVER: ownership.open_hand_over,
    Verb.GAPS: gaps.list_gaps,
    Verb.CLOSE_GAP: gaps.open_close,
    Verb.TAKE_GAP: gaps.open_take,
    Verb.WAIVE_GAP: gaps.open_waive,
    Verb.WATCH: gaps.open_watch,
}
"""What a press on each verb opens of a check, which is found first, and only for whoever the policy lets have it."""

PRESSES: Mapping[Verb, Callable[[Parts, Press], Awaitable[Json]]] = {
    **dict.fromkeys(thread.EVENTS, thread.press_event),
    Verb.SWITCH_FLOW: start.switch_flow,
    Verb.INSTEAD: start.redraw,
    Verb.UNDO: mention.undo,
    Verb.TAKE_BACK: evidence.take_back,
    Verb.TAKE_OVER: ownership.take_over,
    Verb.HOME: home.turn_page,
    Verb.NUDGE: nudges.press_nudge,
    Verb.WHICH: mention.which,
}
"""What a press on each other verb does: at once, or about no check."""

SUBMITS: Mapping[Verb, Callable[[Parts, Submitted], Awaitable[Json]]] = {
    Verb.BEGIN: beginning.take_begin,
    Verb.START: start.take_start,
    Verb.FORM: forms.take_answer,
    Verb.HAND: forms.take_hand,
    Verb.ASIDE: asides.take_aside,
    Verb.SETTLE: forms.take_settle,
    Verb.ASK_MORE: owner.take_ask_more,
    Verb.ROLES: roles.take_roles,
    Verb.OUTSIDERS: outsiders.take_outsiders,
    Verb.DECIDE: owner.take_decide,
    Verb.REOPEN: owner.take_reopen,
    Verb.STEP: stepper.take_step,
    Verb.CHECK_IN: check_ins.take_check_in,
    Verb.SCHEDULE: check_ins.take_schedule,
    Verb.PAUSE: pausing.take_pause,
    Verb.CLOSE_GAP: gaps.take_close,
    Verb.TAKE_GAP: gaps.take_owner,
    Verb.WAIVE_GAP: gaps.take_waive,
    Verb.WATCH: gaps.take_watch,
    Verb.EXPORT: exporting.take_export,
    Verb.EVIDENCE: evidence.take_evidence,
    Verb.UPGRADE: upgrading.take_upgrade,
    Verb.HAND_OVER: ownership.take_hand_over,
}
"""What submitting a modal with each verb does."""

ASKS: Mapping[type[Any], Callable[[Parts, Any], Awaitable[Json]]] = {
    Commanded: command.take_command,
    ShortcutChosen: beginning.open_begin,
    MessageChosen: evidence.open_evidence,
    HomeOpened: home.open_home,
}
"""What else a person can ask for, and what it does."""


class Surfaces:
    """Answers whatever comes in."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._twins = thread.Twins({})
        self._owners = ownership.Owners({})
        self._untaken = mention.Untaken({})

    async def take(self, asked: Incoming) -> Json:
        """Do what is asked, and give what Slack is acknowledged with. Raises when nothing was done."""
        if isinstance(asked, Joined | Left | Unarchived | Renumbered):
            return await happened(self._parts, asked)
        if isinstance(asked, Silent | Unknown) or asked.asker.installation != self._parts.me.installation:
            return ACK
        if isinstance(asked, PressedInMessage | PressedInView):
            return await self._pressed(asked)
        if isinstance(asked, Submitted):
            submit = SUBMITS.get(asked.address.verb)
            return await submit(self._parts, asked) if submit else ACK
        if isinstance(asked, Mentioned):
            return await self._mentioned(asked)
        return await ASKS[type(asked)](self._parts, asked)

    async def _pressed(self, asked: Press) -> Json:
        verb = asked.pressed.address.verb
        if verb in OPENS:
            answer = await self._opened(asked, verb)
        else:
            press = PRESSES.get(verb)
            answer = await press(self._parts, asked) if press else ACK
        if isinstance(asked, PressedInMessage):
            self._twins.look(self._parts, asked)
            self._owners.look(self._parts, asked)
        return answer

    async def _opened(self, asked: Press, verb: Verb) -> Json:
        found = await find(self._parts, asked.asker, verb, asked.pressed.address.assessment)
        if not isinstance(found, Found):
            return refuse(self._parts, asked, found)
        return await OPENS[verb](self._parts, asked, found)

    async def _mentioned(self, asked: Mentioned) -> Json:
        try:
            return await mention.take_mention(self._parts, asked)
        except Exception:
            self._untaken.tell(self._parts, asked)
            raise
