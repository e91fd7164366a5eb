"""What only looks idle or too long is not told: a check says nothing where it cannot be sure."""

import pytest
from small_flow import PAGES, SMALL, changed

from bot.flow import Flow
from bot.flow.building.flow import build, vetted

OPTIONS = "options: {form: Steadier form, facts: New facts}"
LEVEL = "          - 1 if value is form"
GAP = "gap: {do: Think again, done: it is form, guidance: cases}"
ALIKE = (
    (OPTIONS, "options: {form: {text: Form, level: 1}, facts: {text: Facts, level: 1}}"),
    (f"level:\n{LEVEL}", "settle: yes"),
)
LINE = (
    "      - {id: line, short: Line, ask: What is it, type: text, asked_of: owner, level: [1 if given(value)], "
    "gap: {do: Write, done: it is there, guidance: cases}}\n"
)


def told(*changes: tuple[str, str], add: str = "") -> list[str]:
    built = vetted(changed(*changes) + add, "small.yml", PAGES)
    return [] if isinstance(built, Flow) else [problem.message for problem in built]


def test_options_of_one_level_are_told_unless_something_else_tells_them_apart():
    assert told(*ALIKE) == ["it never matters which of form, facts is picked for 'why'"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("facts: {text: Facts, level: 1}", "facts: {text: Facts, level: 1, do: Look twice}"),
        (GAP, f"{GAP}\n        note: 'You want {{value}}'"),
        ('"{failed_gate}"', '"{failed_gate} for {why}"'),
        ("gates:", "warnings:\n  - {id: w, title: Facts, when: why is facts, say: Look}\ngates:"),
        ("gates:", "then: {flow: other, button: Go on, carry: {why: why}}\ngates:"),
        ("say: Too few cases}", "say: Too few cases, instead: [{when: why in (form), say: Too few to see it}]}"),
    ],
)
def test_an_option_matters_where_a_text_a_condition_or_another_flow_asks_for_it(old, new):
    text = changed(*ALIKE)
    assert old in text

    assert isinstance(vetted(text.replace(old, new, 1), "small.yml", PAGES), Flow)


@pytest.mark.parametrize("rule", ["1 if given(value)", "1 otherwise"])
def test_every_answer_may_be_fine_where_the_flow_says_so(rule):
    assert told((LEVEL, f"          - {rule}")) == []


def test_two_options_may_do_the_same_while_a_third_does_not():
    assert told((OPTIONS, "options: {form: Steadier form, facts: New facts, unsure: Not sure}")) == []


@pytest.mark.parametrize("rule", ["1 if count(value) = 2", "1 if value has form and value has not facts"])
def test_ticks_matter_where_they_are_counted_or_asked_for(rule):
    assert told(("type: choice", "type: choices"), (LEVEL, f"          - {rule}")) == []


def test_a_level_that_only_an_open_split_gives_can_be_asked_for():
    everyone = ("asked_of: anyone", "asked_of: everyone")

    assert told(("level(cases) = 0", "level(cases) = 0.5")) == ["gate 'G1' can never fail"]
    assert told(everyone, ("level(cases) = 0", "level(cases) = 0.5")) == []


def test_a_level_that_only_a_look_back_gives_can_be_asked_for():
    names = ("type: number", "type: names"), ("1 if value >= 20", "1 if count(value) > 0")
    half = ("level(cases) = 0", "level(cases) = 0.5")
    plan = """\
check_in:
  questions: [{id: moved, short: Moved, ask: How far, type: number, asked_of: anyone}]
  watch: {question: cases, ask: Which came back, not_looked: Did not look, new: Another}
  look_back:
    after_days: 28
    questions:
      - {id: seen, short: Seen, ask: "Seen, {name}", type: choice, options: {yes: Yes, no: No}, asked_of: anyone}
    result: ["held if some(seen: value is yes)", again otherwise]
    level: [1 if held > 1, 0.5 if held > 0, 0 otherwise]
"""

    assert told(*names, half) == ["gate 'G1' can never fail"]
    assert told(*names, half, add=plan) == []


