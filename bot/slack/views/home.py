"""One person's Home: what is open for them, the gaps they close, where their checks stand, and how to start one."""

from collections.abc import Iterator
from itertools import groupby

from bot.engine.home import Home, Kind, Row, Stand
from bot.engine.wishing import Wish
from bot.slack.address import Address, Verb
from bot.slack.blocks import Json, actions, button, context, divider, header, link_button, section
from bot.slack.cards.drawing import Links, emoji, hashed, to_card
from bot.slack.text import calendar_day, counted, day, inline, moment, named
from bot.usecases.ports import Drawn

NAME, SHORT, OFFERED = 80, 200, 8
HEADS: dict[Kind, str] = {
    "questions": "Open for you",
    "check_in": "Check-ins to answer",
    "gap": "Gaps you close",
    "check": "Your checks",
}
EMPTY = (
    "ftready asks a team, together and in one thread, whether fine-tuning is the right next move, and says what is "
    "still missing. Nothing is open for you yet; once there is a check, this page says what waits for you in it."
)
NOTHING_OPEN = "Nothing is open for you."
ONLY_GAPS = "No question waits for your answer; the gaps below are yours to close."
UNSURE = (
    "Some checks are left out: Slack does not say at the moment who is in their channels. I look again in a minute."
)
OLDER = "Older checks are not listed here; `/ftready status` in their channel says where they stand."
REMINDED = (
    "Reminders are on: I write to you when something has been open for a while. *Stop* under a reminder ends them."
)
NOT_REMINDED = "Reminders are off, in every check."


def draw_home(page: Home, links: Links) -> Drawn:
    """Draw a page of a Home."""
    blocks: list[Json] = [] if page.rows else [section(EMPTY)]
    if page.rows and page.page == 0 and page.rows[0].kind not in {"questions", "check_in"}:
        blocks.append(section(ONLY_GAPS if page.rows[0].kind == "gap" else NOTHING_OPEN))
    stands = dict(page.stands)
    for kind, rows in groupby(page.rows, key=lambda row: row.kind):
        blocks.append(header(HEADS[kind]))
        blocks += [_row(row, links, stands.get(row.assessment)) for row in rows]
    blocks += _pager(page)
    blocks += [context(text) for text, there in ((UNSURE, page.unsure), (OLDER, page.older)) if there]
    blocks += [divider(), *_start(page), *_settings(page)]
    return hashed({"type": "home", "blocks": blocks})


def _row(row: Row, links: Links, stand: Stand | None) -> Json:
    linked, channel = to_card(links, row.place, inline_name(row)), f"in <#{row.channel}>"
    channel += f", begun {day(row.began)}" if row.began else ""
    name = f"*{linked}* {channel}"
    label = f"{row.title} {row.subject}"
    match row.kind:
        case "questions":
            text = f"{name}\n{counted(row.count, 'question is', 'questions are')} open for you."
            at = Address(Verb.OPEN_QUESTIONS, row.assessment)
            return section(text, button("My open questions", at, primary=True, label=f"My open questions: {label}"))
        case "check_in":
            text = f"{name}\nThe check-in{_on(row)} waits for you."
            at = Address(Verb.CHECK_IN, row.assessment)
            return section(text, button("Check in", at, primary=True, label=f"Check in: {label}"))
        case "gap":
            late = " · *overdue*" if row.overdue else ""
            due = f" · due {calendar_day(row.due)}{late}" if row.due else " · no date yet"
            url = links.get(row.place)
            at = Address(Verb.LINK, row.assessment)
            text = f"*{inline(row.short, SHORT)}*{due}\n{linked} {channel}"
            return section(text, link_button("Open the thread", url, at) if url else None)
        case "check":
            return section("\n".join([name, *([_stood(stand)] if stand else [])]))


def inline_name(row: Row) -> str:
    """Name a check by its flow and what it is about, shortened visibly."""
    name = named(row.title, row.subject)
    return name if len(name) <= NAME else f"{name[: NAME - 1].rstrip()}…"


def _on(row: Row) -> str:
    return f" of {calendar_day(row.due)}" if row.due else ""


def _stood(stand: Stand) -> str:
    parts = []
    if stand.verdict:
        so_far = " so far" if stand.is_open else ""
        expired = " (expired; check in, or ask again)" if stand.expired else ""
        parts.append(f"{emoji(stand.mark)}{inline(stand.verdict, SHORT)}{so_far}{expired}")
    if stand.is_open:
        parts.append(f"{stand.answered} of {counted(stand.questions, 'question', 'questions')} answered")
    if stand.paused:
        parts.append("check-ins are paused")
    elif stand.next_check_in:
        parts.append(f"next check-in {moment(stand.next_check_in)}")
    return " · ".join(parts) or "No verdict yet"


def _pager(page: Home) -> Iterator[Json]:
    if page.pages == 1:
        return
    turns = [("Previous page", page.page - 1), ("Next page", page.page + 1)]
    yield context(f"Page {page.page + 1} of {page.pages}")
    yield actions(
        [
            button(text, Address(Verb.HOME, extra=str(at)), label=f"{text}: page {at + 1} of {page.pages}")
            for text, at in turns
            if 0 <= at < page.pages
        ]
    )


def _start(page: Home) -> Iterator[Json]:
    flows = [f"`/ftready {inline(id_, 60)}` · {inline(title, NAME)}" for id_, title in page.offered[:OFFERED]]
    more = [f"… and {len(page.offered) - OFFERED} more, in its form"] if len(page.offered) > OFFERED else []
    yield section("\n".join(["*Start a check*: type one of these in a channel.", *flows, *more]))


def _settings(page: Home) -> Iterator[Json]:
    if page.reminded:
        yield context(REMINDED)
    else:
        again = Address(Verb.NUDGE, extra=Wish.AGAIN.value)
        yield section(NOT_REMINDED, button("Remind me again", again, label="Remind me again of what is open for me"))
