"""A story that cannot be read says everything that is wrong, at its place, and what to write."""

from datetime import UTC, datetime

import pytest
from story_flow import HEAD, TRIP, read

from bot.flow.problems import MOST_TOLD, Problem
from bot.stories import Story, read_story, reading

FLOWS = {"trip": TRIP}


def problems(text: str) -> list[str]:
    story = read_story(text, "s.yml", FLOWS.get)
    return [] if isinstance(story, Story) else [str(problem).removeprefix("s.yml:") for problem in story]


ANSWERS = "`ben answers: {test_cases: 60, motive: form}`"
NO_INSTANT = "is no day and hour; write a day and an hour, as in `monday 09:00` or `2026-03-02 09:00`"
NO_SPAN = "is no stretch of time; write so many minutes, hours, days or weeks, as in `3 days`"
GOOD = HEAD + "  - ana starts: {goal: sea}\n"
WRONG = [
    (
        "story: A trip",
        "storey: A trip",
        ["1:1: unknown key 'storey'; did you mean 'story'?"],
    ),
    ("flow: trip", "flow: trap", ["2:7: there is no flow 'trap' here; write its id"]),
    (
        "[ana, ben, cem]",
        "ana",
        [
            "3:9: 'people' is to be a list of names; write it as in [ana, ben, cem], each one word",
        ],
    ),
    (
        "[ana, ben, cem]",
        "[ana smith, ben]",
        [
            "3:9: 'people' is to be a list of names; write it as in [ana, ben, cem], each one word",
        ],
    ),
    ("asked: [ana, ben]", "asked: [ana, dan]", ["4:8: nobody here is called dan; list them under people too"]),
    ("asked: [ana, ben]", "owner: dan", ["4:8: nobody here is called dan; did you mean 'ana'?"]),
    ("asked: [ana, ben]", "zone: Berlin", ["4:7: 'Berlin' is no time zone; write its name, as in Europe/Berlin"]),
    (
        "ana starts: {goal: sea}",
        "ana answers: {seats: 1,000}",
        ["7:28: the comma in '1,000' ends the value of 'seats'; write `seats: 1000`"],
    ),
    ("asked: [ana, ben]", "anyone_here: maybe", ["4:14: 'maybe' is neither yes nor no; write one of them"]),
    ("2026-03-04 10:00", "tomorrow", ["5:9: 'tomorrow' is no day and hour; write it as in 2026-03-02 10:00"]),
    ("2026-03-04 10:00", "2026-02-31", ["5:9: '2026-02-31' is no day and hour; write it as in 2026-03-02 10:00"]),
    (
        "[ana, ben, cem]",
        f"[{', '.join(f'p{number}' for number in range(51))}]",
        [
            "3:9: these are 51 people; name 50 at most",
        ],
    ),
    ("2026-03-04 10:00", "0001-01-01", ["5:9: '0001-01-01' is no day and hour; write it as in 2026-03-02 10:00"]),
    (
        "ana starts: {goal: sea}",
        "ana answers: 3",
        [f"7:18: names with what belongs to each are missing here; write it as in {ANSWERS}"],
    ),
    (
        "ana starts: {goal: sea}",
        "expect no card splits/keen",
        ["7:20: there is no card 'splits/keen'; did you mean 'split/keen'?"],
    ),
    (
        "ana starts: {goal: sea}",
        "expect notice waved",
        ["7:19: there is no notice 'waved'; did you mean 'waived'?"],
    ),
    ("A trip", "[a, b]", ["1:8: 'story' is to be one text; write it on the same line"]),
    ("ana starts", "anna starts", ["7:5: nobody here is called 'anna'; did you mean 'ana'?"]),
    (
        "ana starts: {goal: sea}",
        "ana answers seats",
        ["7:5: something is missing behind this; write it as in `ben answers test_cases: 60, link https://…`"],
    ),
    (
        "ana starts: {goal: sea}",
        "ana decides now: yes",
        ["7:22: nothing stands behind this sentence; write it as in `ana decides now`"],
    ),
    ("ana starts: {goal: sea}", "ana answers seets: 4", ["7:17: there is no question 'seets'; did you mean 'seats'?"]),
    ("ana starts: {goal: sea}", "expect verdict gone", ["7:20: there is no verdict 'gone'; did you mean 'go'?"]),
    (
        "ana starts: {goal: sea}",
        "' '",
        ["7:5: '' is no sentence stories know; `ftready test --sentences` lists all"],
    ),
    (
        "ana starts: {goal: sea}",
        "ana dines",
        ["7:5: 'ana dines' is no sentence stories know; `ftready test --sentences` lists all"],
    ),
    (
        "ana starts: {goal: sea}",
        "expect keen is splitted",
        ["7:5: 'expect keen is splitted' is no sentence stories know; did you mean `expect keen is split`?"],
    ),
    (
        "ana starts: {goal: sea}",
        "ana anwsers seats: 4",
        ["7:5: 'ana anwsers seats' is no sentence stories know; did you mean `ana answers seats`?"],
    ),
    (
        "ana starts: {goal: sea}",
        "ana answers seats 4",
        ["7:5: 'ana answers seats 4' is no sentence stories know; write `ana answers seats: 4`"],
    ),
    (
        "ana starts: {goal: sea}",
        '"ana answers seats: 4"',
        [
            (
                "7:5: 'ana answers seats: 4' is no sentence stories know; "
                "take the quotes around the step away and write `ana answers seats: 4`"
            )
        ],
    ),
    *(
        ("ana starts: {goal: sea}", f"{line} {name}", [f"7:{len(line) + 6}: '{name}' {why}"])
        for line, name, why in (
            ("wait until", "2026-13-01", NO_INSTANT),
            ("wait until", "monday 25:00", NO_INSTANT),
            ("wait until", "9999-12-31 23:59", NO_INSTANT),
            ("wait until", "3 days", NO_INSTANT),
            ("wait", "a while", NO_SPAN),
            ("the bot is off until", "later", NO_INSTANT),
            ("the bot is off for", "a while", NO_SPAN),
            ("ana wants check-ins on", "mondays", "is no hour of a weekday; write it as in `monday 09:00`"),
        )
    ),
    *(
        ("ana starts: {goal: sea}", line, [f"7:5: '{line.partition(': ')[0]}' is no sentence stories know; {fix}"])
        for line, fix in (
            ("ana answers seats = 4", "write `ana answers seats: 4`"),
            ("ana answers seats is 4", "write `ana answers seats: 4`"),
            ("ana answers the seats: 4", "write `ana answers seats`"),
            ("expect go", "write `expect verdict go`"),
            ("expect verdict is go", "write `expect verdict go`"),
            ("all answer seats: 4", "did you mean `everyone answers seats`?"),
            ("ana is asked keen", "write `expect ana is asked keen`"),
            ("3 days later", "write `wait 3 days`"),
            ("after 3 days", "write `wait 3 days`"),
        )
    ),
    ("story: A trip", "title: A trip", ["1:1: unknown key 'title'; did you mean 'story'?"]),
    (
        "ana starts: {goal: sea}",
        "expect the verdict to be go",
        ["7:5: 'expect the verdict to be go' is no sentence stories know; write `expect verdict go`"],
    ),
    (
        "ana starts: {goal: sea}",
        "[ana, starts]",
        ["7:5: a step is one line; write a dash for each, as in `- ana decides now`"],
    ),
    (
        "steps:\n  - ana starts: {goal: sea}\n",
        "steps: ana starts\n",
        ["6:8: steps are a list; begin each with a dash, as in `- ana starts`"],
    ),
    (
        "- ana starts: {goal: sea}\n",
        "- &a ana starts\n",
        ["7:5: '&a' is read as an alias, and there are none here; put the text in quotes, or write it out"],
    ),
]


