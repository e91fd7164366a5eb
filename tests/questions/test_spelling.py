"""Words are read as people write them: yes in every spelling, options in capitals or in quotes that quote nothing."""

import pytest

from bot.questions import Wrong
from bot.questions.choice import Choice
from bot.questions.choices import Choices
from bot.questions.number import Number
from bot.questions.spelling import option_meant, yes_or_no
from bot.questions.values import read_number

SIGNED = Choice(options={"yes": "Yes", "no": "No"})


@pytest.mark.parametrize("plain", ["yes", "Yes", "YES", "true", "True", "on", "y", "“yes”", "yes\u00a0", True])
def test_a_yes_is_a_yes_in_every_obvious_spelling(plain):
    assert (SIGNED.read(plain), yes_or_no(plain)) == ("yes", True)


@pytest.mark.parametrize("plain", ["no", "No", "false", "FALSE", "off", "N", False])
def test_a_no_is_a_no_in_every_obvious_spelling(plain):
    assert (SIGNED.read(plain), yes_or_no(plain)) == ("no", False)


def test_an_option_as_it_is_written_goes_before_what_it_may_mean():
    assert option_meant("on", ["yes", "no", "on"]) == "on"
    assert option_meant("true", ["yes", "on"]) is None
    assert option_meant("true", ["on", "off"]) == "on"


def test_capitals_make_no_other_option():
    assert Choices(options={"limits": "Limits", "format": "Format"}).read(["Format", "limits"]) == ("limits", "format")
    assert isinstance(Choices(options={"limits": "Limits"}).read([["limits"]]), Wrong)
    assert Number.model_validate({"or": {"unsure": "Not sure"}}).read("Unsure") == "unsure"


@pytest.mark.parametrize("typed", ["1,000", "1\u00a0000", "1\u202f000", "1\u2019000", "“1000”"])
def test_a_thousand_is_a_thousand_with_any_sign_between(typed):
    assert read_number(typed) == 1000
