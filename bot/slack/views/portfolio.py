"""Many checks together, for one person: verdicts counted, the commonest gaps, the weakest sections, and where each is.

It names nobody and shows no answer; a page holds so few checks that Slack takes it whatever they are called.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from bot.engine.portfolio import CountedVerdict, Listed, Page, Portfolio, SharedGap, WeakSection
from bot.slack.address import Address, Verb
from bot.slack.blocks import Json, actions, button, context, divider, header, modal, pack, section
from bot.slack.cards.drawing import Links, emoji, to_card
from bot.slack.cards.levels import section_shown
from bot.slack.cards.outlook import weeks
from bot.slack.text import counted, day, inline, link, moment, named

TITLE = "Portfolio"
NAME, SHORT = 80, 120
GAPS, SECTIONS, FLOWS = 5, 3, 10
"""What is named on the first page; the rest is counted."""
NONE = "There is no check in the channels you are in. `/ftready` in a channel opens one."
OLDER = "There are more checks than are looked at here; `/ftready status` in a channel says where its checks stand."
WHOSE = "Only you see this. It covers the channels you are in at this moment, and says of nobody what they answered."


def portfolio_view(found: Portfolio, page: Page, links: Links) -> Json:
    """Show a page of a portfolio; what all checks come to stands on the first one."""
    if not found.checks:
        return modal(TITLE, [section(NONE), *_left_out(found), context(WHOSE)])
    blocks = [*_overview(found), divider()] if page.number == 0 else []
    blocks.append(header("Where each check stands"))
    blocks += [_row(each, links) for each in page.checks]
    return modal(TITLE, [*blocks, *_pager(page), *_left_out(found), context(WHOSE)])


def _overview(found: Portfolio) -> Iterator[Json]:
    several = len({each.flow for each in found.checks}) > 1
    yield section(f"*{counted(len(found.checks), 'check', 'checks')}*: {_states(found)}")
    if found.verdicts:
        yield header("Verdicts")
        yield from _sections(_first(_verdicts(found.verdicts), FLOWS))
    if found.gaps:
        yield header("Commonest gaps")
        for line in _first([_gap(each, several=several) for each in found.gaps], GAPS):
            yield from _sections([line])
    if found.sections:
        yield header("Weakest sections")
        yield from _sections(_first([_weak(each, several=several) for each in found.sections], SECTIONS))


def _first(lines: Sequence[str], most: int) -> Sequence[str]:
    """Give the first few lines, and count the others."""
    return [*lines[:most], *([f"… and {len(lines) - most} more"] if len(lines) > most else [])]


def _sections(lines: Sequence[str]) -> Iterator[Json]:
    return (section(text) for text in pack(lines))


def _states(found: Portfolio) -> str:
    expired, still_open, stuck = found.count("expired"), found.count("open"), found.stuck
    parts = [
        f"{still_open} open" if still_open else "",
        f"{found.count('decided')} decided" if found.count("decided") else "",
        f"{expired} expired" if expired else "",
        f"{stuck} with a gap that is stuck" if stuck else "",
    ]
    return " · ".join(part for part in parts if part)


def _verdicts(verdicts: Sequence[CountedVerdict]) -> Sequence[str]:
    """Say in a line for each flow how many checks have which verdict."""
    return [
        f"*{inline(title, NAME)}*: "
        + " · ".join(f"{emoji(each.mark)}{inline(each.verdict, SHORT)}: {each.checks}" for each in several)
        for title, several in groupby(verdicts, key=lambda each: each.title)
    ]


def _gap(gap: SharedGap, *, several: bool) -> str:
    stuck = f" · open for {weeks(gap.stuck)}" if gap.stuck else ""
    stuck += " where it is oldest" if gap.stuck and gap.checks > 1 else ""
    read = f"Read: {link(gap.link, gap.page)}" if gap.link else ""
    where = [inline(gap.section, NAME), inline(gap.title, NAME) if several else "", read]
    first = f"*{inline(gap.short, SHORT)}* · in {gap.checks} of {counted(gap.of, 'check', 'checks')}{stuck}"
    return "\n".join([first, *filter(None, [" · ".join(filter(None, where))])])


def _weak(weak: WeakSection, *, several: bool) -> str:
    of = f" · {inline(weak.title, NAME)}" if several else ""
    over = f"on average over {weak.checks} checks" if weak.checks > 1 else "in one check"
    lowest = f", the lowest in {weak.lowest}" if weak.lowest and weak.checks > 1 else ""
    return f"*{inline(weak.section, SHORT)}*{of} · {section_shown(weak.mean)} {over}{lowest}"


def _row(check: Listed, links: Links) -> Json:
    name = named(check.title, check.subject)
    name = name if len(name) <= NAME else f"{name[: NAME - 1].rstrip()}…"
    began = "" if check.subject else f", begun {day(check.began)}"
    first = f"*{to_card(links, check.assessment, name)}* in <#{check.channel}>{began}"
    return section("\n".join([first, " · ".join([_verdict(check), *_after(check)])]))


def _verdict(check: Listed) -> str:
    verdict = f"{emoji(check.mark)}{inline(check.verdict, SHORT)}" if check.verdict else ""
    if check.state == "open":
        far = f"{check.answered} of {counted(check.questions, 'question', 'questions')} answered"
        return f"{verdict} so far · open: {far}" if verdict else f"Open: {far}"
    return f"{verdict} (expired; check in, or ask again)" if check.state == "expired" else verdict


def _after(check: Listed) -> Sequence[str]:
    """Say what came after the verdict, and what comes next."""
    parts = list[str]()
    if check.gaps:
        stuck = f", the oldest for {weeks(check.stuck)}" if check.stuck else ""
        parts.append(f"{counted(check.gaps, 'gap', 'gaps')} open{stuck}")
    if check.followed is not None:
        parts.append(f"followed for {weeks(check.followed)}")
    if check.checking_in:
        parts.append("a check-in is open")
    elif check.paused:
        parts.append("check-ins are paused")
    elif check.next_check_in:
        parts.append(f"next check-in {moment(check.next_check_in)}")
    return parts


def _pager(page: Page) -> Iterator[Json]:
    if page.pages == 1:
        return
    turns = [("Previous page", page.number - 1), ("Next page", page.number + 1)]
    yield context(f"Page {page.number + 1} of {page.pages}")
    yield actions(
        [
            button(text, Address(Verb.PORTFOLIO, extra=str(at)), label=f"{text}: page {at + 1} of {page.pages}")
            for text, at in turns
            if 0 <= at < page.pages
        ]
    )


def _left_out(found: Portfolio) -> Iterator[Json]:
    if found.older:
        yield context(OLDER)
    if found.unread:
        left = counted(found.unread, "check is", "checks are")
        yield context(f"{left} left out: the flow it began with is not kept any more.")
