"""Stories and answer sheets say what is answered about an item, and hear what is wrong with it in a clear sentence."""

from datetime import UTC, datetime

import pytest
from loop_flow import TEXT, failures

from bot.engine.events import Answered, Event
from bot.slack.cards.as_text import said_on
from bot.stories import Coverage, Failure, LeftOut, Story, read_story, run, run_in
from bot.stories.session import Session
from bot.stories.world import CannotBeDoneError, World
from bot.usecases.files.offline import decide_sheet
from bot.usecases.files.sheet_reading import SheetError

FLOW = failures()
BEGINS = datetime(2026, 3, 4, 10, tzinfo=UTC)
HEAD = "story: Failures\nflow: failures\npeople: [ana, ben]\nsteps:\n  - ana starts\n"
NAMED = HEAD + "  - ana answers named: [Wrong VAT, Slow login]\n"


def told(text: str, coverage: Coverage | None = None):
    story = read_story(text, "s.yml", {"failures": FLOW}.get)
    assert isinstance(story, Story), "\n".join(map(str, story))
    return run(story, said_on, coverage)


def test_people_answer_about_an_item_by_its_name():
    steps = """\
  - everyone answers impact of "Wrong VAT": high
  - ana answers: {impact of "slow login": low, cause of "Wrong VAT": no}
  - ben does not know cause of "Slow login"
  - ana does not know cause of "Slow login"
  - ben answers impact of "Slow login": low
  - expect impact counts: 0
  - expect impact of "Slow login" counts: 1
  - expect gap impact of "Wrong VAT": Soften it
  - expect card section/each: Wrong VAT
  - expect ben is asked ready
"""
    coverage = Coverage()

    assert told(NAMED + steps, coverage) is None
    assert {("question", "impact"), ("option", "impact", "0", "high")} <= coverage.touched[FLOW.hash]


@pytest.mark.parametrize(
    ("step", "said"),
    [
        ("ben answers impact: high", "this is asked for each of 'named', as in `impact of \"…\"`"),
        ('ben answers impact of "Wrong tax": high', 'named are "Wrong VAT", "Slow login"'),
    ],
)
def test_an_answer_about_no_item_says_which_there_are(step, said):
    failed = told(f"{NAMED}  - {step}\n")

    assert isinstance(failed, Failure)
    assert said in str(failed.why)


def test_what_is_asked_once_is_asked_of_no_item():
    (problem,) = read_story(NAMED + '  - ben answers ready of "Wrong VAT": yes\n', "s.yml", {"failures": FLOW}.get)

    assert (problem.message, problem.fix) == ("'ready' is not asked of that", "take the item out: this is asked once")


@pytest.mark.parametrize(
    ("step", "fix"),
    [
        ("ben answers impact of Wrong VAT: high", 'put the item in quotes, as in `ben answers impact of "Wrong VAT"`'),
        (
            "expect impact of Wrong VAT is split",
            'put the item in quotes, as in `expect impact of "Wrong VAT" is split`',
        ),
        ("ben sings of Wrong VAT", "`ftready test --sentences` lists all"),
    ],
)
def test_an_item_without_its_quotes_is_told_with_them(step, fix):
    (problem,) = read_story(f"{NAMED}  - {step}\n", "s.yml", {"failures": FLOW}.get)

    assert problem.fix == fix


def test_a_try_shows_how_names_are_typed():
    session = Session(FLOW, ("ana", "ben"), said_on, BEGINS)

    assert any("(names, as in [one, another]; " in line for line in session.begin())


def test_a_try_lists_each_item_and_takes_it_by_number_or_name():
    session = Session(FLOW, ("ana", "ben"), said_on, BEGINS)
    list(session.begin())
    list(session.take("named: [Wrong VAT]"))

    shown = [line.strip() for line in session.take("")]
    assert shown[2].startswith('1 impact of "Wrong VAT": How bad is it: Wrong VAT?')
    assert 'ana answered impact of "Wrong VAT"' in " ".join(session.take("1 high"))
    list(session.take('ben answers cause of "Wrong VAT": no'))
    assert session.world.check is not None
    assert len(session.world.check.answers) == 3
    assert '  - ana answers impact of "Wrong VAT": high' in session.story()


