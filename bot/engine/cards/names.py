"""What each card of a check is called: by its name a message is known, linked to, and found again."""

from bot.engine.saved.assessment import Assessment
from bot.engine.saved.follow_up import CheckIn


def section_name(section: str) -> str:
    """Name the card of a section."""
    return f"section/{section}"


def split_name(question: str) -> str:
    """Name the card on which a split is talked about."""
    return f"split/{question}"


def contradiction_name(contradiction: str) -> str:
    """Name the card that asks about answers that do not go together."""
    return f"contradiction/{contradiction}"


def summary_name(assessment: Assessment) -> str:
    """Name the summary of the verdict there is; each close has one of its own."""
    return f"summary/{len(assessment.verdicts)}"


def after_name(verdict: str) -> str:
    """Name the card of what a verdict asks to be written down."""
    return f"after/{verdict}"


def call_name(number: int) -> str:
    """Name the card that calls somebody, by its number from 1."""
    return f"call/{number}"


def notice_name(number: int) -> str:
    """Name the card that says what was done to a follow-up, by its number from 1."""
    return f"notice/{number}"


def check_in_name(check_in: CheckIn) -> str:
    """Name the card of a check-in, by its ISO week."""
    year, week = check_in.week
    return f"checkin/{year}-W{week:02}"


def moved_name(check_in: CheckIn) -> str:
    """Name the card that says what moved, by the ISO week of its check-in."""
    year, week = check_in.week
    return f"moved/{year}-W{week:02}"
