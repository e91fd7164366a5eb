"""One person's Home: what is open for them, the gaps they close, where their checks stand, and how to start one."""

from collections.abc import Iterator
from itertools import groupby

from bot.engine.overviews.home import Home, Kind, Row, Stand
from bot.engine.reminders.wishing import Wish
from bot.sentence import Sentence
from bot.slack.address import Address, Verb
from bot.slack.cards.drawing import Links, emoji, hashed, to_card
from bot.slack.cards.expiry import what_now
from bot.slack.cards.outlook import next_line, paused
from bot.slack.views.pager import pager
from bot.slack.views.settings import in_a_line
from bot.slack.writing.blocks import Json, button, context, divider, header, section
from bot.slack.writing.text import calendar_day, counted, day, inline, named
from bot.tongue import say, speaking
from bot.usecases.ports import Drawn

NAME, SHORT, OFFERED = 80, 200, 8
HEADS: dict[Kind, str] = {
    "questions": Sentence("Open for you"),
    "check_in": Sentence("Check-ins to answer"),
    "gap": Sentence("Gaps you close"),
    "offered": Sentence("Anyone in the channel may answer"),
    "check": Sentence("Your checks"),
    "other": Sentence("Other checks in your channels"),
}
EMPTY = Sentence(
    "ftready asks a team, together and in one thread, whether fine-tuning is the right next "
    "move, and says what is still missing. Nothing is open for you yet; once there is a check, "
    "this page says what waits for you in it."
)
NOTHING_OPEN = Sentence("Nothing is open for you.")
ONLY_GAPS = Sentence("No question waits for your answer; the gaps below are yours to close.")
ONLY_OFFERED = Sentence("No question waits for you by name; below are some that anyone in their channel may answer.")
FIRST_IS: dict[Kind, str] = {"gap": ONLY_GAPS, "offered": ONLY_OFFERED}
UNSURE = Sentence(
    "Some checks are left out: Slack does not say at the moment who is in their channels. I look again in a minute."
)
OLDER = Sentence("Older checks are not listed here; `/ftready status` in their channel says where they stand.")
REMINDED = Sentence(
    "Reminders are on: I write to you when something has been open for a while. *Stop* under a reminder ends them."
)
NOT_REMINDED = Sentence("Reminders are off, in every check.")


def draw_home(page: Home, links: Links) -> Drawn:
    """Draw a page of a Home, in the language of whom it is of."""
    with speaking(page.language):
        return _drawn(page, links)


def _drawn(page: Home, links: Links) -> Drawn:
    blocks: list[Json] = [] if page.rows else [section(EMPTY)]
    if page.rows and page.page == 0 and page.rows[0].kind not in {"questions", "check_in"}:
        blocks.append(section(FIRST_IS.get(page.rows[0].kind, NOTHING_OPEN)))
    stands = dict(page.stands)
    for kind, rows in groupby(page.rows, key=lambda row: row.kind):
        blocks.append(header(HEADS[kind]))
        blocks += [_row(row, links, stands.get(row.assessment)) for row in rows]
    blocks += pager(Verb.HOME, page.page, page.pages)
    blocks += [context(text) for text, there in ((UNSURE, page.unsure), (OLDER, page.older)) if there]
    blocks += [divider(), *_start(page), *_settings(page)]
    return hashed({"type": "home", "blocks": blocks})


