"""Who may do what: one row for every verb there is. What has no row nobody may do.

Being asked is for the engine to judge, question by question; this table says what has to be true besides.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from bot.engine.decision import Refused, only_owner
from bot.engine.rules.deleting import why_not_now
from bot.engine.rules.outsiders import reaches
from bot.engine.saved.assessment import Assessment, Outsiders
from bot.sentence import Sentence
from bot.slack.absence import known_absence, look_for_owner
from bot.slack.address import Verb
from bot.slack.cards.handover import HOW_GONE
from bot.slack.heard.asked import Asker
from bot.slack.parts import Parts
from bot.slack.telling import NOT_FOUND
from bot.usecases.acting.act import Gate, NotFound


class Who(Enum):
    """Who may do something."""

    MEMBER = "anyone in the channel of the check"
    ASKED = "anyone in the channel of the check whom the engine finds asked"
    OWNER = "the owner of the check, while in its channel"
    THEMSELVES = "whoever the direct message, Home, portfolio or wish is of; it touches what is their own alone"
    ANYONE = "whoever sees it; it touches no check"


@dataclass(frozen=True)
class May:
    """What has to be true of whoever does something, and of the check it is done to."""

    who: Who
    outside: Outsiders | None = None
    """How far its owner must let people of other companies for them to do it; None where none of them may, however
    far they are let: they own, steer, hand on and take away nothing."""
    while_going: bool = False
    """Whether it can be done to a check that is being deleted, as long as it is there."""


POLICY: Mapping[Verb, May] = {
    Verb.ANSWER: May(Who.ASKED, outside="answer"),
    Verb.DONE: May(Who.ASKED, outside="answer"),
    Verb.FORM: May(Who.ASKED, outside="answer"),
    Verb.PASS: May(Who.ASKED, outside="answer"),
    Verb.ASIDE: May(Who.ASKED, outside="answer"),
    Verb.HAND: May(Who.ASKED),
    Verb.REVEAL: May(Who.OWNER),
    Verb.VOTE_AGAIN: May(Who.ASKED),
    Verb.SETTLE: May(Who.OWNER),
    Verb.OPEN_QUESTIONS: May(Who.ASKED, outside="answer"),
    Verb.STEP: May(Who.ASKED, outside="answer"),
    Verb.BACK: May(Who.ASKED, outside="answer"),
    Verb.STATUS: May(Who.MEMBER, outside="observe", while_going=True),
    Verb.MY_ANSWERS: May(Who.MEMBER, outside="observe"),
    Verb.WHO_SAID: May(Who.MEMBER, outside="observe"),
    Verb.WHOLE_SUMMARY: May(Who.MEMBER, outside="observe"),
    Verb.ASK_MORE: May(Who.OWNER),
    Verb.ROLES: May(Who.OWNER),
    Verb.OUTSIDERS: May(Who.OWNER),
    Verb.DECIDE: May(Who.OWNER),
    Verb.REOPEN: May(Who.OWNER),
    Verb.READ: May(Who.MEMBER, outside="observe"),
    Verb.ASK_TEAM: May(Who.MEMBER),
    Verb.BEGIN: May(Who.ANYONE),
    Verb.START: May(Who.ANYONE),
    Verb.SWITCH_FLOW: May(Who.ANYONE),
    Verb.UNDO: May(Who.ASKED, outside="answer"),
    Verb.WHICH: May(Who.ASKED, outside="answer"),
    Verb.SCHEDULE: May(Who.OWNER),
    Verb.PAUSE: May(Who.OWNER),
    Verb.RESUME: May(Who.ASKED),
    Verb.CHECK_IN: May(Who.ASKED, outside="answer"),
    Verb.END_CHECK_IN: May(Who.OWNER),
    Verb.GAPS: May(Who.MEMBER, outside="observe"),
    Verb.CLOSE_GAP: May(Who.ASKED, outside="answer"),
    Verb.TAKE_GAP: May(Who.ASKED),
    Verb.WAIVE_GAP: May(Who.OWNER),
    Verb.RAISE_GAP: May(Who.OWNER),
    Verb.WATCH: May(Who.OWNER),
    Verb.HISTORY: May(Who.MEMBER, outside="observe"),
    Verb.EVIDENCE: May(Who.ASKED),
    Verb.TAKE_BACK: May(Who.MEMBER),
    Verb.EXPORT: May(Who.MEMBER),
    Verb.CANVAS: May(Who.MEMBER),
    Verb.UPGRADE: May(Who.OWNER),
    Verb.HAND_OVER: May(Who.OWNER),
    Verb.TAKE_OVER: May(Who.ASKED),
    Verb.SHOW_AGAIN: May(Who.OWNER),
    Verb.DELETE: May(Who.OWNER),
    Verb.UNDO_DELETE: May(Who.OWNER, while_going=True),
    Verb.NUDGE: May(Who.THEMSELVES),
    Verb.HOME: May(Who.THEMSELVES),
    Verb.SETTINGS: May(Who.THEMSELVES),
    Verb.FORGET_ME: May(Who.THEMSELVES),
    Verb.PORTFOLIO: May(Who.THEMSELVES),
    Verb.MORE: May(Who.ANYONE),
    Verb.INSTEAD: May(Who.ANYONE),
    Verb.PICK: May(Who.ANYONE),
    Verb.LINK: May(Who.ANYONE),
}

OUTSIDER = Sentence("Only people of this workspace take part in a check; ask someone here to answer for you.")
"""What is said to strangers over Slack Connect, to bots and to those who have left."""


LOOKS_ON = Sentence("People of other companies look on in this check and answer nothing.")
NOT_FOR_OUTSIDERS = Sentence("Only people of this workspace can do this.")


async def is_stranger(parts: Parts, asker: Asker) -> bool:
    """Whether someone does not belong to this workspace, or does no more."""
    return asker.outsider or not await parts.members.is_one_of_us(asker.installation, asker.person)


async def not_theirs(parts: Parts, asker: Asker, channel: str = "") -> Sentence:
    """Say to somebody who does not belong here what they hear; outside the channel, what they would if nothing were."""
    is_there = bool(channel) and await parts.members.is_in(asker.installation, channel, asker.person)
    return OUTSIDER if is_there else NOT_FOUND


async def gate(parts: Parts, asker: Asker, verb: Verb) -> Gate:
    """Make what lets a person do this to an assessment, or says why not.

    Who may not see an assessment hears what they would hear if there were none. Slack is asked about the person now,
    before anyone waits for a turn with the assessment, so that people whom it is slow about do not wait in a row.
    """
    await parts.members.is_one_of_us(asker.installation, asker.person)

    async def lets(assessment: Assessment) -> Refused | NotFound | None:
        may = POLICY.get(verb)
        if may is None:
            return NotFound()
        if not await parts.members.is_in(asker.installation, assessment.channel, asker.person):
            return NotFound()
        # One who is in its channel knows of the check from there.
        if await is_stranger(parts, asker) and (stopped := await _from_outside(parts, asker, assessment, may)):
            return stopped
        if (gone := why_not_now(assessment)) and not (may.while_going and not assessment.is_deleted):
            return Refused(gone)
        if may.who is Who.OWNER and asker.person != assessment.owner:
            return Refused(await _only_owner(parts, asker, assessment))
        return None

    return lets


async def takes_part(parts: Parts, asker: Asker, assessment: Assessment) -> bool:
    """Whether somebody of another company is let look on at least, in a check of a channel they are in."""
    members, here = parts.members, asker.installation
    return (
        reaches(assessment, "observe")
        and await members.is_in(here, assessment.channel, asker.person)
        and await members.is_outsider(here, asker.person)
    )


async def _from_outside(parts: Parts, asker: Asker, assessment: Assessment, may: May) -> Refused | None:
    """Say why somebody who is not of this workspace does not do this; None where its owner lets them."""
    if not await takes_part(parts, asker, assessment):
        return Refused(OUTSIDER)
    if may.outside is None:
        return Refused(NOT_FOR_OUTSIDERS)
    return None if reaches(assessment, may.outside) else Refused(LOOKS_ON)


async def _only_owner(parts: Parts, asker: Asker, assessment: Assessment) -> str:
    """Say whom to ask; where that is somebody who is gone, what to do instead."""
    why = await known_absence(parts, asker.installation, assessment)
    if why is None:
        return only_owner(assessment.owner, Sentence("can do this"))
    parts.later.do(look_for_owner(parts, asker.installation, assessment.id))
    return Sentence(
        "Only <@{owner}>, {gone}, can do this; /ftready take over makes the check somebody else's.",
        owner=assessment.owner,
        gone=HOW_GONE[why],
    )
