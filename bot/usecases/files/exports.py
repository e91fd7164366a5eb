"""A check as a file to take along: the memo of its decision, its answer sheet, or its answers as a table.

A form is a function below and a line in the list. What is shared shows no more than the cards do.
"""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from bot.engine.asked.asking import is_hidden, people_asked
from bot.engine.asked.looping import unrolled
from bot.engine.decision import Refused
from bot.engine.overviews.memo import memo
from bot.engine.saved.assessment import Assessment
from bot.flow.model.flow import Flow
from bot.sentence import Sentence
from bot.usecases.files.answer_table import answer_table
from bot.usecases.files.memo_page import memo_page
from bot.usecases.files.sheet_of import sheet_of
from bot.usecases.files.spoken_file import Spoken
from bot.usecases.ports import Flows, Installation, Store

NOT_DECIDED = Refused(Sentence("This check is not decided yet; its memo comes with its verdict."))
SUBJECT = 40
"""Characters of the subject in the name of a file."""
_NO_LETTERS = re.compile(r"[\W_]+")
MEMO, SHEET, TABLE = "md", "json", "csv"


@dataclass(frozen=True)
class Form:
    """One form of a file: what people read where they choose one, what it is, and what writes it."""

    label: str
    about: str
    title: str
    write: Callable[[Flow, Assessment, datetime, Spoken], str | Refused]
    mark: bool = False
    """Whether the file begins with the mark by which spreadsheets know UTF-8."""


@dataclass(frozen=True)
class Export:
    """A file: its name, what stands above it, and what is in it."""

    name: str
    title: str
    content: bytes


def _memo(flow: Flow, assessment: Assessment, now: datetime, spoken: Spoken) -> str | Refused:
    said = memo(flow, assessment, now)
    return NOT_DECIDED if said is None else memo_page(said, flow.guidance, spoken)


def _sheet(flow: Flow, assessment: Assessment, now: datetime, spoken: Spoken) -> str | Refused:  # noqa: ARG001 - every form is written from the same four
    return json.dumps(sheet_of(flow, assessment, now), ensure_ascii=False, indent=1) + "\n"


def _table(flow: Flow, assessment: Assessment, now: datetime, spoken: Spoken) -> str | Refused:  # noqa: ARG001 - the same
    return answer_table(flow, assessment, spoken)


FORMS: Mapping[str, Form] = {
    MEMO: Form(
        Sentence("Decision memo"),
        Sentence("Markdown: the verdict with its reasons, gaps and weeks"),
        Sentence("Decision memo"),
        _memo,
    ),
    SHEET: Form(
        Sentence("Answer sheet"),
        Sentence("JSON: everything, to be decided again by ftready verdict"),
        Sentence("Answer sheet"),
        _sheet,
    ),
    TABLE: Form(
        Sentence("Table of answers"),
        Sentence("CSV: a row for each answer, for spreadsheets"),
        Sentence("Table of answers"),
        _table,
        mark=True,
    ),
}
"""Ending of the file → its form."""


def export(form: str, flow: Flow, assessment: Assessment, now: datetime, spoken: Spoken) -> Export | Refused:
    """Write a check as a file that everyone in its channel may read, in the language its flow is given in."""
    made = FORMS[form]
    written = made.write(flow, visible(flow, assessment), now, spoken)
    if isinstance(written, Refused):
        return written
    about = "-".join(filter(None, (flow.id.replace("_", "-"), _in_a_name(assessment.subject), f"{now:%Y-%m-%d}")))
    return Export(f"{about}.{form}", made.title, written.encode("utf-8-sig" if made.mark else "utf-8"))


def _in_a_name(subject: str) -> str:
    """Write what a check is about as a part of the name of a file, so that people tell two files of one flow apart."""
    return _NO_LETTERS.sub("-", subject.lower())[:SUBJECT].strip("-")


def visible(flow: Flow, assessment: Assessment) -> Assessment:
    """Give a check without what nobody may see yet; of one that is decided, all of it."""
    asked = {**unrolled(flow, assessment).questions, **flow.afterwards}
    hidden = {id_ for id_ in assessment.answers if id_ not in asked or is_hidden(assessment, asked[id_])}
    return replace(assessment, answers={id_: by for id_, by in assessment.answers.items() if id_ not in hidden})


def people_in(assessment: Assessment) -> frozenset[str]:
    """List everybody who is named in a file of a check."""
    check_ins = [look for each in assessment.check_ins for look in (each.answers, *each.looks.values())]
    said = [by for given in (assessment.answers, *check_ins) for by in given.values()]
    care = [
        person
        for each in assessment.care.values()
        for person in (each.owner, each.closed_by, each.waiver.by if each.waiver else None)
        if person
    ]
    words = (word.by for word in assessment.settled.values())
    everybody = (person for by in said for person in by)
    return frozenset([assessment.owner, *people_asked(assessment), *everybody, *words, *care])


async def export_kept(  # noqa: PLR0913, PLR0917 - which check, of whom, as what
    store: Store, flows: Flows, installation: Installation, assessment: str, form: str, now: datetime
) -> str | Refused | None:
    """Write a kept check for whoever runs the bot, people by their ids; None where there is no such check.

    The answer sheet is whole, with what is still hidden in the thread; every other form shows what the thread does.
    """
    found = await store.load(installation, assessment)
    if found is None:
        return None
    flow = await flows.pinned(installation, found.flow_hash)
    if form == SHEET:
        return json.dumps(sheet_of(flow, found, now), ensure_ascii=False) + "\n"
    return FORMS[form].write(flow, visible(flow, found), now, Spoken(str))
