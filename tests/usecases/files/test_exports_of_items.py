"""What is asked item by item stands in every file of a check, once for each item; without an item nothing does."""

import pytest
from loop_flow import failures
from team_check import START, TeamCheck, started

from bot.engine import events
from bot.engine.transition import start
from bot.usecases.files.exports import FORMS, MEMO, TABLE, export
from bot.usecases.files.spoken_file import Spoken


def decided(*named):
    flow = failures()
    check = TeamCheck(flow, start(flow, started(flow, asked=("ana", "ben")), START))
    check.answers("ana", named=list(named) or "none")
    return check.does(events.DecideAsked("ana"))


def written(check, form):
    return export(form, check.flow, check.assessment, check.now, Spoken(str)).content.decode("utf-8-sig")


@pytest.mark.parametrize("named", [("Wrong VAT", "Slow login"), ()])
def test_the_memo_names_each_item(named):
    page = written(decided(*named), MEMO)

    assert [f"**Impact: {item}**" in page for item in named] == [True] * len(named)
    assert page.count("**Impact") == page.count("**Cause")
    assert ("**Impact" in page) is bool(named)


@pytest.mark.parametrize("form", list(FORMS))
def test_every_form_is_written_with_items_and_without(form):
    assert "Wrong VAT" in written(decided("Wrong VAT"), form)
    assert written(decided(), TABLE)
