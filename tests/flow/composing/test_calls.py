"""A flow that is called stands in its caller under names of its own, and every mistake is told where it was made."""

# ruff: noqa: E501 - every mistake stands beside its sentence

import pytest
from called_flow import BACKUP, CALL, READ, calling, flow, told
from small_flow import PAGES, SMALL

from bot.flow import Flow, build
from bot.flow.differing.difference import difference
from bot.flow.drawing.picture import draw
from bot.flow.model.flow import Section

PASSED = (*CALL, "  with: {kind: why}")

# What a call becomes.


def test_its_sections_stand_in_place_of_the_call_and_all_its_ids_begin_with_its_name():
    made = flow()

    assert made.sections[1] == Section("db_copies", "Copies", ("db_kind", "db_restored"))
    assert [gate.id for gate in made.gates] == ["G1", "db_G1"]
    assert [each.id for each in (*made.warnings, *made.contradictions)] == ["db_old", "db_odd"]
    assert made.contradictions[0].between == ("db_kind", "db_restored")


def test_its_conditions_speak_of_its_own_questions_and_of_itself():
    made = flow()

    assert made.questions["db_restored"].when.text == "not (db_kind is form)"
    assert made.questions["db_restored"].note.text == "{value} days, said by {respondents(db)}, kind {db_kind}"
    assert made.gates[1].fails.text == "level(db_restored) = 0"
    assert made.warnings[0].say.text == "Said {said(db_restored)}"
    assert [[each.text for each in way.holds] for way in made.called["db"].ways] == [
        ["failed_gates(db) > 0"],
        ["level(db_restored) = 1", "lowest_section(db) >= 0.5"],
        [],
    ]


def test_a_call_without_a_name_has_that_of_its_flow():
    made = flow("- call: backup", read=READ.replace("db", "backup"))

    assert made.sections[1].questions == ("backup_kind", "backup_restored")


def test_a_question_that_is_passed_in_is_not_asked_and_its_caller_has_it_under_its_own_name():
    made = flow(*PASSED)

    assert made.sections[1].questions == ("db_restored",)
    assert made.questions["db_restored"].when.text == "not (why is form)"
    assert made.contradictions[0].between == ("why", "db_restored")


def test_a_call_that_hangs_on_an_answer_asks_each_question_only_then():
    made = flow(*CALL, "  when: why is facts")

    assert made.questions["db_kind"].when.text == "why is facts"
    assert made.questions["db_restored"].when.text == "(why is facts) and (not (db_kind is form))"


def test_a_flow_is_called_twice_under_two_names():
    second = READ.replace("db", "disk").replace("id: lost", "id: lost_too")
    made = flow(*CALL, "- call: backup", "  as: disk", read=READ + second)

    assert [section.id for section in made.sections] == ["one", "db_copies", "disk_copies"]


def test_what_is_called_may_call_and_stands_in_the_first_caller_with_both_names():
    outer = calling(flow=SMALL.replace("flow: small", "flow: outer"))
    made = flow("- call: outer", "  as: o", read=READ.replace("(db)", "(o)").replace("is lost", "is no"), outer=outer)

    assert made.sections[2].questions == ("o_db_kind", "o_db_restored")
    assert made.called["o"].ways[0].holds[0].text == "verdict(o_db) is lost"
    assert made.called["o_db"].ways[0].holds[0].text == "failed_gates(o_db) > 0"
    assert made.called["o"].gates == ("o_G1", "o_db_G1")


def test_a_flow_that_is_called_may_use_fragments_and_is_part_of_what_its_caller_was_made_from():
    made, other = flow(), flow(backup=BACKUP.replace("Restore it", "Restore all of it"))

    assert made.fragments == ("../backup",)
    assert made.hash != other.hash
    assert build(SMALL, "small.yml", PAGES, {"../backup": BACKUP}).fragments == ()


def test_options_are_not_taken_for_questions_of_the_same_name():
    backup = BACKUP.replace("{form: Forms, facts: Facts}", "{form: Forms, restored: Facts}").replace(
        "kind is facts", "kind is restored"
    )

    assert flow(backup=backup).contradictions[0].when.text == "some(db_restored: value = 0) and db_kind is restored"


def test_a_check_may_be_taken_on_to_a_newer_version_of_what_it_calls():
    changes = difference(flow(), flow(backup=BACKUP.replace("level(restored) = 1", "level(restored) >= 0.5")))

    assert [(each.id, each.what) for each in changes if each.kind != "kept"] == [
        ("small", ("what the flows it calls come to",))
    ]


