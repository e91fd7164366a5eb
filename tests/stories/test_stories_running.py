"""A story that does not hold says at which line, what is the case, and how it came to be."""

from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st
from story_flow import TRIP, read, told

from bot.engine.events import Event, Started
from bot.flow import Flow
from bot.flow.building.flow import vetted
from bot.flow.draft import Draft, DraftQuestion, write
from bot.slack.cards.as_text import said_on
from bot.stories import Coverage, Ended, LeftOut, Story, read_story, run, run_in
from bot.stories.draft import write_story
from bot.stories.world import CannotBeDoneError, NotOfferedError, World


def test_a_failure_has_its_line_its_step_and_the_trail_with_times():
    failure = told("ana starts: {goal: sea}\nana answers keen: no\nexpect ana is asked keen")

    assert failure is not None
    assert (failure.line, failure.step) == (9, "expect ana is asked keen")
    assert failure.why == "open for them is seats, worries"
    assert failure.trail[:2] == ("Wed 2026-03-04 10:01  ana started trip", "Wed 2026-03-04 10:02  ana answered keen")


def test_a_refusal_nobody_expects_fails_the_story_at_its_own_line():
    failure = told("ana starts: {goal: sea}\nben decides now\nana answers keen: no")

    assert failure is not None
    assert failure.line == 8
    assert failure.why == "refused, and no `expect refused` follows: Only ana, who owns this check, can decide now."


def test_a_refusal_at_the_end_fails_the_story_too():
    failure = told("ana starts: {goal: sea}\nben decides now")

    assert failure is not None
    assert (failure.line, failure.step) == (8, "ben decides now")


def test_a_long_value_is_shown_in_part():
    failure = told(f"ana starts: {{goal: sea}}\nana answers keen: {'x' * 200}")

    assert failure is not None
    assert len(failure.step) < 110


def test_a_check_that_has_started_does_not_start_again_and_lose_what_was_said():
    failure = told("ana starts: {goal: sea}\nana answers keen: no\nana starts: {goal: hills}")

    assert failure is not None
    assert failure.why == "the check has started already, and would lose what was said; take this step out"


def test_a_gate_there_is_not_cannot_be_expected_to_fail():
    failure = told("ana starts: {goal: sea}\nexpect failing gates: [G9]")

    assert failure is not None
    assert failure.why == "there is no gate 'G9'; known is G1"


def test_nothing_happens_at_once():
    story = read("ana starts: {goal: sea}\nben answers keen: yes\nana answers seats: 4\nexpect keen is shown")

    assert isinstance(story, Story)
    failure = run(story, said_on)
    assert failure is not None
    assert list(dict.fromkeys(line[15:20] for line in failure.trail)) == ["10:01", "10:02", "10:03"]


def test_coverage_names_what_was_touched_and_nothing_else():
    coverage = Coverage()
    told("ana starts: {goal: hills}\neveryone answers keen: no\nben answers seats: 1\nana decides now", coverage)

    touched = coverage.touched[TRIP.hash]
    assert {("option", "goal", "0", "hills"), ("gate", "G1"), ("rule", "failed"), ("verdict", "stay")} <= touched
    assert {
        ("gap", "seats", "0"),
        ("gap", "keen", "0"),
        ("warning", "hills_are_high"),
        ("question", "seats"),
    } <= touched
    assert ("option", "goal", "0", "sea") not in touched
    assert not touched & {
        ("verdict", "go"),
        ("gap", "goal", "0"),
        ("contradiction", "seats_for_whom"),
        ("question", "driver"),
    }


def test_coverage_tells_another_wording_from_the_first():
    coverage = Coverage()
    told("ana starts: {goal: sea}\neveryone answers keen: yes\nben answers seats: 4", coverage)

    assert ("question", "seats") in coverage.touched[TRIP.hash]
    assert ("option", "goal", "0", "sea") in coverage.touched[TRIP.hash]
    assert ("option", "goal", "1", "sea") not in coverage.touched[TRIP.hash]
    assert ("wording", "seats", "1") in coverage.touched[TRIP.hash]


KINDS = ("choice", "choices", "number", "text")


@given(
    st.lists(
        st.tuples(st.sampled_from(KINDS), st.sampled_from(["owner", "anyone", "everyone"])), min_size=1, max_size=4
    )
)
def test_the_story_of_a_drafted_flow_holds_whatever_is_asked(kinds):
    questions = tuple(
        DraftQuestion(
            f"q{number}", "Short", "Asked?", kind, of, ("One", "Two") if kind.startswith("choice") else (), "value >= 2"
        )
        for number, (kind, of) in enumerate(kinds)
    )
    draft = Draft("mine", "A flow", "What it asks", questions, "GO", "WAIT")
    flow = vetted(write(draft), "mine.yml", {})
    assert isinstance(flow, Flow)

    story = read_story(write_story(draft), "first.yml", {"mine": flow}.get)

    assert isinstance(story, Story), "\n".join(map(str, story))
    assert run(story, said_on) is None


@dataclass
class Narrow(World):
    """A world that offers nobody anything once the check has begun, or has no way for it at all."""

    error: type[CannotBeDoneError] = field(kw_only=True)

    def happen(self, event: Event) -> None:
        if not isinstance(event, Started):
            raise self.error("there is nothing to press")
        super().happen(event)


def narrow(steps: str, error: type[CannotBeDoneError]) -> Ended:
    story = read(f"ana starts: {{goal: sea}}\n{steps}")
    assert isinstance(story, Story)
    return run_in(Narrow(story, said_on, Coverage(), story.begins, error=error))


@pytest.mark.parametrize("error", [CannotBeDoneError, NotOfferedError])
def test_a_step_that_a_world_has_no_way_for_leaves_the_story_out(error):
    assert narrow("ana decides now\nexpect no verdict", error) == LeftOut(
        8, "ana decides now", "there is nothing to press"
    )


def test_who_is_offered_nothing_is_refused_whatever_words_are_expected():
    assert narrow("ana decides now\nexpect refused: Only ben\nexpect no verdict", NotOfferedError) is None


def test_what_a_world_has_no_way_for_is_no_refusal():
    assert isinstance(narrow("ana decides now\nexpect refused", CannotBeDoneError), LeftOut)


def test_one_refusal_without_words_does_not_silence_the_next():
    story = read("ana starts: {goal: sea}\nben decides now\nexpect refused: in other words")
    assert isinstance(story, Story)
    world = World(story, said_on, Coverage(), story.begins, withheld=True)
    world.refused = "nothing to press"
    assert story.steps[2].phrase.does(world, story.steps[2]) is None
    world.refused = "Only ana can."
    assert story.steps[2].phrase.does(world, story.steps[2]) == "what was said is: Only ana can."


def test_what_has_not_opened_yet_fails_with_what_comes_before_it_and_from_whom():
    failure = told("ana starts: {goal: sea}\nben answers seats: 4")

    assert failure is not None
    assert failure.why.endswith(" when the section before it is answered. Before seats comes keen by ana or ben.")


def test_what_only_a_verdict_asks_fails_with_that():
    failure = told("ana starts: {goal: sea}\nana answers driver: Ben")

    assert failure is not None
    assert failure.why.endswith(" The verdict that asks driver comes before it.")


@pytest.mark.parametrize("said", ["true", "Yes", "on", "“yes”"])
def test_a_yes_is_taken_in_every_obvious_spelling(said):
    assert told(f"ana starts: {{goal: Sea}}\nana and ben answer keen: {said}\nexpect keen counts: 1") is None
