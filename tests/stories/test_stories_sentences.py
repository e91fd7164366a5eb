"""Each sentence of a story does what it says, and says what is the case where it does not hold."""

import pytest
from story_flow import HEAD, TRIP, told

from bot.engine.times.calendar import spread
from bot.stories.phrases import Takes, known_in
from bot.stories.sentences import SENTENCES
from bot.stories.world import CHECK, STEP

OPEN = "ana starts: {goal: sea}\n"
TWO = OPEN + "ana and ben answer keen: yes\n"
DONE = TWO + "ben answers seats: 4, link https://example.com/bus\neveryone answers worries: rain\n"
SPLIT = OPEN + "ana answers keen: yes\nben answers keen: no\n"
WEEKLY = DONE + "ana wants check-ins on monday 09:00\n"
TO_THE_HILLS = "ana starts: {goal: hills}\neveryone answers keen: yes\nben answers seats: 60\n"
ASKED = WEEKLY + "wait until the next check-in\n"

HOLD = {
    "one person answers": OPEN + "ana answers keen: yes\nexpect ben is asked keen\nexpect ana is not asked keen",
    "several at once": TWO + "ana answers: {seats: 4, worries: none}\nexpect seats counts: ½",
    "everyone": OPEN + "everyone answers keen: yes\nexpect keen counts: 1\nexpect ana is asked seats",
    "skipping": OPEN + "ben skips keen\nana does not know keen\nexpect keen is shown\nexpect keen counts: 0",
    "taking back": OPEN + "ana answers keen: no\nana takes back keen\nexpect ana is asked keen",
    "handing on": OPEN + "ben hands keen to cem: you know\nexpect cem is asked keen\nexpect ben is asked nothing",
    "saying that it does not apply": TWO
    + "ben says seats does not apply: we walk\nexpect seats does not apply\nexpect seats counts: nothing\n"
    "ana answers seats: 4\nexpect seats applies\nana answers seats: not_applicable, because we walk\n"
    "expect seats does not apply",
    "ruling out": TWO + "ben answers seats: 1\nana rules out seats: we walk\nexpect seats does not apply",
    "asking more": OPEN + "ana asks in cem\nexpect cem is asked keen",
    "roles": "ana starts: {goal: hills}\neveryone answers keen: yes\nexpect role guide is held by nobody\n"
    "expect ana is asked way\nana gives role guide to ben and cem\nexpect role guide is held by cem and ben\n"
    "expect cem is asked way\nexpect ana is not asked way\nana gives role guide to nobody\nexpect ana is asked way",
    "showing early": OPEN + "ben answers keen: no\nexpect keen is hidden\nana shows keen\nexpect keen is shown",
    "a split": SPLIT
    + "expect keen is split\nexpect card split: Keen\nben calls a vote on keen\nexpect ben is asked keen",
    "settling": SPLIT
    + "ana settles keen: yes, because Ben comes round\nexpect keen is not split\nexpect keen counts: 1",
    "settling in full": SPLIT + "ana settles keen: {value: no, reason: too far}\nexpect keen counts: 0",
    "deciding": TWO + "ana decides now\nexpect verdict stay because G1\nexpect failing gates: [G1]",
    "no gate fails": DONE + "expect failing gates: none\nexpect no gap seats\nexpect card summary: GO",
    "afterwards": DONE + "expect ana is asked driver\nana answers driver: Ben\nexpect ana is asked nothing",
    "a rule that misses": SPLIT + "ana answers seats: 9\neveryone answers worries: none\nana decides now\n"
    "expect verdict stay because keen\nexpect gap keen: Ask why not\nexpect gap seats",
    "handing over": OPEN + "ana hands over to ben\nana decides now\nexpect refused: Only ben\nben decides now\n"
    "expect verdict stay because G1\nexpect card owner: ben, who owns it from now on",
    "reopening": DONE + "ana reopens the check\nexpect no verdict\nexpect seats is not split",
    "so far": TWO + "ana answers seats: 1\nexpect so far stay\nexpect card root: Stop here",
    "open so far": TWO + "expect so far open\nexpect seats is open",
    "warnings": "ana starts: {goal: hills}\nexpect warning hills_are_high\nexpect no contradiction seats_for_whom",
    "contradictions": TO_THE_HILLS + "expect contradiction seats_for_whom",
    "no warning": OPEN + "expect no warning hills_are_high",
    "refusals": OPEN + "ben decides now\nexpect refused: Only ana\nexpect no verdict",
    "cards": OPEN
    + "expect card section/one: Would you come?\nexpect card section/one without: seats\nexpect no card summary",
    "time closes": OPEN + "wait 8 days\nexpect verdict stay because G1",
    "a day and an hour": OPEN
    + "wait until 2026-03-10 12:00\nexpect no verdict\nwait until 2026-03-12\nexpect verdict stay",
    "check-ins": ASKED
    + "expect a check-in\nana checks in: {same: yes, seen: rain}\nben checks in: {same: no, new: snow}\n"
    "expect the last check-in held\nexpect streak calm: 0\nexpect no check-in",
    "nothing seen": ASKED + "everyone checks in: {same: yes, seen: did_not_look}\nexpect streak calm: 1",
    "nothing came back": ASKED + "everyone checks in: {same: yes, seen: none}\nexpect streak calm: 1\n"
    "expect card checkin: “rain”, not seen",
    "when the next comes": WEEKLY + "expect notice scheduled\nexpect next check-in: 2026-03-09 09:00",
    "times as people write them": DONE + "ana wants check-ins on Monday 9:00\n"
    "expect next check-in: 2026-03-09 9:00\nwait until Sunday 7:30\nexpect next check-in: 2026-03-09 09:00",
    "looking back": ASKED + "everyone checks in: {same: yes, seen: rain}\nwait until the next check-in\n"
    "ben looks back on rain: {came: yes}\nexpect worries counts: 1",
    "ending a check-in": ASKED + "ana ends the check-in\nexpect the last check-in missed\nexpect no check-in",
    "pausing": WEEKLY + "ana pauses check-ins\nexpect check-ins are paused\nexpect next check-in: none\n"
    "ana resumes check-ins\nexpect check-ins are not paused\nexpect notice resumed",
    "closing a gap in a check-in": TWO + "ana decides now\nana wants check-ins on monday 09:00\n"
    "wait until the next check-in\nben checks in: {same: yes, seats: '4, link https://example.com/bus'}\n"
    "expect no gap seats",
    "closing a gap": TWO
    + "ana decides now\nben closes gap seats: 4, link https://example.com/bus\nexpect no gap seats",
    "caring for gaps": TWO + "ana decides now\nben takes gap seats: until 2026-03-20\nana gives gap seats to cem\n"
    "ana waives keen: {until: 2026-04-01, reason: it is far}\nexpect refused\n"
    "ana waives seats: {until: 2026-04-01, reason: far}\nexpect notice waived\n"
    "ana raises seats again\nexpect notice raised",
    "watching": DONE + "ana watches: [rain, snow]\nexpect notice watch",
    "reminders": OPEN + "expect nobody is reminded\nwait 2 days\nexpect ben is reminded\nexpect ana is reminded\n"
    "expect nobody is reminded",
    "being off for some hours": WEEKLY + "the bot is off until 2026-03-09 12:00\nexpect a check-in\n"
    "expect card checkin: This one comes late",
    "being off for days": WEEKLY + "the bot is off for 6 days\nexpect no check-in\nexpect the last check-in skipped\n"
    "expect card notice: was skipped\nexpect next check-in: 2026-03-16 09:00",
    "an expired verdict": DONE + "wait 5 weeks\nexpect notice expired",
}
FAIL = {
    "a verdict that is none yet": (OPEN + "expect verdict go", "the check is still open, and has no verdict"),
    "a verdict after an opening that nobody ended": (
        DONE + "ana reopens the check\nexpect verdict go",
        "the check is still open, and has no verdict; it was opened again: `ana decides now` closes it",
    ),
    "another verdict": (
        TWO + "ana decides now\nexpect verdict go",
        "the verdict is stay, by the rule failed: Too few seats",
    ),
    "another reason": (DONE + "expect verdict go because G1", "its reasons are all_well"),
    "a verdict": (DONE + "expect no verdict", "the check was closed, with go"),
    "so far": (OPEN + "expect so far stay", "so far it is open"),
    "not asked": (OPEN + "expect ana is asked seats", "open for them is keen"),
    "asked": (OPEN + "expect ana is not asked keen", "it is open for them"),
    "asked something": (OPEN + "expect ana is asked nothing", "open for them is keen"),
    "not open": (OPEN + "expect seats is open", "it is open for nobody"),
    "hidden": (OPEN + "ana answers keen: yes\nexpect keen is shown", "its answers are hidden"),
    "unanswered": (OPEN + "expect keen is shown", "nobody has answered it"),
    "shown": (TWO + "expect keen is hidden", "its answers show"),
    "no split": (TWO + "expect keen is split", "split is nothing"),
    "split": (SPLIT + "expect keen is not split", "it is split"),
    "another level": (TWO + "expect keen counts: ½", "it counts 1"),
    "no level": (OPEN + "expect seats counts: 0", "it counts nothing"),
    "other gates": (DONE + "expect failing gates: G1", "failing is nothing"),
    "no gap": (DONE + "expect gap seats", "there are gaps at nothing"),
    "other words": (
        TWO + "ana decides now\nexpect gap seats: Buy",
        "it says: Find a bus (done when four seats are linked)",
    ),
    "a gap": (TWO + "ana decides now\nexpect no gap seats", "there is one"),
    "no warning": (OPEN + "expect warning hills_are_high", "warned is of nothing"),
    "a warning": ("ana starts: {goal: hills}\nexpect no warning hills_are_high", "it is warned of"),
    "it applies": (TWO + "expect seats does not apply", "it applies"),
    "it does not apply": (TWO + "ana rules out seats: so\nexpect seats applies", "it does not apply"),
    "it always applies": (OPEN + "ana says keen does not apply", "'keen' cannot be said not to apply"),
    "it is never ruled out": (OPEN + "ana rules out keen: so", "'keen' cannot be said not to apply"),
    "no contradiction": (OPEN + "expect contradiction seats_for_whom", "contradicting is nothing"),
    "a contradiction": (
        TO_THE_HILLS + "expect no contradiction seats_for_whom",
        "it is raised",
    ),
    "nothing refused": (OPEN + "expect refused", "nothing was refused"),
    "refused otherwise": (
        OPEN + "ben decides now\nexpect refused: Nobody",
        "what was said is: Only ana, who owns this",
    ),
    "no such card": (OPEN + "expect card summary", "there is no such card; there are root, section/one"),
    "no such card to leave out of": (OPEN + "expect card summary without: x", "there is no such card"),
    "other words on a card": (OPEN + "expect card root: Hello", "it says: "),
    "words on a card": (OPEN + "expect card section/one without: Would", "it says: "),
    "a card": (OPEN + "expect no card root", "it is there"),
    "no check-in": (DONE + "expect a check-in", "no check-in is open"),
    "a check-in": (ASKED + "expect no check-in", "the one of 2026-03-09 is open"),
    "another check-in": (ASKED + "expect the last check-in held", "it is open"),
    "none yet": (DONE + "expect the last check-in held", "it is none"),
    "none planned": (TWO + "ana decides now\nwait until the next check-in", "no check-in is planned"),
    "another time": (WEEKLY + "expect next check-in: 2026-03-10 09:00", "it is Mon 2026-03-09 09:00"),
    "a time": (WEEKLY + "expect next check-in: none", "it is Mon 2026-03-09 09:00"),
    "another streak": (ASKED + "expect streak calm: 1", "it is 0"),
    "no notice": (DONE + "expect notice waived", "noticed was nothing"),
    "not paused": (WEEKLY + "expect check-ins are paused", "they are not paused"),
    "paused": (WEEKLY + "ana pauses check-ins\nexpect check-ins are not paused", "they are paused"),
    "nobody reminded": (OPEN + "expect ben is reminded", "reminded was nobody"),
    "somebody reminded": (OPEN + "wait 2 days\nexpect nobody is reminded", "reminded was ana, ben"),
    "no answer": (TWO + "ben answers seats: many", "this is no answer to seats: Write a number."),
    "no day": (TWO + "ben answers seats: '4, seen since 2026-02-31'", "'2026-02-31' is no day"),
    "a day alone": (
        TWO + "ben answers seats: '4, seen since 2026-02-20'",
        "a day is taken with the link that shows it; write `link https://…, seen since 2026-02-20`",
    ),
    "a bad link": (TWO + "ben answers seats: 4, link example.com", "Write a whole link that begins with https://"),
    "no such question": (TWO + "ben answers: {wheels: 4}", "there is no question 'wheels' in trip"),
    "not at the start": ("ana starts: {keen: yes}", "'keen' is not asked at the start; that is goal"),
    "another guide": (OPEN + "ana gives role guide to ben\nexpect role guide is held by cem", "it is held by ben"),
    "no guide": (OPEN + "expect role guide is held by cem", "it is held by nobody"),
    "no stranger guides": (OPEN + "ana gives role guide to dan", "nobody here is called dan"),
    "no stranger is looked for": (OPEN + "expect role guide is held by dan", "nobody here is called dan"),
    "no reason": (SPLIT + "ana settles keen: yes", "say why as well"),
    "settled with nothing": (SPLIT + "ana settles keen: skip, because so", "a split is settled with a value"),
    "before the start": ("ana decides now", "nobody has started the check yet"),
    "back in time": (OPEN + "wait until 2026-03-01 09:00", "that has been already"),
    "off back in time": (OPEN + "the bot is off until 2026-03-01", "that has been already"),
    "off for too long": (OPEN + "the bot is off for 9999 weeks", "that is past the years a story can be in"),
    "too long a wait": (OPEN + "wait 9999 weeks", "that is past the years a story can be in, 2000 to 2199"),
    "no question of the check-in": (ASKED + "ana checks in: {wheels: 4}", "'wheels' is no question of the check-in"),
    "no end of a waiver": (TWO + "ana decides now\nana waives seats: {reason: far}", "say until when, and why"),
    "no stranger asked in": (OPEN + "ana asks in dan", "nobody here is called dan"),
    "a link that is a list": (TWO + "ben answers seats: {value: 4, link: [3]}", "a link and a day are written as text"),
    "a day that is a list": (TWO + "ben answers seats: {value: 4, seen_since: [3]}", "a link and a day are written as"),
    "everyone where nobody is asked": (DONE + "everyone checks in: {same: yes}", "refused, and no `expect refused`"),
    "no stranger": (OPEN + "ana and dan answer keen: yes", "nobody here is called dan"),
}


