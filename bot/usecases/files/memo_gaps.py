"""The gaps of a decided check in its memo: those that are left, and those that were closed."""

from collections.abc import Iterator, Mapping, Sequence

from bot.engine.cards.follow_up import GapLine
from bot.engine.overviews.memo_parts import Closed
from bot.flow.model.flow import Guidance
from bot.sentence import Sentence
from bot.usecases.files.markdown import evidence, inline, link
from bot.usecases.files.memo_words import MemoWords


def memo_gap(gap: GapLine, pages: Mapping[str, Guidance], words: MemoWords) -> str:
    """Write one gap: what leaves it, what is next, who closes it or leaves it, and where to read on."""
    tell, day = words.spoken.tell, words.spoken.day
    unlinked = tell(Sentence(", answered without its link")) if gap.unlinked else ""
    below = [_answered(gap, words.text(gap.said)), _next(gap, words.text(gap.do))]
    if gap.done:
        below.append(Sentence("Done when {done}.", done=words.text(gap.done)))
    if gap.waived_by and gap.waived_until:
        until, person = day(gap.waived_until), words.who(gap.waived_by)
        left = Sentence(
            "Left as it is until {day}, by {person}. Why: {reason}",
            day=until,
            person=person,
            reason=inline(gap.reason),
        )
        below.append(left)
    if gap.owner:
        by_then = Sentence(", until {day}", day=day(gap.due)) if gap.due else ""
        below.append(Sentence("{person} closes it{until}.", person=words.who(gap.owner), until=by_then))
    elif not gap.waived_by:
        below.append(Sentence("Nobody has taken it yet."))
    page = pages.get(gap.guidance or "")
    if page:
        below.append(Sentence("Read: {page}", page=link(page.link, page.title)))
    head = f"- **{inline(gap.short)}** ({words.level(gap.level)}{unlinked})"
    return "\n".join([head, *(f"  - {tell(each)}" for each in below)])


def memo_closed(closed: Sequence[Closed], words: MemoWords) -> Iterator[str]:
    """Write the gaps that were closed, each with what shows it."""
    for each in closed:
        on = Sentence(" on {day}", day=words.spoken.day(each.on)) if each.on else ""
        proof = f"; {evidence(each.link, words.spoken.tell)}" if each.link else ""
        yield words.spoken.tell(
            Sentence(
                "- {short}, by {person}{on}{proof}",
                short=inline(each.short),
                person=words.who(each.by),
                on=on,
                proof=proof,
            )
        )


def _answered(gap: GapLine, said: str) -> Sentence:
    """Say what leaves a gap: an answer, what was measured since, a split, or nothing."""
    if gap.split:
        return Sentence("People are split on it.")
    if not said:
        return Sentence("No answer.")
    if gap.measured:
        return Sentence("Measured: {said}.", said=said)
    return Sentence("Answered: {said}.", said=said)


def _next(gap: GapLine, do: str) -> Sentence:
    """Say what is next for a gap: first its link where that is missing, and nothing else where that is all."""
    if gap.link_is_all:
        return Sentence("Next: Add its link.")
    if gap.unlinked:
        return Sentence("Next: Add its link. {do}.", do=do)
    return Sentence("Next: {do}.", do=do)
