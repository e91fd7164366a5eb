"""The modals of a follow-up: a check-in, when check-ins come, the gaps and what to do about one, what is watched."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.engine.after_verdict.watching import box_of
from bot.engine.cards.follow_up import GapLine, Hinge, Outlook
from bot.engine.check_in_forms.drawing import CheckInForm
from bot.engine.forms.questions import QuestionForm
from bot.flow.model.check_in import CheckInPlan
from bot.flow.model.flow import Guidance
from bot.flow.shapes.check_in import DAYS
from bot.questions import Checkboxes, DateBox, Menu, Option, PersonMenu, TextBox
from bot.slack.address import Address, Verb
from bot.slack.cards import lacking
from bot.slack.cards.care import has_it
from bot.slack.cards.levels import shown, spoken
from bot.slack.cards.trend import TITLE, earlier, trend_blocks, trend_lines
from bot.slack.views.closing import way_out, what_it_changes
from bot.slack.views.fields import question_blocks
from bot.slack.views.inputs import own_input
from bot.slack.views.zones import OTHER_ZONE, ZONE, ZONES, can_carry, zone_entered, zone_inputs
from bot.slack.writing.blocks import Json, about, actions, button, context, divider, header, modal, pack, section
from bot.slack.writing.text import calendar_day, escape, inline, link, mention
from bot.tongue import say, weekday_in_words

DAY, TIME = "day", "time"
TO, DUE, REASON, UNTIL = "to", "due", "reason", "until"
NAMES, PICKED = "names", "picked"
"""The inputs of these forms, as `entered` names them without a question."""
GAPS_SHOWN = 20
WEEKS_IN_MODAL, WEEKS_IN_LINE = 260, 12
"""The latest weeks that are shown; how many came before them is said."""


def check_in(
    assessment: str, form: CheckInForm, typed: Mapping[str, Mapping[str, Any]] | None = None, notice: str = ""
) -> Json:
    """Ask what a check-in asks; `notice` says why it is asked again."""
    blocks: list[Json] = [section(notice)] if notice else []
    blocks.append(context(say("What you leave blank stays open. You can change it until the check-in ends.")))
    for group in form.groups:
        blocks += [header(group.title), *([context(escape(group.why))] if group.why else [])]
        for each in group.forms:
            blocks += question_blocks(each, typed.get(each.question, {}) if typed is not None else None)
    at = Address(Verb.CHECK_IN, assessment, extra=form.check_in.date.isoformat())
    return modal(form.title, blocks, callback=at, submit=say("Send"), close=say("Cancel"))


def schedule(  # noqa: PLR0913, PLR0917 - what stands in the form
    assessment: str, plan: CheckInPlan, day: int, time: str, zone: str, typed: Mapping[str, Any] | None = None
) -> Json:
    """Ask the owner when check-ins come."""
    days = {name: Option(text=weekday_in_words(place)) for place, name in enumerate(DAYS)}
    hours = {
        f"{hour:02}_{minute:02}": Option(text=f"{hour:02}:{minute:02}") for hour in range(24) for minute in (0, 30)
    }
    stands = time.replace(":", "_")
    if stands not in hours:
        hours = {stands: Option(text=time), **hours}
    zone = zone if can_carry(zone) else "UTC"
    there = typed or {}
    return modal(
        say("When to check in"),
        [
            section(
                say(
                    "*{title}*: a few questions in the thread, once a week, to see what moved.",
                    title=inline(plan.title, 100),
                )
            ),
            own_input(DAY, say("Day"), Menu(days), there.get(DAY, DAYS[day])),
            own_input(
                TIME, say("Time"), Menu(hours), there.get(TIME, stands), hint=say("It comes within ten minutes of it.")
            ),
            *zone_inputs(_zones(zone), there.get(ZONE, "z0"), there.get(OTHER_ZONE, "")),
        ],
        callback=Address(Verb.SCHEDULE, assessment, extra=zone),
        submit=say("Save"),
        close=say("Cancel"),
    )


def zone_picked(entered: Mapping[str, Any], own: str) -> str:
    """Give the zone that was typed, or else the one that was picked from a list that began with one's own."""
    return zone_entered(entered, _zones(own), own)


