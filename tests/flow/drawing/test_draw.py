"""A drawn flow has everything in it, is the same each time, and holds nothing that Mermaid would read as its own."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_flow import PAGES, changed, flow

from bot.flow import Flow, build
from bot.flow.drawing.picture import draw
from bot.folders.flows import load_flow

SHIPPED = sorted((Path(__file__).parents[3] / "flows").glob("*.yml"))
ID, LABEL = r"[a-z][A-Za-z0-9_]*", r'"[^"\\<>`%&$*~\[\]|@]*"'
BOX = rf"(?P<box>{ID})(?:\[{LABEL}\]|\(\[{LABEL}\]\)|\[\[{LABEL}\]\]|\[/{LABEL}/\]|\{{{LABEL}\}}|\{{\{{{LABEL}\}}\}})"
LINE = re.compile(
    rf"flowchart TD|(?:  )+(?:{BOX}|subgraph (?P<group>{ID})\[{LABEL}\]|end|"
    rf"(?P<begin>{ID}) -\.?->(?:\|{LABEL}\|)? (?P<end>{ID})|(?P<from>{ID}) -->(?:\|{LABEL}\|)? (?P<to>{ID}))"
)


def loaded(file: Path) -> Flow:
    found = load_flow(file)
    assert isinstance(found, Flow)
    return found


def lines_of(drawn: str) -> list[str]:
    """List what a picture says, a label of several lines in one piece with what it stands in."""
    return re.findall(r'(?:"[^"]*"|[^"\n])+', drawn)


def boxes(drawn: str) -> set[str]:
    matches = [LINE.fullmatch(line) for line in lines_of(drawn)]
    return {match["box"] or match["group"] for match in matches if match and (match["box"] or match["group"])}


every_flow = pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.stem)


@every_flow
def test_every_part_of_a_shipped_flow_is_in_its_picture(file):
    whole = loaded(file)
    there = boxes(draw(whole))

    expected = {f"question_{id_}" for id_ in (*whole.questions, *whole.afterwards)}
    expected |= {f"variant_{q.id}_{n}" for q in whole.questions.values() for n in range(1, len(q.variants) + 1)}
    expected |= {f"section_{section.id}" for section in whole.sections}
    expected |= {f"gate_{gate.id}" for gate in whole.gates} | {f"rule_{rule.id}" for rule in whole.rules}
    expected |= {f"verdict_{id_}" for id_ in whole.verdicts} | {
        f"page_{id_.replace('-', '_')}" for id_ in whole.guidance
    }
    expected |= {f"warning_{each.id}" for each in whole.warnings}
    expected |= {f"contradiction_{each.id}" for each in whole.contradictions}
    expected |= {f"flow_{whole.then.flow}"} if whole.then else set()
    if whole.check_in:
        expected |= {f"week_{id_}" for id_ in whole.check_in.questions}
        expected |= {f"streak_{each.id}" for each in whole.check_in.streaks}
        expected |= {f"later_{id_}" for id_ in (whole.check_in.look_back.questions if whole.check_in.look_back else ())}
    assert expected - there == set()


@every_flow
def test_every_rule_leads_to_its_verdict_and_every_gate_comes_from_its_questions(file):
    whole, drawn = loaded(file), draw(loaded(file))

    for rule in whole.rules:
        assert re.search(rf"rule_{rule.id} -->\|\"(yes|always)\"\| verdict_{rule.verdict}\n", drawn)
    for gate in whole.gates:
        assert all(f"question_{id_} -.-> gate_{gate.id}\n" in drawn for id_ in gate.questions)
    for question in whole.questions.values():
        assert f'question_{question.id} -.->|"gap"| page_{question.gap.guidance.replace("-", "_")}\n' in drawn


@every_flow
def test_who_answers_each_question_is_said_in_its_box(file):
    drawn = draw(loaded(file))

    for question in loaded(file).questions.values():
        (line,) = (line for line in lines_of(drawn) if line.strip().startswith(f"question_{question.id}["))
        flat = line.replace("\n", " ")
        who = {"owner": "asked of the owner", "anyone": "asked of anyone", "everyone": "asked of everyone"}
        assert f"{question.type.name}, {who[question.asked_of]}" in flat


@every_flow
def test_each_line_is_one_that_mermaid_reads_and_each_arrow_has_two_ends(file):
    drawn = draw(loaded(file))
    matches = [LINE.fullmatch(line) for line in lines_of(drawn)]

    assert [line for line, match in zip(lines_of(drawn), matches, strict=True) if match is None] == []
    ends = {match[key] for match in matches if match for key in ("begin", "end", "from", "to") if match[key]}
    assert ends <= boxes(drawn)


@every_flow
def test_the_same_flow_is_drawn_the_same(file):
    assert draw(loaded(file)) == draw(loaded(file))


def test_a_carried_answer_and_the_flow_it_goes_to_are_drawn():
    drawn = draw(flow(("gates:", "then: {flow: end, button: Go on, carry: {cases: test_cases}}\ngates:")))

    assert 'flow_end[["Go on\nleads to the flow end"]]' in drawn
    assert 'question_cases -.->|"carried on as test_cases"| flow_end' in drawn


NASTY = '"]end; <b>%%{init: 1}%% #quot; `x` & [a](b) \\\\ {{end}} | subgraph'


@pytest.mark.parametrize("key", ["short: Cases", "title: One", "title: Cases", "title: A small flow", "Steadier form"])
def test_nothing_an_author_writes_is_read_as_mermaid(key):
    name, _, _ = key.partition(": ")
    quoted = "'" + NASTY[:60] + "'"
    drawn = draw(flow((key, f"{name}: {quoted}" if ": " in key else quoted)))

    assert all(LINE.fullmatch(line) for line in lines_of(drawn))


PIECES = """
$$ $ fa:fa-car fab:fa-x \\n \\ ` ** * _ __ a_b # #36; &amp; %% [x](y) ![x](y) http://e.com www.e.com a@b.co ~~ |
<b> <br/> - + 1. 12) === > style classDef a:#9f; : style: ; end word é {{ } "
"""
SIGNS = st.sampled_from([*PIECES.split(), " ", " ", "- ", "1. ", ": "])
ENTITY = re.compile(r"#(\d+);")
READ = re.compile(
    r"""["<>`%&$*~\[\]|@\\]|fa\w?:fa-|://|www\.|(?:style|classDef).*:\S*#|^(?:[-+=]|\d+[.)])|\b_|_\b|__""", re.MULTILINE
)
"""What one or another version of Mermaid reads in a label as more than the signs themselves."""


