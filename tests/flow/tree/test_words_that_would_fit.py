"""Of a word that does not fit, the one that would is told where it can be known, and else nothing is made up."""

import pytest

from bot.flow.conditions.numerals import time_meant
from bot.flow.tree.fitting import clock_like, id_like, mark_like, one_like

DAYS = ("monday", "thursday")


@pytest.mark.parametrize(
    ("text", "fits"),
    [("each-column", "each_column"), ("Größe 2", "grosse_2"), ("2nd", None), ("„Ja“", "ja"), ("x" * 60, "x" * 40)],
)
def test_an_id_keeps_the_letters_it_has(text, fits):
    assert id_like(text) == fits


def test_where_capitals_may_stand_they_stay():
    assert id_like("G-1", capitals=True) == "G_1"


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("9:00", "09:00"),
        ("9.30", "09:30"),
        ("16", "16:00"),
        ("16h30", "16:30"),
        ("4 pm", "16:00"),
        ("12 pm", "12:00"),
        ("25:00", None),
        ("9:75", None),
        ("noon", None),
    ],
)
def test_a_time_of_day_has_two_digits_for_each(text, fits):
    assert clock_like(text) == fits


@pytest.mark.parametrize(
    ("text", "fits"), [(":Tada:", "tada"), ("white check mark", "white_check_mark"), ("\N{LOCK}", None)]
)
def test_an_emoji_is_called_without_colons(text, fits):
    assert mark_like(text) == fits


def test_one_of_a_few_words_is_found_whatever_its_capitals():
    assert one_like("Thursday", DAYS) == "thursday"
    assert one_like("never", DAYS) is None


@pytest.mark.parametrize(
    ("text", "counted", "meant"),
    [
        ("2 weeks", "days", "14"),
        ("2 Weeks", "days", "14"),
        ("14 days", "days", "14"),
        ("2 days", "hours", "48"),
        ("1 week", "hours", "168"),
        ("36 hours", "days", None),
        ("2 months", "days", None),
        ("2 Wochen", "days", None),
        ("soon", "days", None),
    ],
)
def test_a_time_is_told_in_what_is_counted_or_not_at_all(text, counted, meant):
    assert time_meant(text, counted) == meant
