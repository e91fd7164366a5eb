"""The memo of a decision as a page in Markdown: pure, and what people wrote becomes nothing but text in it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.engine.cards.check import LeftOpen
from bot.engine.cards.parts import Said
from bot.engine.cards.question import Settled
from bot.engine.overviews.memo_parts import Dissent, Foretold, Memo, Named
from bot.engine.weighed.summary import Remark
from bot.engine.weighed.verdict import Tried
from bot.flow.model.flow import Guidance
from bot.sentence import Sentence, several
from bot.usecases.files.markdown import code, evidence, inline
from bot.usecases.files.memo_gaps import memo_closed, memo_gap
from bot.usecases.files.memo_weeks import memo_weeks
from bot.usecases.files.memo_words import MemoWords
from bot.usecases.files.spoken_file import Spoken

RESULTS = {
    "held": Sentence("held: it was still there after something was fixed"),
    "wrong": Sentence("did not hold"),
    "not_tested": Sentence("was not tested"),
    "open": Sentence("not looked back on yet"),
}

CAME_TO = {**RESULTS, "held": Sentence("held")}
"""What came of it, in short, beside the name."""


def memo_page(memo: Memo, pages: Mapping[str, Guidance], spoken: Spoken) -> str:
    """Write the memo."""
    return _Page(memo, pages, spoken).write()


@dataclass(frozen=True)
class _Page:
    """One memo as it is written for its readers."""

    memo: Memo
    pages: Mapping[str, Guidance]
    spoken: Spoken

    @property
    def words(self) -> MemoWords:
        return MemoWords(self.spoken)

    def write(self) -> str:
        memo, tell = self.memo, self.spoken.tell
        parts = [
            (f"# {self._title()}", [*self._top()]),
            (self._head(Sentence("Why: the rules, in the order they were tried")), [*self._rules()]),
            *(
                (self._head(inline(tell(each.title))), [self._named(one) for one in each.named])
                for each in memo.headings
            ),
            (self._head(Sentence("Left open when it was decided")), [*self._left_open(memo.left_open)]),
            (self._head(Sentence("Who judged otherwise")), [self._dissent(each) for each in memo.dissent]),
            (self._head(Sentence("Evidence")), [self._evidence(*each) for each in memo.evidence]),
            (self._head(Sentence("Gaps")), [memo_gap(each, self.pages, self.words) for each in memo.gaps]),
            (self._head(Sentence("Gaps closed since")), [*memo_closed(memo.closed, self.words)]),
            (self._head(Sentence("Warnings, which block nothing")), [self._remark(each) for each in memo.warnings]),
            (
                self._head(Sentence("Answers that do not go together")),
                [self._remark(each) for each in memo.contradictions],
            ),
            (self._head(Sentence("Check-ins")), [*memo_weeks(memo.outlook, self.spoken)]),
            (
                self._head(Sentence("What was said to last, and what it came to")),
                [self._foretold(each) for each in memo.foretold],
            ),
            (self._head(Sentence("How this was decided")), [*self._how()]),
        ]
        return "\n\n".join("\n".join([heading, "", *lines]) for heading, lines in parts if lines) + "\n"

    def _head(self, words: str) -> str:
        return f"## {self.spoken.tell(words)}"

    def _title(self) -> str:
        title = inline(self.memo.title) + (f": {inline(self.memo.subject)}" if self.memo.subject else "")
        return self.spoken.tell(Sentence("Decision memo: {title}", title=title))

    def _top(self) -> Iterator[str]:
        memo, tell = self.memo, self.spoken.tell
        reason = f": {self.words.text(memo.headline)}" if memo.headline else ""
        yield f"**{inline(memo.verdict)}**{reason}"
        yield ""
        yield tell(self._decided())
        if memo.expires_at:
            until = self.spoken.instant(memo.expires_at)
            yield tell(Sentence("- The verdict holds until {day}.{expired}", day=until, expired=_expired(memo)))
        yield tell(
            Sentence("- 1 person answered: this is one person's view.")
            if memo.respondents == 1
            else several("- {count} person answered.", "- {count} people answered.", memo.respondents)
        )
        if memo.silent:
            yield tell(Sentence("- Asked, and said nothing: {people}.", people=self.words.people(memo.silent)))

    def _decided(self) -> Sentence:
        """Say when it was decided and by whom, and as what, where it became another verdict since."""
        memo, instant = self.memo, self.spoken.instant
        on, owner = instant(memo.decided_at), self.words.who(memo.owner)
        anew = Sentence(" Last worked out anew on {day}.", day=instant(memo.anew_at)) if memo.anew_at else ""
        if not memo.decided_as:
            return Sentence("- Decided on {day}.{anew} Owner: {owner}.", day=on, anew=anew, owner=owner)
        since = instant(memo.since)
        return Sentence(
            "- Decided on {day} as {before}; {verdict} since {since}.{anew} Owner: {owner}.",
            day=on,
            before=inline(memo.decided_as),
            verdict=inline(memo.verdict),
            since=since,
            anew=anew if memo.anew_at and instant(memo.anew_at) != since else "",
            owner=owner,
        )

    def _rules(self) -> Iterator[str]:
        titles = dict(self.memo.verdicts)
        for place, each in enumerate(self.memo.tried, 1):
            verdict = inline(titles.get(each.verdict, each.verdict))
            yield self.spoken.tell(
                Sentence(
                    "{place}. Rule {rule} ({verdict}) {held}",
                    place=place,
                    rule=code(each.rule),
                    verdict=verdict,
                    held=_held(each),
                )
            )
            yield from (f"   - {self.words.text(missing)}" for missing in each.missing)
        for gate in self.memo.gates:
            yield self.spoken.tell(
                Sentence(
                    "- Gate {gate} ({title}) is not passed: {text}.",
                    gate=inline(gate.id),
                    title=inline(gate.title),
                    text=self.words.text(gate.text),
                )
            )

    def _named(self, named: Named) -> str:
        worth = f" ({self.words.level(named.level)})" if named.level is not None else ""
        said = self._counts(named)
        counts = f": {said}{worth}" if said else ""
        if not said and not named.said:
            counts = f": {self.spoken.tell(Sentence('no answer'))}{worth}"
        lines = [f"- **{inline(named.short)}**{counts}"]
        if named.settled:
            lines.append(f"  - {self._settled(named.settled)}")
        lines += [f"  - {self._said(each)}" for each in named.said]
        return "\n".join(lines)

    def _counts(self, named: Named) -> str:
        """Say what counts: what came of what was foretold, else each answer where people were apart, else the value."""
        if named.came_to:
            return ", ".join(f"“{inline(name)}” {self.spoken.tell(CAME_TO[result])}" for name, result in named.came_to)
        apart = (
            several("{text} ({count} person)", "{text} ({count} people)", count, text=self.words.text(text))
            for text, count in named.apart
        )
        return ", ".join(map(self.spoken.tell, apart)) or (self.words.text(named.counts) if named.counts else "")

    def _said(self, said: Said) -> str:
        text = f"({self.words.text(said.text)})" if said.passed else self.words.text(said.text)
        proof = f"; {evidence(said.link, self.spoken.tell)}" if said.link else ""
        proof += f"; “{inline(said.quote)}”" if said.quote else ""
        if said.since:
            proof += self.spoken.tell(Sentence("; seen since {day}", day=self.spoken.day(said.since)))
        if said.said_before:
            before = Sentence(
                "; {person} had said so before; the link was added", person=self.words.who(said.said_before)
            )
            proof += self.spoken.tell(before)
        changed = self.spoken.tell(Sentence("; changed later")) if said.changed else ""
        return f"{self.words.who(said.person)}: {text}{proof}{changed}"

    def _left_open(self, left: Sequence[LeftOpen]) -> Iterator[str]:
        """Say what was left open, in one line for all that the same people had not answered."""
        missed: dict[tuple[str, ...], list[str]] = {}
        for each in left:
            missed.setdefault(each.waiting_for, []).append(inline(each.short))
        for waiting_for, shorts in missed.items():
            people = self.words.people(waiting_for)
            if not people:
                yield from (f"- {short}" for short in shorts)
            elif len(shorts) == 1:
                yield self.spoken.tell(Sentence("- {short}, not answered by {people}", short=shorts[0], people=people))
            else:
                questions = ", ".join(shorts)
                yield self.spoken.tell(
                    Sentence("- Not answered by {people}: {questions}", people=people, questions=questions)
                )

    def _dissent(self, dissent: Dissent) -> str:
        lines = [f"- **{inline(dissent.short)}**"]
        lines += [f"  - {self.words.people(people)}: {self.words.text(text)}" for text, people in dissent.said]
        if dissent.voted_again:
            day, agreed = (
                self.spoken.instant(dissent.voted_again),
                Sentence(" They agree since.") if dissent.agreed else "",
            )
            voted = Sentence("Split at first; a new vote was called on {day}.{agreed}", day=day, agreed=agreed)
            lines.append(f"  - {self.spoken.tell(voted)}")
        if dissent.settled:
            lines.append(f"  - {self._settled(dissent.settled)}")
        elif dissent.open:
            still = Sentence("Still split when it was decided; nobody has settled it.")
            lines.append(f"  - {self.spoken.tell(still)}")
        return "\n".join(lines)

    def _settled(self, word: Settled) -> str:
        return self.spoken.tell(
            Sentence(
                "Settled by {person}: {text}. Why: {reason}",
                person=self.words.who(word.by),
                text=self.words.text(word.text),
                reason=inline(word.reason),
            )
        )

    def _evidence(self, short: str, by: str, url: str) -> str:
        proof = evidence(url, self.spoken.tell)
        said = Sentence("- {short}: {proof}, by {person}", short=inline(short), proof=proof, person=self.words.who(by))
        return self.spoken.tell(said)

    def _remark(self, remark: Remark) -> str:
        return f"- {f'**{self.words.text(remark.title)}**: ' if remark.title else ''}{self.words.text(remark.text)}"

    def _foretold(self, each: Foretold) -> str:
        return self.spoken.tell(
            Sentence(
                "- “{name}”, said on {day}: {result}.",
                name=inline(each.name),
                day=self.spoken.day(each.on),
                result=RESULTS[each.result],
            )
        )

    def _how(self) -> Iterator[str]:
        memo, tell = self.memo, self.spoken.tell
        if len(memo.history) > 1:
            past = (
                tell(Sentence("{verdict} on {day}", verdict=inline(title), day=self.spoken.instant(at)))
                for at, title in memo.history
            )
            yield tell(Sentence("- Verdicts so far: {verdicts}.", verdicts="; ".join(past)))
        yield tell(
            Sentence(
                "- Decided by the flow {flow} (version {version}). The same answers and the same "
                "flow always give the same verdict.",
                flow=code(memo.flow),
                version=code(memo.flow_hash),
            )
        )


def _expired(memo: Memo) -> Sentence | str:
    """Say that a verdict holds no longer, and what can be done about it: nothing here where the check led on."""
    if not memo.expired:
        return ""
    if memo.led_on:
        return Sentence(" It has expired.")
    if memo.checks_in:
        return Sentence(" It has expired; check in, or ask again.")
    return Sentence(" It has expired; ask again.")


def _held(each: Tried) -> Sentence:
    condition = inline(each.asks) if each.asks else code(each.condition)
    if each.holds and each.condition:
        return Sentence("holds, and so decides: it asks for {condition}.", condition=condition)
    if each.holds:
        return Sentence("holds, and so decides.")
    if each.missing:
        return Sentence("does not hold; it also asks for:")
    if each.condition:
        return Sentence("does not hold: it asks for {condition}.", condition=condition)
    return Sentence("does not hold.")
