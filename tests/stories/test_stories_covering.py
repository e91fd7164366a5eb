"""What stories touch of a flow: its wordings, the options people picked in each, and what is to be done after them."""

import pytest
from story_flow import TEXT

from bot.flow import Flow, build
from bot.flow.tree.reading import read
from bot.slack.cards.as_text import said_on
from bot.stories import Coverage, Story, parts_of, read_story, run

FLOW = """\
flow: lunch
title: Lunch
about: Wordings, options and weeks, for tests.
sections:
  - id: one
    title: One
    questions:
      - id: where
        short: Where
        ask: Where do we eat?
        type: choice
        options: {inside: {text: In, level: 1}, outside: {text: Out, level: 0.5, do: Take a coat}}
        asked_of: owner
        gap: {do: Choose, done: it is chosen}
      - id: warm
        short: Warm
        ask: Is it warm?
        type: choice
        options: {yes: {text: "Yes", level: 1}, no: {text: "No", level: 0, do: Heat it}}
        asked_of: anyone
        gap: {do: Look, done: it is warm}
        instead:
          - {when: where is outside, ask: Is it warm outside?}
          - when: where is inside
            ask: Is it warm inside?
            options: {yes: {text: "Yes", level: 1}, no: {text: "No", level: 0}}
            gap: {do: Close the window, done: it is closed}
verdicts:
  no: {title: NO, mark: x}
  yes:
    title: YES
    mark: tada
    ask:
      - {id: what, short: What, ask: What is it?, type: choice, options: {soup: Soup, rice: Rice}, asked_of: owner}
order: [no, yes]
rules:
  - {id: cold, verdict: no, when: level(warm) = 0, say: Cold}
  - {id: fine, verdict: yes, otherwise: yes, say: Fine}
check_in:
  title: Still?
  day: monday
  at: "09:30"
  questions:
    - {id: good, short: Good, ask: Was it good?, type: choice, options: {yes: "Yes", no: "No"}, asked_of: anyone}
"""
TASTED = FLOW.replace(
    "verdicts:\n",
    """\
      - id: taste
        short: Taste
        ask: Did you like it?
        type: choice
        options: {yes: {text: "Yes", level: 1}, so: {text: So so, level: 0.5}, no: {text: "No", level: 0}}
        asked_of: everyone
        gap: {do: Cook again, done: all like it}
contradictions:
  - {id: cold_and_liked, when: "level(warm) = 0 and some(taste: value is yes)", between: [warm, taste], ask: Cold?}
verdicts:
""",
)
SOON = "ana answers warm: yes\nana wants check-ins on monday 09:30\nwait until the next check-in\n"


@pytest.fixture(scope="module")
def lunch() -> Flow:
    built = build(FLOW, "lunch.yml", {})
    assert isinstance(built, Flow), "\n".join(map(str, built))
    return built


@pytest.fixture(scope="module")
def tasted() -> Flow:
    """The same with a judgement that can be split, and that goes with no cold meal."""
    built = build(TASTED, "lunch.yml", {})
    assert isinstance(built, Flow), "\n".join(map(str, built))
    return built


def missing(lunch: Flow, steps: str, text: str = FLOW) -> set[str]:
    """Name the parts of lunch that a story does not touch."""
    lines = "".join(f"  - {line}\n" for line in ("ana starts", *steps.splitlines()))
    story = read_story(f"story: S\nflow: lunch\npeople: [ana, ben]\nsteps:\n{lines}", "s.yml", lambda _: lunch)
    assert isinstance(story, Story), story
    coverage = Coverage()
    failure = run(story, said_on, coverage)
    assert failure is None, failure
    return {part.name for part in parts_of(read(text, "lunch.yml")) if not part.is_in(coverage.touched[lunch.hash])}


def test_a_wording_that_was_never_answered_is_missing(lunch):
    left = missing(lunch, "ana answers where: outside\nana answers warm: yes")

    assert "question warm (instead 2)" in left
    assert "question warm (instead 1)" not in left


def test_options_restated_alike_count_in_the_wording_they_were_picked_in(lunch):
    left = missing(lunch, "ana answers where: inside\nana answers warm: yes")

    assert "option yes of warm" in left
    assert "option yes of warm (instead 2)" not in left


def test_a_wording_without_options_of_its_own_is_answered_with_those_of_the_question(lunch):
    left = missing(lunch, "ana answers where: outside\nana answers warm: no")

    assert "option no of warm" not in left
    assert {"option yes of warm", "option no of warm (instead 2)"} <= left


def test_the_gap_and_the_advice_of_each_wording_count_by_themselves(lunch):
    outside = missing(lunch, "ana answers where: outside\nana answers warm: no")
    inside = missing(lunch, "ana answers where: inside\nana answers warm: no")

    assert {"gap warm (instead 2)"} == outside & {
        "gap warm",
        "gap warm (instead 2)",
        "what to do after option no of warm",
    }
    assert {"gap warm", "what to do after option no of warm"} <= inside
    assert "gap warm (instead 2)" not in inside


def test_what_is_to_be_done_after_an_option_is_missing_until_it_is_picked(lunch):
    assert "what to do after option outside of where" in missing(
        lunch, "ana answers where: inside\nana answers warm: yes"
    )
    assert "what to do after option outside of where" not in missing(
        lunch, "ana answers where: outside\nana answers warm: no"
    )


def test_a_contradiction_that_was_raised_and_talked_away_counts(tasted):
    raised = "ana answers warm: no\neveryone answers taste: yes"

    assert "contradiction cold_and_liked" not in missing(tasted, raised, TASTED)
    assert "contradiction cold_and_liked" not in missing(tasted, f"{raised}\nben answers warm: yes", TASTED)
    assert "contradiction cold_and_liked" in missing(tasted, "ana answers warm: no\nana answers taste: yes", TASTED)


def test_the_option_by_which_the_owner_settles_a_split_counts(tasted):
    split = "ana answers taste: yes\nben answers taste: no"

    assert "option so of taste" in missing(tasted, split, TASTED)
    assert "option so of taste" not in missing(tasted, f"{split}\nana settles taste: so, because it was warm", TASTED)


def test_options_of_what_a_verdict_asks_count(lunch):
    left = missing(lunch, f"ana answers where: inside\n{SOON}ana answers what: soup")

    assert "option rice of what" in left
    assert "option soup of what" not in left


def test_options_of_a_check_in_count(lunch):
    left = missing(lunch, f"ana answers where: inside\n{SOON}ana checks in: {{good: no}}")

    assert "option yes of good" in left
    assert "option no of good" not in left


def test_options_of_a_look_back_have_a_name_of_their_own():
    names = {part.name for part in parts_of(read(TEXT, "trip.yml"))}

    assert {"option yes of came of the look-back", "option no of came of the look-back"} <= names
