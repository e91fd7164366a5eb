"""The parts of a summary, in the order in which they are read: each row as it is shown, and as it is spoken."""

from collections.abc import Iterator, Mapping, Sequence

from bot.engine.cards import SummaryCard
from bot.engine.summary import Gap, OpenSplit, Remark
from bot.engine.turning import Flip, Turn
from bot.flow.model import Guidance
from bot.sentence import Sentence
from bot.slack.cards import lacking
from bot.slack.cards.care import has_it
from bot.slack.cards.drawing import Links, to_card
from bot.slack.cards.levels import shown, spoken
from bot.slack.cards.rows import NARROW, Part, Row, Width
from bot.slack.text import calendar_day, counted, evidence, host_of, inline, link, mention, mentions, plain
from bot.tongue import say, say_many, told

SHORT, WHO = 80, 5
GAPS = Sentence("Gaps, blockers and lowest section first")
OUTSIDE_GATES = Sentence("Rules not passed, which this verdict does not ask for")
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
        blocks = told(OUTSIDE_GATES) if card.outside else say("What blocks")
        parts = [
            Part(blocks, () if one_list else tuple(self._gates())),
            Part(self._missing_title(), tuple(self._missing())),
            Part(
                say("What blocks, and what to do") if one_list else self._gaps_title(),
                tuple(self._gap(place, gap) for place, gap in enumerate(card.summary.gaps, 1)),
            ),
            Part(say("Left open when it was decided"), tuple(self._left_open())),
            Part(say("Open splits"), tuple(self._splits())),
            Part(say("Settled by the owner"), tuple(self._settled())),
            Part(say("Does not apply"), tuple(self._asides())),
            Part(say("Warnings, which block nothing"), tuple(self._warnings())),
            Part(say("Answers that do not go together"), tuple(self._contradictions())),
            Part(say("What would make it worse") if card.best else say("What would change it"), tuple(self._ways())),
            Part(say("Good to know"), tuple(self._notes())),
            Part(say("Left out, without an answer"), tuple(self._silent())),
            Part(say("What moved since {before}", before=inline(card.before or "", 80)), tuple(self._changes())),
        ]
        return [part for part in parts if part.rows]

    def question(self, id_: str, short: str) -> str:
        """Name a question, linked to the card it stands on."""
        return to_card(self.links, self._on.get(id_, ""), plain(short, SHORT))

    def _gaps_title(self) -> str:
        """Head the gaps by what they matter for this verdict."""
        if self.card.outside:
            return say("Gaps, not needed for this verdict; worth knowing")
        return say("Gaps that are left; this verdict stands with them") if self.card.best else told(GAPS)

    def _missing_title(self) -> str:
        """Head what is missing; that a list of gaps is shorter than it, or longer, is no mistake."""
        many = len(self.card.summary.outcome.missing)
        return (
            say("Still missing, {many} things; one answer can settle several", many=many)
            if many > 1
            else say("Still missing")
        )

    def _blocks_and_gaps_are_one(self) -> bool:
        """Whether each gate that fails rests on one gap of its own, so that two lists would say the same twice."""
        if self.card.outside:
            return False
        gates = [gate.questions for gate in self.card.summary.gates]
        return bool(gates) and sorted(gates) == sorted((gap.question,) for gap in self.card.summary.gaps)

    def _on_card(self, id_: str) -> str:
        """Lead to the card a question stands on; nothing where none stands, as in a check of one modal."""
        card = self._on.get(id_, "")
        return f" · {to_card(self.links, card, say('its card'))}" if card in self.links else ""

    def _left_open(self) -> Iterator[Row]:
        """Name what was not done when the check was closed, in one line: what to do about each stands with the gaps."""
        left = self.card.left_open
        if not left:
            return
        named = ", ".join(inline(each.short, SHORT) for each in left[:LEFT])
        rest = say(" and {count} more of the gaps", count=len(left) - LEFT) if len(left) > LEFT else ""
        # Those who answered nothing at all are named further down.
        waiting = dict.fromkeys(person for each in left for person in each.waiting_for)
        people = tuple(person for person in waiting if person not in self.card.silent)
        who = say(" · not answered by {people}", people=mentions(people, WHO)) if people else ""
        many = counted(len(left), "question", "questions")
        yield Row(f"{many}: {named}{rest}{who}", f"{many}.")

    def _gaps_named(self, ids: Sequence[str]) -> str:
        """Name questions for those who listen: by the number of their gap where they are one, else in full."""
        places = [str(place) for place in sorted(self._places[id_] for id_ in ids if id_ in self._places)]
        numbers = [say_many("gap {places}", "gaps {places}", len(places), places=", ".join(places))] if places else []
        names = (inline(self._shorts.get(id_, id_), SHORT) for id_ in ids if id_ not in self._places)
        return ", ".join([*numbers, *names])

    def _gates(self) -> Iterator[Row]:
        for gate in self.card.summary.gates:
            rests = ", ".join(self.question(id_, self._shorts.get(id_, id_)) for id_ in gate.questions)
            said, title = inline(gate.text, self.width.sentence), inline(gate.title, SHORT)
            text = say(
                "✗ *{said}* · because of {rests} · rule “{title}” ({id})",
                said=said,
                rests=rests,
                title=title,
                id=inline(gate.id, 40),
            )
            yield Row(text, f"{said} ({title}: {self._gaps_named(gate.questions)}).", rank=0)

    def _missing(self) -> Iterator[Row]:
        for each in self.card.summary.outcome.missing:
            said = inline(each.text, self.width.sentence)
            on = [to_card(self.links, f"section/{each.section}", say("its section"))] if each.section else []
            on += [
                self._split_or_card(id_, say("its card")) for id_ in each.questions if self._on.get(id_) in self.links
            ]
            yield Row(" · ".join([f"• {said}", *([", ".join(on)] if on else [])]), f"{said}.", rank=1)

    def _gap(self, place: int, gap: Gap) -> Row:
        page = self.pages.get(gap.guidance or "")
        lead = (
            say("settled: ")
            if gap.settled
            else say("said by {by}: ", by=mentions(gap.by, WHO))
            if gap.by
            else say("said: ")
        )
        marks = [shown(gap.level), self._said(gap, lead), *([self._blocks(gap.gate)] if gap.gate else [])]
        if gap.not_held:
            named = ", ".join(f"“{inline(each, 90)}”" for each in gap.not_held)
            marks.append(say("looked back on since: {named} did not hold", named=named))
        proof, care = self._proof(gap.question), self._care(gap.question)
        marks += [each for each in (proof, care) if each]
        todo = self._todo(gap)
        lines = [
            f"*{place}. {self.question(gap.question, gap.short)}* · {' · '.join(marks)}",
            say(
                "Next: {in_short}{todo}{rest}",
                in_short=lacking.in_short(gap),
                todo=todo,
                rest=f" {_article(page)}" if page else "",
            ),
        ]
        aloud = f"{place}. {inline(gap.short, SHORT)}"
        said = self._said(gap, lead if gap.quoted else "")
        beside = f"{spoken(gap.level)} ({said}{lacking.said(gap)}){f', {care}' if care else ''}"
        guide = say(" See {title}.", title=inline(page.title, SHORT)) if page else ""
        brief = f"{aloud}. {todo}"
        return Row(
            "\n".join(lines), f"{aloud}: {beside}. {todo}{guide}", page.id if page else None, rank=2, brief=brief
        )

    def _said(self, gap: Gap, lead: str = "") -> str:
        """Say what counts for a gap."""
        if gap.split or not gap.said:
            return "split" if gap.split else say("no answer")
        return f"{lead}{inline(gap.said, self.width.said)}"

    def _blocks(self, gate: str) -> str:
        """Say that a gap blocks, and by which rule; what that says stands here where it has no list of its own."""
        failed = next((each for each in self.card.summary.gates if each.id == gate), None)
        title = inline(failed.title if failed else gate, SHORT)
        if self.card.outside:
            return say("rule “{title}”", title=title)
        if failed and self._blocks_and_gaps_are_one():
            return say(
                "blocks: {text} · rule “{title}” ({gate})",
                text=inline(failed.text, self.width.sentence),
                title=title,
                gate=inline(gate, 40),
            )
        return say("blocks ({title})", title=title)

    def _care(self, question: str) -> str:
        """Say who closes a gap until when, or who stands for leaving it."""
        care = next((each for each in self.card.care if each.question == question), None)
        if care is None:
            return ""
        if care.waived_by and care.waived_until:
            return say(
                "waived by {waived_by} until {waived_until}",
                waived_by=mention(care.waived_by),
                waived_until=calendar_day(care.waived_until),
            )
        return has_it(care)

    def _splits(self) -> Iterator[Row]:
        alike: dict[str, list[str]] = {}
        for each in self.card.summary.splits:
            alike.setdefault(_meanwhile(each), []).append(each.question)
        for meanwhile, ids in alike.items():
            for id_ in ids:
                name = self._split_or_card(id_, self._shorts.get(id_, id_))
                each_of = f"{self._gaps_named(ids)}: {say('each ') if len(ids) > 1 else ''}"
                aloud = f"{each_of}{meanwhile}." if id_ == ids[0] else ""
                yield Row(
                    say("• {name}: answers lie far apart; it counts as {meanwhile}", name=name, meanwhile=meanwhile),
                    aloud,
                )

    def _split_or_card(self, id_: str, label: str) -> str:
        """Link to where a split is talked over, or to the card the question stands on."""
        card = f"split/{id_}"
        return to_card(self.links, card if card in self.links else self._on.get(id_, ""), plain(label, SHORT))

    def _settled(self) -> Iterator[Row]:
        for id_, word in self.card.settled:
            short = self._shorts.get(id_, id_)
            value, reason = inline(word.text, self.width.said), inline(word.reason, self.width.sentence)
            yield Row(
                say(
                    "• {split_or_card}: {value}, by {by}. Why: {reason}",
                    split_or_card=self._split_or_card(id_, short),
                    value=value,
                    by=mention(word.by),
                    reason=reason,
                ),
                say(
                    "{short}: {value}, by {by}. Why: {reason}",
                    short=inline(short, SHORT),
                    value=value,
                    by=mention(word.by),
                    reason=reason,
                ),
                rank=2,
            )

    def _asides(self) -> Iterator[Row]:
        """Name what does not apply and why, and where some say so although it was answered."""
        for each in self.card.summary.asides:
            who = "; ".join(self._why(person, reason) for person, reason in each.said[:WHO])
            rest = say(" and {count} more", count=len(each.said) - WHO) if len(each.said) > WHO else ""
            decided = say(", decided by the owner") if each.settled else ""
            counts = (
                say("; what {answered_by} answered counts all the same", answered_by=mentions(each.answered_by, WHO))
                if each.applies
                else ""
            )
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
        text = f"• *{title}*: {said}{more}{say(' · because of {rests}', rests=rests) if rests else ''}"
        return Row(text, f"{aloud}: {said}", page.id if page else None)

    def _contradictions(self) -> Iterator[Row]:
        for each in self.card.summary.contradictions:
            said = inline(each.text, self.width.sentence)
            where = to_card(self.links, f"contradiction/{each.id}", say("talk it over"))
            yield Row(f"• {said} · {where}", said)

    def _ways(self) -> Iterator[Row]:
        ways = self.card.summary.ways
        yield from (self._flip(each) for each in ways.flips)
        yield from (self._turn(each) for each in ways.turns)
        if ways.things:
            # The gaps above lead to their cards; a link each would leave no room for the gaps.
            which = self._gaps_named([id_ for id_, _ in ways.things.together])
            verdict, many = (
                self._verdict(ways.things.verdict),
                say("At least {least} answers must change", least=ways.things.least),
            )
            yield Row(
                say("• {many}; together these make it *{verdict}*: {which}", many=many, verdict=verdict, which=which),
                say("{many}; together these make it {verdict}: {which}.", many=many, verdict=verdict, which=which),
            )

    def _flip(self, each: Flip) -> Row:
        verdict, who = self._verdict(each.verdict), mentions(each.who, WHO)
        text = say(
            "{question}: {level} → {to} makes it *{verdict}*",
            question=self.question(each.question, each.short),
            level=shown(each.level),
            to=shown(each.to),
            verdict=verdict,
        )
        aloud = say(
            "{short} from {level} to {to} makes it {verdict}",
            short=inline(each.short, SHORT),
            level=spoken(each.level),
            to=spoken(each.to),
            verdict=verdict,
        )
        return Row(
            say("• {text} · {who} could check", text=text, who=who),
            say("{aloud}; {who} could check.", aloud=aloud, who=who),
        )

    def _turn(self, each: Turn) -> Row:
        verdict, who = self._verdict(each.verdict), mentions(each.who, WHO)
        match each.how:
            case "level":
                what, aloud = (
                    f"{word(each.level)} {to} {word(each.to)}" for word, to in ((shown, "→"), (spoken, say("to")))
                )
            case "split":
                what = aloud = say("agreed on, or settled, as {to} or better", to=spoken(each.to))
            case "people":
                what = aloud = say("an answer by one person more")
            case "option":
                what = aloud = say(
                    "{instead}, such as “{other}”", instead=_instead(each), other=inline(each.other or "", SHORT)
                )
        again = (
            say(" ({all} are asked again)", all=", ".join(inline(short, SHORT) for short in each.again))
            if each.again
            else ""
        )
        return Row(
            say(
                "• {question}: {what} makes it *{verdict}*{again} · {who} could see to it",
                question=self.question(each.question, each.short),
                what=what,
                verdict=verdict,
                again=again,
                who=who,
            ),
            say(
                "{short}: {aloud} makes it {verdict}{again}; {who} could see to it.",
                short=inline(each.short, SHORT),
                aloud=aloud,
                verdict=verdict,
                again=again,
                who=who,
            ),
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
            many = counted(len(silent), "person", "people")
            yield Row(f"{mentions(silent)} ({many})", f"{mentions(silent)}.")

    def _changes(self) -> Iterator[Row]:
        for each in self.card.changes:
            text = f"{self.question(each.question, each.short)}: {shown(each.before)} → {shown(each.after)}"
            aloud = say(
                "{short}: {before} before, {after} now.",
                short=inline(each.short, SHORT),
                before=spoken(each.before),
                after=spoken(each.after),
            )
            yield Row(f"• {text}", aloud)

    def _proof(self, question: str) -> str:
        url = self._evidence.get(question, "")
        if not host_of(url):
            return ""
        written = evidence(url)
        return written if len(written) <= LONG_LINK else say("evidence on its card")

    def _todo(self, gap: Gap) -> str:
        done = say(" Done when {done}.", done=inline(gap.done, self.width.advice)) if gap.done else ""
        return f"{inline(gap.do, self.width.advice)}.{done}"


def _meanwhile(split: OpenSplit) -> str:
    """Say what a question counts while its split is open, and what ends it."""
    until = say("it is settled or people agree") if split.settle else say("people agree; nobody can settle it")
    return say("{level} until {until}", level=spoken(split.level), until=until)


def _instead(turn: Turn) -> str:
    return say("another answer than “{said}”", said=inline(turn.said, SHORT)) if turn.said else say("an answer")


def _article(page: Guidance) -> str:
    """Link the heading of the source that answers a gap."""
    written = link(page.link, plain(page.title, SHORT))
    return written if len(written) <= LONG_LINK else inline(page.title, SHORT)
