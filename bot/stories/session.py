"""A flow tried line by line, by one person at a keyboard who is several: each line is a sentence of a story.

What was done is a story at the end. Nothing is read or printed here; a line goes in, lines to show come out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from bot.engine.asked.asking import open_questions
from bot.engine.asked.looping import OF, sentence_of
from bot.engine.forms.questions import form_for, question_form
from bot.engine.weighed.sheet import Given, lay_out_given
from bot.engine.weighed.sheet_env import SheetEnv
from bot.engine.weighed.summary import gaps
from bot.engine.weighed.verdict import decide, decide_early
from bot.flow.model.flow import Flow
from bot.flow.model.question import Question
from bot.questions.controls import Buttons, Checkboxes, Entry, Menu, TextBox
from bot.stories.answers import read_answer
from bot.stories.covering import Coverage
from bot.stories.examples import example
from bot.stories.reading import read_line
from bot.stories.running import done
from bot.stories.story import Step, Story
from bot.stories.times import said
from bot.stories.world import Texts, World, plainly

HOW_WIDE = 36
"""Columns of what is typed in the help; what is longer has its explanation on the next line."""
NOT_STARTED = "Nothing has begun yet: answer what is asked at the start."


@dataclass
class Session:
    """One try of a flow."""

    flow: Flow
    people: tuple[str, ...]
    texts: Texts
    begins: datetime
    person: str = ""
    world: World = field(init=False)
    _lines: list[str] = field(default_factory=list)
    _first: dict[str, str] = field(default_factory=dict)
    """What was answered of what is asked at the start."""
    _shown: int = 0

    def __post_init__(self) -> None:
        first = self.people[0]
        roles = {role.id: (first,) for role in self.flow.roles if role.needed}
        story = Story("", "A try", self.flow, self.people, self.people, first, False, "UTC", self.begins, (), roles)  # noqa: FBT003 - anyone_here
        self.world = World(story, self.texts, Coverage(), self.begins)
        self.person = self.person or self.people[0]

    def begin(self) -> Iterator[str]:
        """Start at once where nothing is asked at the start, and show what is open."""
        yield f"{self.flow.title}: you are {self.person}, who owns this check. `help` tells how."
        for role in (each for each in self.flow.roles if each.needed):
            other = f"`gives role {role.id} to …` names another"
            yield f"  {self.person} is {role.title} too, which a check needs; {other}"
        if not self.flow.asked_at_start:
            yield from self._does(f"{self.person} starts")
        yield from self.open()

    def take(self, line: str) -> Iterator[str]:
        """Do what a line says, and give what is to be shown."""
        words = " ".join(line.split())
        if words in self.people:
            self.person = words
            yield from self.open()
        elif words in {"", "help", "?"}:
            yield from self.open() if not words else self.help()
        elif words == "gaps":
            yield from self._gaps()
        elif words == "cards" or words.startswith("card "):
            yield from self._card(words.removeprefix("card").removeprefix("s").strip())
        elif (number := _number_in(words)) is not None and not 1 <= number <= len(self._listed()):
            yield f"  {self._no_such(number)}"
            yield from self.open()
        else:
            yield from self._does(self._sentence(words))
            yield from self.open()

    def help(self) -> Iterator[str]:
        """Tell what can be typed, with questions and people of this very flow."""
        other = self.people[-1]
        asked = [question for question, _, _ in self._open()] or list(self.flow.questions.values())
        linked = next((each for each in asked if each.link or each.proof), None)
        last = sentence_of(self.world.flow, asked[-1].id)
        lines = [(f"1 {example(asked[0])}", "answers the first question of the list above (`1 skip` passes)")]
        if linked:
            answer = f"{sentence_of(self.world.flow, linked.id)}: {example(linked)}, link https://example.com/a"
            lines.append((answer, "puts a link beside an answer"))
        lines += [
            (f"{last}: {example(asked[-1])}", "answers by id"),
            (other, f"goes on as {other}; `{other} decides now` is {other} for once"),
            ("decides now", "any sentence of a story, without or with a name (`ftready test --sentences` lists them)"),
            ("wait 3 days", "lets time pass; `wait until the next check-in` too"),
            ("card root", "shows a card; `cards` names them all"),
            ("gaps", "says what is to be done"),
            ("save mine.yml", "writes what was done as a story"),
            ("quit", "ends"),
        ]
        for typed, meaning in lines:
            yield (
                f"  {typed:{HOW_WIDE}} {meaning}"
                if len(typed) <= HOW_WIDE
                else f"  {typed}\n  {'':{HOW_WIDE}} {meaning}"
            )

    def open(self) -> Iterator[str]:
        """Show where things stand and what is open for whoever it is now."""
        yield ""
        yield f"{said(self.world.now, 'UTC')} · {self.person} · {self._verdict()}"
        asked = self._open()
        for number, (question, ask, how) in enumerate(asked, 1):
            yield f"  {number} {sentence_of(self.world.flow, question.id)}: {ask} ({how})"
        if not asked:
            yield "  nothing is open for you"

    def has_more_than(self, story: str) -> bool:
        """Whether something was done that is not in a story that was written earlier, or in none."""
        return self.story() != story if story else bool(self._first) or any(map(self._is_typed, self._lines))

    def _is_typed(self, line: str) -> bool:
        return self.flow.asked_at_start != () or line != f"{self.people[0]} starts"

    def story(self) -> str:
        """Write what was done as a story."""
        head = ["story: A try", f"flow: {self.flow.id}", f"people: [{', '.join(self.people)}]"]
        held = ", ".join(f"{role.id}: {self.people[0]}" for role in self.flow.roles if role.needed)
        head += [f"roles: {{{held}}}"] if held else []
        begins = f"begins: {self.begins:%Y-%m-%d %H:%M}"
        return "\n".join([*head, begins, "steps:", *(f"  - {line}" for line in self._lines), ""])

    def _sentence(self, words: str) -> str:
        """Make a sentence of a line: a number stands for a question, and who does it may be left out."""
        first, _, rest = words.partition(" ")
        listed = self._listed()
        number = _number_in(words)
        if number is not None and 1 <= number <= len(listed):
            return f"{self.person} answers {listed[number - 1]}: {rest}"
        id_, colon, value = words.partition(": ")
        if colon and self.flow.question(id_.partition(OF)[0]):
            return f"{self.person} answers {id_}: {value}"
        named = {*self.people, "wait", "everyone", "expect", "the"}
        return words if first.rstrip(",") in named else f"{self.person} {words}"

    def _listed(self) -> list[str]:
        return [sentence_of(self.world.flow, question.id) for question, _, _ in self._open()]

    def _no_such(self, number: int) -> str:
        """Say that a number stands for no question."""
        last = len(self._listed())
        if not last:
            return f"nothing is open for {self.person}; write another name to go on as that person"
        return f"there is no question {number} in the list; write {'1' if last == 1 else f'1 to {last}'}"

    def _does(self, line: str) -> Iterator[str]:
        step = read_line(line, self.flow, self.people)
        if not isinstance(step, Step):
            yield from (f"  {problem.message}; {problem.fix}" for problem in step)
            return
        if self.world.check is None:
            yield from self._before(line, step)
        else:
            yield from self._done(line, step)

    def _before(self, line: str, step: Step) -> Iterator[str]:
        """Do a step before there is a check: keep what is asked at the start, and start once all of it is there."""
        id_ = step.words.get("question", "")
        if step.phrase.words == "{person} answers {question}" and id_ in self.flow.asked_at_start:
            read = read_answer(self.flow.questions[id_], step.value)
            if isinstance(read, str):
                yield f"  {read}"
                return
            self._first[id_] = _as_written(step.value)
            if set(self.flow.asked_at_start) <= self._first.keys():
                given = ", ".join(f"{each}: {value}" for each, value in self._first.items())
                yield from self._does(f"{self.people[0]} starts: {{{given}}}")
        elif step.phrase.words == "{person} starts":
            yield from self._done(line, step)
        else:
            yield f"  {NOT_STARTED}"

    def _done(self, line: str, step: Step) -> Iterator[str]:
        world = self.world
        looks = step.phrase.words == "expect refused"
        if not looks:
            world.refused = None
        wrong = done(world, step)
        if world.check is None:
            self._first.clear()
        told = world.trail[self._shown :]
        self._shown = len(world.trail)
        yield from (f"  {said(at, 'UTC')}  {plainly(what)}" for at, what in told)
        if wrong:
            yield f"  {wrong}"
        elif not looks:
            self._lines += [line, "expect refused"] if world.refused else [line]

    def _open(self) -> list[tuple[Question, str, str]]:
        check = self.world.check
        if check is None:
            left = [id_ for id_ in self.flow.asked_at_start if id_ not in self._first]
            blank = SheetEnv(lay_out_given(self.flow, Given(self.person, {}, {}), self.begins.date(), final=False))
            forms = [(self.flow.questions[id_], question_form(self.flow.questions[id_], blank, None)) for id_ in left]
        else:
            flow, today = self.world.flow, self.world.now.date()
            asked = open_questions(check, flow, self.person)
            forms = [(each, form_for(check, flow, each, self.person, today)) for each in asked]
        return [
            (question, form.ask, "; ".join(_how(each, question) for each in form.entries)) for question, form in forms
        ]

    def _verdict(self) -> str:
        check = self.world.check
        if check is None:
            return "not started"
        if check.closed:
            outcome = decide(self.world.sheet())
            return f"{self.flow.verdicts[outcome.verdict].title}: {outcome.headline}"
        early = decide_early(self.world.sheet())
        return f"open, so far {self.flow.verdicts[early[0].verdict].title}: {early[1]}" if early else "open"

    def _gaps(self) -> Iterator[str]:
        if self.world.check is None:
            yield NOT_STARTED
            return
        for gap in gaps(self.world.sheet()):
            done = f" (done when {gap.done})" if gap.done else ""
            yield f"  {sentence_of(self.world.flow, gap.question)}: {gap.do}{done}"

    def _card(self, name: str) -> Iterator[str]:
        if self.world.check is None:
            yield NOT_STARTED
            return
        cards = self.world.cards()
        if name not in cards:
            yield f"  there are {', '.join(cards)}"
            return
        yield from (f"  {line}" for line in plainly(self.texts(cards[name], self.flow)).splitlines())


def _number_in(words: str) -> int | None:
    """Give the number a line begins with; ² is none, and neither is what has more digits than any list has lines."""
    found = re.match(r"([0-9]{1,9}):?(?: |$)", words)
    return int(found[1]) if found else None


def _how(entry: Entry, question: Question) -> str:
    """Say how an entry of a form is filled."""
    match entry.control:
        case Buttons(options) | Menu(options) | Checkboxes(options):
            several = "[…] of " if isinstance(entry.control, Checkboxes) else ""
            return f"{several}{' / '.join(each for each in options if each != 'none_of_these')}"
        case TextBox() if question.type.typed == "names":
            return "names, as in [one, another]"
        case _:
            return entry.label.lower()


def _as_written(value: object) -> str:
    """Write a value that was read so that it is read the same inside a mapping."""
    if isinstance(value, list):
        return f"[{', '.join(map(_as_written, value))}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key}: {_as_written(each)}' for key, each in value.items())}}}"
    text = str(value).replace("'", "''")
    return f"'{text}'"
