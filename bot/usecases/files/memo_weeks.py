"""The check-ins of a decided check in its memo: the weeks as a table, what was seen again, and what comes next."""

from collections.abc import Iterator

from bot.engine.cards.follow_up import Outlook, TrendPoint
from bot.sentence import Sentence
from bot.usecases.files.markdown import inline
from bot.usecases.files.spoken_file import Spoken

WEEKS = {
    "held": Sentence("held"),
    "missed": Sentence("missed: nobody answered"),
    "skipped": Sentence("skipped"),
    "cut_short": Sentence("ended before anyone answered, counts for nothing"),
}
"""What is said of each way a week can end."""


def memo_weeks(outlook: Outlook | None, spoken: Spoken) -> Iterator[str]:
    """Write each week that is over, what of the watched was seen again in it, and what comes next."""
    if outlook is None:
        return
    tell, day, instant = spoken.tell, spoken.day, spoken.instant
    title = inline(outlook.streak[0]) if outlook.streak else ""
    if outlook.trend:
        streak = title or Sentence("Streak")
        yield tell(Sentence("| Week of | It was | {streak} | Open gaps | Verdict |", streak=streak))
        yield "| --- | --- | --- | --- | --- |"
    for each in outlook.trend:
        verdict = inline(each.verdict)
        yield f"| {day(each.date)} | {tell(WEEKS[each.ended])} | {each.streak} | {each.open_gaps} | {verdict} |"
    watched = "; ".join(inline(each) for each in outlook.watched)
    stops = Sentence("- Check-ins pause on {day}, unless somebody answers before.")
    comes = stops if outlook.stops else Sentence("- The next check-in comes on {day}.")
    coming = [
        Sentence(comes, day=instant(outlook.next_at)) if outlook.next_at else "",
        Sentence("- Check-ins are paused.") if outlook.paused_at else "",
        Sentence("- Watched: {watched}.", watched=watched) if watched else "",
        Sentence("- What was said to last is looked at again from {day}.", day=day(outlook.look_back))
        if outlook.look_back
        else "",
    ]
    coming = [line for line in coming if line]
    looked = [line for each in outlook.trend for line in _looked(each, spoken)]
    if outlook.trend and (looked or coming):
        yield ""
    yield from looked
    yield from map(tell, coming)


def _looked(week: TrendPoint, spoken: Spoken) -> Iterator[str]:
    """Say of one week whether anybody looked for what was watched, and what was seen again."""
    if week.looked is None:
        return
    tell = spoken.tell
    seen = (
        f"“{inline(name)}”"
        + (tell(Sentence(" (each of the last {count} times somebody looked)", count=count)) if count > 1 else "")
        for name, count in week.seen
    )
    said = Sentence("- Week of {day}: nobody looked for what was watched.")
    if week.looked:
        said = (
            Sentence("- Week of {day}: seen again: {names}.")
            if week.seen
            else Sentence("- Week of {day}: looked, and nothing that was watched was seen again.")
        )
    yield tell(Sentence(said, day=spoken.day(week.date), names=", ".join(seen)))
