"""A flow tried at the keyboard: lines are sentences, people are switched between, and what was done is a story."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from story_flow import TRIP

from bot.flow import Flow
from bot.folders.flows import flow_files, load_flow
from bot.slack.cards.as_text import said_on
from bot.stories import Story, read_story, run
from bot.stories.session import NOT_STARTED, Session

FOLDER = Path(__file__).parents[2] / "flows"
FLOWS = [flow for file in flow_files(FOLDER) if isinstance(flow := load_flow(file), Flow)]
BEGINS = datetime(2026, 3, 4, 10, tzinfo=UTC)


@pytest.fixture
def session() -> Session:
    made = Session(TRIP, ("ana", "ben"), said_on, BEGINS)
    list(made.begin())
    return made


def said(session: Session, *lines: str) -> list[str]:
    """Give what the last of these lines shows."""
    told: list[str] = []
    for line in lines:
        told = [each.strip() for each in session.take(line)]
    return told


def test_it_begins_with_what_is_asked_at_the_start():
    first = [line.strip() for line in Session(TRIP, ("ana", "ben"), said_on, BEGINS).begin()]

    assert first[0] == "Shall we go?: you are ana, who owns this check. `help` tells how."
    assert first[2:] == [
        "Wed 2026-03-04 10:00 · ana · not started",
        "1 goal: Where to? (sea / hills; skip / dont_know)",
    ]


def test_the_last_answer_asked_at_the_start_starts_the_check(session):
    assert said(session, "1 sea")[0] == "Wed 2026-03-04 10:01  ana started trip"


def test_a_number_an_id_and_a_whole_sentence_all_answer(session):
    for line in ("1 sea", "1 yes", "ben answers keen: no", "seats: 4, link https://example.com/bus"):
        said(session, line)

    assert session.world.check is not None
    assert {id_: dict(given) for id_, given in session.world.check.answers.items()}.keys() == {"goal", "keen", "seats"}
    assert set(session.world.check.answers["keen"]) == {"ana", "ben"}


def test_a_name_alone_goes_on_as_that_person(session):
    told = said(session, "1 sea", "ben")

    assert session.person == "ben"
    assert told[1:] == ["Wed 2026-03-04 10:01 · ben · open", "1 keen: Would you come? (yes / no; skip / dont_know)"]


def test_a_sentence_needs_no_name_when_it_is_ones_own(session):
    told = said(session, "1 sea", "decides now")

    assert "Wed 2026-03-04 10:02 · ana · STAY: Too few seats" in told


def test_nothing_but_the_start_can_be_done_before_it(session):
    assert said(session, "decides now")[0] == NOT_STARTED
    assert said(session, "gaps") == [NOT_STARTED]
    assert said(session, "cards") == [NOT_STARTED]


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (("1 moon",), "this is no answer to goal: Write sea or hills."),
        (("7 sea",), "there is no question 7 in the list; write 1"),
        (
            ("1 sea", "1 yes", "1 4", "1 yes", "1 yes"),
            "nothing is open for ana; write another name to go on as that person",
        ),
        (("1 sea", "1 perhaps"), "this is no answer to keen: Write yes or no."),
        (("1 sea", "sings"), "'ana sings' is no sentence stories know; `ftready test --sentences` lists all"),
    ],
)
def test_what_will_not_do_is_said_and_kept_out_of_the_story(session, lines, told):
    said(session, *lines[:-1])
    before = session.story()
    shown = said(session, lines[-1])

    assert any(each.endswith(told) for each in shown), shown
    assert session.story() == before


def test_what_is_refused_stands_in_the_story_as_refused(session):
    told = said(session, "1 sea", "ben decides now")

    assert told[0].endswith("refused: Only ana, who owns this check, can decide now.")
    assert session.story().endswith("  - ben decides now\n  - expect refused\n")
    assert said(session, "expect refused")[0] == ""


def test_time_passes_and_cards_and_gaps_are_shown(session):
    said(session, "1 sea", "wait 8 days")

    assert "seats: Find a bus (done when four seats are linked)" in said(session, "gaps")
    assert said(session, "cards") == ["there are root, section/one, summary/1"]
    assert any("STAY" in line for line in said(session, "card root"))


@pytest.mark.parametrize("flow", [TRIP, *FLOWS], ids=lambda flow: flow.id)
def test_the_help_shows_answers_to_what_is_open_that_are_taken(flow):
    trying = Session(flow, ("ana", "ben"), said_on, BEGINS)
    list(trying.begin())
    shown = [line.strip() for line in trying.take("help")]
    first = re.split(r"\s{2,}|\n", shown[0])[0]
    by_id = next(line for line in shown if line.endswith("answers by id"))
    by_id = re.split(r"\s{2,}|\n", by_id)[0]

    open_before = len(trying._open())
    for line in (first, by_id):
        told = said(trying, line)
        assert not any("this is no answer" in each or "no sentence" in each for each in told), told
    assert first.startswith("1 ")
    assert not first.endswith("skip")
    assert len(trying._open()) == open_before - 2 or trying.world.check is not None


def test_the_help_puts_a_link_beside_an_answer_where_one_is_asked_for(session):
    assert not any(", link " in each for each in session.take("help"))
    for line in ("1 sea", "1 yes", "ben", "1 yes"):
        said(session, line)

    assert any(", link " in each for each in session.take("help"))


def test_what_was_done_is_a_story_that_holds(session):
    for line in (
        "1 sea",
        "1 yes",
        "ben",
        "1 no",
        "1 4, link https://example.com/bus",
        "ana",
        "wait 3 days",
        "decides now",
    ):
        said(session, line)

    story = read_story(session.story(), "mine.yml", {"trip": TRIP}.get)

    assert isinstance(story, Story), "\n".join(map(str, story))
    assert run(story, said_on) is None
    assert len(story.steps) == 6


def test_words_with_quotes_and_colons_come_back_as_they_were():
    flow_text = "1 'sea'"
    made = Session(TRIP, ("ana",), said_on, BEGINS)
    list(made.begin())
    list(made.take(flow_text))

    assert "starts: {goal: 'sea'}" in made.story()


def test_a_story_of_a_flow_with_a_role_somebody_must_have_says_who_has_it():
    flow = replace(TRIP, roles=tuple(replace(role, needed=True) for role in TRIP.roles))
    session = Session(flow, ("ana", "ben"), said_on, BEGINS)
    assert "  ana is Guide too, which a check needs; `gives role guide to …` names another" in list(session.begin())
    said(session, "1 sea")
    story = read_story(session.story(), "tried.yml", lambda _: flow)

    assert isinstance(story, Story)
    assert story.roles == {"guide": ("ana",)}
    assert run(story, said_on) is None
