"""What a flow means where its file says little: defaults, levels of options, variants, and what gates ask about."""

from small_flow import flow, problems

from bot.flow.model.property import Move
from bot.questions import kinds

OWNERS_GAP = "gap: {do: Think again, done: it is form, guidance: cases}"


def variant(*lines: str) -> tuple[str, str]:
    """Give the second question a variant."""
    return OWNERS_GAP, "\n".join((OWNERS_GAP, "        instead:", *lines))


def test_answers_come_together_by_who_is_asked():
    assert flow().questions["cases"].together == "lowest"
    assert flow().questions["why"].together == "owner"
    assert flow(("asked_of: anyone", "asked_of: everyone")).questions["cases"].together == "median"


def test_a_number_counts_as_it_looks_whatever_other_readers_of_yaml_make_of_it():
    asked = flow(("type: number", "type: number\n        least: 010\n        most: 1_000")).questions["cases"].type

    assert (asked.least, asked.most) == (10, 1000)


def test_only_judgements_split_by_themselves():
    everyone = flow(("asked_of: anyone", "asked_of: everyone")).questions["cases"]

    assert flow().questions["cases"].split is None
    assert everyone.split.print() == "lowest = 0 and highest = 1"
    assert everyone.blind


def test_a_split_can_be_settled_unless_the_flow_says_no():
    assert flow().questions["cases"].settle
    assert not flow(("asked_of: anyone", "asked_of: anyone\n        settle: no")).questions["cases"].settle


def test_together_takes_rules_in_place_of_a_word():
    first, last = (
        flow(("asked_of: anyone", "asked_of: anyone\n        together: [1 if every(value >= 5), median otherwise]"))
        .questions["cases"]
        .together
    )

    assert (first.result, first.condition.print()) == (1, "every(value >= 5)")
    assert (last.result, last.condition) == ("median", None)


def test_options_with_levels_make_the_level_rules():
    options = "options: {form: {text: Steadier form, level: 1}, facts: {text: New facts, level: 0.5}}"
    rules = (
        flow(
            ("options: {form: Steadier form, facts: New facts}", options),
            ("        level:\n          - 1 if value is form\n", ""),
        )
        .questions["why"]
        .level
    )

    assert [(rule.result, rule.condition.print()) for rule in rules] == [(1, "value is form"), (0.5, "value is facts")]


def test_questions_are_numbered_through_all_sections_and_verdicts():
    asked = "ask: [{id: home, short: Home, ask: Where?, type: text, asked_of: owner}]"
    ready = flow(("{title: READY, mark: tada}", f"{{title: READY, mark: tada, {asked}}}"))

    assert [question.number for question in ready.questions.values()] == [1, 2]
    assert ready.question("home").number == 3
    assert not ready.question("home").graded


def test_start_can_ask_everything_or_some_or_nothing():
    assert flow().asked_at_start == ()
    assert flow(("gates:", "start: {ask: all}\ngates:")).asked_at_start == ("cases", "why")
    assert flow(("gates:", "start: {ask: [why]}\ngates:")).asked_at_start == ("why",)


def test_a_gate_knows_the_questions_it_asks_about_in_flow_order():
    assert flow().gates[0].questions == ("cases",)
    assert flow(("level(cases) = 0", "'why is facts or some(cases: value < 2)'")).gates[0].questions == ("cases", "why")


def test_a_gate_about_a_section_asks_about_all_its_questions():
    assert flow(("level(cases) = 0", "section(one) < 1")).gates[0].questions == ("cases", "why")


def test_a_variant_takes_over_what_it_does_not_say():
    question = flow(variant("          - when: answered(cases)", "            ask: And why?")).questions["why"]
    (other,) = question.variants

    assert other.when.print() == "answered(cases)"
    assert other.question.ask.text == "And why?"
    assert (other.question.id, other.question.short, other.question.gap) == ("why", "Why", question.gap)


