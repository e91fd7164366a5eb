"""What a flow says of the memo of its decision, and what is told of it to its author."""

from small_flow import changed, complaints, flow, problems

from bot.flow.model.memo import MemoPart

MEMO = "order: [no, yes]\n"
ASKS = (
    "  yes: {title: READY, mark: tada}",
    "  yes: {title: READY, mark: tada, ask: [{id: upkeep, short: Upkeep, ask: Who, type: text, asked_of: owner}]}",
)


def with_memo(written):
    return (MEMO, f"{MEMO}memo:\n{written}\n")


def test_headings_stand_in_the_order_of_the_file_with_questions_of_sections_and_of_verdicts():
    built = flow(
        ASKS,
        with_memo("  - {id: now, title: Now, questions: [cases]}\n  - {id: later, title: L, questions: [upkeep, why]}"),
    )

    assert built.memo == (MemoPart("Now", ("cases",)), MemoPart("L", ("upkeep", "why")))


def test_a_flow_without_one_names_nothing_by_itself():
    assert flow().memo == ()


def test_a_question_that_is_nowhere_is_told_with_its_place_and_the_likeliest_name():
    (said,) = problems(with_memo("  - {id: now, title: Now, questions: [casses]}"))

    assert "unknown question 'casses'" in said
    assert "cases" in said.split("'casses'")[1]


def test_a_question_twice_under_one_heading_is_told():
    assert problems(with_memo("  - {id: now, title: Now, questions: [cases, cases]}")) == [
        "33:46: 'cases' stands twice under this heading; write it once"
    ]


def test_every_mistake_in_it_is_told_at_once():
    text = changed(
        with_memo(
            "  - {id: a, questions: [why]}\n  - {id: b, title: B, questions: []}\n  - {id: c, title: C, questions: [x]}"
        )
    )

    assert [problem.line for problem in complaints(text)] == [33, 34, 35]
