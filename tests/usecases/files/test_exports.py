"""A check as a file: a memo with all a decision rests on, a table safe in spreadsheets, a sheet that decides alike."""

import csv
import io
import json
import re
from dataclasses import replace
from datetime import timedelta

import pytest
from followed_check import CALM, followed_check
from hypothesis import given
from hypothesis import strategies as st
from readiness_sheets import LINE, LINK, linked
from team_check import answer, team_check

from bot.cli.answers import EXPORTS
from bot.engine import events
from bot.engine.decision import Refused
from bot.flow.translating.languages import in_language
from bot.tongue import day_in_words, speaking, told
from bot.usecases.files.answer_table import COLUMNS, defused
from bot.usecases.files.exports import FORMS, MEMO, NOT_DECIDED, SHEET, TABLE, Export, export
from bot.usecases.files.offline import decide_sheet, verdict_of
from bot.usecases.files.spoken_file import Spoken

FORMULA = "=+-@\uff1d\uff0b\uff0d\uff20"
NAMES = {"ana": "Ana Abt", "ben": "Ben *Bold* <!channel>", "cy": "Cy"}


def exported(check, form):
    made = export(form, check.flow, check.assessment, check.now, Spoken(lambda person: NAMES.get(person, person)))
    return made.content.decode("utf-8-sig") if isinstance(made, Export) else made


def memo(check):
    return exported(check, MEMO)


def rows(check):
    return list(csv.DictReader(io.StringIO(exported(check, TABLE), newline="")))


@pytest.fixture(scope="module")
def followed():
    """A check that was followed for weeks: a split settled, a gap taken, one left as it is, and one look back."""
    check = followed_check(
        weeks_unchanged=2,
        lasting_failures=["lost <@U1> | totals"],
        prompt_parts=["limits", "examples"],
        training_pairs=5,
    )
    check.does(events.ReopenAsked("ana")).answers("ben", request_shape="open")
    check.does(events.SplitSettled("ana", "request_shape", "few", "we counted =them"))
    check.does(events.DecideAsked("ana")).weeks("S S S -").comes()
    check.says(**CALM, looks={"lost <@U1> | totals": {"seen": "yes", "fixed": linked(["prompt"])}}).ends()
    check.does(events.GapTaken("ana", "request_shape", "ben", (check.now + timedelta(days=9)).date()))
    until = (check.now + timedelta(days=30)).date()
    return check.does(events.GapWaived("ana", "prompt_parts", "the *freeze* ends", until))


def test_every_form_has_a_word_on_the_command_line():
    assert set(EXPORTS) == FORMS.keys()


# The memo


def test_the_memo_begins_with_the_verdict_and_says_each_rule_that_was_tried(followed):
    page = memo(followed)

    assert page.startswith("# Decision memo: Fine-tuning readiness\n\n**ALMOST**: ")
    assert "1. Rule `target_met` (NOT NEEDED) does not hold: it asks for `every(baseline" in page
    assert "4. Rule `all_there` (READY for a small trial) does not hold; it also asks for:\n   - " in page
    assert "5. Rule `nearly` (ALMOST) holds, and so decides." in page


def test_the_memo_says_what_a_rule_asks_for_in_the_words_of_its_flow_where_it_has_some():
    check = followed_check()
    first, *others = check.flow.rules
    check.flow = replace(check.flow, rules=(replace(first, asks="a score that is *enough*"), *others))

    assert "1. Rule `target_met` (NOT NEEDED) does not hold: it asks for a score that is \\*enough\\*.\n" in memo(check)


def test_the_memo_calls_nobody_agreed_who_has_not_voted_anew():
    check = team_check()
    for person, word in {"ana": "yes", "ben": "no", "cy": "yes"}.items():
        check.answers(person, task_signed=word)
    check.does(events.VoteCalled("ana", "task_signed")).later(minutes=1).answers("ben", task_signed="yes")
    check.does(events.DecideAsked("ana"))

    dissent = memo(check).partition("## Who judged otherwise")[2].partition("##")[0]
    assert "a new vote was called on " in dissent
    assert "They agree since." not in dissent


