"""Words said to the bot: status, help, answers to open text questions, and taking them back."""

import re
from pathlib import Path

import pytest
from bot_parts import team as team_at_work
from hypothesis import given
from hypothesis import strategies as st

from bot.playground.delivery import payloads
from bot.playground.workspace.words import words_of
from bot.slack.address import Verb
from bot.slack.heard.said_words import said_words
from bot.slack.surfaces.typed.answering_in_words import TAKEN
from bot.slack.surfaces.typed.sayings import SAID, as_said, word_of_command
from bot.slack.views import SUBJECT_LENGTH

FLOWS = Path(__file__).parent / "talk_flows"


@pytest.mark.parametrize(
    ("encoded", "words"),
    [
        ("<@UBOT> status", "status"),
        ("so <@UBOT|ftready>, status", "so , status"),
        ("<@UBOT> a &lt;b&gt; &amp; c", "a <b> & c"),
        ("<@UBOT> see <https://a.example/x?y=1&amp;z=2|a.example>", "see https://a.example/x?y=1&z=2"),
        ("<@UBOT> ask <@U123|ana> in <#C1|lab> <!channel>", "ask @ana in #lab @channel"),
        ("<@UBOT> ask <!subteam^S1|@leads>", "ask @leads"),
        ("<@UBOT>", ""),
    ],
)
def test_words_are_read_as_they_were_typed(encoded, words):
    assert said_words(encoded, "UBOT") == words


@given(st.lists(st.sampled_from(["<@UBOT>", "<@UBOT|ftready>", "&lt;", "&gt;", "|", "a", " "])).map("".join))
def test_whatever_words_are_read_the_bot_is_not_among_them(text):
    assert "<@UBOT" not in said_words(f"<@UBOT> {text}", "UBOT")


async def test_status_in_the_thread_is_told_to_the_asker_in_the_thread(team_both_ways):
    team = team_both_ways
    await team.full(asked=("ana", "ben"), subject="invoices")

    await team.person("ben").mention(team.channel, "status", team.thread)

    line = await team.told("ben", "2 of 16 answered. 2 questions are open for you.")
    assert line["thread_ts"] == team.thread


async def test_status_in_the_channel_lists_the_checks_there(team):
    await team.full(asked=("ana",), subject="invoices")

    await team.person("ben").mention(team.channel, "status")

    await team.control.until("the line", lambda: _line(team, "ben", "Fine-tuning readiness: invoices"))


async def test_words_outside_a_thread_of_a_check_are_answered_with_how_it_works(team):
    await team.person("ben").mention(team.channel, "hello there")

    await team.control.until("the line", lambda: _line(team, "ben", "this is not one"))


async def test_talk_in_the_thread_is_talk(team):
    await team.full(asked=("ana", "ben"))
    calls = len(await team.control.calls())

    await team.person("ben").say(team.channel, "I would not sign that.", team.thread)

    await team.control.get("messages", person="ben", channel=team.channel)
    assert len(await team.control.calls()) == calls


@pytest.fixture
async def talking(redis_url, quick_pace):
    """A team in a check that asks for words; its first question is open for two."""
    async with team_at_work("socket", redis_url, flows=FLOWS) as people:
        before = await people.roots("ana")
        await people.person("ana").command(people.channel, "/ftready")
        await people.person("ana").modal("Who answers?")
        await people.submit("ana", {("", "asked"): [people.id("ana"), people.id("ben")]})
        people.thread = await people.new_root("ana", before)
        await people.find("ana", Verb.FORM, "name")
        yield people


async def test_words_answer_the_one_open_text_question_with_a_mark_and_a_way_back(talking):
    said = await talking.person("ben").mention(talking.channel, "The <tagger> & co", talking.thread)

    line = await talking.told("ben", "Taken as your answer to *A name*")
    assert line["thread_ts"] == talking.thread
    await talking.card_says("section/first", f"<@{talking.id('ben')}>: The &lt;tagger&gt; &amp; co")
    await _comes_to_be_marked(talking, said["ts"], [TAKEN])

    await talking.press("ben", Verb.UNDO, "name")

    await talking.told("ben", "Taken back")
    await talking.find("ana", Verb.FORM, "name")
    await talking.card_says("section/first", "Nobody has answered yet")
    await _comes_to_be_marked(talking, said["ts"], [])
    await talking.control.until("the line to go", lambda: _none(_lines(talking, "ben", "Taken as your answer")))