@pytest.mark.parametrize("steps", HOLD.values(), ids=HOLD)
def test_what_is_so_holds(steps):
    assert told(steps) is None


@pytest.mark.parametrize(("steps", "why"), FAIL.values(), ids=FAIL)
def test_what_is_not_so_is_told_with_what_is(steps, why):
    failure = told(steps)

    assert failure is not None
    assert failure.why.startswith(why)
    assert failure.line == HEAD.count("\n") + steps.strip().count("\n") + 1


@pytest.mark.parametrize("phrase", SENTENCES, ids=lambda phrase: phrase.words)
def test_the_example_of_a_sentence_is_that_sentence(phrase):
    line, _, value = phrase.example.partition(": ")

    first = next(each for each in SENTENCES if each.pattern.fullmatch(line))
    assert phrase.pattern.fullmatch(line)
    assert first is phrase or set(first.pattern.fullmatch(line).groupdict()) & set(known_in(TRIP, ()))
    assert bool(value) is (phrase.takes in {Takes.SOMETHING, Takes.MAPPING}) or phrase.takes is Takes.EITHER


def test_every_sentence_is_tried_here():
    steps = [line for story in (*HOLD.values(), *(steps for steps, _ in FAIL.values())) for line in story.splitlines()]
    lines = [line.partition(": ")[0] for line in steps]

    assert [each.words for each in SENTENCES if not any(each.pattern.fullmatch(line) for line in lines)] == []


def test_a_check_in_has_come_when_a_wait_for_its_hour_is_over():
    assert spread(CHECK) < STEP
