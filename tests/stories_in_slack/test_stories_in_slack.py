"""What holds on the engine holds in the whole bot, by command, press and form; what cannot be done there is told."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from story_flow import HEAD, PAGE, TEXT, read

from bot.folders import stories
from bot.folders.stories import Ran, run_files
from bot.slack.address import Verb
from bot.slack.cards.as_text import said_on
from bot.stories import Coverage, Story
from bot.stories_in_slack import SlackStories
from bot.stories_in_slack.room import room_for
from bot.stories_in_slack.world import SlackWorld

pytestmark = pytest.mark.slow
FLOWS = Path(__file__).parents[2] / "flows"
SHIPPED = (
    "readiness/people-disagree",
    "quick/a-week-on-friday",
    "readiness/gaps-are-cared-for",
    "readiness/late-and-skipped-check-ins",
)
ALL = sorted(str(file.relative_to(FLOWS / "stories").with_suffix("")) for file in FLOWS.glob("stories/*/*.yml"))
THEY_ANSWER = """\
ana starts: {goal: sea}
ben decides now
expect refused: Only ana
ana asks in cem
cem skips keen
ben does not know keen
ana answers keen: yes
expect keen is shown
ben answers keen: no
ben hands seats to cem: you count better
expect ben is not asked seats
cem answers seats: 4, link https://example.com/bus
expect seats counts: 1
cem answers seats: 5
expect seats counts: ½
ana answers worries: [rain]
ben shows worries
expect refused: Only ana
expect worries is hidden
ana shows worries
expect worries is shown
everyone answers worries: [rain]
cem answers worries: none
ana decides now
expect verdict stay
expect card summary: STAY
ana answers keen: no
expect refused
ana reopens the check
expect no verdict
ana hands over to ben
expect card owner: ben, who owns it from now on
ben decides now
expect verdict stay
"""
THEY_FOLLOW_UP = """\
ana starts: {goal: sea}
ana and ben answer keen: yes
ana answers seats: 4
ana answers worries: [rain, wind, fog]
ben answers worries: [hail, wind]
expect verdict go
ben answers driver: Cem drives
ben watches: [wind, fog]
ben wants check-ins on monday 09:00
ana pauses check-ins
expect refused: Only ben
ben pauses check-ins
expect check-ins are paused
ben resumes check-ins
wait until the next check-in
ana checks in: {same: yes, seen: [wind], new: [sharks]}
expect a check-in
expect card checkin: "Answered: @ana"
ana ends the check-in
expect refused: Only ben
ben ends the check-in
expect the last check-in held
ana takes gap seats: until 2026-03-20
ana waives seats: {until: 2026-03-20, reason: the bus is ours}
expect refused: Only ben
ben waives seats: {until: 2026-03-20, reason: the bus is ours}
expect notice waived
the bot is off until 2026-03-16 12:00
expect card checkin: This one comes late
ben checks in: {same: no, seen: did_not_look}
ana looks back on wind: {came: yes}
expect streak calm: 1
wait 3 weeks
expect check-ins are paused
"""
THEY_PASS = """\
ana starts: {task_line: skip, motive: dont_know}
expect motive counts: 0
everyone answers task_signed: skip
ben answers worked_examples: skip
ben answers worked_examples: {good: 6, bad: 4, link: https://wiki.example.com/examples}
expect worked_examples counts: 1
expect no verdict
"""
PASSING = HEAD.replace("flow: trip", "flow: readiness")
OWNED_BY_BEN = HEAD.replace("asked: [ana, ben]\n", "asked: [ana, ben]\nowner: ben\nzone: America/New_York\n")


@pytest.fixture(scope="module")
def play() -> Iterator[SlackStories]:
    with SlackStories.open(lambda _: None) as stories:
        yield stories


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "guidance").mkdir()
    (tmp_path / "trip.yml").write_text(TEXT, encoding="utf-8")
    (tmp_path / "guidance" / "going.md").write_text(PAGE, encoding="utf-8")
    stories._flows_in.cache_clear()
    return tmp_path


def played(play: SlackStories, folder: Path, steps: str, head: str = HEAD) -> Ran:
    file = folder / "stories" / "one.yml"
    file.parent.mkdir()
    file.write_text(head + "".join(f"  - {line}\n" for line in steps.splitlines()), encoding="utf-8")
    (ran,) = run_files([file], FLOWS, play).ran
    return ran


@pytest.mark.parametrize(
    "name", [name if name in SHIPPED else pytest.param(name, marks=pytest.mark.long) for name in ALL]
)
def test_a_shipped_story_holds_in_slack(play, name):
    results = run_files([FLOWS / "stories" / f"{name}.yml"], FLOWS, play)

    assert [(ran.failure, ran.left_out) for ran in results.ran] == [(None, None)]


@pytest.mark.parametrize(
    ("steps", "head"),
    [(THEY_PASS, PASSING), (THEY_ANSWER, HEAD), (THEY_FOLLOW_UP, OWNED_BY_BEN)],
    ids=["passing", "answering", "following up"],
)
def test_one_story_holds_on_the_engine_and_in_slack(play, folder, steps, head):
    ran = played(play, folder, steps, head)
    on_engine = run_files([Path(ran.file)], FLOWS).ran

    assert [each.failure for each in on_engine] == [None]
    assert (ran.failure, ran.left_out) == (None, None)


def test_what_does_not_hold_is_told_with_its_line_and_what_happened_by_name(play, folder):
    ran = played(play, folder, "ana starts: {goal: sea}\nben answers keen: yes\nexpect card root: two of us")

    assert ran.failure is not None
    assert ran.failure.line == 9
    assert "1 of 4 answered" in ran.failure.why
    assert "U0STORY" not in ran.failure.why
    assert ran.failure.trail[:2] == (
        "Wed 2026-03-04 10:01  ana started trip",
        "Wed 2026-03-04 10:02  ben answered keen",
    )


def test_what_happened_names_what_is_asked_of_an_item_as_stories_do(play, tmp_path):
    text = (FLOWS / "stories" / "handover" / "a-job-in-the-morning.yml").read_text(encoding="utf-8")
    file = tmp_path / "one.yml"
    file.write_text(f"{text.partition('  - expect ben is not')[0]}  - expect verdict stay\n", encoding="utf-8")
    (ran,) = run_files([file], FLOWS, play).ran

    assert ran.failure is not None
    assert any(' answered shown of "' in line for line in ran.failure.trail)


def test_a_refusal_nobody_expects_fails_the_story_in_the_words_people_were_told(play, folder):
    ran = played(play, folder, "ana starts: {goal: sea}\nben decides now\nexpect no verdict")

    assert ran.failure is not None
    assert ran.failure.why.endswith("follows: Only ana, who owns this check, can do this.")


def test_a_refused_form_says_why_too(play, folder):
    ran = played(play, folder, "ana starts: {goal: sea}\nana decides now\ncem closes gap seats: 4\nexpect verdict stay")

    assert ran.failure is not None
    assert "You are not asked in this check" in ran.failure.why


def test_of_several_answers_one_that_is_refused_refuses_the_step(play, folder):
    steps = "ana starts: {goal: sea}\nben answers: {keen: yes, goal: hills}\nexpect refused: Only ana"
    ran = played(play, folder, steps)

    assert (ran.failure, ran.left_out) == (None, None)


def test_what_changes_nothing_is_no_refusal(play, folder):
    takes = "ben takes gap keen: until 2026-03-20\n"
    begin = "ana starts: {goal: sea}\nben decides now\nexpect refused\nana decides now\n"
    ran = played(play, folder, f"{begin}{takes}{takes}ben watches: [rain]")

    assert ran.failure is None
    assert ran.left_out is not None
    assert ran.left_out.step.startswith("ben watches")


async def test_each_begins_without_the_windows_they_left_open_before(folder, redis_url):
    story = read("ana starts: {goal: sea}\nben answers keen: yes")
    assert isinstance(story, Story)
    async with room_for(story, folder, redis_url) as room:
        loop = asyncio.get_running_loop()
        world = SlackWorld(story, said_on, Coverage(), story.begins, room=room, loop=loop)
        starts, answers = story.steps
        await asyncio.to_thread(starts.phrase.does, world, starts)
        await room.hands.press("ben", Verb.OPEN_QUESTIONS)
        assert await room.hands.form("ben", Verb.STEP)

        await asyncio.to_thread(answers.phrase.does, world, answers)

        assert await room.hands.form("ben") is None


def test_where_a_form_cannot_mention_the_owner_their_name_is_given_besides(play, folder):
    steps = "ana starts: {goal: sea}\nana decides now\ncem closes gap seats: 4\nexpect refused: ana"
    ran = played(play, folder, steps)

    assert (ran.failure, ran.left_out) == (None, None)


def test_a_time_that_the_form_does_not_offer_leaves_the_story_out(play, folder):
    ran = played(
        play,
        folder,
        "ana starts: {goal: sea}\nana decides now\nana wants check-ins on monday 09:15\nexpect verdict stay",
    )

    assert ran.left_out is not None
    assert ran.left_out.why == "the form ana has open does not take '09_15' as time"


@pytest.mark.parametrize(
    ("step", "why"),
    [
        ("ana takes back goal", "taken back only at the line"),
        ("ana shows goal", "finds nothing to press"),
    ],
)
def test_what_slack_has_no_way_for_leaves_the_story_out_and_says_why(play, folder, step, why):
    ran = played(play, folder, f"ana starts: {{goal: sea}}\n{step}\nexpect no verdict")

    assert ran.failure is None
    assert ran.left_out is not None
    assert ran.left_out.line == 8
    assert why in ran.left_out.why


def test_who_is_offered_nothing_is_refused_without_a_word_and_goes_on(play, folder):
    steps = "ana starts: {goal: sea}\nana shows goal\nexpect refused: in any words\nana answers keen: yes"
    ran = played(play, folder, steps)

    assert (ran.failure, ran.left_out) == (None, None)


def test_a_bot_that_cannot_start_fails_the_story(play, folder):
    (folder / "other.yml").write_text("flow: other\n", encoding="utf-8")
    ran = played(play, folder, "ana starts: {goal: sea}\nexpect no verdict")

    assert ran.failure is not None
    assert "other.yml" in ran.failure.why


def test_each_story_is_told_of_when_it_begins_and_when_it_ends(folder):
    told: list[str] = []
    with SlackStories.open(told.append) as play:
        ran = played(play, folder, "ana starts: {goal: sea}\nexpect no verdict")

    assert told == [f"{ran.file}: plays in Slack …", f"{ran.file}: holds"]
