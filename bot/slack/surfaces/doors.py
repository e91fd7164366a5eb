"""The door of every verb, and of everything else that comes in: who is let through is for the policy to say."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.slack.address import Verb
from bot.slack.heard.asked import (
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
from bot.slack.parts import Parts
from bot.slack.surfaces import redrawing, thread
from bot.slack.surfaces.answering import asides, evidence, forms, stepper, taken_back
from bot.slack.surfaces.channels import happened
from bot.slack.surfaces.finding.found import Found, find, language_of
from bot.slack.surfaces.finding.spoken import spoken_to
from bot.slack.surfaces.following import check_ins, gaps, pausing
from bot.slack.surfaces.for_one import forget_me, home, nudges, settings
from bot.slack.surfaces.looking import portfolio, reading
from bot.slack.surfaces.owning import deciding, deleting, handing_over, outsiders, roles, showing_again, upgrading
from bot.slack.surfaces.sharing import canvas, choosing
from bot.slack.surfaces.starting import channel_first, opened, sent
from bot.slack.surfaces.typed import answering_in_words, command, mention
from bot.slack.telling import ACK, Press, refuse
from bot.slack.writing.blocks import Json
from bot.tongue import speaking

Opens = Callable[[Parts, Press, Found], Awaitable[Json]]


@dataclass(frozen=True)
class Door:
    """How a verb is come by; whoever the policy does not let have it is told so, whichever way they come."""

    opens: Opens | None = None
    """What a press on it opens of a check, which is found first."""
    presses: Callable[[Parts, Press], Awaitable[Json]] | None = None
    """What a press on it does instead: at once, or about no check."""
    submits: Callable[[Parts, Submitted], Awaitable[Json]] | None = None
    """What submitting a modal with it does."""


DOORS: Mapping[Verb, Door] = {
    **dict.fromkeys(thread.EVENTS, Door(presses=thread.press_event)),
    Verb.FORM: Door(opens=forms.open_answer, submits=forms.take_answer),
    Verb.ASIDE: Door(opens=asides.open_aside, submits=asides.take_aside),
    Verb.HAND: Door(opens=forms.open_hand, submits=forms.take_hand),
    Verb.SETTLE: Door(opens=forms.open_settle, submits=forms.take_settle),
    Verb.OPEN_QUESTIONS: Door(opens=stepper.open_steps),
    Verb.STEP: Door(submits=stepper.take_step),
    Verb.BACK: Door(opens=stepper.step_back),
    Verb.MY_ANSWERS: Door(opens=reading.my_answers),
    Verb.WHO_SAID: Door(opens=reading.who_said),
    Verb.WHOLE_SUMMARY: Door(opens=reading.whole_summary),
    Verb.ASK_MORE: Door(opens=deciding.open_ask_more, submits=deciding.take_ask_more),
    Verb.ROLES: Door(opens=roles.open_roles, submits=roles.take_roles),
    Verb.OUTSIDERS: Door(opens=outsiders.open_outsiders, submits=outsiders.take_outsiders),
    Verb.DECIDE: Door(opens=deciding.open_decide, submits=deciding.take_decide),
    Verb.REOPEN: Door(opens=deciding.open_reopen, submits=deciding.take_reopen),
    Verb.READ: Door(opens=reading.guidance),
    Verb.ASK_TEAM: Door(opens=opened.open_ask_team),
    Verb.BEGIN: Door(presses=channel_first.press_begin, submits=channel_first.take_begin),
    Verb.START: Door(submits=sent.take_start),
    Verb.SWITCH_FLOW: Door(presses=opened.switch_flow),
    Verb.UNDO: Door(presses=answering_in_words.undo),
    Verb.WHICH: Door(presses=answering_in_words.which),
    Verb.SCHEDULE: Door(opens=check_ins.open_schedule, submits=check_ins.take_schedule),
    Verb.PAUSE: Door(opens=pausing.press_pause, submits=pausing.take_pause),
    Verb.CHECK_IN: Door(opens=check_ins.open_check_in, submits=check_ins.take_check_in),
    Verb.GAPS: Door(opens=gaps.list_gaps),
    Verb.CLOSE_GAP: Door(opens=gaps.open_close, submits=gaps.take_close),
    Verb.TAKE_GAP: Door(opens=gaps.open_take, submits=gaps.take_owner),
    Verb.WAIVE_GAP: Door(opens=gaps.open_waive, submits=gaps.take_waive),
    Verb.RAISE_GAP: Door(presses=gaps.raise_again),
    Verb.WATCH: Door(opens=gaps.open_watch, submits=gaps.take_watch),
    Verb.HISTORY: Door(opens=check_ins.show_history),
    Verb.EVIDENCE: Door(submits=evidence.take_evidence),
    Verb.TAKE_BACK: Door(presses=taken_back.take_back),
    Verb.EXPORT: Door(opens=choosing.open_export, submits=choosing.take_export),
    Verb.CANVAS: Door(opens=canvas.press_canvas),
    Verb.UPGRADE: Door(opens=upgrading.open_upgrade, submits=upgrading.take_upgrade),
    Verb.HAND_OVER: Door(opens=handing_over.open_hand_over, submits=handing_over.take_hand_over),
    Verb.TAKE_OVER: Door(presses=handing_over.take_over),
    Verb.SHOW_AGAIN: Door(presses=showing_again.press_show_again),
    Verb.DELETE: Door(opens=deleting.open_delete, submits=deleting.take_delete),
    Verb.UNDO_DELETE: Door(presses=deleting.undo_delete),
    Verb.NUDGE: Door(presses=nudges.press_nudge),
    Verb.HOME: Door(presses=home.turn_page),
    Verb.SETTINGS: Door(presses=settings.open_settings, submits=settings.take_settings),
    Verb.FORGET_ME: Door(submits=forget_me.take_forget_me),
    Verb.PORTFOLIO: Door(presses=portfolio.turn_page),
    Verb.INSTEAD: Door(presses=redrawing.redraw),
}
"""What every verb does in Slack. What has no row means nothing by itself."""

ASKS: Mapping[type[Any], Callable[[Parts, Any], Awaitable[Json]]] = {
    Commanded: command.take_command,
    ShortcutChosen: channel_first.open_begin,
    MessageChosen: evidence.open_evidence,
    HomeOpened: home.open_home,
}
"""What else a person can ask for, and what it does."""


class Surfaces:
    """Answers whatever comes in."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._twins = thread.Twins()
        self._owners = handing_over.Owners()
        self._untaken = mention.Untaken()

    async def take(self, asked: Incoming) -> Json:
        """Do what is asked, and give what Slack is acknowledged with. Raises when nothing was done."""
        if isinstance(asked, Joined | Left | Unarchived | Renumbered):
            return await happened(self._parts, asked)
        if isinstance(asked, Silent | Unknown) or asked.asker.installation != self._parts.me.installation:
            return ACK
        if isinstance(asked, Mentioned):
            return await self._mentioned(asked)
        with speaking(await spoken_to(self._parts, asked)):
            if isinstance(asked, PressedInMessage | PressedInView):
                return await self._pressed(asked)
            if isinstance(asked, Submitted):
                submits = DOORS.get(asked.address.verb, Door()).submits
                return await submits(self._parts, asked) if submits else ACK
            return await ASKS[type(asked)](self._parts, asked)

    async def _pressed(self, asked: Press) -> Json:
        door = DOORS.get(asked.pressed.address.verb, Door())
        if door.opens:
            answer = await self._opened(asked, door.opens)
        else:
            answer = await door.presses(self._parts, asked) if door.presses else ACK
        if isinstance(asked, PressedInMessage):
            self._twins.look(self._parts, asked)
            self._owners.look(self._parts, asked)
        return answer

    async def _opened(self, asked: Press, opens: Opens) -> Json:
        address = asked.pressed.address
        found = await find(self._parts, asked.asker, address.verb, address.assessment)
        if not isinstance(found, Found):
            return refuse(self._parts, asked, found)
        return await opens(self._parts, asked, found)

    async def _mentioned(self, asked: Mentioned) -> Json:
        with speaking(await language_of(self._parts, asked.asker)):
            try:
                with speaking(await spoken_to(self._parts, asked)):
                    return await mention.take_mention(self._parts, asked)
            except Exception:  # whatever it was, the author hears that nothing was taken
                self._untaken.tell(self._parts, asked)
                raise