async def test_words_too_short_are_refused_with_the_reason(talking):
    await talking.person("ben").mention(talking.channel, "ok", talking.thread)

    await talking.told("ben", "Write 3 to 60 characters; this has 2.")
    assert "Nobody has answered yet" in words_of((await talking.cards())["section/first"])


async def test_with_several_open_their_author_says_which_one_was_meant(talking):
    await talking.fill("ana", "name", value="Tagger")
    await talking.find("ben", Verb.FORM, "risk")
    said = await talking.person("ben").mention(talking.channel, "Wrong tags go unseen", talking.thread)
    line = await talking.told("ben", "Which one do these words answer?")
    assert re.search(r"\d+\. A risk", words_of(line))  # numbered as on its card, which does not show the short name
    assert await _marks(talking, said["ts"]) == []

    await talking.press("ben", Verb.WHICH, "risk")

    await talking.card_says("section/second", f"<@{talking.id('ben')}>: Wrong tags go unseen")
    await talking.told("ben", "Taken as your answer to *A risk*")
    await _comes_to_be_marked(talking, said["ts"], [TAKEN])
    await talking.control.until("the line to go", lambda: _none(_lines(talking, "ben", "Which one")))


async def test_a_double_click_on_which_one_takes_the_words_once_and_undo_still_takes_them_back(talking):
    said = await _say_for_which(talking)

    for press in [await _press_on_which(talking, "risk") for _ in range(2)]:
        assert (await talking.playground.first.courier.ask(press)).ok
    await talking.told("ben", "Taken as your answer to *A risk*")
    await talking.card_says("section/second", "Wrong tags go unseen")
    await talking.press("ben", Verb.UNDO, "risk")

    await talking.told("ben", "Taken back")
    await talking.control.until("the words to go", lambda: _is_not_said(talking, "Wrong tags go unseen"))
    await talking.control.until("every line to go", lambda: _none(_lines(talking, "ben", "Taken as your answer")))
    await _comes_to_be_marked(talking, said["ts"], [])


async def test_words_given_to_two_questions_are_taken_back_from_one_and_stay_with_the_other(talking):
    said = await _say_for_which(talking)
    await talking.fill("ben", "goal", value="Fewer errors")
    presses = [await _press_on_which(talking, question) for question in ("risk", "goal")]

    for press in presses:
        assert (await talking.playground.first.courier.ask(press)).ok
    await talking.told("ben", "Taken as your answer to *A goal*")
    await talking.press("ben", Verb.UNDO, "goal")

    await talking.told("ben", "Taken back")
    await talking.card_says("section/second", "Fewer errors")
    assert "Wrong tags go unseen" in words_of((await talking.cards())["section/second"])
    assert await _marks(talking, said["ts"]) == [TAKEN]


@pytest.mark.parametrize("fault", ["ratelimited", "server_error"])
async def test_a_mark_slack_does_not_take_keeps_nobody_from_being_told(talking, fault):
    await talking.control.fault(fault, only=["reactions.add", "reactions.remove"], seconds=1)
    await talking.person("ben").mention(talking.channel, "Tagger", talking.thread)
    await talking.told("ben", "Taken as your answer to *A name*")

    await talking.press("ben", Verb.UNDO, "name")

    await talking.told("ben", "Taken back")
    await talking.card_says("section/first", "Nobody has answered yet")
    await talking.control.until("the line to go", lambda: _none(_lines(talking, "ben", "Taken as your answer")))


async def test_words_slack_tells_of_twice_are_taken_once(talking):
    await talking.control.fault("duplicate_event", only=["app_mention"])

    await talking.person("ben").mention(talking.channel, "Tagger", talking.thread)

    await talking.told("ben", "Taken as your answer")
    deliveries = await talking.control.until("both deliveries", lambda: _deliveries(talking))
    assert len(deliveries) == 2
    assert len(await _lines(talking, "ben", "Taken as your answer")) == 1
    assert await _lines(talking, "ben", "not taken") == []


async def test_undo_after_another_answer_leaves_that_one(talking):
    await talking.person("ben").mention(talking.channel, "Tagger", talking.thread)
    await talking.told("ben", "Taken as your answer")
    await talking.fill("ben", "name", value="Tagger two")
    await talking.card_says("section/first", "Tagger two")

    await talking.press("ben", Verb.UNDO, "name")

    await talking.told("ben", "nothing left to undo")
    assert "Tagger two" in words_of((await talking.cards())["section/first"])


async def test_with_no_text_question_open_words_are_not_taken_and_their_author_hears_what_to_do(team):
    await team.full(asked=("ana", "ben"))

    await team.person("ben").mention(team.channel, "yes I would sign it", team.thread)

    line = await team.told("ben", "Thanks, but words cannot answer what is open for you")
    assert "2. Everyone signs the line" in words_of(line)
    assert "3. Worked examples" in words_of(line)
    assert "Answered" not in words_of({"blocks": (await team.cards())["section/task"]["blocks"]})


