"""What is wrong with a check-in is told to its author: where, what, and what to write."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_flow import SMALL, complaints

from bot.flow import Flow, build
from bot.flow.model.check_in import SHEET_WORDS
from bot.usecases.files import follow_up_sheet

CHECK_IN = """\
check_in:
  title: Every week
  day: friday
  at: "10:00"
  questions:
    - id: still
      short: Still the same
      ask: Is it still the same?
      type: choice
      options: {same: The same, other: Something else}
      usual: same
      asked_of: anyone
    - id: read
      short: Read
      ask: How many did you read?
      type: number
      asked_of: anyone
  streaks:
    - id: calm
      title: Calm weeks
      each_week:
        - "changed if some(still: value is other)"
        - stable if answered(still)
        - missed otherwise
  measures:
    - {question: cases, add: calm}
    - {question: why, value: form, when: calm >= 3}
  watch:
    question: fears
    ask: Which came back?
    not_looked: Did not look
    new: Another one
    also:
      - {when: why is facts, name: Something}
  look_back:
    after_days: 28
    questions:
      - id: seen
        short: Seen
        ask: "Was it seen: {name}?"
        type: choice
        options: {yes: Yes, no: No}
        asked_of: anyone
    result:
      - "again if not answered(seen)"
      - "held if some(seen: value is yes)"
      - wrong otherwise
    level:
      - 1 if held > 0
      - 0 otherwise
  remind: {start: "09:00", end: "17:00"}
"""
FEARS = """\
      - id: fears
        short: Fears
        ask: What will last?
        type: names
        asked_of: anyone
        level:
          - 1 if count(value) > 0
        gap: {do: Name them, done: they are named}
