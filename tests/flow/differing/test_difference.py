"""Two flows compared: by ids, in words, and apart by whether the answers of the one are answers to the other."""

from pathlib import Path

import pytest

from bot.flow.differing.difference import ASPECTS, Change, difference
from bot.flow.model.question import Question
from bot.folders.flows import load_flow

ROOT = Path(__file__).parents[3]
TEXT = (ROOT / "flows" / "readiness.yml").read_text(encoding="utf-8")


@pytest.fixture
def rewritten(tmp_path):
    """Load the readiness check with some of its text written otherwise."""
    (tmp_path / "guidance").symlink_to(ROOT / "flows" / "guidance")

    def load(*changes):
        text = TEXT
        for before, after in changes:
            assert before in text
            text = text.replace(before, after)
        file = tmp_path / "readiness.yml"
        file.write_text(text, encoding="utf-8")
        flow = load_flow(file)
        assert not isinstance(flow, tuple), flow
        return flow

    return load


def changed(old, new):
    return [each for each in difference(old, new) if each.kind != "kept"]


def test_a_comment_and_more_space_change_nothing(rewritten):
    old = rewritten()

    assert changed(old, rewritten(("flow: readiness", "# once more\nflow: readiness"))) == []
    assert {each.id for each in difference(old, old)} >= old.questions.keys()


def test_a_question_more_changes_no_other_though_all_after_it_have_another_number(rewritten):
    one_more = "  - id: prompt\n    title: Prompt\n    questions:\n"
    asked = (
        "      - {id: one_more, short: One more, ask: One more?, type: number, asked_of: anyone, "
        "level: [1 if value > 0], gap: {do: Do, done: done, guidance: task-line}}\n"
    )

    assert [(each.id, each.kind) for each in changed(rewritten(), rewritten((one_more, one_more + asked)))] == [
        ("one_more", "new")
    ]


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("title: Fine-tuning readiness", "title: Ready?", "title"),
        ("after_days: 28 # ours", "after_days: 21", "how long a verdict holds"),
        ("after_days: 7 # ours", "after_days: 9", "when it closes by itself"),
        ("order: [not_yet, almost, ready]", "order: [almost, not_yet, ready]", "order of verdicts"),
        ("pause_after: 3", "pause_after: 4", "check-ins"),
        ("      restarts_after: 2", "      restarts_after: 3", "check-ins"),
        ("longest_days: 90", "longest_days: 60", "how long a gap may be waived"),
        ("    title: Prompt\n", "    title: The prompt\n", "sections"),
    ],
)
def test_whatever_else_is_written_otherwise_is_named(rewritten, before, after, said):
    found = changed(rewritten(), rewritten((before, after)))

    assert found
    assert said in {word for each in found if each.part == "flow" for word in each.what}


@pytest.mark.parametrize(
    ("before", "after", "anew"),
    [
        ("do: The owner edits the line until nobody objects", "do: The owner edits the line soon", False),
        ("ask: The line is not written yet, so there is nothing to sign.", "ask: There is no line yet.", True),
        ("      ask: Since last week, did anyone change what", "      ask: Did anyone keep what", True),
        ("        ask: What was fixed since it was predicted?", "        ask: What was left as it was?", True),
    ],
)
def test_only_another_meaning_asks_anew_of_variants_and_of_what_check_ins_ask_too(rewritten, before, after, anew):
    found = [each for each in changed(rewritten(), rewritten((before, after))) if each.part != "flow"]

    assert [each.asked_anew for each in found] == [anew]


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("do: Build retrieval, g", "do: Build a search, g", ("what to do after an option",)),
        ("changing facts, level: 0, do: Build", "changing facts, level: 0.5, do: Build", ("levels",)),
        ("facts, level: 0, do: Build", "facts, level: 0.5, do: Try", ("what to do after an option", "levels")),
        ("text: Know new or changing facts", "text: Know new facts", ("type or choices",)),
    ],
)  # fmt: skip
def test_an_option_that_reads_as_before_is_no_other_choice(rewritten, before, after, said):
    (found,) = (each for each in changed(rewritten(), rewritten((before, after))) if each.part == "question")

    assert found.what == said
    assert found.asked_anew == (said == ("type or choices",))