@pytest.mark.parametrize(("old", "new", "told"), WRONG, ids=[new for _, new, _ in WRONG])
def test_a_mistake_is_told_with_its_cure(old, new, told):
    assert old in GOOD

    assert problems(GOOD.replace(old, new, 1)) == told


def test_all_mistakes_are_told_at_once():
    assert len(problems(GOOD.replace("flow: trip", "flow: trap", 1).replace("asked:", "askd:"))) == 2


def test_a_misspelt_flow_is_told_which_there_are():
    (problem,) = read_story(GOOD.replace("flow: trip", "flow: tripp"), "s.yml", FLOWS.get, lambda: ["trip", "lunch"])

    assert (problem.message, problem.fix) == ("there is no flow 'tripp' here", "did you mean 'trip'?")


def test_of_a_flow_with_problems_only_what_is_wrong_besides_is_told():
    wrong = GOOD.replace("ana starts", "anna starts")

    assert read_story(wrong, "s.yml", lambda _: (Problem("trip.yml", 1, 1, "wrong"),)) == ()
    (problem,) = read_story(f"{wrong}end: now\n", "s.yml", lambda _: (Problem("trip.yml", 1, 1, "wrong"),))
    assert problem.message == "unknown key 'end'"


@pytest.mark.parametrize("unit", ["  - ana does something {} odd\n", "  - ana answers q{}: 1\n", "step{}: x\n"])
def test_of_a_story_with_very_many_mistakes_the_first_are_told_and_no_more_is_looked_for(unit, monkeypatch):
    text, cures = GOOD + "".join(unit.format(number) for number in range(2_000)), []
    monkeypatch.setattr(reading, "meant", lambda *_: cures.append("write it right") or cures[-1])
    monkeypatch.setattr(reading, "line_meant", lambda *_: cures.append("write it right") or cures[-1])

    told = problems(text)

    assert len(told) == len(cures) == MOST_TOLD + 1
    assert sum("there are more problems than these" in each for each in told) == 1


@pytest.mark.parametrize("text", ["", "- a\n", "just words\n"])
def test_what_is_no_story_is_told_how_one_begins(text):
    (told,) = problems(text)

    assert told.endswith("begin with `story:` and what it tells")


def test_a_story_begins_on_a_monday_where_it_does_not_say():
    story = read("ana starts: {goal: sea}", head=HEAD.replace("begins: 2026-03-04 10:00\n", ""))

    assert isinstance(story, Story)
    assert story.begins == datetime(2026, 3, 2, 10, tzinfo=UTC)


def test_its_hours_are_those_of_its_zone():
    story = read("ana starts: {goal: sea}", head=HEAD.replace("steps:", "zone: Asia/Tokyo\nsteps:"))

    assert isinstance(story, Story)
    assert story.begins == datetime(2026, 3, 4, 1, tzinfo=UTC)


@pytest.mark.parametrize("yes", ["yes", "true", "On"])
def test_anyone_here_is_asked_nobody_by_name(yes):
    story = read("ana starts: {goal: sea}", head=HEAD.replace("asked: [ana, ben]", f"anyone_here: {yes}"))

    assert isinstance(story, Story)
    assert (story.asked, story.owner, story.people) == ((), "ana", ("ana", "ben", "cem"))