def test_it_is_drawn_in_a_frame_that_says_what_it_may_come_to():
    picture = draw(flow()).splitlines()
    at = next(n for n, line in enumerate(picture) if "subgraph call_db" in line)

    assert "called as db: lost" in picture[at + 1]
    assert "subgraph section_db_copies" in "".join(picture[at + 2 : at + 4])
    assert picture.index("  section_one --> section_db_copies") > at


# Where mistakes are told.


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["- call: bakup"], "26:11: there is no flow 'bakup.yml' beside this one; did you mean 'backup'?"),
        (["- call: backup.yml"], "26:11: 'backup.yml' does not fit 'call'; write small letters, digits, - and _, without '.yml'"),
        (["- call: backup", "  wehn: why is form"], "27:5: unknown key 'wehn'; did you mean 'when'?"),
        (["- call: small"], "26:11: 'small' calls 'small', and so on without an end; take this call out"),
        ([*CALL, "- call: backup", "  as: db"], "28:11: a second call by the name 'db'; write `as:` and another name"),
        ([*CALL, "  with: {kin: why}"], "28:12: 'backup' asks no question 'kin'; did you mean 'kind'?"),
        (
            [*CALL, "  with: {why: kind}"],
            "28:12: 'backup' asks no question 'why'; write it the other way round, as in `kind: why`",
        ),
        ([*CALL, "  with: {kind: wy}"], "28:18: unknown question 'wy'; did you mean 'why'?"),
        ([*CALL, "  with: {kind: cases}"], "28:18: 'cases' is answered otherwise than 'kind' of 'backup'; pass in what is answered alike"),
        ([*CALL, "  when: wy is form"], "28:11: unknown name 'wy'; did you mean 'why'?"),
        (
            ["- call: backup", f"  as: {'long' * 10}"],
            f"26:11: with the name of the call before it '{'long' * 10}_restored' has more than 40 characters; write `as:` and a shorter name",
        ),
    ],
)  # fmt: skip
def test_a_call_that_leads_nowhere_is_told_in_the_caller_with_what_to_write(lines, said):
    assert f"flows/small.yml:{said}" in told(calling(*lines))


def test_a_caller_that_reads_nothing_of_what_is_returned_hears_so():
    assert told(calling(read="")) == [
        "flows/small.yml:26:11: nothing reads what 'db' comes to; ask for it in a rule or a gate, as in `verdict(db) is lost`"
    ]


@pytest.mark.parametrize(
    "reads",
    ["lowest_section(db) < 0.5", "level(db_restored) < 1", "section(db_copies) < 0.5", "db_kind is form", "failed_gates(db) > 0"],
)  # fmt: skip
def test_reading_any_of_it_is_enough(reads):
    assert told(calling(read=f"  - {{id: lost, verdict: no, when: {reads}, say: No}}\n")) == []


def test_a_verdict_the_flow_does_not_give_is_told_with_those_it_does():
    assert told(calling(read=READ.replace("is lost", "is losst"))) == [
        "flows/small.yml:35:50: 'losst' is not an option of verdict(db); did you mean 'lost'? There are lost, half, safe"
    ]


def test_a_call_nobody_made_is_told_with_those_there_are():
    assert told(calling(read=READ.replace("verdict(db) is", "verdict(bd) is"))) == [
        "flows/small.yml:35:43: `verdict` does not know 'bd'; known is db"
    ]


def test_what_only_a_call_returns_is_not_known_without_one():
    said = "; use it in a gate, a rule or a text, of a flow that is called"

    assert told(SMALL.replace("level(cases) = 0", "lowest_section(db) = 0")) == [
        f"flows/small.yml:27:35: `lowest_section(…)` is not known here{said}"
    ]


def test_a_mistake_in_what_is_called_is_told_in_its_own_file_without_a_word_of_the_caller():
    assert told(calling(), BACKUP.replace("value <= 180", "valeu <= 180")) == [
        "flows/backup.yml:26:20: unknown name 'valeu'; did you mean 'value'?"
    ]


def test_the_mistakes_of_a_caller_are_told_beside_those_of_what_it_calls():
    caller = calling().replace("level(cases) = 0", "levle(cases) = 0 and level(db_kind) = 0")

    assert told(caller, BACKUP.replace("value <= 180", "valeu <= 180")) == [
        "flows/backup.yml:26:20: unknown name 'valeu'; did you mean 'value'?",
        "flows/small.yml:29:35: unknown function 'levle'; did you mean 'level'?",
    ]


