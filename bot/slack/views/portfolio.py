"""Many checks together, for one person: verdicts counted, the commonest gaps, the weakest sections, and where each is.

It names nobody and shows no answer; a page holds so few checks that Slack takes it whatever they are called.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from bot.engine.overviews.portfolio_parts import CountedVerdict, Listed, Page, Portfolio, SharedGap, WeakSection
from bot.sentence import Sentence
from bot.slack.address import Verb
from bot.slack.cards.drawing import Links, emoji, to_card
from bot.slack.cards.expiry import what_now
from bot.slack.cards.levels import section_shown
from bot.slack.cards.outlook import weeks
from bot.slack.views.pager import pager
from bot.slack.writing.blocks import Json, context, divider, header, modal, pack, section
from bot.slack.writing.text import counted, day, inline, link, moment, named
from bot.tongue import say

TITLE = Sentence("Portfolio")
NAME, SHORT = 80, 120
GAPS, SECTIONS, FLOWS = 5, 3, 10
"""What is named on the first page; the rest is counted."""
NONE = Sentence("There is no check in the channels you are in. `/ftready` in a channel opens one.")
OLDER = Sentence(
    "There are more checks than are looked at here; `/ftready status` in a channel says where its checks stand."
)
WHOSE = Sentence(
    "Only you see this. It covers the channels you are in at this moment, and says of nobody what they answered."
)


def portfolio_view(found: Portfolio, page: Page, links: Links) -> Json:
    """Show a page of a portfolio; what all checks come to stands on the first one."""
    if not found.checks:
        return modal(TITLE, [section(NONE), *_left_out(found), context(WHOSE)])
    blocks = [*_overview(found), divider()] if page.number == 0 else []
    blocks.append(header(say("Where each check stands")))
    blocks += [_row(each, links) for each in page.checks]
    return modal(TITLE, [*blocks, *pager(Verb.PORTFOLIO, page.number, page.pages), *_left_out(found), context(WHOSE)])


def _overview(found: Portfolio) -> Iterator[Json]:
    several = len({each.flow for each in found.checks}) > 1
    yield section(f"*{counted(len(found.checks), 'check', 'checks')}*: {_states(found)}")
    if found.verdicts:
        yield header(say("Verdicts"))
        yield from _sections(_first(_verdicts(found.verdicts), FLOWS))
    if found.gaps:
        yield header(say("Commonest gaps"))
        for line in _first([_gap(each, several=several) for each in found.gaps], GAPS):
            yield from _sections([line])
    if found.sections:
        yield header(say("Weakest sections"))
        yield from _sections(_first([_weak(each, several=several) for each in found.sections], SECTIONS))


def _first(lines: Sequence[str], most: int) -> Sequence[str]:
    """Give the first few lines, and count the others."""
    return [*lines[:most], *([say("… and {count} more", count=len(lines) - most)] if len(lines) > most else [])]


def _sections(lines: Sequence[str]) -> Iterator[Json]:
    return (section(text) for text in pack(lines))


def _states(found: Portfolio) -> str:
    expired, still_open, stuck = found.count("expired"), found.count("open"), found.stuck
    parts = [
        say("{still_open} open", still_open=still_open) if still_open else "",
        say("{count} decided", count=found.count("decided")) if found.count("decided") else "",
        say("{expired} expired", expired=expired) if expired else "",
        say("{stuck} with a gap that is stuck", stuck=stuck) if stuck else "",
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
    stuck = say(" · stuck for {weeks}", weeks=weeks(gap.stuck)) if gap.stuck else ""
    stuck += say(" where it is longest") if gap.stuck and gap.checks > 1 else ""
    read = say("Read: {page}", page=link(gap.link, gap.page)) if gap.link else ""
    where = [inline(gap.section, NAME), inline(gap.title, NAME) if several else "", read]
    first = say(
        "*{short}* · in {checks} of {how_many}{stuck}",
        short=inline(gap.short, SHORT),
        checks=gap.checks,
        how_many=counted(gap.of, "check", "checks"),
        stuck=stuck,
    )
    return "\n".join([first, *filter(None, [" · ".join(filter(None, where))])])


def _weak(weak: WeakSection, *, several: bool) -> str:
    of = f" · {inline(weak.title, NAME)}" if several else ""
    over = say("on average over {checks} checks", checks=weak.checks) if weak.checks > 1 else say("in one check")
    lowest = say(", the lowest in {lowest}", lowest=weak.lowest) if weak.lowest and weak.checks > 1 else ""
    return f"*{inline(weak.section, SHORT)}*{of} · {section_shown(weak.mean)} {over}{lowest}"


def _row(check: Listed, links: Links) -> Json:
    name = named(check.title, check.subject)
    name = name if len(name) <= NAME else f"{name[: NAME - 1].rstrip()}…"
    began = "" if check.subject else say(", begun {began}", began=day(check.began))
    first = say(
        "*{name}* in <#{channel}>{began}",
        name=to_card(links, check.assessment, name),
        channel=check.channel,
        began=began,
    )
    return section("\n".join([first, " · ".join([_verdict(check), *_after(check)])]))


def _verdict(check: Listed) -> str:
    verdict = f"{emoji(check.mark)}{inline(check.verdict, SHORT)}" if check.verdict else ""
    if check.state == "open":
        far = say(
            "{answered} of {how_many} answered",
            answered=check.answered,
            how_many=counted(check.questions, "question", "questions"),
        )
        return (
            say("{verdict} so far · open: {far}", verdict=verdict, far=far) if verdict else say("Open: {far}", far=far)
        )
    if check.state != "expired":
        return verdict
    now = what_now(led_on=False, checks_in=check.checks_in)  # one that led on is not listed
    return f"{verdict}{say(' (expired{after_expiry})', after_expiry=now)}"


def _after(check: Listed) -> Sequence[str]:
    """Say what came after the verdict, and what comes next."""
    parts = list[str]()
    if check.gaps or check.left:
        stuck = (
            say(", {count} stuck, the longest for {weeks}", count=check.stuck_gaps, weeks=weeks(check.stuck))
            if check.stuck
            else ""
        )
        left = say(" ({count} left on purpose)", count=check.left) if check.left else ""
        open_gaps = counted(check.gaps, "gap", "gaps")
        parts.append(say("{how_many} open{left}{stuck}", how_many=open_gaps, left=left, stuck=stuck))
    if check.followed is not None:
        parts.append(say("followed for {weeks}", weeks=weeks(check.followed)))
    if check.checking_in:
        parts.append(say("a check-in is open"))
    if check.paused:
        parts.append(say("check-ins are paused"))
    elif check.next_check_in and check.stops:
        parts.append(say("check-ins pause {when}, unless somebody answers before", when=moment(check.next_check_in)))
    elif check.next_check_in:
        parts.append(say("next check-in {next_check_in}", next_check_in=moment(check.next_check_in)))
    return parts


def _left_out(found: Portfolio) -> Iterator[Json]:
    if found.older:
        yield context(OLDER)
    if found.unread:
        left = counted(found.unread, "check is", "checks are")
        yield context(say("{left} left out: the flow it began with is not kept any more.", left=left))
