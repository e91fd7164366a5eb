"""The guards of portfolios: only what somebody may see now, nothing of an answer, and nothing counted twice."""

from mutants.guard import Guard

_ENGINE = ("--confcutdir=tests/flows", "tests/engine/test_portfolio.py")
_SEEING = ("tests/usecases/test_portfolio_seen.py",)
_TABLE = ("tests/cli/test_cli_report.py",)
_SLACK = ("tests/slack/test_app_portfolio.py",)

_OF_ENGINE = "bot/engine/overviews/portfolio.py"
_USECASE = "bot/usecases/portfolio.py"
_SURFACE = "bot/slack/surfaces/portfolio.py"

PORTFOLIO_GUARDS: tuple[Guard, ...] = (
    Guard(
        "a portfolio counts what is in a channel its reader is not in",
        _USECASE,
        "if rooms is not None and assessment.channel not in rooms:",
        "if rooms is None and assessment.channel:",
        _SEEING,
    ),
    Guard(
        "a stranger has a portfolio",
        _USECASE,
        "if not await members.is_one_of_us(installation, person):",
        "if not person:",
        _SEEING,
    ),
    Guard("one person's portfolio reads without end", _USECASE, "len(found) == MOST:", "False:", _SEEING),
    Guard("one that is passed over hides that there are more", _USECASE, "has_more=cut", "has_more=False", _SEEING),
    Guard(
        "a flow that is lost keeps all other checks from being seen",
        _USECASE,
        "except LookupError:",
        "except ZeroDivisionError:",
        _SEEING,
    ),
    Guard(
        "gaps of an open check are counted",
        _OF_ENGINE,
        "    if assessment.closed is None:\n        return Examined(flow, _open(flow, assessment, sheet))\n",
        "",
        _ENGINE,
    ),
    Guard(
        "a check that led on is counted beside the next one", _OF_ENGINE, "assessment.led_to is not None", "0", _ENGINE
    ),
    Guard(
        "what led to a deleted check is seen nowhere",
        _USECASE,
        "    return onward is None or is_over(onward)\n",
        "    return onward is None\n",
        _SEEING,
    ),
    Guard("a gap left on purpose is counted", _OF_ENGINE, " and not is_waived(assessment, id_, today)", "", _ENGINE),
    Guard(
        "the name of an item is told",
        _OF_ENGINE,
        "question = as_written[asked_for(id_)]",
        "question = sheet.flow.questions[id_]",
        _ENGINE,
    ),
    Guard(
        "a gap of yesterday is stuck", _OF_ENGINE, "longest if longest >= STUCK_AFTER else 0", "longest or 1", _ENGINE
    ),
    Guard("two flows are added up", _OF_ENGINE, "setdefault(each.flow.id, [])", 'setdefault("", [])', _ENGINE),
    Guard(
        "an expired verdict counts as one that holds",
        _OF_ENGINE,
        "and expiry <= now else",
        "and not expiry else",
        _ENGINE,
    ),
    Guard(
        "a cell of the report is a formula",
        "bot/usecases/portfolio_table.py",
        "defused(str(cell))",
        "str(cell)",
        _TABLE,
    ),
    Guard(
        "the report lets a title move the cursor",
        "bot/cli/portfolio_reports.py",
        'f"{plainly(line)}\\n"',
        'f"{line}\\n"',
        _TABLE,
    ),
    Guard(
        "where Slack is silent the portfolio stays empty without a word",
        _SURFACE,
        "        view = sentence_view(NOT_SAID, TITLE)\n",
        "        return\n",
        _SLACK,
    ),
)
