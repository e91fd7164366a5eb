"""The row of one gap in a summary: how far it is met, what was said, what it blocks, what is next, who has it."""

from bot.engine.weighed.summary import Gap
from bot.slack.cards import lacking
from bot.slack.cards.care import has_it
from bot.slack.cards.levels import shown, spoken
from bot.slack.cards.naming import LONG_LINK, SHORT, WHO, Naming, article
from bot.slack.cards.rows import Row
from bot.slack.writing.text import calendar_day, evidence, evidence_named, host_of, inline, mention, mentions
from bot.tongue import say


def gap_row(names: Naming, place: int, gap: Gap) -> Row:
    """Write a gap as it is shown and as it is spoken."""
    page = names.pages.get(gap.guidance or "")
    lead = _lead(gap)
    blocks, not_held = _blocks(names, gap), _not_held(gap)
    proof, care = _proof(names, gap.question), _care(names, gap.question)
    holds = say("holds the verdict back") if gap.question in names.holding else ""
    marks = [shown(gap.level), _said(names, gap, lead), blocks, holds, not_held, proof, care]
    todo = _todo(names, gap)
    next_ = say(
        "Next: {in_short}{todo}{rest}",
        in_short=lacking.in_short(gap),
        todo=todo,
        rest=f" {article(page)}" if page else "",
    )
    text = f"*{place}. {names.question(gap.question, gap.short)}* · {' · '.join(filter(None, marks))}\n{next_}"
    aloud = f"{place}. {inline(gap.short, SHORT)}"
    said = _said(names, gap, lead if gap.quoted or gap.measured else "")
    # What a list of its own says of the gates is not said once more.
    alone = blocks if names.one_list() else ""
    worth = f"{spoken(gap.level)} ({said}{lacking.said(gap)})"
    beside = ", ".join(filter(None, [worth, _proof_named(names, gap.question), alone, holds, not_held, care]))
    standing = ", ".join(filter(None, [alone, holds]))
    # A page that the gap before was sent to is not heard of twice in a row: the fallback has few bytes.
    known = place > 1 and names.card.summary.gaps[place - 2].guidance == gap.guidance
    guide = say(" See {title}.", title=inline(page.title, SHORT)) if page and not known else ""
    return Row(
        text,
        f"{aloud}: {beside}. {todo}{guide}",
        page.id if page else None,
        gap.short,
        rank=2,
        brief=f"{aloud}{f': {standing}' if standing else ''}. {todo}",
    )


def _lead(gap: Gap) -> str:
    """Say where what counts for a gap comes from."""
    if gap.measured:
        return say("measured: ")
    if gap.settled:
        return say("settled: ")
    return say("said by {by}: ", by=mentions(gap.by, WHO)) if gap.by else say("said: ")


def _said(names: Naming, gap: Gap, lead: str = "") -> str:
    """Say what counts for a gap."""
    if gap.split or not gap.said:
        return say("split") if gap.split else say("no answer")
    return f"{lead}{inline(gap.said, names.width.said)}"


def _blocks(names: Naming, gap: Gap) -> str:
    """Say that a gap blocks, and by which rule; what that says stands here where it has no list of its own."""
    if not gap.gate:
        return ""
    failed = next((each for each in names.card.summary.gates if each.id == gap.gate), None)
    title = inline(failed.title if failed else gap.gate, SHORT)
    if names.card.outside:
        return say("rule “{title}”", title=title)
    if failed and names.one_list():
        return say(
            "blocks: {text} · rule “{title}” ({gate})",
            text=inline(failed.text, names.width.sentence),
            title=title,
            gate=inline(gap.gate, 40),
        )
    return say("blocks ({title})", title=title)


def _not_held(gap: Gap) -> str:
    if not gap.not_held:
        return ""
    named = ", ".join(f"“{inline(each, 90)}”" for each in gap.not_held)
    return say("looked back on since: {named} did not hold", named=named)


def _care(names: Naming, question: str) -> str:
    """Say who closes a gap until when, or who stands for leaving it."""
    care = next((each for each in names.card.care if each.question == question), None)
    if care is None:
        return ""
    if care.waived_by and care.waived_until:
        return say(
            "waived by {waived_by} until {waived_until}",
            waived_by=mention(care.waived_by),
            waived_until=calendar_day(care.waived_until),
        )
    return has_it(care)


def _proof(names: Naming, question: str) -> str:
    url = dict(names.card.evidence).get(question, "")
    if not host_of(url):
        return ""
    written = evidence(url)
    return written if len(written) <= LONG_LINK else say("evidence on its card")


def _proof_named(names: Naming, question: str) -> str:
    """Say where the evidence of a gap stands to who hears of it: its host, never its address."""
    url = dict(names.card.evidence).get(question, "")
    return evidence_named(url) if names.width.hosts and host_of(url) else ""


def _todo(names: Naming, gap: Gap) -> str:
    done = say(" Done when {done}.", done=inline(gap.done, names.width.advice)) if gap.done else ""
    return f"{lacking.do(gap, names.width.advice)}.{done}"
