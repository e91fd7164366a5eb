"""Who may do what: one row for every verb there is. What has no row nobody may do.

Being asked is for the engine to judge, question by question; this table says what has to be true besides.
"""

from collections.abc import Mapping
from enum import Enum

from bot.engine.decision import Refused, only_owner
from bot.engine.rules.deleting import is_over, why_not_now
from bot.engine.rules.outsiders import reaches
from bot.engine.saved.assessment import Assessment, Outsiders
from bot.sentence import Sentence
from bot.slack.absence import known_absence, look_for_owner
from bot.slack.address import Verb
from bot.slack.asked import Asker
from bot.slack.cards.handover import GONE
from bot.slack.parts import Parts
from bot.slack.telling import NOT_FOUND
from bot.usecases.act import Gate, NotFound


class Who(Enum):
    """Who may do something."""

    MEMBER = "anyone in the channel of the check"
    ASKED = "anyone in the channel of the check whom the engine finds asked"
    OWNER = "the owner of the check, while in its channel"
    THEMSELVES = "whoever the direct message, Home, portfolio or wish is of; it touches what is their own alone"
    ANYONE = "whoever sees it; it touches no check"


POLICY: Mapping[Verb, Who] = {
    Verb.ANSWER: Who.ASKED,
    Verb.DONE: Who.ASKED,
    Verb.FORM: Who.ASKED,
    Verb.PASS: Who.ASKED,
    Verb.ASIDE: Who.ASKED,
    Verb.HAND: Who.ASKED,
    Verb.REVEAL: Who.OWNER,
    Verb.VOTE_AGAIN: Who.ASKED,
    Verb.SETTLE: Who.OWNER,
    Verb.OPEN_QUESTIONS: Who.ASKED,
    Verb.STEP: Who.ASKED,
    Verb.BACK: Who.ASKED,
    Verb.STATUS: Who.MEMBER,
    Verb.MY_ANSWERS: Who.MEMBER,
    Verb.WHO_SAID: Who.MEMBER,
    Verb.WHOLE_SUMMARY: Who.MEMBER,
    Verb.ASK_MORE: Who.OWNER,
    Verb.ROLES: Who.OWNER,
    Verb.OUTSIDERS: Who.OWNER,
    Verb.DECIDE: Who.OWNER,
    Verb.REOPEN: Who.OWNER,
    Verb.READ: Who.MEMBER,
    Verb.ASK_TEAM: Who.MEMBER,
    Verb.BEGIN: Who.ANYONE,
    Verb.START: Who.ANYONE,
    Verb.SWITCH_FLOW: Who.ANYONE,
    Verb.UNDO: Who.ASKED,
    Verb.WHICH: Who.ASKED,
    Verb.SCHEDULE: Who.OWNER,
    Verb.PAUSE: Who.OWNER,
    Verb.RESUME: Who.ASKED,
    Verb.CHECK_IN: Who.ASKED,
    Verb.END_CHECK_IN: Who.OWNER,
    Verb.GAPS: Who.MEMBER,
    Verb.CLOSE_GAP: Who.ASKED,
    Verb.TAKE_GAP: Who.ASKED,
    Verb.WAIVE_GAP: Who.OWNER,
    Verb.RAISE_GAP: Who.OWNER,
    Verb.WATCH: Who.OWNER,
    Verb.HISTORY: Who.MEMBER,
    Verb.EVIDENCE: Who.ASKED,
    Verb.TAKE_BACK: Who.MEMBER,
    Verb.EXPORT: Who.MEMBER,
    Verb.CANVAS: Who.MEMBER,
    Verb.UPGRADE: Who.OWNER,
    Verb.HAND_OVER: Who.OWNER,
    Verb.TAKE_OVER: Who.ASKED,
    Verb.SHOW_AGAIN: Who.OWNER,
    Verb.DELETE: Who.OWNER,
    Verb.UNDO_DELETE: Who.OWNER,
    Verb.NUDGE: Who.THEMSELVES,
    Verb.HOME: Who.THEMSELVES,
    Verb.SETTINGS: Who.THEMSELVES,
    Verb.FORGET_ME: Who.THEMSELVES,
    Verb.PORTFOLIO: Who.THEMSELVES,
    Verb.MORE: Who.ANYONE,
    Verb.INSTEAD: Who.ANYONE,
    Verb.PICK: Who.ANYONE,
    Verb.LINK: Who.ANYONE,
}

FROM_OUTSIDE: Mapping[Verb, Outsiders] = {
    Verb.STATUS: "observe",
    Verb.MY_ANSWERS: "observe",
    Verb.WHO_SAID: "observe",
    Verb.WHOLE_SUMMARY: "observe",
    Verb.READ: "observe",
    Verb.HISTORY: "observe",
    Verb.GAPS: "observe",
    Verb.ANSWER: "answer",
    Verb.DONE: "answer",
    Verb.FORM: "answer",
    Verb.PASS: "answer",
    Verb.ASIDE: "answer",
    Verb.OPEN_QUESTIONS: "answer",
    Verb.STEP: "answer",
    Verb.BACK: "answer",
    Verb.UNDO: "answer",
    Verb.WHICH: "answer",
    Verb.CHECK_IN: "answer",
    Verb.CLOSE_GAP: "answer",
}
"""What somebody of another company may do in the channel of a check, and how far its owner must let them for it.

What has no row none of them may do, however far they are let: they own, steer, hand on and take away nothing.
"""

WHILE_GOING = frozenset({Verb.UNDO_DELETE, Verb.STATUS})
"""What may be done with a check while it is being deleted, as long as it is there."""

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
        who = POLICY.get(verb)
        if who is None:
            return NotFound()
        if not await parts.members.is_in(asker.installation, assessment.channel, asker.person):
            return NotFound()
        # One who is in its channel knows of the check from there.
        if await is_stranger(parts, asker) and (stopped := await _from_outside(parts, asker, assessment, verb)):
            return stopped
        if (gone := why_not_now(assessment)) and not (verb in WHILE_GOING and not is_over(assessment)):
            return Refused(gone)
        if who is Who.OWNER and asker.person != assessment.owner:
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


async def _from_outside(parts: Parts, asker: Asker, assessment: Assessment, verb: Verb) -> Refused | None:
    """Say why somebody who is not of this workspace does not do this; None where its owner lets them."""
    if not await takes_part(parts, asker, assessment):
        return Refused(OUTSIDER)
    least = FROM_OUTSIDE.get(verb)
    if least is None:
        return Refused(NOT_FOR_OUTSIDERS)
    return None if reaches(assessment, least) else Refused(LOOKS_ON)


async def _only_owner(parts: Parts, asker: Asker, assessment: Assessment) -> str:
    """Say whom to ask; where that is somebody who is gone, what to do instead."""
    why = await known_absence(parts, asker.installation, assessment)
    if why is None:
        return only_owner(assessment.owner, Sentence("can do this"))
    parts.later.do(look_for_owner(parts, asker.installation, assessment.id))
    return Sentence(
        "Only <@{owner}>, {gone}, can do this; /ftready take over makes the check somebody else's.",
        owner=assessment.owner,
        gone=GONE[why],
    )