def test_the_memo_keeps_that_people_were_apart_until_they_voted_again():
    check = team_check()
    for person, word in {"ana": "yes", "ben": "yes", "cy": "no"}.items():
        check.answers(person, task_signed=word)
    check.does(events.VoteCalled("ana", "task_signed")).later(minutes=1)
    for person in ("ana", "ben", "cy"):
        check.answers(person, task_signed="yes")
    check.does(events.DecideAsked("ana"))

    dissent = memo(check).partition("## Who judged otherwise")[2].partition("##")[0]
    assert "- **Everyone signs the line**\n  - Split at first; a new vote was called on " in dissent
    assert "They agree since." in dissent
    assert ": No" not in dissent


def test_the_memo_says_of_a_week_cut_short_that_it_counts_for_nothing():
    check = followed_check().comes().does(events.PauseAsked("ana"))

    assert "| 30 November 2026 | ended before anyone answered, counts for nothing |" in memo(check)


def test_the_memo_names_what_its_flow_says_under_its_headings(followed):
    page = memo(followed)

    assert f"## The job\n\n- **The job in one line**: {LINE}" in page
    assert "## Baseline to beat\n\n- **Baseline and target**: Score today: 70 · Score you need: 85 (met)" in page
    assert "## Stop rule" not in page  # nobody has been asked for it


def test_what_a_verdict_asked_stands_in_the_memo_once_it_is_answered():
    check = followed_check().answers("ana", stop_rule="No gain by June", upkeep="Ben, each spring")
    page = memo(check)

    assert "## Stop rule\n\n- **Stop rule**\n  - Ana Abt: No gain by June" in page
    assert "## Who re-tunes\n\n- **Upkeep**\n  - Ana Abt: Ben, each spring" in page
    assert json.loads(exported(check, SHEET))["answers"]["stop_rule"] == {"ana": "No gain by June"}


def test_the_memo_says_who_judged_otherwise_and_why_it_was_settled(followed):
    ben = "Ben \\*Bold\\* &lt;!channel&gt;"
    assert (
        "## Who judged otherwise\n\n- **Shape of the requests**\n  - Ana Abt, Cy: One shape\n"
        f"  - {ben}: Open-ended\n  - Settled by Ana Abt: A few known shapes. Why: we counted =them\n"
    ) in memo(followed)


def test_the_memo_says_of_each_gap_who_closes_it_until_when_or_why_it_is_left(followed):
    page = memo(followed)

    assert "Left as it is until" in page
    assert "by Ana Abt. Why: the \\*freeze\\* ends" in page
    assert "Ben \\*Bold\\* &lt;!channel&gt; closes it, until " in page


def test_the_memo_says_of_each_gap_what_was_answered_or_measured(followed):
    gaps = memo(followed).partition("## Gaps")[2].partition("\n## ")[0]

    assert "- **Reviewed training pairs** (not met)\n  - Answered: 5.\n  - Next: Collect reviewed pairs." in gaps
    assert "- **Parts of the prompt** (partly met)\n  - Answered: Examples, Limits.\n" in gaps
    measured = followed_check(weeks_unchanged=1).weeks("S")
    assert "  - Measured: 2.\n" in memo(measured)
    assert "  - No answer.\n" in memo(followed_check(training_pairs="skip"))


def test_the_memo_names_the_failure_most_people_name_and_since_when_it_was_seen():
    lately = {**linked(["wrong date order"]), "seen_since": "2026-11-10"}
    apart = {"ana": ["drops the currency"], "ben": ["Wrong date order"], "cy": lately}
    page = memo(followed_check(lasting_failures=apart))

    assert (
        "- **Failures that would last**: “Wrong date order” (2 people), “drops the currency” (1 person) (partly met)"
        in page
    )
    assert "Cy: “wrong date order”; [evidence on example.org]" in page
    assert f"(<{LINK}>); seen since 10 November 2026\n" in page