def test_a_variant_can_do_without_the_link_of_its_question():
    question = flow(
        variant("          - when: answered(cases)", "            link: no"),
        ("asked_of: owner", "asked_of: owner\n        link: {label: Where it is}"),
    ).questions["why"]

    assert question.link.label == "Where it is"
    assert question.variants[0].question.link is None


def test_a_variant_of_another_type_takes_over_nothing_of_the_old_type():
    question = flow(
        variant(
            "          - when: answered(cases)",
            "            type: names",
            "            or: {none: None}",
            "            level: [1 if count(value) > 0]",
        )
    ).questions["why"]

    assert question.variants[0].question.type.kind() == kinds.Either(kinds.Names(), {"none": "None"})


def test_conditions_may_ask_for_the_options_of_any_variant():
    both = flow(
        variant(
            "          - when: answered(cases)",
            "            options: {all: All, some: Some}",
            "            level: [1 if value is all]",
        ),
        ("level(cases) = 0", "why is facts and why is not all"),
    )

    assert both.gates[0].fails.print() == "why is facts and why is not all"


def test_names_and_a_choice_in_their_place_can_be_told_apart():
    choice = "{when: why is form, type: choice, options: {sure: Sure}, level: [1 if value is sure]}"
    either = flow(
        ("type: number", "type: names"),
        ("1 if value >= 20", "1 if count(value) > 0"),
        ("guidance: cases}", f"guidance: cases}}\n        instead:\n          - {choice}"),
        ("level(cases) = 0", "'some(cases: count(value) > 1) or some(cases: value is sure)'"),
    )

    assert either.gates[0].questions == ("cases",)


def test_the_words_people_read_are_shown_in_texts():
    class Answers:
        def lookup(self, name, /):
            return {"why": "form"}[name]

    said = flow(("say: Go", 'say: "You want {why}"')).rules[-1].say.usual

    assert said.render(Answers()) == "You want Steadier form"


def test_what_a_finished_flow_carries_on_is_kept_by_question():
    then = flow(("gates:", "then: {flow: big, button: Go on, carry: {cases: test_cases}}\ngates:")).then

    assert (then.flow, then.button, then.carry) == ("big", "Go on", {"cases": "test_cases"})


def test_scalars_that_look_like_something_else_are_text_where_text_is_meant():
    told = flow(("short: Cases", "short: 12:30"), ("ask: How many cases?", "ask: no"), ("title: One", "title: 012"))

    assert told.questions["cases"].short == "12:30"
    assert told.questions["cases"].ask.text == "no"
    assert told.sections[0].title == "012"


def test_a_property_says_what_always_holds_what_is_reached_or_what_never_lowers_a_verdict():
    stated = """\
properties:
  - {id: always_so, say: A verdict without cases is no, always: level(cases) > 0 or verdict is no}
  - {id: all_of_them, say: All are reached, reached: all}
  - {id: one_of_them, say: One is reached, reached: yes}
  - {id: better, say: More is not less, never_lowers: [level, split(cases), people( why )]}
"""
    always, every, one, better = flow(("gates:", f"{stated}gates:")).properties

    assert always.always.text == "level(cases) > 0 or verdict is no"
    assert (every.reached, one.reached) == (("no", "yes"), ("yes",))
    assert better.never_lowers == (Move("level", None), Move("split", "cases"), Move("people", "why"))
    assert always.reached == always.never_lowers == better.reached == ()


def test_a_property_knows_what_a_rule_misses_and_a_flow_without_any_promises_nothing():
    asked = "{id: p, say: So, always: verdict is yes or missing = 0 or missing_about(cases) = 1}"

    assert len(flow(("gates:", f"properties: [{asked}]\ngates:")).properties) == 1
    assert flow().properties == ()


def test_a_property_about_a_question_that_is_wrong_itself_is_not_wrong_too():
    told = problems(
        ("type: number", "type: nubmer"),
        ("gates:", "properties: [{id: p, say: So, never_lowers: level(cases)}]\ngates:"),
    )

    assert told == ["12:15: unknown type 'nubmer'; did you mean 'number'?"]
