"""Who holds which role goes into a sheet and comes out of it; where it says nothing, whoever answers holds the role."""

from datetime import date

import pytest
from role_check import given, role_check
from role_flow import service

from bot.engine import events
from bot.usecases.files.offline import decide_sheet
from bot.usecases.files.sheet_of import sheet_of
from bot.usecases.files.sheet_reading import SheetError

DAY = date(2026, 11, 30)
ANSWERS = {"named": {"ben": "yes"}, "secrets": {"cy": 0}, "threats": {"cy": "yes"}, "woken": {"dan": 0}}


def decided(**more):
    return decide_sheet(service(), {"owner": "ana", "answers": ANSWERS, **more}, DAY)


def test_whoever_answers_holds_the_role_where_a_sheet_does_not_say():
    assert decided()["verdict"] == "yes"
    assert decided(roles={"security": "cy", "on_call": ["dan", "eve"]})["silent"] == ["eve"]


@pytest.mark.parametrize(
    ("roles", "said"),
    [
        ("cy", "roles: write role → person, or a list of people"),
        ({"legal": "cy"}, "roles.legal: there is no such role; there are security, on_call"),
        ({"security": 5}, "roles.security: write a person, or a list of people"),
        ({"on_call": ["eve"]}, "answers.woken.dan: the role on_call is held by eve; add dan there"),
        ({"on_call": []}, "answers.woken.dan: the role on_call is held by ana; add dan there"),
    ],
)
def test_a_role_that_cannot_be_so_is_told_with_its_place(roles, said):
    with pytest.raises(SheetError) as error:
        decided(roles=roles)

    assert error.value.mistakes == (said,)


def test_what_counts_for_nothing_stays_behind_and_who_was_handed_a_question_goes_along():
    check = role_check(roles={"security": ("cy",)}).answers("ben", named="yes").answers("cy", secrets=0)
    check.does(given(security=("dan",))).does(events.Handed("dan", "secrets", "eve")).answers("eve", secrets=2)
    check.does(events.DecideAsked("ana"))

    sheet = sheet_of(check.flow, check.assessment, check.now)

    assert sheet["roles"] == {"security": ["dan", "eve"]}
    assert sheet["answers"]["secrets"] == {"eve": 2}
    again = decide_sheet(check.flow, sheet, DAY)
    assert again["verdict"] == check.assessment.verdicts[-1].verdict
    assert again["levels"]["secrets"] == 0.5
