"""What closes a gap, or keeps one answer from it, and what that means for the verdict; nothing that cannot be done."""

from bot.engine.cards.follow_up import GapLine, Hinge
from bot.slack.cards.naming import named_few
from bot.slack.writing.text import inline
from bot.tongue import say, say_many


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
            on_it = named_few(gap.rests) or say("Other questions")
            again = say("it can be answered anew, and what rests on it is asked again")
            return say_many(
                "{on_it} rests on this one. {again}",
                "{on_it} rest on this one. {again}",
                len(gap.rests),
                on_it=on_it,
                again=_again(gap, again),
            )


def what_it_changes(hinge: Hinge) -> str:
    """Say what the verdict would be with a gap met, and where it stays, which answers hold it."""
    verdict = inline(hinge.verdict, 100)
    if hinge.partly == hinge.verdict:
        return say("Once this is met, or met in part, the verdict is {verdict}.", verdict=verdict)
    if hinge.partly:
        return say(
            "Once this is met, the verdict is {verdict}; once it is met in part, {partly}.",
            verdict=verdict,
            partly=inline(hinge.partly, 100),
        )
    if hinge.changes:
        return say("Once this is met, the verdict is {verdict}; until then it stays.", verdict=verdict)
    if hinge.gate:
        return say(
            "Once this is met, the verdict still is {verdict}: the gate “{gate}” waits for {rests} too.",
            verdict=verdict,
            gate=inline(hinge.gate, 100),
            rests=named_few(hinge.rests),
        )
    return say("Once this is met, the verdict still is {verdict}: other answers hold it.", verdict=verdict)


def _again(gap: GapLine, then: str) -> str:
    if gap.may_reopen:
        return say("Once its owner reopens the check from the summary, {then}.", then=then)
    return say("Ask again in a new check once it is done.")
