"""The guards in `bot/usecases/looking/portfolio.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, in_file

_PORTFOLIO_SEEN = ("tests/usecases/looking/test_portfolio_seen.py",)

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/usecases/looking/portfolio.py",
        (
            "a portfolio counts what is in a channel its reader is not in",
            "if rooms is not None and assessment.channel not in rooms:",
            "if rooms is None and assessment.channel:",
            _PORTFOLIO_SEEN,
        ),
        (
            "a stranger has a portfolio",
            "if not await members.is_one_of_us(installation, person):",
            "if not person:",
            _PORTFOLIO_SEEN,
        ),
        ("one person's portfolio reads without end", "len(found) == MOST:", "False:", _PORTFOLIO_SEEN),
        ("one that is passed over hides that there are more", "has_more=cut", "has_more=False", _PORTFOLIO_SEEN),
        (
            "a flow that is lost keeps all other checks from being seen",
            "except LookupError:",
            "except ZeroDivisionError:",
            _PORTFOLIO_SEEN,
        ),
        (
            "what led to a deleted check is seen nowhere",
            "    return onward is None or onward.is_deleted\n",
            "    return onward is None\n",
            _PORTFOLIO_SEEN,
        ),
    ),
)