def test_the_memo_says_who_was_apart_in_place_of_one_answer_that_not_everyone_gave():
    apart = {"ana": "yes", "ben": "yes", "cy": "no"}

    assert "- **Everyone signs the line**: Yes (2 people), No (1 person) (partly met)\n" in memo(
        followed_check(task_signed=apart)
    )
    assert "- **Everyone signs the line**: Yes (met)\n" in memo(followed_check())


def test_the_memo_says_what_came_of_what_was_foretold_where_that_counts():
    said = {"ana": ["totals", "dates"], "ben": ["totals"], "cy": ["dates"]}
    check = followed_check(lasting_failures=said).weeks("S S S").comes()
    assert "**Failures that would last**: “totals” (2 people), “dates” (2 people) (partly met)" in memo(check)

    fixed = linked(["prompt"])
    check.says(
        **CALM, looks={"totals": {"seen": "yes", "fixed": fixed}, "dates": {"seen": "no", "fixed": fixed}}
    ).ends()

    assert "**Failures that would last**: “totals” held, “dates” did not hold (met)" in memo(check)


def test_where_check_ins_pause_in_place_of_the_next_one_the_memo_says_so():
    page = memo(followed_check().comes().comes().comes())

    assert "- Check-ins pause on 21 December 2026" in page
    assert "The next check-in comes" not in page


def test_the_memo_tells_the_weeks_and_what_was_said_to_last(followed):
    page = memo(followed)

    assert "| Week of | It was | Stable weeks | Open gaps | Verdict |" in page
    assert page.count("| held |") == 4
    assert "| missed: nobody answered |" in page
    assert "- “lost &lt;@\u200bU1&gt; \\| totals”, said on 23 November 2026: held" in page


def test_the_memo_says_week_by_week_what_was_seen_again_and_that_nobody_looked():
    named = ["drops the <!channel> currency", "totals"]
    check = followed_check(lasting_failures=named).weeks("SS", seen=named[:1]).weeks("S-").weeks("S", seen=[])
    page = memo(check)

    again = "- Week of 30 November 2026: seen again: “drops the &lt;!channel&gt; currency”.\n"
    assert f"\n\n{again}" in page
    often = "(each of the last 2 times somebody looked)"
    assert f"- Week of 7 December 2026: seen again: “drops the &lt;!channel&gt; currency” {often}.\n" in page
    assert "- Week of 14 December 2026: nobody looked for what was watched.\n" in page
    assert "- Week of 21 December 2026" not in page  # the table says that nobody answered
    assert "- Week of 28 December 2026: looked, and nothing that was watched was seen again.\n" in page


def test_the_memo_is_dated_as_the_thread_and_says_beside_it_when_it_was_worked_out_anew():
    check = followed_check()
    assert "- Decided on 23 November 2026. Owner: Ana Abt." in memo(check)

    page = memo(check.weeks("S"))

    assert "- Decided on 23 November 2026. Last worked out anew on 30 November 2026. Owner: Ana Abt." in page


def test_the_memo_says_as_what_it_was_decided_where_it_is_another_verdict_since():
    check = followed_check(test_cases=linked(20))
    assert "- Decided on 23 November 2026. Owner: Ana Abt." in memo(check)

    page = memo(check.later(days=1).does(events.Renewed("ben", "test_cases", answer(linked(55)))))

    day = "- Decided on 23 November 2026 as ALMOST; READY for a small trial since 24 November 2026."
    assert f"{day} Owner: Ana Abt.\n" in page
    later = memo(check.weeks("S"))
    assert f"{day} Last worked out anew on 30 November 2026. Owner: Ana Abt.\n" in later


def test_the_memo_says_what_was_left_open_when_it_was_decided_and_by_whom():
    check = team_check().answers("ana", task_signed="yes").does(events.DecideAsked("ana"))

    left = memo(check).partition("## Left open when it was decided\n")[2].partition("\n## ")[0]
    assert "- Everyone signs the line, not answered by Ben \\*Bold\\* " in left
    assert ", Cy\n" in left
    # Whoever answered nothing at all is named once for all of it, and not on a line for each question.
    everybody = [line for line in left.splitlines() if line.startswith("- Not answered by Ana Abt, Ben ")]
    assert len(everybody) == 1
    assert "Worked examples, " in everybody[0]
    assert left.count("Ana Abt") == 1
    assert "## Left open" not in memo(followed_check())


