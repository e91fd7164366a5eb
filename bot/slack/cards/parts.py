"""The parts of a summary, in the order in which they are read: each row as it is shown, and as it is spoken."""

from collections.abc import Iterator, Mapping, Sequence

from bot.engine.cards import SummaryCard
from bot.engine.summary import Gap, OpenSplit, Remark
from bot.engine.turning import Flip, Turn
from bot.flow.model import Guidance
from bot.slack.cards import lacking
from bot.slack.cards.care import has_it
from bot.slack.cards.drawing import Links, to_card
from bot.slack.cards.levels import shown, spoken
from bot.slack.cards.rows import NARROW, Part, Row, Width
from bot.slack.text import calendar_day, counted, evidence, host_of, inline, link, mention, mentions, plain

SHORT, WHO = 80, 5
GAPS = "Gaps, blockers and lowest section first"
OUTSIDE_GATES = "Rules not passed, which this verdict does not ask for"
LEFT = 5
"""Questions left open that are named; each of them is a gap too."""
LONG_LINK = 400
"""Characters of a link that still stands in a row; longer evidence stands on the card, which is linked too."""


class SummaryParts:
    """All that can be said of one summary card."""

    def __init__(self, card: SummaryCard, links: Links, pages: Mapping[str, Guidance], width: Width = NARROW) -> None:
        self.card = card
        self.links = links
        self.pages = pages
        self.width = width
        self._on = dict(card.cards)
        self._evidence = dict(card.evidence)
        self._shorts = dict(card.shorts)
        self._verdicts = dict(card.verdicts)
        self._places = {gap.question: place for place, gap in enumerate(card.summary.gaps, 1)}

    def all(self) -> list[Part]:
        """List the parts that have something to say."""
        card = self.card
        one_list = self._blocks_and_gaps_are_one()
        blocks = OUTSIDE_GATES if card.outside else "What blocks"
        parts = [
            Part(blocks, () if one_list else tuple(self._gates())),
            Part(self._missing_title(), tuple(self._missing())),
            Part(
                "What blocks, and what to do" if one_list else self._gaps_title(),
                tuple(self._gap(place, gap) for place, gap in enumerate(card.summary.gaps, 1)),
            ),
            Part("Left open when it was decided", tuple(self._left_open())),
            Part("Open splits", tuple(self._splits())),
            Part("Settled by the owner", tuple(self._settled())),
            Part("Does not apply", tuple(self._asides())),
            Part("Warnings, which block nothing", tuple(self._warnings())),
            Part("Answers that do not go together", tuple(self._contradictions())),
            Part("What would make it worse" if card.best else "What would change it", tuple(self._ways())),
            Part("Good to know", tuple(self._notes())),
            Part("Left out, without an answer", tuple(self._silent())),
            Part(f"What moved since {inline(card.before or '', 80)}", tuple(self._changes())),
        ]
        return [part for part in parts if part.rows]

    def question(self, id_: str, short: str) -> str:
        """Name a question, linked to the card it stands on."""
        return to_card(self.links, self._on.get(id_, ""), plain(short, SHORT))

    def _gaps_title(self) -> str:
        """Head the gaps by what they matter for this verdict."""
        if self.card.outside:
            return "Gaps, not needed for this verdict; worth knowing"
        return "Gaps that are left; this verdict stands with them" if self.card.best else GAPS

    def _missing_title(self) -> str:
        """Head what is missing; that a list of gaps is shorter than it, or longer, is no mistake."""
        many = len(self.card.summary.outcome.missing)
        return f"Still missing, {many} things; one answer can settle several" if many > 1 else "Still missing"

    def _blocks_and_gaps_are_one(self) -> bool:
        """Whether each gate that fails rests on one gap of its own, so that two lists would say the same twice."""
        if self.card.outside:
            return False
        gates = [gate.questions for gate in self.card.summary.gates]
        return bool(gates) and sorted(gates) == sorted((gap.question,) for gap in self.card.summary.gaps)

    def _on_card(self, id_: str) -> str:
        """Lead to the card a question stands on; nothing where none stands, as in a check of one modal."""
        card = self._on.get(id_, "")
        return f" · {to_card(self.links, card, 'its card')}" if card in self.links else ""

    def _left_open(self) -> Iterator[Row]:
        """Name what was not done when the check was closed, in one line: what to do about each stands with the gaps."""
        left = self.card.left_open
        if not left:
            return
        named = ", ".join(inline(each.short, SHORT) for each in left[:LEFT])
        rest = f" and {len(left) - LEFT} more of the gaps" if len(left) > LEFT else ""
        # Those who answered nothing at all are named further down.
        waiting = dict.fromkeys(person for each in left for person in each.waiting_for)
        people = tuple(person for person in waiting if person not in self.card.silent)
        who = f" · not answered by {mentions(people, WHO)}" if people else ""
        many = counted(len(left), "question", "questions")
        yield Row(f"{many}: {named}{rest}{who}", f"{many}.")

    def _gaps_named(self, ids: Sequence[str]) -> str:
        """Name questions for those who listen: by the number of their gap where they are one, else in full."""
        places = [str(place) for place in sorted(self._places[id_] for id_ in ids if id_ in self._places)]
        numbers = [f"{'gap' if len(places) == 1 else 'gaps'} {', '.join(places)}"] if places else []
        names = (inline(self._shorts.get(id_, id_), SHORT) for id_ in ids if id_ not in self._places)
        return ", ".join([*numbers, *names])

    def _gates(self) -> Iterator[Row]:
        for gate in self.card.summary.gates:
            rests = ", ".join(self.question(id_, self._shorts.get(id_, id_)) for id_ in gate.questions)
            said, title = inline(gate.text, self.width.sentence), inline(gate.title, SHORT)
            text = f"✗ *{said}* · because of {rests} · rule “{title}” ({inline(gate.id, 40)})"
            yield Row(text, f"{said} ({title}: {self._gaps_named(gate.questions)}).", rank=0)

    def _missing(self) -> Iterator[Row]:
        for each in self.card.summary.outcome.missing:
            said = inline(each.text, self.width.sentence)
            on = [to_card(self.links, f"section/{each.section}", "its section")] if each.section else []
            on += [self._split_or_card(id_, "its card") for id_ in each.questions if self._on.get(id_) in self.links]
            yield Row(" · ".join([f"• {said}", *([", ".join(on)] if on else [])]), f"{said}.", rank=1)

    def _gap(self, place: int, gap: Gap) -> Row:
        page = self.pages.get(gap.guidance or "")
        lead = "settled: " if gap.settled else f"said by {mentions(gap.by, WHO)}: " if gap.by else "said: "
        marks = [shown(gap.level), self._said(gap, lead), *([self._blocks(gap.gate)] if gap.gate else [])]
        if gap.not_held:
            named = ", ".join(f"“{inline(each, 90)}”" for each in gap.not_held)
            marks.append(f"looked back on since: {named} did not hold")
        proof, care = self._proof(gap.question), self._care(gap.question)
        marks += [each for each in (proof, care) if each]
        todo = self._todo(gap)
        lines = [
            f"*{place}. {self.question(gap.question, gap.short)}* · {' · '.join(marks)}",
            f"Next: {lacking.in_short(gap)}{todo}{f' {_article(page)}' if page else ''}",
        ]
        aloud = f"{place}. {inline(gap.short, SHORT)}"
        said = self._said(gap, lead if gap.quoted else "")
        beside = f"{spoken(gap.level)} ({said}{lacking.said(gap)}){f', {care}' if care else ''}"
        guide = f" See {inline(page.title, SHORT)}." if page else ""
        brief = f"{aloud}. {todo}"
        return Row(
            "\n".join(lines), f"{aloud}: {beside}. {todo}{guide}", page.id if page else None, rank=2, brief=brief
        )

    def _said(self, gap: Gap, lead: str = "") -> str:
        """Say what counts for a gap."""
        if gap.split or not gap.said:
            return "split" if gap.split else "no answer"
        return f"{lead}{inline(gap.said, self.width.said)}"

    def _blocks(self, gate: str) -> str:
        """Say that a gap blocks, and by which rule; what that says stands here where it has no list of its own."""
        failed = next((each for each in self.card.summary.gates if each.id == gate), None)
        title = inline(failed.title if failed else gate, SHORT)
        if self.card.outside:
            return f"rule “{title}”"
        if failed and self._blocks_and_gaps_are_one():
            return f"blocks: {inline(failed.text, self.width.sentence)} · rule “{title}” ({inline(gate, 40)})"
        return f"blocks ({title})"

    def _care(self, question: str) -> str:
        """Say who closes a gap until when, or who stands for leaving it."""
        care = next((each for each in self.card.care if each.question == question), None)
        if care is None:
            return ""
        if care.waived_by and care.waived_until:
            return f"waived by {mention(care.waived_by)} until {calendar_day(care.waived_until)}"
        return has_it(care)

    def _splits(self) -> Iterator[Row]:
        alike: dict[str, list[str]] = {}
        for each in self.card.summary.splits:
            alike.setdefault(_meanwhile(each), []).append(each.question)
        for meanwhile, ids in alike.items():
            for id_ in ids:
                name = self._split_or_card(id_, self._shorts.get(id_, id_))
                each_of = f"{self._gaps_named(ids)}: {'each ' if len(ids) > 1 else ''}"
                aloud = f"{each_of}{meanwhile}." if id_ == ids[0] else ""
                yield Row(f"• {name}: answers lie far apart; it counts as {meanwhile}", aloud)

    def _split_or_card(self, id_: str, label: str) -> str:
        """Link to where a split is talked over, or to the card the question stands on."""
        card = f"split/{id_}"
        return to_card(self.links, card if card in self.links else self._on.get(id_, ""), plain(label, SHORT))

    def _settled(self) -> Iterator[Row]:
        for id_, word in self.card.settled:
            short = self._shorts.get(id_, id_)
            value, reason = inline(word.text, self.width.said), inline(word.reason, self.width.sentence)
            yield Row(
                f"• {self._split_or_card(id_, short)}: {value}, by {mention(word.by)}. Why: {reason}",
                f"{inline(short, SHORT)}: {value}, by {mention(word.by)}. Why: {reason}",
                rank=2,
            )

    def _asides(self) -> Iterator[Row]:
        """Name what does not apply and why, and where some say so although it was answered."""
        for each in self.card.summary.asides:
            who = "; ".join(self._why(person, reason) for person, reason in each.said[:WHO])
            rest = f" and {len(each.said) - WHO} more" if len(each.said) > WHO else ""
            decided = ", decided by the owner" if each.settled else ""
            counts = f"; what {mentions(each.answered_by, WHO)} answered counts all the same" if each.applies else ""
            said = f"{who}{rest}{decided}{counts}"
            yield Row(f"• {self.question(each.question, each.short)}: {said}", f"{inline(each.short, SHORT)}: {said}.")

    def _why(self, person: str, reason: str) -> str:
        return f"{mention(person)}: {inline(reason, self.width.said)}" if reason else mention(person)

    def _warnings(self) -> Iterator[Row]:
        for each in self.card.summary.warnings:
            yield self._remark(each)

    def _remark(self, each: Remark) -> Row:
        page = self.pages.get(each.guidance or "")
        said = inline(each.text, self.width.sentence)
        title = inline(each.title, SHORT)
        more = f" {_article(page)}" if page else ""
        rests = ", ".join(self.question(id_, self._shorts.get(id_, id_)) for id_ in each.between)
        aloud = f"{title} ({self._gaps_named(each.between)})" if each.between else title
        text = f"• *{title}*: {said}{more}{f' · because of {rests}' if rests else ''}"
        return Row(text, f"{aloud}: {said}", page.id if page else None)

    def _contradictions(self) -> Iterator[Row]:
        for each in self.card.summary.contradictions:
            said = inline(each.text, self.width.sentence)
            where = to_card(self.links, f"contradiction/{each.id}", "talk it over")
            yield Row(f"• {said} · {where}", said)

    def _ways(self) -> Iterator[Row]:
        ways = self.card.summary.ways
        yield from (self._flip(each) for each in ways.flips)
        yield from (self._turn(each) for each in ways.turns)
        if ways.things:
            # The gaps above lead to their cards; a link each would leave no room for the gaps.
            which = self._gaps_named([id_ for id_, _ in ways.things.together])
            verdict, many = self._verdict(ways.things.verdict), f"At least {ways.things.least} answers must change"
            yield Row(
                f"• {many}; together these make it *{verdict}*: {which}",
                f"{many}; together these make it {verdict}: {which}.",
            )

    def _flip(self, each: Flip) -> Row:
        verdict, who = self._verdict(each.verdict), mentions(each.who, WHO)
        text = (
            f"{self.question(each.question, each.short)}: {shown(each.level)} → {shown(each.to)} makes it *{verdict}*"
        )
        aloud = f"{inline(each.short, SHORT)} from {spoken(each.level)} to {spoken(each.to)} makes it {verdict}"
        return Row(f"• {text} · {who} could check", f"{aloud}; {who} could check.")

    def _turn(self, each: Turn) -> Row:
        verdict, who = self._verdict(each.verdict), mentions(each.who, WHO)
        match each.how:
            case "level":
                what, aloud = (f"{say(each.level)} {to} {say(each.to)}" for say, to in ((shown, "→"), (spoken, "to")))
            case "split":
                what = aloud = f"agreed on, or settled, as {spoken(each.to)} or better"
            case "people":
                what = aloud = "an answer by one person more"
            case "option":
                what = aloud = f"{_instead(each)}, such as “{inline(each.other or '', SHORT)}”"
        again = f" ({', '.join(inline(short, SHORT) for short in each.again)} are asked again)" if each.again else ""
        return Row(
            f"• {self.question(each.question, each.short)}: {what} makes it *{verdict}*{again} · {who} could see to it",
            f"{inline(each.short, SHORT)}: {aloud} makes it {verdict}{again}; {who} could see to it.",
        )

    def _verdict(self, id_: str) -> str:
        return inline(self._verdicts.get(id_, id_), SHORT)

    def _notes(self) -> Iterator[Row]:
        for id_, note in self.card.summary.notes:
            said = inline(note, self.width.sentence)
            yield Row(f"• {said}{self._on_card(id_)}", said)

    def _silent(self) -> Iterator[Row]:
        silent = self.card.silent
        if silent:
            yield Row(f"{mentions(silent)} ({counted(len(silent), 'person', 'people')})", f"{mentions(silent)}.")

    def _changes(self) -> Iterator[Row]:
        for each in self.card.changes:
            text = f"{self.question(each.question, each.short)}: {shown(each.before)} → {shown(each.after)}"
            aloud = f"{inline(each.short, SHORT)}: {spoken(each.before)} before, {spoken(each.after)} now."
            yield Row(f"• {text}", aloud)

    def _proof(self, question: str) -> str:
        url = self._evidence.get(question, "")
        if not host_of(url):
            return ""
        written = evidence(url)
        return written if len(written) <= LONG_LINK else "evidence on its card"

    def _todo(self, gap: Gap) -> str:
        done = f" Done when {inline(gap.done, self.width.advice)}." if gap.done else ""
        return f"{inline(gap.do, self.width.advice)}.{done}"


def _meanwhile(split: OpenSplit) -> str:
    """Say what a question counts while its split is open, and what ends it."""
    until = "it is settled or people agree" if split.settle else "people agree; nobody can settle it"
    return f"{spoken(split.level)} until {until}"


def _instead(turn: Turn) -> str:
    return f"another answer than “{inline(turn.said, SHORT)}”" if turn.said else "an answer"


def _article(page: Guidance) -> str:
    """Link the heading of the source that answers a gap."""
    written = link(page.link, plain(page.title, SHORT))
    return written if len(written) <= LONG_LINK else inline(page.title, SHORT)