def test_a_mistake_that_only_shows_in_the_caller_is_told_at_its_character_with_the_caller():
    backup = BACKUP.replace("form: Forms, facts: Facts", "form: Forms, faces: Faces").replace(
        "kind is facts", "kind is faces"
    )

    assert told(calling(*PASSED), backup) == [
        "flows/backup.yml:46:60: 'faces' is not an option of why (used in flows/small.yml); did you mean 'facts'? There are form, facts"
    ]


def test_a_mistake_in_what_is_called_by_what_is_called_is_told_in_its_own_file():
    outer = calling(*PASSED, flow=SMALL.replace("flow: small", "flow: outer"))
    small = SMALL.replace("facts: New facts", "faces: New faces")
    text = calling(
        "- call: outer",
        "  as: o",
        "  with: {why: why}",
        read=READ.replace("(db) is lost", "(o) is no").replace("(db)", "(o)"),
        flow=small,
    )

    assert [each.partition(": ")[0] for each in told(text, outer=outer)] == ["flows/backup.yml:46:60"]


def test_flows_that_call_one_another_without_an_end_are_told_once_at_the_last_call():
    round_ = calling(
        "- call: small", flow=BACKUP.replace("failed_gates", "lowest_section(small) < 1 or failed_gates"), read=""
    )

    assert told(calling(), round_) == [
        "flows/backup.yml:29:11: 'small' calls 'backup', which calls 'small', and so on without an end; take this call out"
    ]


def test_calls_are_not_nested_without_bounds():
    def another(name: str, calls: str) -> str:
        return calling(
            f"- call: {calls}",
            "  as: db",
            flow=SMALL.replace("flow: small", f"flow: {name}"),
            read=READ.replace("is lost", "is no"),
        )

    (said,) = told(another("small", "a"), BACKUP, a=another("a", "b"), b=another("b", "c"), c=SMALL)

    assert (
        said
        == "flows/b.yml:26:11: calls are nested more than 3 deep: 'small' calls 'a', which calls 'b', which calls 'c'; call it from the first flow"
    )


def test_a_flow_in_another_language_or_with_pages_elsewhere_is_not_called():
    assert told(calling(), BACKUP.replace("guidance: guidance", "guidance: guidance\nlanguage: de")) == [
        "flows/small.yml:26:11: 'backup' is written in 'de', and this flow in 'en'; call a flow in the same language, and translate both"
    ]
    assert told(calling(), BACKUP.replace("guidance: guidance", "guidance: pages")) == [
        "flows/small.yml:26:11: the pages of guidance of 'backup' lie in 'pages', and those of this flow do not; write `guidance: pages` in both, and keep their pages together"
    ]


def test_a_flow_is_called_among_the_sections_only():
    text = SMALL.replace("gates:\n", "      - call: backup\ngates:\n")

    assert told(text) == ["flows/small.yml:26:9: a flow is called in place of a section; write it under `sections`"]


def test_a_flow_makes_no_more_calls_than_it_may():
    lines = [line for n in range(21) for line in ("- call: backup", f"  as: b{n}")]

    assert "flows/small.yml:66:11: with all it calls the flow has more than 20 calls; make several flows of it" in told(
        calling(*lines)
    )


def test_a_text_that_gets_too_long_with_what_is_returned_is_told():
    read = f'  - {{id: lost, verdict: no, when: verdict(db) is lost, say: "{"{verdict(db)}" * 40}{"x" * 400}"}}\n'
    backup = BACKUP.replace("HALF SAFE", "HALF " * 20 + "SAFE")

    assert "and Slack shows 3,000" in told(calling(read=read), backup)[0]


def test_a_gap_without_a_page_is_told_in_the_file_of_the_flow_that_is_called_alone():
    bare = BACKUP.replace("done: it came back, guidance: cases", "done: it came back")

    assert any("links no page of guidance" in each for each in told(bare))
    assert told(calling(), bare) == []


def test_the_caller_of_a_flow_that_is_right_is_right():
    assert told(calling()) == told(calling(*PASSED)) == []
    assert isinstance(flow(*PASSED, "  when: why is facts"), Flow)


@pytest.mark.parametrize("own", ["", "guidance: the guidance\n"])
def test_a_caller_without_a_folder_of_pages_is_not_told_besides_that_what_it_calls_has_another(own):
    (one,) = told(calling().replace("guidance: guidance\n", own, 1))

    assert "of 'backup' lie" not in one