def test_the_memo_asks_for_the_link_of_a_gap_and_for_nothing_else_where_that_is_all_it_lacks():
    assert "  - Next: Add its link. Build the test set" in memo(followed_check(test_cases=30))
    page = memo(followed_check(worked_examples={"good": 5, "bad": 3}))
    assert "  - Next: Add its link.\n" in page
    assert "Collect 5 good" not in page


def test_the_memo_says_who_had_said_in_the_check_before_what_another_person_linked():
    check = followed_check(baseline=linked({"now": 80, "needed": 90}))
    (by,) = check.assessment.answers["baseline"]
    brought = {"baseline": {"cy" if by == "ben" else "ben": answer({"now": 80, "needed": 90})}}
    check.assessment = replace(check.assessment, brought=brought)

    assert re.search(r"; .+ had said so before; the link was added\n", memo(check))


def test_the_memo_links_the_evidence(followed):
    assert f"- Unseen test cases: [evidence on example.org](<{LINK}>), by Ana Abt" in memo(followed)


def test_there_is_no_memo_before_a_decision_nor_while_it_is_open_again():
    check = team_check()
    assert memo(check) == NOT_DECIDED
    assert isinstance(memo(followed_check().does(events.ReopenAsked("ana"))), Refused)


# The sheet


@pytest.mark.parametrize("weeks", ["", "S S - S C"])
def test_a_shared_sheet_decides_as_the_check_stands(weeks):
    check = followed_check(weeks_unchanged=2, lasting_failures=["drops the currency"], request_shape="few")
    check.weeks(weeks)
    live = verdict_of(check.sheet())

    decided = decide_sheet(check.flow, json.loads(exported(check, SHEET)), (check.now + timedelta(days=999)).date())
    assert {key: decided[key] for key in live} == live


# What is still hidden


@pytest.mark.parametrize("form", [SHEET, TABLE])
def test_blind_answers_are_in_no_file_until_they_are_shown(form):
    check = team_check().answers("ben", task_signed="no", worked_examples=linked({"good": 5, "bad": 3}))
    assert "task_signed" not in exported(check, form)
    assert "worked_examples" in exported(check, form)

    check.does(events.RevealAsked("ana", "task_signed"))
    assert "task_signed" in exported(check, form)


# The table


def test_the_table_has_a_row_for_each_answer_each_word_and_each_week(followed):
    found = rows(followed)
    mine = [row for row in found if row["question"] == "task_line"]

    assert list(found[0]) == list(COLUMNS)
    assert mine[0] | {"kind": "answer", "person": "ana", "name": "Ana Abt", "value": LINE} == mine[0]
    (word,) = (row for row in found if row["kind"] == "settled")
    assert (word["question"], word["answer"], word["reason"]) == (
        "request_shape",
        "A few known shapes",
        "we counted =them",
    )
    assert sum(row["kind"] == "check-in" for row in found) == 8
    assert [row["answer"] for row in found if row["kind"] == "look-back"] == ["Yes", "Prompt"]
    answered = sum(len(given) for given in followed.assessment.answers.values())
    assert sum(row["kind"] == "answer" for row in found) == answered


@given(
    st.text(max_size=30)
    | st.sampled_from(f"{FORMULA}\t\r\n ").flatmap(lambda first: st.text(max_size=9).map(first.__add__))
)
def test_no_cell_begins_as_a_formula_does(cell):
    written = defused(cell)

    assert not written.lstrip().startswith(tuple(FORMULA))
    assert not written.startswith(("\t", "\r", "\n"))


