"""What cards and windows say of roles, to those who are in one, were in one, or could be."""

from datetime import date

from role_check import given, role_check
from view_reading import words

from bot.slack import views
from bot.slack.cards.as_text import said_on

TODAY = date(2026, 11, 24)


def put_aside(**more):
    check = role_check(roles={"security": ("cy",)}, **more).answers("cy", secrets=0)
    return check.does(given(security=("dan",)))


def test_the_root_card_names_every_role_that_nobody_is_in():
    check = role_check()

    assert "Nobody is Security engineer or On-call engineer yet" in said_on(check.cards()["root"], check.flow)
    check.does(given(security=("cy",), on_call=("ben",)))
    assert "Nobody is" not in said_on(check.cards()["root"], check.flow)


def test_a_section_card_says_whose_a_question_is_and_what_no_longer_counts():
    check = role_check()
    assert "Nobody is Security engineer yet, so its owner answers this one" in said_on(
        check.cards()["section/first"], check.flow
    )
    said = said_on(put_aside().cards()["section/first"], check.flow)
    assert "Asked of the Security engineer; one answer is enough." in said
    assert "@cy: 0 · _no longer Security engineer, so this does not count_" in said


def test_my_answers_say_what_no_longer_counts():
    check = put_aside()

    text = words(views.my_answers(check.flow, check.assessment, "cy", TODAY))

    assert "Secrets" in text
    assert "does not count, for you are no longer Security engineer" in text
    assert "does not count" not in words(views.my_answers(check.flow, check.assessment, "dan", TODAY))