def _zones(own: str) -> list[str]:
    """List the zones that can be picked, the owner's own first."""
    return [own, *(each for each in ZONES if each != own)]


def gaps(assessment: str, lines: Sequence[GapLine], pages: Mapping[str, Guidance], *, to_owner: bool) -> Json:
    """List the gaps, the most pressing first, each with what can be done about it, and where to read how."""
    if not lines:
        return modal(say("Gaps"), [context(say("No gap is open: everything asked is met."))])
    blocks: list[Json] = []
    for place, gap in enumerate(lines[:GAPS_SHOWN], 1):
        page = pages.get(gap.guidance or "")
        read = _read_here(assessment, page, gap.short) if page else None
        blocks += [section(_gap_text(place, gap, page), read)]
        blocks += _gap_buttons(assessment, gap, to_owner=to_owner)
    rest = len(lines) - GAPS_SHOWN
    if rest > 0:
        blocks.append(context(say("… and {rest} more; close some of these first.", rest=rest)))
    return modal(say("Gaps"), blocks)


def close_gap(
    assessment: str,
    form: QuestionForm,
    gap: GapLine | None,
    typed: Mapping[str, Any] | None = None,
    hinge: Hinge | None = None,
) -> Json:
    """Ask for the newer answer that closes a gap, and the link that shows it; say what that means for the verdict."""
    done = say("Done when {done}.", done=inline(gap.done, 300)) if gap and gap.done else ""
    blocks = [context(say("{done} What you answer here takes the place of what was said before.", done=done).strip())]
    blocks += [context(what_it_changes(hinge))] if hinge else []
    blocks += question_blocks(form, typed, required=True, redraws=True)
    return modal(
        say("Close a gap"),
        blocks,
        callback=Address(Verb.CLOSE_GAP, assessment, form.question),
        submit=say("Save"),
        close=say("Cancel"),
    )


def take_gap(assessment: str, gap: GapLine, owner: str, due: str = "") -> Json:
    """Ask who closes a gap, and until when; both can stay blank."""
    return modal(
        say("Who has this gap"),
        [
            context(
                say(
                    "*{short}*: {do}. Leave both blank to give it back.",
                    short=inline(gap.short, 300),
                    do=lacking.do(gap, 300),
                )
            ),
            own_input(TO, say("Who closes it?"), PersonMenu(), owner, optional=True),
            own_input(DUE, say("Until"), DateBox(), due, optional=True),
        ],
        callback=Address(Verb.TAKE_GAP, assessment, gap.question),
        submit=say("Save"),
        close=say("Cancel"),
    )


def waive_gap(assessment: str, gap: GapLine, longest: int, reason: str = "", until: str = "") -> Json:
    """Ask why a gap is left as it is, and until when."""
    return modal(
        say("Leave a gap"),
        [
            context(
                say(
                    "*{short}* stays {level}: leaving it changes nothing of that. It stands in the thread with "
                    "your name, and is raised again on the day it ends.",
                    short=inline(gap.short, 300),
                    level=spoken(gap.level),
                )
            ),
            own_input(REASON, say("Why?"), TextBox(1, 500, long=True), reason),
            own_input(
                UNTIL, say("Until"), DateBox(), until, hint=say("At most {longest} days from today.", longest=longest)
            ),
        ],
        callback=Address(Verb.WAIVE_GAP, assessment, gap.question),
        submit=say("I stand for it"),
        close=say("Cancel"),
    )


