"""A portfolio as a table for spreadsheets: a row for each check, verdict, gap and section, none of it a formula."""

import csv
import io
from collections.abc import Iterator, Mapping
from datetime import datetime

from bot.engine.overviews.portfolio_parts import Portfolio
from bot.usecases.files.answer_table import defused

COLUMNS = (
    "kind", "workspace", "flow", "title", "check", "channel", "subject", "began", "state", "verdict", "answered",
    "questions", "followed_weeks", "next_check_in", "open_gaps", "stuck_weeks", "section", "gap", "checks", "of",
    "mean", "lowest_in", "read",
)  # fmt: skip
"""`kind` is check, verdict, gap or section; times are in UTC, and `checks` says in how many of how many."""

Row = dict[str, object]


def portfolio_table(found: Mapping[str, Portfolio]) -> str:
    """Write the table of the portfolios of several workspaces."""
    written = io.StringIO()
    table = csv.DictWriter(written, COLUMNS, restval="", quoting=csv.QUOTE_ALL)
    table.writeheader()
    for workspace, each in found.items():
        for row in (*_checks(each), *_verdicts(each), *_gaps(each), *_sections(each)):
            there = {"workspace": workspace, **row}
            table.writerow({column: defused(str(cell)) for column, cell in there.items() if cell is not None})
    return written.getvalue()


def _checks(found: Portfolio) -> Iterator[Row]:
    for each in found.checks:
        yield {
            "kind": "check",
            "flow": each.flow,
            "title": each.title,
            "check": each.assessment,
            "channel": each.channel,
            "subject": each.subject,
            "began": _instant(each.began),
            "state": each.state,
            "verdict": each.verdict,
            "answered": each.answered if each.state == "open" else None,
            "questions": each.questions if each.state == "open" else None,
            "followed_weeks": each.followed,
            "next_check_in": _instant(each.next_check_in),
            "open_gaps": each.gaps if each.state != "open" else None,
            "stuck_weeks": each.stuck if each.state != "open" else None,
        }


def _verdicts(found: Portfolio) -> Iterator[Row]:
    for each in found.verdicts:
        yield {
            "kind": "verdict",
            "flow": each.flow,
            "title": each.title,
            "verdict": each.verdict,
            "checks": each.checks,
        }


def _gaps(found: Portfolio) -> Iterator[Row]:
    for each in found.gaps:
        yield {
            "kind": "gap",
            "flow": each.flow,
            "title": each.title,
            "section": each.section,
            "gap": each.short,
            "checks": each.checks,
            "of": each.of,
            "stuck_weeks": each.stuck,
            "read": each.link,
        }


def _sections(found: Portfolio) -> Iterator[Row]:
    for each in found.sections:
        yield {
            "kind": "section",
            "flow": each.flow,
            "title": each.title,
            "section": each.section,
            "checks": each.checks,
            "mean": f"{each.mean:.2f}",
            "lowest_in": each.lowest,
        }


def _instant(at: datetime | None) -> str:
    return f"{at:%Y-%m-%d %H:%M}" if at else ""
