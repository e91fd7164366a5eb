"""Tables for flow authors that no model makes list what there is: reports, ways, calls, keys of stories, sentences."""

import re
from typing import get_args

from doc_pages import page, spans_of

from bot.cli.reports import REPORTS
from bot.flow.model.call import RETURNED
from bot.flow.model.property import Way
from bot.stories.reading import KEYS, read_story
from bot.stories.sentences import SENTENCES

PAGE = page("docs/writing-flows.md")


def firsts(*header: str) -> list[str]:
    """The first column of a table, without what stands around each word."""
    (table,) = PAGE.tables(*header)
    return [span for row in table for span in spans_of(row[0])]


def test_each_form_of_a_report_is_listed_and_no_other():
    assert firsts("`--format`", "For") == list(REPORTS)


def test_each_way_in_which_a_question_gets_better_is_listed_and_no_other():
    assert firsts("A way", "The question gets better when") == list(get_args(Way))


def test_each_thing_that_comes_back_from_a_call_is_listed_and_no_other():
    calls = {found[1] for span in firsts("A caller writes", "It means") if (found := re.match(r"(\w+)\(copy\)", span))}

    assert calls == set(RETURNED)


def test_each_key_of_a_story_is_listed_and_those_that_are_needed_are():
    (table,) = PAGE.tables("Key", "Needed", "Means")
    missing = read_story("zone: UTC\n", "s.yml", lambda _: None)

    assert sorted(spans_of(row[0])[0] for row in table) == sorted(KEYS)
    assert isinstance(missing, tuple)
    needed = {spans_of(row[0])[0] for row in table if row[1] == "yes"}
    assert {found[1] for each in missing if (found := re.match(r"a story needs '(\w+)'", each.message))} == needed


def test_each_sentence_of_a_story_is_listed_with_its_example_and_no_other():
    (done,), (expected,) = (
        PAGE.tables(head, "For example") for head in ("What people do, and waiting", "What must be so")
    )
    listed = {(spans_of(row[0])[0], spans_of(row[1])[0]) for row in (*done, *expected)}

    assert listed == {(each.words, each.example) for each in SENTENCES}
