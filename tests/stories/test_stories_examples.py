"""What is shown as an example of an answer is one that would be taken, as it stands."""

import pytest
from small_flow import PAGES, changed

from bot.flow import build
from bot.stories.examples import example


@pytest.mark.parametrize(("least", "shown"), [("2", "3"), ("2500000", "2500000"), ("12345678", "12345678")])
def test_a_large_number_is_written_in_full(least, shown):
    text = changed(("type: number\n", f"type: number\n        least: {least}\n"))

    assert example(build(text, "small.yml", PAGES).questions["cases"]) == shown
