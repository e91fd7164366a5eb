"""The forms of a report on all checks: to a person, to a program, to a spreadsheet. A form is a function and a line."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING, Any

from bot.cli.printing import plain_json, plainly

if TYPE_CHECKING:
    from bot.engine.overviews.portfolio_parts import Listed, Portfolio

Found = Mapping[str, "Portfolio"]
"""Workspace → what its checks come to."""


def _in_words(found: Found) -> str:
    lines = [line for workspace, each in found.items() for line in _of_workspace(workspace, each)]
    return "".join(f"{plainly(line)}\n" for line in lines) or "No workspace is kept there.\n"


def _in_json(found: Found) -> str:
    plain = [{"workspace": workspace, **asdict(each)} for workspace, each in found.items()]
    return plain_json(json.dumps(plain, ensure_ascii=False, default=_written)) + "\n"


def _in_a_table(found: Found) -> str:
    from bot.usecases.files.portfolio_table import portfolio_table

    return f"\ufeff{portfolio_table(found)}"  # the mark by which spreadsheets know UTF-8


PORTFOLIO_REPORTS: Mapping[str, Callable[[Found], str]] = {"text": _in_words, "json": _in_json, "csv": _in_a_table}


def _of_workspace(workspace: str, found: "Portfolio") -> Iterator[str]:
    states = ", ".join(f"{found.count(state)} {state}" for state in ("open", "decided", "expired"))
    yield f"{workspace}: {_many(len(found.checks), 'check')} ({states}; {found.stuck} stuck)"
    if found.unread:
        yield f"  left out, for the flow is not kept any more: {_many(found.unread, 'check')}"
    if found.verdicts:
        yield "  verdicts"
        yield from (f"    {each.title}: {each.verdict} in {_many(each.checks, 'check')}" for each in found.verdicts)
    if found.gaps:
        yield "  commonest gaps"
        for gap in found.gaps:
            stuck = f", stuck for {_many(gap.stuck, 'week')} at most" if gap.stuck else ""
            read = f"; read {gap.link}" if gap.link else ""
            where = f"({gap.title}, {gap.section})" if gap.section else f"({gap.title})"
            yield f"    {gap.short} {where}: in {gap.checks} of {_many(gap.of, 'check')}{stuck}{read}"
    if found.sections:
        yield "  weakest sections"
        for weak in found.sections:
            over = f"{weak.mean:.2f} over {_many(weak.checks, 'check')}, the lowest in {weak.lowest}"
            yield f"    {weak.section} ({weak.title}): {over}"
    if found.checks:
        yield "  checks"
        yield from (f"    {_of_check(each)}" for each in found.checks)


def _of_check(check: "Listed") -> str:
    name = f"{check.title}: {check.subject}" if check.subject else check.title
    coming = f"{check.next_check_in:%Y-%m-%d %H:%M} UTC" if check.next_check_in else ""
    if coming:
        coming = f"check-ins pause {coming}, unless somebody answers" if check.stops else f"next check-in {coming}"
    is_open = check.state == "open"
    parts = [
        f"{name} in {check.channel}",
        f"{check.answered} of {check.questions} answered" if is_open else check.verdict,
        "expired" if check.state == "expired" else "",
        f"{_many(check.gaps, 'gap')} open" if check.gaps else "",
        f"{check.stuck_gaps} stuck, the longest for {_many(check.stuck, 'week')}" if check.stuck else "",
        f"followed for {_many(check.followed, 'week')}" if check.followed is not None else "",
        "a check-in is open" if check.checking_in else "paused" if check.paused else coming,
    ]
    return f"{check.assessment}  " + "; ".join(part for part in parts if part)


def _many(count: int, what: str) -> str:
    return f"{count} {what}{'s' * (count != 1)}"


def _written(value: Any) -> str:
    if isinstance(value, datetime):
        return value.isoformat()
    raise TypeError(f"{value!r} has no form in JSON")
