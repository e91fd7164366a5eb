"""Slack's own pace is kept without anyone waiting for it: who has to come later keeps their turn."""

from itertools import count

from bot.slack.calling.pace import CHANNEL, WORKSPACE, Pace


def paced():
    """A pace whose clock is moved by hand."""
    now = [0.0]
    return Pace(lambda: now[0]), now


def test_a_channel_gets_a_short_burst_and_then_one_post_a_second():
    pace, _ = paced()

    waits = [pace.turn("T1", "C1", f"a{number}") for number in range(CHANNEL.burst + 2)]

    assert waits == [0.0] * CHANNEL.burst + [1.0, 2.0]


def test_a_busy_channel_holds_up_no_other():
    pace, _ = paced()
    for number in range(30):
        pace.turn("T1", "C1", f"a{number}")

    assert pace.turn("T1", "C2", "other") == 0.0


def test_who_comes_back_at_their_turn_goes_first_whoever_came_since():
    pace, now = paced()
    told = {who: pace.turn("T1", "C1", who) for who in (f"a{number}" for number in range(CHANNEL.burst + 3))}
    now[0] = told["a4"]

    assert pace.turn("T1", "C1", "late") > told["a6"] - now[0]
    assert pace.turn("T1", "C1", "a4") == 0.0


def test_asking_again_before_ones_turn_takes_no_second_one():
    pace, _ = paced()
    for number in range(CHANNEL.burst):
        pace.turn("T1", "C1", f"a{number}")

    assert [pace.turn("T1", "C1", "b") for _ in range(5)] == [1.0] * 5
    assert pace.turn("T1", "C1", "c") == 2.0


def test_a_workspace_gets_so_many_a_minute_over_all_of_its_channels_and_holds_up_no_other():
    pace, now = paced()
    done = 0
    for number in count():
        if pace.turn("T1", f"C{number}", f"a{number}"):
            break
        done += 1

    assert done == WORKSPACE.burst
    assert pace.turn("T2", "C1", "other") == 0.0
    now[0] = 1.0
    later = sum(pace.turn("T1", f"D{number}", f"b{number}") == 0.0 for number in range(10))
    assert later <= WORKSPACE.per_second


def test_a_channel_that_was_quiet_has_its_burst_again():
    pace, now = paced()
    for number in range(CHANNEL.burst + 2):
        pace.turn("T1", "C1", f"a{number}")
    now[0] = 100.0

    assert [pace.turn("T1", "C1", f"b{number}") for number in range(CHANNEL.burst)] == [0.0] * CHANNEL.burst