@given(st.lists(SIGNS | st.text(max_size=4), min_size=1, max_size=12).map("".join))
def test_any_text_is_shown_as_it_was_written(text):
    (label,) = re.findall(r'"([^"]*)"', lines_of(draw(replace(flow(), title=text, about="It")))[1])
    *shown, about = label.split("\n")

    assert (READ.search(label), about) == (None, "It")
    assert "#" not in ENTITY.sub("", label)
    assert bare(ENTITY.sub(lambda found: chr(int(found[1])), "".join(shown))) == bare(text)


def bare(text: str) -> str:
    """Give a text without its spaces, of which a picture has others."""
    return "".join(text.split())


def test_words_that_mean_something_to_mermaid_may_be_ids():
    names = (
        ("id: cases", "id: end"),
        ("level(cases)", "level(end)"),
        ("id: one", "id: graph"),
        ("id: G1", "id: subgraph"),
    )
    drawn = draw(flow(*names))

    assert {"question_end", "section_graph", "gate_subgraph"} <= boxes(drawn)
    assert all(LINE.fullmatch(line) for line in lines_of(drawn))


def test_long_conditions_are_broken_into_lines():
    longer = "level(cases) = 0 or " * 6 + "level(why) = 0"
    drawn = draw(flow(("level(cases) = 0", longer)))

    (line,) = (line for line in lines_of(drawn) if "gate_G1{" in line)
    assert max(map(len, line.split('"')[1].split("\n"))) <= 44


def test_the_small_flow_is_drawn_as_expected():
    assert lines_of(draw(flow()))[:8] == [
        "flowchart TD",
        '  start(["A small flow\nTwo questions, for tests."])',
        '  subgraph section_one["One"]',
        '    question_cases["1#46; Cases\nnumber, asked of anyone"]',
        '    question_why["2#46; Why\nchoice, asked of the owner"]',
        "  end",
        "  start --> section_one",
        "  section_one --> gates",
    ]


def test_a_page_that_a_word_in_place_of_a_number_links_has_its_arrow():
    text = changed(("type: number\n", "type: number\n        or: {none: {text: Not one, guidance: cases}}\n"))
    drawn = draw(build(text, "small.yml", PAGES))

    assert 'question_cases -.->|"gap after Not one"| page_cases\n' in drawn


# With what can be answered.


@every_flow
def test_with_options_each_line_is_still_one_that_mermaid_reads_and_no_box_is_lost(file):
    whole = loaded(file)
    drawn = draw(whole, options=True)

    assert [line for line in lines_of(drawn) if LINE.fullmatch(line) is None] == []
    assert boxes(drawn) == boxes(draw(whole))


def test_an_option_stands_with_its_level_and_what_to_do_after_it():
    options = "{form: {text: Steadier form, level: 1}, facts: {text: New facts, level: 0.5, do: Build retrieval}}"
    level = "        level:\n          - 1 if value is form\n"
    drawn = draw(flow(("{form: Steadier form, facts: New facts}", options), (level, "")), options=True)

    assert box_of(drawn, "why")[2:] == [
        "· 1: Steadier form",
        "· ½: New facts → Build retrieval",
        "below 1 → Think again",
    ]


def test_where_rules_give_the_level_they_stand_below_the_options_as_they_were_written():
    drawn = draw(flow(), options=True)

    assert box_of(drawn, "why")[2:] == [
        "· form: Steadier form",
        "· facts: New facts",
        "1 if value is form",
        "below 1 → Think again",
    ]
    assert "Steadier form" not in draw(flow())


def test_several_numbers_stand_with_the_names_that_rules_have_for_them():
    readiness = loaded(next(each for each in SHIPPED if each.stem == "readiness"))

    assert box_of(draw(readiness, options=True), "worked_examples")[2:5] == [
        "· good: Good ones",
        "· bad: Bad ones",
        "1 if value.good #62;= 5 and value.bad #62;= 3 and",
    ]


def box_of(drawn: str, question: str) -> list[str]:
    (line,) = (line for line in lines_of(drawn) if line.strip().startswith(f"question_{question}["))
    return line.split('"')[1].split("\n")