def sheet(**answers: object) -> dict[str, object]:
    return {"flow": "failures", "owner": "ana", "answers": answers}


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        (
            {"impact": {"ana": "high"}},
            "answers.impact: write it with an item of 'named' behind it, as in `impact of …`",
        ),
        ({"impact of Wrong tax": {"ana": "low"}}, "there are 'Wrong VAT'"),
        ({"ready of Wrong VAT": {"ana": "yes"}}, "there is no such question"),
    ],
)
def test_a_sheet_that_names_no_item_says_so(answers, said):
    with pytest.raises(SheetError) as error:
        decide_sheet(FLOW, sheet(named={"ana": ["Wrong VAT"]}, **answers), BEGINS.date())

    assert said in " ".join(error.value.mistakes)


def test_a_sheet_settles_the_split_of_one_item():
    plain = sheet(named={"ana": ["Wrong VAT"]}, ready={"ana": "yes"}) | {
        "settled": {"impact of wrong vat": {"value": "low", "reason": "We looked at it"}}
    }
    plain["answers"] |= {"impact of Wrong VAT": {"ana": "low", "ben": "high"}, "cause of Wrong VAT": {"ana": "yes"}}

    assert decide_sheet(FLOW, plain, BEGINS.date())["verdict"] == "go"


def test_options_that_were_ticked_are_items_too():
    text = TEXT.replace(
        "        type: names\n        up_to: 3\n        or: {none: Nothing}\n",
        "        type: choices\n        options: {vat: Wrong VAT, mail: Lost mail}\n",
    )
    flow = failures(text)
    plain = sheet(named={"ana": ["vat"]}, ready={"ana": "yes"})
    plain["answers"] |= {"impact of Wrong VAT": {"ana": "low"}, "cause of vat": {"ana": "yes"}}

    decided = decide_sheet(flow, plain, BEGINS.date())

    assert decided["verdict"] == "go"
    assert decide_sheet(flow, sheet(named={"ana": []}), BEGINS.date())["levels"] == {"named": 1.0, "ready": 0.0}


@pytest.mark.parametrize(
    ("step", "said"),
    [
        (
            'ben answers impact of "Wrong VAT": bad',
            'this is no answer to impact of "Wrong VAT": Write low, some or high.',
        ),
        ("expect ben is asked ready", 'open for them is cause of "Slow login", cause of "Wrong VAT", impact of "Slow'),
        ("expect ready is split", 'split is impact of "Wrong VAT"'),
    ],
)
def test_a_story_that_fails_names_what_is_asked_of_an_item_as_it_was_written(step, said):
    split = '  - ana answers impact of "Wrong VAT": high\n  - ben answers impact of "Wrong VAT": low\n'
    failed = told(f"{NAMED}{split if 'split' in step else ''}  - {step}\n")

    assert isinstance(failed, Failure)
    assert failed.why.startswith(said)


def test_a_sheet_names_what_is_asked_of_an_item_as_it_was_written():
    with pytest.raises(SheetError) as error:
        decide_sheet(FLOW, {"owner": "ana", "answers": {}, "owner_was": {"impact of Wrong VAT": 3}}, BEGINS.date())

    assert error.value.mistakes == ("owner_was.impact of Wrong VAT: name the person who owned the check then",)


class OfNothing(World):
    """A world that has no way to answer about an item, and says so by the id it has there."""

    def happen(self, event: Event) -> None:
        if isinstance(event, Answered) and (of_items := [each for each in event.answers if "." in each]):
            raise CannotBeDoneError(f"there is nothing to press for {of_items[0]}")
        super().happen(event)


def test_what_cannot_be_done_about_an_item_is_told_by_its_name():
    story = read_story(f'{NAMED}  - ben answers impact of "Wrong VAT": high\n', "s.yml", {"failures": FLOW}.get)
    assert isinstance(story, Story)

    left_out = run_in(OfNothing(story, said_on, Coverage(), story.begins))

    assert isinstance(left_out, LeftOut)
    assert left_out.why == 'there is nothing to press for impact of "Wrong VAT"'