def _row(row: Row, links: Links, stand: Stand | None) -> Json:
    linked, channel = to_card(links, row.place, inline_name(row)), say("in <#{channel}>", channel=row.channel)
    channel += say(", begun {began}", began=day(row.began)) if row.began else ""
    name = f"*{linked}* {channel}"
    label = f"{row.title} {row.subject}"
    match row.kind:
        case "questions":
            text = say(
                "{name}\n{how_many} open for you.",
                name=name,
                how_many=counted(row.count, "question is", "questions are"),
            )
            at = Address(Verb.OPEN_QUESTIONS, row.assessment)
            return section(
                text,
                button(
                    say("My open questions"), at, primary=True, label=say("My open questions: {label}", label=label)
                ),
            )
        case "offered":
            how_many = counted(row.count, "question is", "questions are")
            text = say("{name}\n{how_many} open for whoever in the channel knows.", name=name, how_many=how_many)
            at = Address(Verb.OPEN_QUESTIONS, row.assessment)
            return section(text, button(say("Answer"), at, label=say("Answer: {label}", label=label)))
        case "check_in":
            text = say("{name}\nThe check-in{on} waits for you.", name=name, on=_on(row))
            at = Address(Verb.CHECK_IN, row.assessment)
            return section(text, button(say("Check in"), at, primary=True, label=say("Check in: {label}", label=label)))
        case "gap":
            late = say(" · *overdue*") if row.overdue else ""
            due = say(" · due {due}{late}", due=calendar_day(row.due), late=late) if row.due else say(" · no date yet")
            text = f"*{inline(row.short, SHORT)}*{due}\n{linked} {channel}"
            at = Address(Verb.GAPS, row.assessment)
            which = say("Work on the gaps: {short}, {label}", short=row.short, label=label)
            return section(text, button(say("Work on the gaps"), at, label=which))
        case "check" | "other":
            return section("\n".join([name, *([_stood(stand)] if stand else [])]))


def inline_name(row: Row) -> str:
    """Name a check by its flow and what it is about, shortened visibly."""
    name = named(row.title, row.subject)
    return name if len(name) <= NAME else f"{name[: NAME - 1].rstrip()}…"


def _on(row: Row) -> str:
    return say(" of {due}", due=calendar_day(row.due)) if row.due else ""


def _stood(stand: Stand) -> str:
    """Say where a check stands, and in a line of its own what comes of its check-ins."""
    parts = []
    if stand.verdict:
        so_far = say(" so far") if stand.is_open else ""
        now = what_now(led_on=stand.led_on, checks_in=stand.checks_in)
        over = stand.expired and not stand.led_on  # what it led on to is what counts since
        expired = say(" (expired{after_expiry})", after_expiry=now) if over else ""
        parts.append(f"{emoji(stand.mark)}{inline(stand.verdict, SHORT)}{so_far}{expired}")
    if stand.is_open:
        parts.append(
            say(
                "{answered} of {how_many} answered",
                answered=stand.answered,
                how_many=counted(stand.questions, "question", "questions"),
            )
        )
    coming = []
    if stand.led_on:
        parts.append(say("went on as the full check"))
    elif stand.paused:
        coming.append(paused(stand.paused_by, stand.owner))
    elif stand.next_check_in:
        coming.append(next_line(stand.next_check_in, stops=stand.stops))
    return "\n".join([" · ".join(parts) or say("No verdict yet"), *coming])


def _start(page: Home) -> Iterator[Json]:
    flows = [f"`/ftready {inline(id_, 60)}` · {inline(title, NAME)}" for id_, title in page.offered[:OFFERED]]
    more = (
        [say("… and {count} more, in its form", count=len(page.offered) - OFFERED)]
        if len(page.offered) > OFFERED
        else []
    )
    how = say("*Start a check*: press here and pick its channel, or type one of these there.")
    yield section("\n".join([how, *flows, *more]), button(say("Start a check"), Address(Verb.BEGIN)))


def _settings(page: Home) -> Iterator[Json]:
    set_so = in_a_line(page.own, page.zone or "UTC", page.language)
    change = button(
        say("Settings"), Address(Verb.SETTINGS), label=say("Settings: your time zone, days, language, reminders")
    )
    yield section(say("*Your settings*\n{set_so}", set_so=set_so), change)
    if page.reminded:
        yield context(REMINDED)
    else:
        again = Address(Verb.NUDGE, extra=Wish.AGAIN.value)
        yield section(
            NOT_REMINDED, button(say("Remind me again"), again, label=say("Remind me again of what is open for me"))
        )
