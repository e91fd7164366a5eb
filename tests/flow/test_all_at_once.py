"""An author sees every problem of a file at once, each said once, and none that only follows from another."""

from small_flow import SMALL, changed, complaints, problems


def test_mistakes_in_shape_conditions_and_names_come_together_and_in_order():
    told = problems(
        ("short: Cases", "short: Cases\n        colour: red"),
        ("value is form", "value is from"),
        ("order: [no, yes]", "order: [no, maybe]"),
        ('"{failed_gate}"', '"{nowhere}"'),
    )

    assert [each.split(";")[0] for each in told] == [
        "11:9: unknown key 'colour'",
        "25:27: 'from' is not an option of value",
        "32:13: unknown verdict 'maybe'",
        "34:62: unknown name 'nowhere'",
    ]


def test_a_question_that_is_wrong_itself_makes_no_condition_about_it_wrong():
    told = problems(("type: number", "type: nubmer"), ('"{failed_gate}"', '"{level(cases)}"'))

    assert told == ["12:15: unknown type 'nubmer'; did you mean 'number'?"]


def test_a_rule_that_is_wrong_itself_does_not_make_its_verdict_unreachable():
    told = problems(("otherwise: yes", "otherwise: perhaps"))

    assert told == ["34:41: 'otherwise' is 'perhaps'; write yes or no"]


def test_a_misspelt_key_is_not_also_missing():
    assert problems(("ask: How many", "aks: How many")) == ["11:9: unknown key 'aks'; did you mean 'ask'?"]


def test_a_wrong_level_is_not_also_one_that_cannot_be_reached():
    assert len(problems(("1 if value >= 20", "1 if value >= twenty"))) == 1


def test_a_last_rule_that_is_wrong_is_not_also_one_that_may_not_hold():
    together = "asked_of: anyone\n        together: [1 if lowest = 1, 0 if nowhere]"

    assert len(problems(("asked_of: anyone", together))) == 1


def test_a_variant_that_is_wrong_itself_makes_no_condition_about_its_options_wrong():
    gap = "gap: {do: Think again, done: it is form, guidance: cases}"
    variant = "instead: [{when: answered(cases), options: {tone: ''}, level: [1 if value is tone]}]"

    told = problems((gap, f"{gap}\n        {variant}"), ("level(cases) = 0", "why is tone"))

    assert told == ["26:59: 'tone' is empty; write something, or take the key out"]


def test_a_key_written_three_times_is_told_twice_with_the_line_of_the_first():
    told = problems(("short: Cases", "short: Cases\n        short: One\n        short: Two"))

    assert [each.split(" (")[1] for each in told] == ["first in line 10); keep one of the two"] * 2


def test_the_same_problem_is_said_once_however_often_it_is_met():
    gap = "gap: {do: Think again, done: it is form, guidance: cases}"
    variant = "instead: [{when: answered(cases), ask: And why?}]"

    told = problems(("value is form", "value is from"), (gap, f"{gap}\n        {variant}"))

    assert [each.split(";")[0] for each in told] == ["24:27: 'from' is not an option of value"]


def test_every_duplicate_key_and_alias_of_a_file_is_told():
    told = complaints(changed(("short: Cases", "short: *a\n        short: *b")))

    assert [(each.line, each.message) for each in told] == [
        (10, "'*a' is read as an alias, and there are none here"),
        (11, "the key 'short' stands here a second time (first in line 10)"),
        (11, "'*b' is read as an alias, and there are none here"),
    ]


def test_a_problem_says_where_what_and_what_to_write():
    (told,) = complaints(SMALL.replace("type: number", "type: nubmer"))

    assert str(told) == "small.yml:12:15: unknown type 'nubmer'; did you mean 'number'?"
