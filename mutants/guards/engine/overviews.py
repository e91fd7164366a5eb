"""The guards in `bot/engine/overviews`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, alone, in_file

_ENGINE_MEMO = ("tests/engine/overviews/test_engine_memo.py",)
_PORTFOLIO = alone("tests/engine/overviews/test_portfolio.py")

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/engine/overviews/memo.py",
        (
            "the memo does not date a closed gap",
            "care.closed_on or (local_day(assessment, care.closed) if care.closed else None)",
            "care.closed_on",
            _ENGINE_MEMO,
        ),
    ),
    *in_file(
        "bot/engine/overviews/portfolio.py",
        (
            "gaps of an open check are counted",
            ("    if assessment.closed is None:\n        return Examined(flow, _open(flow, assessment, sheet))\n"),
            "",
            _PORTFOLIO,
        ),
        ("a check that led on is counted beside the next one", "assessment.led_to is not None", "0", _PORTFOLIO),
        ("a gap left on purpose is counted", " if not is_waived(assessment, id_, today)", "", _PORTFOLIO),
        (
            "the name of an item is told",
            "question = as_written[asked_for(id_)]",
            "question = sheet.flow.questions[id_]",
            _PORTFOLIO,
        ),
        ("only some of what is stuck is counted", "sum(gap.stuck > 0 for", "any(gap.stuck > 0 for", _PORTFOLIO),
        ("two flows are added up", "setdefault(each.flow.id, [])", 'setdefault("", [])', _PORTFOLIO),
        ("an expired verdict counts as one that holds", "and expiry <= now else", "and not expiry else", _PORTFOLIO),
    ),
)
