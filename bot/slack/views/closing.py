"""Why no single answer closes a gap, and what does close it; says nothing that cannot be done in that check."""

from bot.engine.cards.follow_up import GapLine
from bot.slack.text import inline
from bot.tongue import say, say_many

NAMED = 3


def way_out(gap: GapLine) -> str:
    """Say what keeps one answer from closing a gap, and the way there is."""
    match gap.held:
        case None:
            return ""
        case "measured":
            return say("Check-ins measure this one: what is said in them moves it, and no single answer does.")
        case "everyone":
            return say(
                "Everyone is asked this one, so no single answer closes it. {again}",
                again=_again(gap, say("all can answer it anew")),
            )
        case "rests":
            named = ", ".join(f"“{inline(short, 80)}”" for short in gap.rests[:NAMED])
            rest = say(" and {count} more", count=len(gap.rests) - NAMED) if len(gap.rests) > NAMED else ""
            on_it = f"{named}{rest}" if named else say("Other questions")
            again = say("it can be answered anew, and what rests on it is asked again")
            return say_many(
                "{on_it} rests on this one. {again}",
                "{on_it} rest on this one. {again}",
                len(gap.rests),
                on_it=on_it,
                again=_again(gap, again),
            )


def _again(gap: GapLine, then: str) -> str:
    if gap.may_reopen:
        return say("Once its owner reopens the check from the summary, {then}.", then=then)
    return say("Ask again in a new check once it is done.")
