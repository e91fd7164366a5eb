"""Why no single answer closes a gap, and what does close it; says nothing that cannot be done in that check."""

from bot.engine.cards_follow_up import GapLine
from bot.slack.text import inline

NAMED = 3


def way_out(gap: GapLine) -> str:
    """Say what keeps one answer from closing a gap, and the way there is."""
    match gap.held:
        case None:
            return ""
        case "measured":
            return "Check-ins measure this one: what is said in them moves it, and no single answer does."
        case "everyone":
            return f"Everyone is asked this one, so no single answer closes it. {_again(gap, 'all can answer it anew')}"
        case "rests":
            named = ", ".join(f"“{inline(short, 80)}”" for short in gap.rests[:NAMED])
            rest = f" and {len(gap.rests) - NAMED} more" if len(gap.rests) > NAMED else ""
            on_it = f"{named}{rest}" if named else "Other questions"
            again = "it can be answered anew, and what rests on it is asked again"
            return f"{on_it} rest{'s' if len(gap.rests) == 1 else ''} on this one. {_again(gap, again)}"


def _again(gap: GapLine, then: str) -> str:
    if gap.may_reopen:
        return f"Once its owner reopens the check from the summary, {then}."
    return "Ask again in a new check once it is done."
