"""Steering a follow-up by command: pause, resume, remind and history, of the one check meant or of one to pick."""

from collections.abc import Sequence

from bot.engine.decision import Refused
from bot.engine.events import PauseAsked, ResumeAsked
from bot.engine.wanted.follow_up import outlook
from bot.sentence import Sentence
from bot.slack.address import Verb
from bot.slack.cards.trend import spoken_trend
from bot.slack.heard.asked import Commanded
from bot.slack.parts import Parts
from bot.slack.policy import gate
from bot.slack.surfaces.finding.found import Found
from bot.slack.surfaces.finding.happening import happen
from bot.slack.surfaces.finding.meant import the_one, title_of
from bot.slack.surfaces.following.check_ins import schedule_view
from bot.slack.surfaces.following.pausing import pause_view
from bot.slack.telling import because, line_of, open_for, reply
from bot.slack.views import EphemeralLine, follow_up
from bot.slack.writing.blocks import Json
from bot.tongue import say
from bot.usecases.acting.act import Done, NotFound
from bot.usecases.looking.see import Look

NONE_HERE = Sentence("No check in this channel has check-ins yet; its owner can set them once there is a verdict.")
ALREADY_PAUSED = Sentence("The check-ins are paused already; /ftready resume takes them up again.")
NOT_PAUSED = Sentence("The check-ins are not paused; the card of the check says when the next one comes.")


async def pause(parts: Parts, commanded: Commanded) -> Json:
    """Pause check-ins, or ask first where one is open."""
    one = await _meant(parts, commanded, Verb.PAUSE, "pause")
    if not isinstance(one, Look):
        return reply(one)
    if view := pause_view(Found(one.flow, one.assessment, parts.ports.clock())):
        return await open_for(parts, commanded, view)
    outcome = await happen(parts, commanded, Verb.PAUSE, one.assessment.id, PauseAsked(commanded.asker.person))
    return _said(outcome, say("Paused; it stands in the thread."), ALREADY_PAUSED)


async def resume(parts: Parts, commanded: Commanded) -> Json:
    """Let check-ins go on."""
    one = await _meant(parts, commanded, Verb.RESUME, "resume")
    if not isinstance(one, Look):
        return reply(one)
    outcome = await happen(parts, commanded, Verb.RESUME, one.assessment.id, ResumeAsked(commanded.asker.person))
    return _said(outcome, say("Resumed; it stands in the thread."), NOT_PAUSED)


def has_check_ins(look: Look) -> bool:
    """Whether check-ins come to a check, or may: it is decided, and nothing goes on from it elsewhere."""
    return look.flow.check_in is not None and look.assessment.closed is not None and look.assessment.led_to is None


def _said(outcome: Done | Refused | NotFound, done: str, already: str) -> Json:
    """Say what came of a command; one that changed nothing is not said to have done something."""
    if not isinstance(outcome, Done):
        return reply(line_of(because(outcome)))
    return reply(line_of(done if outcome.changed else already))


async def remind(parts: Parts, commanded: Commanded) -> Json:
    """Ask when check-ins come."""
    one = await _meant(parts, commanded, Verb.SCHEDULE, "remind")
    if not isinstance(one, Look):
        return reply(one)
    view = await schedule_view(parts, Found(one.flow, one.assessment, parts.ports.clock()))
    return await open_for(parts, commanded, view)


async def history(parts: Parts, commanded: Commanded) -> Json:
    """Show the weeks so far; the picture comes by itself, for where Slack takes none the whole answer would be lost."""
    one = await _meant(parts, commanded, Verb.HISTORY, "history")
    if not isinstance(one, Look):
        return reply(one)
    seen = outlook(one.flow, one.assessment, parts.ports.clock())
    line, *picture = follow_up.history_blocks(title_of(one), seen)
    if picture and commanded.response_url:
        shown = {"response_type": "ephemeral", "text": spoken_trend(seen).text, "blocks": picture}
        parts.later.do(parts.outgoing.respond(commanded.response_url, **shown))
    return reply(EphemeralLine(line["text"]["text"].replace("*", ""), (line,)))


async def _meant(parts: Parts, commanded: Commanded, verb: Verb, word: str) -> Look | EphemeralLine:
    """Find the one check with check-ins that is meant, of those of whoever asks first; or say why not."""
    asker = commanded.asker

    async def among(looks: Sequence[Look]) -> Sequence[Look]:
        meant = [each for each in looks if has_check_ins(each)]
        return [each for each in meant if verb is Verb.HISTORY or each.assessment.owner == asker.person] or meant

    several = (
        say("Which one?")
        if verb is Verb.HISTORY
        else say("Several checks here have check-ins. Which one should I {word}?", word=word)
    )
    one = await the_one(parts, commanded, verb, among, none=NONE_HERE, several=several)
    if not isinstance(one, Look):
        return one
    stopped = await (await gate(parts, asker, verb))(one.assessment)
    return one if stopped is None else line_of(because(stopped))
