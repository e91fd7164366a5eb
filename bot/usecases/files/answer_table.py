"""Every answer of a check as a table for spreadsheets, a row each, in which no cell can be taken for a formula."""

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping

from bot.engine.asked.branching import as_asked, owners_values
from bot.engine.asked.looping import unrolled
from bot.engine.forms.questions import in_words
from bot.engine.saved.answer import Answer
from bot.engine.saved.assessment import Assessment
from bot.engine.weighed.weeks import over
from bot.flow.model.flow import Flow
from bot.flow.model.question import Question
from bot.questions import Value
from bot.sentence import Sentence
from bot.usecases.files.markdown import clean
from bot.usecases.files.spoken_file import Spoken

COLUMNS: Mapping[str, Sentence] = {
    "kind": Sentence("Kind of row"),
    "question": Sentence("Id of the question"),
    "short": Sentence("Short name"),
    "person": Sentence("Id of the person"),
    "name": Sentence("Name"),
    "answer": Sentence("Answer"),
    "value": Sentence("Value"),
    "link": Sentence("Link"),
    "seen_since": Sentence("Seen since"),
    "given": Sentence("Given (UTC)"),
    "reason": Sentence("Reason"),
    "week": Sentence("Week of the check-in"),
}
"""Each column, and what stands above it where the thread is not English; `value` is as in answer sheets."""
KINDS: Mapping[str, Sentence] = {
    "answer": Sentence("Answer"),
    "settled": Sentence("Settled"),
    "check-in": Sentence("Check-in"),
    "look-back": Sentence("Look-back"),
}
"""What a row is of, likewise."""
_FORMULA = tuple("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")
"""What a cell begins with that is taken for more than text; spreadsheets take the wide forms alike."""
_UNSEEN = "\u00ad\u061c\u180e\u200b-\u200f\u2060-\u2064\ufeff"
"""What shows nothing; a reader of tables may drop it, and what follows would stand first."""
_AT_FIRST = re.compile(f"[\\s{_UNSEEN}]*")
_ANOTHER_CELL = re.compile(f'([;\t\r\n][\\s"{_UNSEEN}]*)(?=[=+@\uff1d\uff0b\uff0d\uff20-])')
"""What begins another cell, with a formula, where a table is read by semicolons, as in many countries."""

Row = dict[str, str]


def answer_table(flow: Flow, assessment: Assessment, spoken: Spoken) -> str:
    """Write the table of all that is in a check; what may not be seen is taken out of it before.

    Whatever reads tables in English goes by the names of the columns, so those stay as they are.
    """
    written = io.StringIO()
    table = csv.DictWriter(written, COLUMNS, restval="", quoting=csv.QUOTE_ALL)
    table.writerow({column: _in_words(column, words, spoken) for column, words in COLUMNS.items()})
    for row in (*_answers(flow, assessment), *_settled(flow, assessment), *_weeks(flow, assessment)):
        kind = _in_words(row["kind"], KINDS[row["kind"]], spoken)
        named = {**row, "kind": kind, "name": spoken.name(row["person"])}
        table.writerow({column: defused(spoken.tell(cell)) for column, cell in named.items()})
    return written.getvalue()


def defused(cell: str) -> str:
    """Make a cell text, whatever it begins with, and whatever it begins with where a reader takes it for several.

    >>> defused("=1+1"), defused(" @SUM(A1)"), defused("17"), defused("a; =1+1")
    ("'=1+1", "' @SUM(A1)", '17', "a; '=1+1")
    """
    whole = _ANOTHER_CELL.sub(r"\1'", clean(cell))
    return (
        f"'{whole}" if whole.startswith(_FORMULA) or _AT_FIRST.sub("", whole, count=1).startswith(_FORMULA) else whole
    )


def _in_words(id_: str, words: Sentence, spoken: Spoken) -> str:
    return spoken.tell(words) if spoken.foreign else id_


def _answers(flow: Flow, assessment: Assessment) -> Iterator[Row]:
    for question in _asked(flow, assessment).values():
        for person, answer in assessment.answers.get(question.id, {}).items():
            yield _row("answer", question.id, question, person, answer)


def _settled(flow: Flow, assessment: Assessment) -> Iterator[Row]:
    asked = _asked(flow, assessment)
    for id_, word in assessment.settled.items():
        if id_ in asked:
            said = Answer(word.value, passed="not_applicable" if word.value is None else None, at=word.at)
            row = _row("settled", id_, asked[id_], word.by, said)
            yield {**row, "reason": word.reason}


def _weeks(flow: Flow, assessment: Assessment) -> Iterator[Row]:
    """Give what was said in the check-ins that are over; one that is open counts for nothing yet."""
    plan = flow.check_in
    asked = {**_asked(flow, assessment), **(plan.questions if plan else {})}
    looked = plan.look_back.questions if plan and plan.look_back else {}
    for check_in in over(assessment.check_ins):
        week = {"week": check_in.date.isoformat()}
        for id_, given in check_in.answers.items():
            for person, answer in given.items():
                yield _row("check-in", id_, asked.get(id_), person, answer) | week
        for prediction, look in check_in.looks.items():
            for id_, given in look.items():
                for person, answer in given.items():
                    yield _row("look-back", id_, looked.get(id_), person, answer) | week | {"reason": prediction}


def _asked(flow: Flow, assessment: Assessment) -> Mapping[str, Question]:
    """Give every question in the wording that is asked, once for each item where it is asked so."""
    flow = unrolled(flow, assessment)
    owners = owners_values(flow, assessment.owner, assessment.answers)
    return {id_: as_asked(question, owners) for id_, question in {**flow.questions, **flow.afterwards}.items()}


def _row(kind: str, id_: str, question: Question | None, person: str, answer: Answer) -> Row:
    said = in_words(question, answer) if question else _plainly(answer)
    return {
        "kind": kind,
        "question": id_,
        "short": question.short if question else "",
        "person": person,
        "answer": said,
        "value": answer.passed or "" if answer.value is None else _value(answer.value),
        "link": answer.link or "",
        "seen_since": answer.since.isoformat() if answer.since else "",
        "reason": answer.reason,
        "given": f"{answer.at:%Y-%m-%d %H:%M}" if answer.at else "",
    }


def _plainly(answer: Answer) -> str:
    """Say what is no question's answer: names of what is watched, or the question whose gap was closed."""
    if answer.value is None:
        return Sentence("Did not look")
    return ", ".join(map(str, answer.value)) if isinstance(answer.value, tuple) else str(answer.value)


def _value(value: Value) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