def test_a_number_that_check_ins_add_to_has_no_bound():
    most = ("type: number", "type: number\n        most: 10")
    plan = """\
check_in:
  questions: [{id: moved, short: Moved, ask: Did it move, type: choice, options: {yes: Yes, no: No}, asked_of: anyone}]
  streaks: [{id: calm, title: Calm, each_week: ["stable if some(moved: value is no)", missed otherwise]}]
  measures: [{question: cases, add: calm}]
"""

    assert told(most) == ["this rule can never hold"]
    assert told(most, add=plan) == []


def test_a_condition_that_is_missing_while_questions_are_open_is_not_always_true():
    assert told(("level(cases) = 0", "not (level(cases) > 0)")) == []
    wait = ("say: Go}", "say: Go, instead: [{when: failed_gates > 0, say: Wait}]}")
    assert told(("failed_gates > 0", "not (lowest_section > 0)"), wait) == []


@pytest.mark.parametrize(
    "rule",
    [
        "needs: [{when: level(why) = 1, about: why}, {when: level(cases) < 1, missing: Fewer}]",
        "needs: [{when: level(why) = 1, about: why}, {when: level(why) > 0, about: why}]",
        "when: level(cases) = 0 or level(why) = 0",
        'when: "some(cases: value > 30) and not some(cases: value > 40)"',
        "when: answered(cases) and not answered(why)",
    ],
)
def test_a_rule_that_some_answers_meet_is_no_problem_whatever_stands_before_it(rule):
    before = ("level(cases) = 0", "level(cases) = 0 and level(why) = 0")
    fine = ("otherwise: yes, say: Go}", f"{rule}, say: Go}}\n  - {{id: rest, verdict: no, otherwise: yes, say: No}}")

    assert told(before, fine) == []


@pytest.mark.parametrize(
    ("level", "beside"),
    [
        ("1 if value >= 20 and not linked", ""),
        ("1 if value >= 20 and linked", "link: {label: Where}"),
        ("1 if linked and days_seen > 7", "proof: {label: Where, since: Since when}"),
        ("1 if value >= 20 and linked", "link: {label: Where, when: value > 30}"),
    ],
)
def test_a_link_or_a_day_can_be_asked_for_where_answers_have_one_and_its_absence_anywhere(level, beside):
    asked = ("asked_of: anyone", f"asked_of: anyone\n        {beside}" if beside else "asked_of: anyone")

    assert told(asked, ("1 if value >= 20", level)) == []


def test_answers_of_a_bounded_length_fit_into_texts():
    bounded = LINE.replace("type: text", "type: text, length: [1, 240]")
    go = ("otherwise: yes, say: Go}", 'otherwise: yes, say: "Go for {line}"}')

    assert told(("gates:\n", f"{LINE}gates:\n"), go) != []
    assert told(("gates:\n", f"{bounded}gates:\n"), go) == []


def test_a_flow_without_pages_needs_none():
    assert told(("guidance: guidance\n", ""), (", guidance: cases", ""), (", guidance: cases", "")) == []


@pytest.mark.parametrize("short", ["'“Cases”'", "Cases # why", "the “small” cases", "Cases#1", "“Few” or “many”"])
def test_quotes_and_number_signs_may_be_part_of_a_text(short):
    assert told(("short: Cases", f"short: {short}")) == []


def test_what_is_idle_keeps_no_running_check_from_going_on():
    idle = changed(("level(cases) = 0", "level(cases) > 1"))

    assert isinstance(build(idle, "small.yml", PAGES), Flow)
    assert not isinstance(vetted(idle, "small.yml", PAGES), Flow)


def test_what_is_right_is_built_alike_whether_it_is_vetted_or_not():
    assert vetted(SMALL, "small.yml", PAGES).hash == build(SMALL, "small.yml", PAGES).hash


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("ask: How many cases?", "ask: 'How many cases fill {{cases}} in the prompt?'"),
        ("do: Collect cases", "do: 'Collect cases, and put {cases} in the prompt'"),
        ("say: Too few cases", "say: 'The prompt needs {{{{cases}}}}'"),
        ("say: Too few cases", "say: 'The prompt needs {{something}}'"),
    ],
)
def test_braces_that_are_meant_to_show_may(old, new):
    assert told((old, new)) == []