async def test_words_on_a_closed_check_are_told_that_it_is_closed(team):
    await team.full(asked=("ana", "ben"))
    await team.decide("ana")
    await team.card_says("summary/1", "NOT YET")

    await team.person("ben").mention(team.channel, "I would sign it", team.thread)

    await team.told("ben", "This check is closed, so your words were not taken")


async def test_words_of_who_is_not_asked_are_told_how_to_be(team):
    await team.full(asked=("ana", "ben"))

    await team.person("dev").mention(team.channel, "I would sign it", team.thread)

    await team.told("dev", "You are not asked in this check yet")


async def test_words_of_someone_who_is_not_in_the_company_are_not_taken(team):
    team.channel = "with-partner"
    await team.full(asked=("ana", "cleo"))

    await team.person("gia").mention(team.channel, "yes", team.thread)

    await team.told("gia", "Only people of this workspace")


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("status", "status"),
        ("Status?", "status"),
        ("status, please!", "status"),
        ("Please help me.", "help me"),
        ("My   open questions …", "my open questions"),
        ("remind", "remind"),
        ("REMIND ME.", "remind me"),
        ("?", ""),
    ],
)
def test_what_is_said_to_the_bot_is_known_however_politely_it_is_said(typed, word):
    assert as_said(typed) == word
    assert word in SAID


@pytest.mark.parametrize(
    "typed", ["Status of invoices", "We remind them by mail", "Help the accounts team", "Questions"]
)
def test_an_answer_that_only_has_such_a_word_in_it_is_an_answer(typed):
    assert as_said(typed) not in SAID
    assert not word_of_command(typed)


@pytest.mark.parametrize(("typed", "word"), [("start", "start"), ("Start invoices", "start"), ("Starting soon", "")])
def test_whatever_follows_start_it_is_a_word_of_the_command(typed, word):
    assert word_of_command(typed) == word


def test_what_begins_with_start_and_is_longer_than_any_title_is_no_command():
    assert word_of_command(f"start {'x' * SUBJECT_LENGTH}") == "start"
    assert not word_of_command(f"start {'x' * (SUBJECT_LENGTH + 1)}")
    assert not word_of_command(
        "Start with the invoice as a PDF, read its six booking fields, and return them as JSON " * 2
    )


async def test_what_is_said_for_itself_and_words_of_the_command_are_never_an_answer(talking):
    refused = [
        await talking.person("ben").mention(talking.channel, words, talking.thread)
        for words in ("remind", "Remind?", "remind me")  # ben owns nothing here, and stopped nothing
    ]
    for words in ("my questions", "status?", "help me"):
        taken = await talking.person("ben").mention(talking.channel, words, talking.thread)
        await _comes_to_be_marked(talking, taken["ts"], [TAKEN])
    await talking.person("ben").mention(talking.channel, "Export.", talking.thread)
    await talking.told("ben", "type `/ftready export` in the channel")

    assert "Nobody has answered yet" in words_of((await talking.cards())["section/first"])
    assert await _lines(talking, "ben", "Taken as your answer") == []
    assert [await _marks(talking, each["ts"]) for each in refused] == [[], [], []]


async def test_my_questions_lists_what_is_open_and_the_button_opens_it(team):
    await team.full(asked=("ana", "ben"), subject="invoices")

    await team.person("ben").mention(team.channel, "my questions", team.thread)

    line = await team.told("ben", "Open for you: *2. Everyone signs the line*, *3. Worked examples*.")
    assert line["thread_ts"] == team.thread
    await team.person("ben").press_label(team.channel, line["ts"], "My open questions")
    await team.person("ben").modal("2. Would you sign that line")


async def test_my_questions_in_the_channel_names_the_checks_and_who_has_none_open_hears_so(team):
    await team.full(asked=("ana", "ben"), subject="invoices")

    await team.person("ben").mention(team.channel, "my questions")
    await team.person("dev").mention(team.channel, "my questions")

    await team.control.until("the line", lambda: _line(team, "ben", "Fine-tuning readiness: invoices"))
    await team.control.until("the other line", lambda: _line(team, "dev", "No question is open for you here."))