gates:
"""
FLOW = SMALL.replace("gates:\n", FEARS, 1) + CHECK_IN


def told(*changes):
    """Tell what is wrong with the flow after some changes, and give its text for the places."""
    text = FLOW
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    return [(text, problem) for problem in complaints(text)]


def test_what_it_was_before_it_broke_builds():
    flow = build(FLOW, "small.yml", {"cases": "---\ntitle: C\nheading: C\nlink: https://example.com\n---\n\nText.\n"})

    assert isinstance(flow, Flow), flow
    plan = flow.check_in
    assert (plan.title, plan.day, plan.at.hour, plan.usual) == ("Every week", 4, 10, {"still": "same"})
    assert plan.watch.also[0].name == "Something"


OWN = "has a meaning of its own here; call the"
ENDLESS = "nothing follows when this last rule does not hold; end with a rule like"
CLOCK = "does not fit 'at'; write hours and minutes, as in 09:00"


@pytest.mark.parametrize(
    ("old", "new", "at", "said"),
    [
        # names
        ("id: still", "id: closed", "closed\n", f"'closed' {OWN} question something else"),
        ("id: still", "id: paused", "paused\n", f"'paused' {OWN} question something else"),
        ("id: still", "id: value", "value\n", f"'value' {OWN} question something else"),
        ("id: read", "id: cases", "cases\n", "'cases' is a question of the flow already; call the question something"),
        ("id: read", "id: still", "still\n      short: R", "a second question called 'still' (first in line 48)"),
        ("id: calm", "id: why", "why\n      ti", "'why' is a question of the flow already; call the streak something"),
        ("id: calm", "id: read", "read\n      title", f"'read' {OWN} streak something else"),
        ("id: seen", "id: link", "link\n        short", f"'link' {OWN} question something else"),
        # questions
        (
            "of: anyone",
            "of: everyone",
            "everyone\n",
            "a check-in asks for facts, and one answer is enough; write anyone",
        ),
        ("usual: same", "usual: never", "never", "this is no answer to the question; write same or other"),
        ("usual: same", "level: [1 otherwise]", "level: [", "'level' has no meaning in a check-in; take it out"),
        ("usual: same", "instead: []", "instead: []", "'instead' has no meaning in a check-in; take it out"),
        # streaks
        ("- stable if", "- steady if", "steady if", "'steady' cannot be a result; write a number or one of changed,"),
        ("- stable if", "- 1 if", "1 if", "'1' is none of the words here; known are changed, missed, stable"),
        ("answered(still)", "answered(cases)", "cases)", "`answered` does not know 'cases'; known are still, read"),
        ("missed otherwise", "missed if calm = 0", "calm = 0", "unknown name 'calm'; known is why"),
        ("missed otherwise", "missed if people(read) = 0", "missed if", f"{ENDLESS} `changed otherwise`"),
        (
            '"changed if some(still: value is other)"',
            "changed otherwise",
            "stable if",
            "this rule is never reached; put",
        ),
        ("- stable if", "- missed if", '"changed', "nothing here ever gives 'stable'; write a rule that begins with"),
        # measures
        ("question: cases, add", "question: casses, add", "casses", "unknown question 'casses'; did you mean 'cases'?"),
        ("add: calm", "add: clam", "clam", "unknown streak 'clam'; did you mean 'calm'?"),
        ("cases, add", "why, add", "why, add", "a streak cannot be added to 'why', which is not answered by a number;"),
        ("add: calm", "add: calm, value: 3", "{question: cases", "a measure has no clear effect; write `add:`, or"),
        (
            ", add: calm",
            "",
            "{question: cases",
            "a measure has no clear effect; write `add:`, or `value:` with `when:`",
        ),
        (", when: calm >= 3", "", "{question: why", "a measure has no clear effect; write `add:`, or `value:` with"),
        ("value: form, when", "value: shape, when", "shape", "'shape' is no answer; write form or facts"),
        ("calm >= 3", "clam >= 3", "clam >=", "unknown name 'clam'; did you mean 'calm'?"),
        # the watch and the look-back
        ("question: fears", "question: tears", "tears", "unknown question 'tears'; did you mean 'fears'?"),
        ("question: fears", "question: cases", "cases\n    ask", "'cases' names nothing that could be watched; name a"),
        ("why is facts", "why is fact", "fact,", "'fact' is not an option of why; did you mean 'facts'?"),
        ("Which came back?", "Which of {wich}?", "wich}", "unknown name 'wich'; known are why, open_splits,"),
        ("new: Another one", "new: ''", "''", "'new' is empty; write something, or take the key out"),
        ("    ask: Which came back?\n", "", "question: fears", "the key 'ask' is missing; write it, as in `ask: Which"),
        ("seen: {name}", "seen: {nome}", "nome}", "unknown name 'nome'; did you mean 'name'?"),
        ("held if some", "kept if some", "kept if", "'kept' cannot be a result; write a number or one of again, held,"),
        ("wrong otherwise", "wrong if answered(seen)", "wrong if", f"{ENDLESS} `again otherwise`"),
        ('"held if', '"wrong if', '"again if', "nothing here ever gives 'held'; write a rule that begins with held"),
        ("- 0 otherwise", "- 0 if held = 0", "0 if held", f"{ENDLESS} `0.5 otherwise`"),
        ("1 if held > 0", "0.5 if held > 0", "0.5 if", "predictions can never give level 1; write a rule that begins"),
        ("1 if held > 0", "2 if held > 0", "2 if", "a level of 2; write a level from 0 to 1"),
        ("1 if held > 0", "1 if kept > 0", "kept >", "unknown name 'kept'; known are held, wrong, not_tested,"),
        # when people are reminded
        ('end: "17:00"', 'end: "09:00"', "{start", "reminders end before they begin; let `end` be later than `start`"),
        # shape
        ('at: "10:00"', "at: 9:00", "9:00", "'9:00' does not fit 'at'; write `09:00`"),
        ('at: "10:00"', 'at: "24:00"', '"24:00"', f"'24:00' {CLOCK}"),
        ("day: friday", "day: payday", "payday", "'payday' does not fit 'day'; write monday, tuesday,"),
        ("remind: {", "remind: {days: [], ", "[], start", "'days' has too few entries; write 1 or more"),
        ("remind: {", "remind: {before_due: -1, ", "-1", "'before_due' is '-1'; write 0 or more"),
        ("after_days: 28", "after_days: 0", "0\n    questions", "'after_days' is '0'; write 1 or more"),
        ("title: Every week", "titel: Every week", "titel", "unknown key 'titel'; did you mean 'title'?"),
    ],
)
def test_each_mistake_is_told_with_its_place_and_its_cure(old, new, at, said):
    before = CHECK_IN.index(old)
    text = FLOW.removesuffix(CHECK_IN) + CHECK_IN[:before] + new + CHECK_IN[before + len(old) :]
    offset = text.index(at, text.index("check_in:"))
    line, column = text[:offset].count("\n") + 1, offset - text.rfind("\n", 0, offset)

    found = [str(problem) for problem in complaints(text)]
    assert [each for each in found if each.startswith(f"small.yml:{line}:{column}: {said}")], found


def test_a_look_back_needs_a_watch():
    watch = CHECK_IN[CHECK_IN.index("  watch:") : CHECK_IN.index("  look_back:")]

    [(_, problem)] = told((watch, ""))
    assert problem.message == "there is nothing to look back at"
    assert problem.fix == "write `watch:` with the question that names it"


def test_a_question_that_is_wrong_itself_is_not_called_unknown_in_the_check_in():
    [(_, problem)] = told(("type: number\n        asked_of: anyone\n        level:", "type: numbre\n        level:"))

    assert problem.message == "unknown type 'numbre'"


def test_a_judgement_is_not_asked_again_by_itself():
    [(_, problem)] = told(
        (
            "type: number\n        asked_of: anyone",
            "type: number\n        asked_of: everyone\n        fresh_for_days: 9",
        )
    )

    assert (problem.message, problem.fix) == (
        "a judgement is not asked again by itself",
        "take it out, or write `asked_of: anyone`",
    )


@pytest.mark.parametrize(
    ("where", "place"),
    [("asked_of: anyone\n        level", "outside a check-in"), ("verdict", "after the verdict")],
)
def test_a_usual_answer_has_a_meaning_in_a_check_in_alone(where, place):
    ask = "ask: [{id: who, short: Who, ask: Who?, type: text, asked_of: owner, usual: me}]"
    verdict = ("yes: {title: READY, mark: tada}", f"yes: {{title: READY, mark: tada, {ask}}}")
    [(_, problem)] = told(
        verdict if where == "verdict" else (where, "usual: 3\n        asked_of: anyone\n        level"),
    )

    assert problem.message == f"'usual' has no meaning {place}"


@pytest.mark.parametrize(
    ("type_", "usual", "value"),
    [
        ("type: choice\n      options: {same: S, other: O}", "same", "same"),
        ("type: choices\n      options: {same: S, other: O}", "[other, same]", ("same", "other")),
        ("type: choices\n      options: {same: S, other: O}", "[]", ()),
        ("type: number", "0", 0),
        ("type: numbers\n      fields: {a: {label: A}, b: {label: B}}", "{a: 1, b: 2}", {"a": 1, "b": 2}),
    ],
)
def test_the_usual_answer_of_any_type_is_written_as_an_answer_sheet_would(type_, usual, value):
    before = "      type: choice\n      options: {same: The same, other: Something else}\n      usual: same\n"
    text = FLOW.replace(before, f"      {type_}\n      usual: {usual}\n").replace(
        '"changed if some(still: value is other)"', "changed if people(still) > 9"
    )
    flow = build(text, "small.yml", {"cases": "---\ntitle: C\nheading: C\nlink: https://example.com\n---\n\nText.\n"})

    assert isinstance(flow, Flow), flow
    assert flow.check_in.usual == {"still": value}


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_a_check_in_with_anything_done_to_it_is_told_what_is_wrong_with_it(data):
    lines = CHECK_IN.splitlines()
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(1, len(lines) - 1))
        key, _, value = lines[at].partition(":")
        odd = data.draw(st.sampled_from(["", "[]", "{}", "[[x]]", "{a: b}", "-1", "1e400", "no", "x", value, '"0"']))
        changed = [f"{key}: {odd}", f"{key}s:{value}", "", lines[at] + lines[at].strip(), lines[at - 1]]
        lines[at] = data.draw(st.sampled_from(changed))

    for problem in complaints(FLOW.removesuffix(CHECK_IN) + "\n".join(lines)):
        assert problem.line >= 1
        assert problem.column >= 1
        assert problem.message


def test_no_question_of_a_check_in_can_be_called_as_an_answer_sheet_calls_something_else():
    words = {*follow_up_sheet.SILENT, *follow_up_sheet.WHEN, follow_up_sheet.ANSWERS, follow_up_sheet.LINK}

    assert words | {"seen", "new", "closed"} == SHEET_WORDS