def test_formulas_in_answers_names_and_reasons_are_only_text():
    formula = '=HYPERLINK("https://evil.example";"ok") and more'
    check = followed_check().answers("ana", upkeep=formula)
    made = export(TABLE, check.flow, check.assessment, check.now, Spoken(lambda person: f"@{person}"))

    assert isinstance(made, Export)
    found = list(csv.DictReader(io.StringIO(made.content.decode("utf-8-sig"), newline="")))
    assert [row["answer"] for row in found if row["question"] == "upkeep"] == [f"'{formula}"]
    assert {row["name"] for row in found} <= {"'@ana", "'@ben", "'@cy"}
    assert made.content.startswith(b"\xef\xbb\xbf")  # by which spreadsheets know the letters


@given(st.lists(st.sampled_from([*FORMULA, ";", ",", '"', "'", "\t", "\n", "\r", " ", "a"]), max_size=12).map("".join))
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_no_cell_begins_as_a_formula_does_by_whatever_sign_a_reader_takes_cells_apart(separator, said):
    table = io.StringIO()
    csv.writer(table, quoting=csv.QUOTE_ALL).writerows([["answer", defused(said), "end"]] * 2)
    read = csv.reader(io.StringIO(table.getvalue(), newline=""), delimiter=separator)

    assert not [cell for row in read for cell in row if cell.lstrip().startswith(tuple(FORMULA))]


def test_a_formula_after_a_blank_is_only_text_too():
    assert (defused(" @SUM(A1)"), defused("17 = 17")) == ("' @SUM(A1)", "17 = 17")


@pytest.mark.parametrize("unseen", ["\u200b", "\ufeff", "\u200e\u200f", "\u2060 \u00ad", "\u061c"], ids=ascii)
def test_a_formula_after_what_shows_nothing_is_only_text_too(unseen):
    assert defused(f"{unseen}=1+1") == f"'{unseen}=1+1"
    assert defused(f"a; {unseen}=1+1") == f"a; {unseen}'=1+1"


# In other languages


def in_german(check, form):
    spoken = Spoken(lambda person: NAMES.get(person, person), told, day_in_words, foreign=True)
    with speaking("de"):
        made = export(form, in_language(check.flow, "de"), check.assessment, check.now, spoken)
        assert isinstance(made, Export)
        return made.content.decode("utf-8-sig")


def test_a_memo_is_written_in_the_language_that_is_spoken_and_what_people_wrote_stays(followed):
    page = in_german(followed, MEMO)

    assert page.startswith("# Entscheidungsmemo: ")
    assert "\n## Warum: die Regeln in der Reihenfolge, in der sie geprüft wurden\n" in page
    assert "Entschieden von Ana Abt: " in page
    assert "we counted \\=them" in page or "we counted =them" in page
    assert re.search(r"- Abgeschlossen am [0-9]+\. [A-Z][a-zä]+ 2026\.", page)
    english = {
        "Decided on",
        "Settled by",
        "closes it",
        "Next:",
        "Owner:",
        "does not hold",
        "people answered",
        "evidence on",
    }
    assert [words for words in english if words in page] == []


def test_a_table_has_headings_in_that_language_and_the_sheet_is_the_same_in_each(followed):
    table = list(csv.reader(io.StringIO(in_german(followed, TABLE), newline="")))

    assert table[0][:3] == ["Art der Zeile", "Id der Frage", "Kurzname"]
    assert {row[0] for row in table[1:]} >= {"Antwort", "Entschieden", "Check-in", "Rückblick"}
    assert in_german(followed, SHEET) == exported(followed, SHEET)


@pytest.mark.parametrize(
    ("subject", "name"),
    [
        ("invoice tagging", "readiness-invoice-tagging-2026-"),
        ("", "readiness-2026-"),
        (" Größe: A/B <@U1>!", "readiness-größe-a-b-u1-2026-"),
        ("/../" * 50, "readiness-2026-"),
        ("long words " * 20, "readiness-long-words-long-words-long-words-long-wo-2026-"),
    ],
)
def test_the_name_of_a_file_says_what_the_check_is_about(followed, subject, name):
    about = replace(followed.assessment, subject=subject)

    made = export(MEMO, followed.flow, about, followed.now, Spoken(str))

    assert isinstance(made, Export)
    assert re.fullmatch(rf"{re.escape(name)}\d\d-\d\d\.md", made.name)