async def test_remind_gives_the_owner_the_form_of_check_ins_and_nobody_else(team):
    await team.full(asked=("ana", "ben"))
    early = await team.person("ana").mention(team.channel, "remind", team.thread)
    await team.told("ana", "This check has no verdict yet; its owner can set check-ins once it has one.")
    assert await _marks(team, early["ts"]) == []
    await team.decide("ana")
    await team.card_says("summary/1", "NOT YET")

    await team.person("ana").mention(team.channel, "remind", team.thread)
    refused = await team.person("ben").mention(team.channel, "remind", team.thread)

    line = await team.told("ana", "Press to choose when check-ins come.")
    await team.person("ana").press_label(team.channel, line["ts"], "Day and time (owner)")
    await team.person("ana").modal("When to check in")
    await team.told("ben", "who owns this check")
    assert await _marks(team, refused["ts"]) == []


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("staus", "Did you mean “status”? Say `@ftready status` for that."),
        ("Remind mee, please", "Did you mean “remind me”?"),
        ("my qestions", "Did you mean “my questions”?"),
        ("exprot", "Did you mean “export”? Type `/ftready export` in the channel for that."),
    ],
)
async def test_a_slip_in_a_word_of_ours_is_asked_about_where_no_words_are_waited_for(team, typed, said):
    await team.full(asked=("ana", "ben"))

    in_thread = await team.person("ben").mention(team.channel, typed, team.thread)
    await team.person("dev").mention(team.channel, typed)

    line = await team.told("ben", said)
    assert "cannot answer" not in words_of(line)
    await team.control.until("the line", lambda: _line(team, "dev", said))
    assert await _marks(team, in_thread["ts"]) == []


async def test_words_that_may_be_a_slip_stay_the_answer_that_is_waited_for_and_are_asked_about(talking):
    await talking.person("ben").mention(talking.channel, "staus", talking.thread)

    line = await talking.told("ben", "Taken as your answer to *A name*")
    assert "Did you mean “status”?" in words_of(line)
    await talking.card_says("section/first", f"<@{talking.id('ben')}>: staus")
    await talking.press("ben", Verb.UNDO, "name")
    await talking.card_says("section/first", "Nobody has answered yet")


async def test_with_several_open_words_that_may_be_a_slip_are_kept_for_either_and_asked_about(talking):
    await talking.fill("ana", "name", value="Tagger")
    await talking.find("ben", Verb.FORM, "risk")

    await talking.person("ben").mention(talking.channel, "stauts", talking.thread)

    line = await talking.told("ben", "Which one do these words answer?")
    assert "Did you mean “status”?" in words_of(line)
    await talking.press("ben", Verb.WHICH, "risk")
    await talking.card_says("section/second", "stauts")


async def _say_for_which(team):
    """Say words for which two questions are open."""
    await team.fill("ana", "name", value="Tagger")
    await team.find("ben", Verb.FORM, "risk")
    said = await team.person("ben").mention(team.channel, "Wrong tags go unseen", team.thread)
    await team.told("ben", "Which one do these words answer?")
    return said


async def _press_on_which(team, question):
    """Make a press on a button of the line, to be carried when and as often as wanted."""
    ts, block, element, _ = await team.find("ben", Verb.WHICH, question)
    scene = team.playground.first
    person, channel = scene.person("ben"), scene.workspace.channels[team.channel_id()]
    action = {key: element[key] for key in ("type", "action_id", "text", "value") if key in element}
    action |= {"block_id": block["block_id"], "action_ts": scene.workspace.new_ts()}
    url = payloads.response_url(scene, "actions", scene.tickets.new_response(person.id, channel.id, ts))
    message = scene.workspace.messages[channel.id][ts]
    return payloads.message_press(scene, person, channel, message, action, url)


async def _comes_to_be_marked(team, ts, marks):
    async def look():
        return True if await _marks(team, ts) == marks else None

    await team.control.until(f"the marks to be {marks}", look)


async def _is_not_said(team, words):
    return True if words not in words_of((await team.cards())["section/second"]) else None


async def _none(found):
    return True if await found == [] else None


async def _line(team, name, words):
    for each in await team.person(name).messages(team.channel):
        if each.get("ephemeral_to") and words in words_of(each):
            return each
    return None


async def _lines(team, name, words):
    seen = await team.person(name).messages(team.channel, team.thread)
    return [each for each in seen if each.get("ephemeral_to") and words in words_of(each)]


async def _marks(team, ts):
    seen = await team.person("ana").messages(team.channel, team.thread)
    return [mark["name"] for each in seen if each["ts"] == ts for mark in each.get("reactions", ())]


async def _deliveries(team):
    found = [call for call in await team.control.calls("app_mention") if call["status"]]
    return found if len(found) > 1 else None
