"""The memo of a decision as a page in Markdown: pure, and what people wrote becomes nothing but text in it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime

from bot.engine.cards_follow_up import GapLine, Outlook
from bot.engine.cards_question import Settled
from bot.engine.memo import Dissent, Foretold, Memo, Named
from bot.engine.said import Said
from bot.engine.summary import Remark
from bot.engine.verdict import Tried
from bot.flow.model import Guidance
from bot.usecases.markdown import code, evidence, inline, link

Name = Callable[[str], str]
"""Gives the name of a person."""

_LEVELS = {0.0: "zero", 0.5: "half", 1.0: "full"}
RESULTS = {
    "held": "held: it was still there after something was fixed",
    "wrong": "did not hold",
    "not_tested": "was not tested",
    "open": "not looked at yet",
}
WEEKS = {
    "held": "held",
    "missed": "missed: nobody answered",
    "skipped": "skipped",
    "cut_short": "ended before anyone answered, counts for nothing",
}
"""What is said of each way a week can end."""


def memo_page(memo: Memo, pages: Mapping[str, Guidance], name: Name) -> str:
    """Write the memo."""
    parts = [
        (f"# {_title(memo)}", [*_top(memo, name)]),
        ("## Why: the rules, in the order they were tried", [*_rules(memo)]),
        *((f"## {inline(each.title)}", [_named(one, name) for one in each.named]) for each in memo.headings),
        ("## Who judged otherwise", [_dissent(each, name) for each in memo.dissent]),
        (
            "## Evidence",
            [f"- {inline(short)}: {evidence(url)}, by {_who(name, by)}" for short, by, url in memo.evidence],
        ),
        ("## Gaps", [_gap(each, pages, name) for each in memo.gaps]),
        ("## Gaps closed since", [*_closed(memo, name)]),
        ("## Warnings, which block nothing", [_remark(each) for each in memo.warnings]),
        ("## Answers that do not go together", [_remark(each) for each in memo.contradictions]),
        ("## Check-ins", [*_check_ins(memo.outlook)]),
        ("## What was said to last, and what it came to", [_foretold(each) for each in memo.foretold]),
        ("## How this was decided", [*_how(memo)]),
    ]
    return "\n\n".join("\n".join([heading, "", *lines]) for heading, lines in parts if lines) + "\n"


def _title(memo: Memo) -> str:
    subject = f": {inline(memo.subject)}" if memo.subject else ""
    return f"Decision memo: {inline(memo.title)}{subject}"


def _top(memo: Memo, name: Name) -> Iterator[str]:
    reason = f": {inline(memo.headline)}" if memo.headline else ""
    yield f"**{inline(memo.verdict)}**{reason}"
    yield ""
    yield f"- Decided on {_day(memo.decided_at)}. Owner: {_who(name, memo.owner)}."
    if memo.expires_at:
        expired = " It has expired; check in, or ask again." if memo.outlook and memo.outlook.expired else ""
        yield f"- The verdict holds until {_day(memo.expires_at)}.{expired}"
    alone = "1 person answered: this is one person's view"
    yield f"- {alone if memo.respondents == 1 else f'{memo.respondents} people answered'}."
    if memo.silent:
        yield f"- Asked, and said nothing: {_people(name, memo.silent)}."


def _rules(memo: Memo) -> Iterator[str]:
    titles = dict(memo.verdicts)
    for place, each in enumerate(memo.tried, 1):
        verdict = inline(titles.get(each.verdict, each.verdict))
        yield f"{place}. Rule {code(each.rule)} ({verdict}) {_held(each)}"
        yield from (f"   - {inline(missing)}" for missing in each.missing)
    for gate in memo.gates:
        yield f"- Gate {inline(gate.id)} ({inline(gate.title)}) is not passed: {inline(gate.text)}."


def _held(each: Tried) -> str:
    asks = f": it asks for {code(each.condition)}." if each.condition else "."
    if each.holds:
        return f"holds, and so decides{asks}"
    return "does not hold; it also asks for:" if each.missing else f"does not hold{asks}"


def _named(named: Named, name: Name) -> str:
    worth = f" ({_level(named.level)})" if named.level is not None else ""
    counts = f": {inline(named.counts)}{worth}" if named.counts else f": no answer{worth}" if not named.said else ""
    lines = [f"- **{inline(named.short)}**{counts}"]
    if named.settled:
        lines.append(f"  - {_settled(named.settled, name)}")
    lines += [f"  - {_said(each, name)}" for each in named.said]
    return "\n".join(lines)


def _said(said: Said, name: Name) -> str:
    text = f"({inline(said.text)})" if said.passed else inline(said.text)
    proof = f"; {evidence(said.link)}" if said.link else ""
    proof += f"; “{inline(said.quote)}”" if said.quote else ""
    return f"{_who(name, said.person)}: {text}{proof}{'; changed later' if said.changed else ''}"


def _dissent(dissent: Dissent, name: Name) -> str:
    lines = [f"- **{inline(dissent.short)}**"]
    lines += [f"  - {_people(name, people)}: {inline(text)}" for text, people in dissent.said]
    if dissent.settled:
        lines.append(f"  - {_settled(dissent.settled, name)}")
    elif dissent.open:
        lines.append("  - Still split when it was decided; nobody has settled it.")
    return "\n".join(lines)


def _settled(word: Settled, name: Name) -> str:
    return f"Settled by {_who(name, word.by)}: {inline(word.text)}. Why: {inline(word.reason)}"


def _gap(gap: GapLine, pages: Mapping[str, Guidance], name: Name) -> str:
    unlinked = ", answered without its link" if gap.unlinked else ""
    lines = [f"- **{inline(gap.short)}** ({_level(gap.level)}{unlinked})", f"  - Next: {inline(gap.do)}."]
    if gap.done:
        lines.append(f"  - Done when {inline(gap.done)}.")
    if gap.waived_by and gap.waived_until:
        until = _date(gap.waived_until)
        lines.append(f"  - Left as it is until {until}, by {_who(name, gap.waived_by)}. Why: {inline(gap.reason)}")
    if gap.owner:
        lines.append(f"  - {_who(name, gap.owner)} closes it{f', until {_date(gap.due)}' if gap.due else ''}.")
    elif not gap.waived_by:
        lines.append("  - Nobody has taken it yet.")
    page = pages.get(gap.guidance or "")
    if page:
        lines.append(f"  - Read: {link(page.link, page.title)}")
    return "\n".join(lines)


def _closed(memo: Memo, name: Name) -> Iterator[str]:
    for each in memo.closed:
        on = f" on {_date(each.on)}" if each.on else ""
        proof = f"; {evidence(each.link)}" if each.link else ""
        yield f"- {inline(each.short)}, by {_who(name, each.by)}{on}{proof}"


def _remark(remark: Remark) -> str:
    return f"- {f'**{inline(remark.title)}**: ' if remark.title else ''}{inline(remark.text)}"


def _check_ins(outlook: Outlook | None) -> Iterator[str]:
    if outlook is None:
        return
    title = outlook.streak[0] if outlook.streak else ""
    if outlook.trend:
        yield f"| Week of | It was | {inline(title) or 'Streak'} | Open gaps | Verdict |"
        yield "| --- | --- | --- | --- | --- |"
    for each in outlook.trend:
        yield (
            f"| {_date(each.date)} | {WEEKS[each.ended]} | {each.streak} | {each.open_gaps} | {inline(each.verdict)} |"
        )
    coming = [
        f"- The next check-in comes on {_day(outlook.next_at)}." if outlook.next_at else "",
        "- Check-ins are paused." if outlook.paused_at else "",
        f"- Watched: {'; '.join(inline(each) for each in outlook.watched)}." if outlook.watched else "",
        f"- What was said to last is looked at again from {_date(outlook.look_back)}." if outlook.look_back else "",
    ]
    coming = [line for line in coming if line]
    if outlook.trend and coming:
        yield ""
    yield from coming


def _foretold(each: Foretold) -> str:
    return f"- “{inline(each.name)}”, said on {_date(each.on)}: {RESULTS[each.result]}."


def _how(memo: Memo) -> Iterator[str]:
    if len(memo.history) > 1:
        yield f"- Verdicts so far: {'; '.join(f'{inline(title)} on {_day(at)}' for at, title in memo.history)}."
    yield (
        f"- Decided by the flow {code(memo.flow)} (version {code(memo.flow_hash)}). The same answers and the same "
        "flow always give the same verdict."
    )


def _level(level: float | None) -> str:
    return "not asked" if level is None else _LEVELS.get(level, f"{level:.2f}")


def _who(name: Name, person: str) -> str:
    return inline(name(person))


def _people(name: Name, people: Sequence[str]) -> str:
    return ", ".join(_who(name, person) for person in people)


def _day(instant: datetime) -> str:
    return _date(instant.astimezone(UTC).date())


def _date(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
