"""Roles of a flow are checked by name, told as a change, drawn, and listed with the questions asked of them."""

from role_flow import problems, service

from bot.flow.differing.difference import difference
from bot.flow.drawing.picture import draw
from bot.usecases.files.offline import list_questions

ASKED_OF_SECURITY = "        role: security\n        type: number"


def test_a_role_nobody_listed_is_told_with_the_nearest_name():
    (told,) = problems((ASKED_OF_SECURITY, "        role: securty\n        type: number"))

    assert "unknown role 'securty'" in told
    assert "did you mean 'security'?" in told


def test_a_role_in_a_flow_that_lists_none_is_told_once_at_each_question():
    listed = (
        "roles:\n"
        "  - {id: security, title: Security engineer, knows: knows where the secrets are kept}\n"
        "  - {id: on_call, title: On-call engineer, knows: is woken when it breaks}\n"
    )

    told = problems((listed, ""))

    assert len(told) == 3
    assert "this flow has no roles, so nobody can be 'security'; list it under `roles`" in told[0]


def test_a_role_of_which_nothing_is_asked_is_told():
    (told,) = problems(("        role: on_call\n", ""))

    assert "no question is asked of the role 'on_call'; write `role: on_call` at a question" in told


def test_a_second_role_of_the_same_name_is_told():
    told = problems(("{id: on_call, title: On", "{id: security, title: On"))

    assert any("a second role called 'security'" in each for each in told)
    assert any("unknown role 'on_call'" in each for each in told)


def test_what_the_owner_alone_answers_is_of_no_role():
    (told,) = problems((ASKED_OF_SECURITY + "\n        least: 0\n        asked_of: anyone\n        fresh_for_days: 7",
                        ASKED_OF_SECURITY + "\n        least: 0\n        asked_of: owner"))  # fmt: skip

    assert "'secrets' is asked of its owner alone, whoever has a role; write `asked_of: anyone`" in told


def test_what_is_asked_at_the_start_is_of_no_role():
    (told,) = problems(("sections:\n", "start: {ask: [secrets]}\nsections:\n"))

    assert "'secrets' is asked at the start, where it is only being said who has which role" in told


def test_a_role_means_nothing_in_a_check_in_or_a_variant():
    in_check_in = problems(("      ask: Is all the same?", "      role: on_call\n      ask: Is all the same?"))
    in_variant = problems(
        (
            "        gap: {do: Sleep",
            "        instead: [{when: answered(named), role: security}]\n        gap: {do: Sleep",
        )
    )

    assert any("'role' has no meaning" in each for each in in_check_in)
    assert any("'role' cannot change" in each for each in in_variant)


def test_a_variant_is_asked_of_the_same_role():
    kind = (
        "      - {id: kind, short: Kind, ask: Which?, type: choice, options: {a: A, b: B}, asked_of: owner, "
        "level: [1 otherwise], gap: {do: Say, done: it is said}}\n"
    )
    flow = service(
        ("sections:\n", "start: {ask: [kind]}\nsections:\n"),
        ("      - id: named\n", f"{kind}      - id: named\n"),
        (
            "        gap: {do: Sleep",
            "        instead: [{when: kind is a, ask: How often at night?}]\n        gap: {do: Sleep",
        ),
    )

    assert flow.questions["woken"].variants[0].question.role == "on_call"


def test_another_role_asks_a_question_anew_and_a_renamed_one_does_not():
    newer = service(("        role: security\n        type: choice", "        role: on_call\n        type: choice"))
    renamed = service(("title: On-call engineer", "title: Whoever is on call"))

    told = {each.id: each for each in difference(service(), newer)}
    assert (told["threats"].what, told["threats"].asked_anew) == (("which role answers",), True)
    (change,) = [each for each in difference(service(), renamed) if each.kind != "kept"]
    assert (change.part, change.id, change.asked_anew) == ("role", "on_call", False)


def test_a_picture_shows_each_role_and_what_is_asked_of_it():
    drawn = draw(service())

    assert "asked of anyone with the role\nsecurity" in drawn
    assert (
        "role_security -.->|answers| question_threats" in drawn
        or 'role_security -.->|"answers"| question_threats' in drawn
    )
    assert "knows where the secrets are kept" in drawn


def test_the_list_of_questions_names_their_role():
    assert [each.get("role") for each in list_questions(service())] == [None, "security", "security", "on_call"]