def test_space_in_a_condition_changes_nothing(rewritten):
    old = rewritten()

    assert changed(old, rewritten(("when: section(prompt) >= 0.75,", "when:  section(prompt) >= 0.75,"))) == []


def test_another_wording_is_asked_anew_and_another_short_name_is_not(rewritten):
    wording = ("How many scored test cases do you have", "How many test cases with a score do you have")
    name = ("short: Unseen test cases", "short: Hidden test cases")

    assert changed(rewritten(), rewritten(wording)) == [
        Change("question", "test_cases", "changed", ("wording",), asked_anew=True)
    ]
    assert changed(rewritten(), rewritten(name)) == [Change("question", "test_cases", "changed", ("short name",))]


def test_what_stands_below_a_question_is_part_of_what_it_means_as_its_unit_is(rewritten):
    new = rewritten(("both; higher is better.", "both; lower is better."))

    assert changed(rewritten(), new) == [Change("question", "baseline", "changed", ("help",), asked_anew=True)]


def test_the_unit_of_each_number_a_review_asks_for_stands_in_its_label():
    flow = load_flow(ROOT / "flows" / "production.yml")
    load = flow.questions["load"]

    asked = (load, *(variant.question for variant in load.variants))
    units = [{label.rpartition(", ")[2] for label in _labels(each)} for each in asked]
    assert units == [{"in requests a second"}, {"in minutes"}]


def _labels(question):
    return [field.label for field in question.type.fields_.values()]


def test_a_gate_is_told_by_its_id(rewritten):
    old = rewritten()
    gate = old.gates[0]
    new = rewritten((f"fails: {gate.fails.text}", f"fails: {gate.fails.text} or people(task_signed) = 0"))

    assert changed(old, new) == [Change("gate", gate.id, "changed")]


def test_what_is_dropped_one_way_is_new_the_other_way():
    quick, full = (load_flow(ROOT / "flows" / f"{name}.yml") for name in ("quick", "readiness"))
    there, back = difference(quick, full), difference(full, quick)

    def ids(changes, kind):
        return {(each.part, each.id) for each in changes if each.kind == kind}

    assert ids(there, "dropped") == ids(back, "new") != set()
    assert ids(there, "new") == ids(back, "dropped") != set()


def test_everything_a_question_has_is_compared():
    assert {*ASPECTS, "id", "number"} == set(Question.__dataclass_fields__)


@pytest.mark.parametrize(
    ("before", "after", "part", "said"),
    [
        (
            "fails: level(lasting_failures) = 0",
            "fails: level(lasting_failures) < 1",
            ("gate", "G5"),
            "condition: “level(lasting_failures) = 0” → “level(lasting_failures) < 1”",
        ),
        ("say: No agreed task", "say: No task", ("gate", "G1"), "words: “No agreed task” → “No task”"),
        (
            "when: lowest_section < 0.5\n",
            "when: lowest_section < 0.6\n",
            ("rule", "weak_section"),
            "when: “lowest_section < 0.5” → “lowest_section < 0.6”",
        ),
        (
            'missing: "Task is {section(task) as percent} met, every section needs 75%"',
            "missing: Task",
            ("rule", "all_there"),
            "needs 1 missing: “Task is {section(task) as percent} met, every section needs 75%” → “Task”",
        ),
        (
            "limits: Limits",
            "limits: {text: Limits, do: Write them}",
            ("question", "prompt_parts"),
            "do of option limits: nothing → “Write them”",
        ),
        (
            "rising: Yes, still rising",
            "rising: Yes",
            ("question", "prompt_plateau"),
            "option rising: “Yes, still rising” → “Yes”",
        ),
    ],
)
def test_of_what_changed_it_says_from_what_to_what(rewritten, before, after, part, said):
    (found,) = (each for each in changed(rewritten(), rewritten((before, after))) if (each.part, each.id) == part)

    assert found.details == (said,)


def test_of_two_long_texts_it_shows_where_they_part(rewritten):
    same = "one word after another " * 8
    before, after = (rewritten(("say: No agreed task", f"say: {same}{last}")) for last in ("and stops", "and ends"))

    (found,) = (each for each in changed(before, after) if each.id == "G1")

    assert found.details == ("words: “…d after another and stops” → “…d after another and ends”",)