def watch(assessment: str, named: Mapping[str, str], watched: Sequence[str], most: int) -> Json:
    """Ask the owner what is watched: pick from what was named, as they read it, or write it in other words."""
    options = {box_of(name): Option.model_construct(text=read) for name, read in named.items()}
    chosen = [box_of(name) for name in watched if name in named]
    box = TextBox(1, 400, long=True)
    hint = say("One a line. Tick at least one above, or write one here.") if options else say("One a line.")
    return modal(
        say("What is watched"),
        [
            context(
                say(
                    "At most {most}. Where two mean the same, write one of them, in the words you will look for.",
                    most=most,
                )
            ),
            *([own_input(PICKED, say("Named so far"), Checkboxes(options), chosen, optional=True)] if options else []),
            own_input(NAMES, say("In your own words"), box, "", optional=bool(options), hint=hint),
        ],
        callback=Address(Verb.WATCH, assessment),
        submit=say("Watch these"),
        close=say("Cancel"),
    )


def history(outlook: Outlook | None) -> Json:
    """Show the weeks of a follow-up, one line each."""
    lines = trend_lines(outlook)
    if not lines:
        return modal(TITLE, [context(say("No check-in is over yet."))])
    said = [f"• {line}" for line in lines[-WEEKS_IN_MODAL:]]
    return modal(TITLE, [section(text) for text in pack([*said, *earlier(lines, WEEKS_IN_MODAL)])])


def history_blocks(title: str, outlook: Outlook | None) -> list[Json]:
    """Draw the weeks of one check for a line to one person."""
    lines = trend_lines(outlook)
    shown = [*(f"• {line}" for line in lines[-WEEKS_IN_LINE:]), *earlier(lines, WEEKS_IN_LINE)]
    said = "\n".join(shown) or say("No check-in is over yet.")
    return [section(f"*{inline(title, 200)}*\n{said}"), *trend_blocks(outlook)]


def _read_here(assessment: str, page: Guidance, matter: str) -> Json:
    return about(button(say("How to"), Address(Verb.READ, assessment), page.id), matter)


def _gap_text(place: int, gap: GapLine, page: Guidance | None) -> str:
    lines = [f"*{place}. {inline(gap.short, 100)}* · {shown(gap.level)}"]
    lines.append(
        say(
            "Next: {first}{do}. Done when {done}.",
            first=lacking.first(gap),
            do=lacking.do(gap, 300),
            done=inline(gap.done, 300),
        )
    )
    if page:
        lines.append(
            say(
                "How: “{title}”, or {it}",
                title=inline(page.title, 200),
                it=link(page.link, say("in the article: {heading}", heading=page.heading)),
            )
        )
    if gap.waived_by and gap.waived_until:
        until = calendar_day(gap.waived_until)
        lines.append(
            say(
                "Left until {until} by {waived_by}: {reason}",
                until=until,
                waived_by=mention(gap.waived_by),
                reason=inline(gap.reason, 300),
            )
        )
    elif gap.owner:
        lines.append(has_it(gap))
    if gap.held:
        lines.append(f"_{way_out(gap)}_")
    return "\n".join(lines)


def _gap_buttons(assessment: str, gap: GapLine, *, to_owner: bool) -> list[Json]:
    def at(verb: Verb) -> Address:
        return Address(verb, assessment, gap.question)

    elements = []
    if gap.may_close:
        elements.append(button(say("Done…"), at(Verb.CLOSE_GAP), label=say("Done: {short}", short=gap.short)))
    elements.append(
        button(say("Who and when…"), at(Verb.TAKE_GAP), label=say("Who and when: {short}", short=gap.short))
    )
    if to_owner and gap.waived_by is not None:
        elements.append(
            button(say("Raise it again"), at(Verb.RAISE_GAP), label=say("Raise it again: {short}", short=gap.short))
        )
    if to_owner and gap.may_waive:
        elements.append(_leave(gap, at(Verb.WAIVE_GAP)))
    return [actions(elements), divider()]


def _leave(gap: GapLine, at: Address) -> Json:
    """Draw what opens the form of a waiver, or the one that changes it."""
    if gap.waived_by is None:
        return button(say("Leave it…"), at, label=say("Leave it: {short}", short=gap.short))
    return button(say("Change…"), at, label=say("Change until when it is left: {short}", short=gap.short))
