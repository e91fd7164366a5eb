"""Answering in the thread: presses, ticks, forms, all open questions in one go, and changing one's mind."""

from bot_parts import FULL, LINE

from bot.playground.workspace.words import words_of
from bot.slack.address import Verb

LINK = "https://docs.example.com/examples"


async def test_a_blind_answer_shows_who_answered_and_not_what_until_all_have(team_both_ways):
    team = team_both_ways
    await team.full(asked=("ana", "ben"))

    await team.answer("ana", "task_signed", "no")
    card = await team.card_says("section/task", f"Answered: <@{team.id('ana')}>")
    assert "shown once all have answered" in words_of(card)
    assert f"<@{team.id('ana')}>: No" not in words_of(card)

    await team.answer("ben", "task_signed", "yes")
    await team.card_says("section/task", f"<@{team.id('ana')}>: No")


async def test_the_same_press_twice_says_one_thing(team):
    await team.full(asked=("ana", "ben"))

    await team.answer("ana", "task_signed", "yes")
    await team.answer("ana", "task_signed", "yes")
    await team.answer("ben", "task_signed", "yes")

    card = await team.card_says("section/task", f"<@{team.id('ben')}>: Yes")
    assert words_of({"blocks": card["blocks"]}).count(f"<@{team.id('ana')}>: Yes") == 1
    assert "changed" not in words_of(card)


async def test_an_answer_can_be_changed_and_after_its_question_closed_this_shows(team):
    await team.full(asked=("ana",))
    await team.answer("ana", "task_signed", "yes")
    await team.card_says("section/task", f"<@{team.id('ana')}>: Yes")

    await team.fill("ana", "task_signed", value="no")

    card = await team.card_says("section/task", f"<@{team.id('ana')}>: No")
    assert "changed" in words_of(card)


async def test_nothing_ticked_is_no_answer_and_none_of_these_is_one(team):
    await _to_prompt(team)

    await team.press("ana", Verb.DONE, "prompt_parts")
    await team.told("ana", "Tick what is true, or None of these")
    await team.tick("ana", "prompt_parts", "none_of_these", "limits")
    await team.told("ana", "not both")

    await team.tick("ana", "prompt_parts", "none_of_these")

    await team.card_says("section/prompt", f"<@{team.id('ana')}>: None of these")


async def test_skip_and_dont_know_are_answers_too(team):
    await _to_prompt(team)

    await team.press("ana", Verb.PASS, "prompt_parts", "skip")
    await team.press("ben", Verb.PASS, "prompt_parts", "dont_know")

    card = await team.card_says("section/prompt", "Don't know")
    assert "Skip" in words_of(card)


async def test_a_form_with_a_wrong_link_comes_back_filled_and_a_right_one_is_taken(team):
    await team.full(asked=("ana", "ben"))

    outcome = await team.fill("ben", "worked_examples", good="7", bad="4", link="javascript:alert(1)")
    assert outcome["errors"] == {
        "field:worked_examples:link": "Write a whole link that begins with https:// or http://."
    }
    view = await team.person("ben").modal("Your answer")
    assert view["state"]["values"]["field:worked_examples:good"].popitem()[1]["value"] == "7"

    outcome = await team.submit("ben", {("worked_examples", "link"): LINK})

    assert not outcome["errors"]
    assert await team.person("ben").views() == []
    await team.card_says("section/task", "Good ones: 7")


async def test_everything_open_is_answered_in_one_modal_that_is_never_stacked(team):
    await team.full(asked=("ana", "ben"))
    await team.press("ana", Verb.OPEN_QUESTIONS)
    first = await team.person("ana").modal("Section 1 of 7")
    values = {("task_signed", "value"): "yes", ("worked_examples", "good"): "7", ("worked_examples", "bad"): "4"}

    await team.submit("ana", values)

    (view,) = await team.person("ana").views()
    assert view["id"] == first["id"]
    assert "Section 2 of 7" in words_of(view)
    assert "prompt_parts" in str(view["blocks"])
    await team.card_says("section/task", "Good ones: 7")

    await team.submit("ana")

    assert await team.person("ana").views() == []


async def test_after_the_last_step_it_is_said_what_opened_meanwhile(team):
    await team.full(asked=("ana", "ben"))
    await team.press("ben", Verb.OPEN_QUESTIONS)
    await team.person("ben").modal("Section 1 of 7")
    await team.answer("ana", "task_signed", "yes")
    await team.fill("ana", "worked_examples", good="7", bad="4", link=LINK)
    await team.find("ana", Verb.DONE, "prompt_parts")

    await team.submit("ben", {("task_signed", "value"): "yes"})

    view = await team.person("ben").modal("opened for you")
    assert "What you sent is saved. 2 more questions have opened for you meanwhile." in words_of(view)
    await team.press_in_view("ben", Verb.OPEN_QUESTIONS)
    await team.person("ben").modal("Section 2 of 7")


async def test_a_step_sent_untouched_once_the_check_is_closed_says_that_it_is(team):
    await team.full(asked=("ana", "ben"))
    await team.press("ben", Verb.OPEN_QUESTIONS)
    await team.person("ben").modal("Section 1 of 7")
    await team.decide("ana")

    await team.submit("ben")

    await team.person("ben").modal("This check is closed; its owner can reopen it from the summary.")


async def test_blank_stays_open_and_a_mistake_keeps_the_whole_step(team):
    await team.full(asked=("ana", "ben"))
    await team.press("ben", Verb.OPEN_QUESTIONS)
    await team.person("ben").modal("Section 1 of 7")

    outcome = await team.submit("ben", {("task_signed", "value"): "yes", ("worked_examples", "good"): "lots"})
    assert outcome["errors"].keys() == {"field:worked_examples:good"}
    assert "Answered" not in words_of((await team.cards())["section/task"])

    empty = {("worked_examples", "good"): "", ("worked_examples", "bad"): ""}
    await team.submit("ben", empty)

    await team.card_says("section/task", f"Answered: <@{team.id('ben')}>")
    assert await team.person("ben").views() == []
    await team.press("ben", Verb.OPEN_QUESTIONS)
    view = await team.person("ben").modal("Section 1 of 7")
    assert "worked_examples" in str(view["blocks"])
    assert "task_signed" not in str(view["blocks"])


async def test_what_the_quick_check_brought_waits_for_its_link_in_the_form(team):
    await team.quick()
    before = await team.roots("ana")
    await team.press("ana", Verb.ASK_TEAM)
    await team.person("ana").modal("Comes along")
    await team.submit("ana", {**FULL, ("", "asked"): [team.id("ana")]})
    team.thread = await team.new_root("ana", before)
    for question in (
        "task_signed",
        "worked_examples",
        "prompt_parts",
        "prompt_plateau",
        "right_information",
        "safeguards",
    ):
        await team.press("ana", Verb.PASS, question, "skip")
    await team.card_says("section/evaluation", "Its link is still to come, so it does not count yet.")
    await team.press("ana", Verb.OPEN_QUESTIONS)
    view = await team.person("ana").modal("its link is still to come")
    value = view["state"]["values"]["field:test_cases:value"].popitem()[1]["value"]

    outcome = await team.submit("ana")
    assert "counts only with its link" in str(outcome["errors"])
    assert "An answer that differs is taken as your own." in str(outcome["errors"])
    assert value in words_of((await team.cards())["section/evaluation"])
    await team.person("ana").close()
    await team.card_says("section/evaluation", "Its link is still to come")
    await team.press("ana", Verb.FORM, "test_cases")
    form = await team.person("ana").modal("Your answer")
    optional = {block["block_id"]: block["optional"] for block in form["blocks"] if block["type"] == "input"}
    assert optional["field:test_cases:link"] is False
    await team.submit("ana", {("test_cases", "link"): LINK})

    card = await team.card_says("section/evaluation", "evidence on docs.example.com")
    assert "still to come" not in words_of(card)


async def test_back_keeps_what_was_typed(team):
    await _to_prompt(team)
    await team.answer("ana", "task_signed", "yes")
    await team.press("ben", Verb.OPEN_QUESTIONS)
    first = await team.person("ben").modal("Section 1 of 7")
    assert "task_signed" in str(first["blocks"])
    await team.submit("ben", {("task_signed", "value"): "yes"})
    await team.person("ben").modal("Section 2 of 7")
    await team.enter("ben", {("prompt_parts", "value"): ["limits"]})

    await team.press_in_view("ben", Verb.BACK)
    view = await team.person("ben").modal("Section 1 of 7")
    assert view["state"]["values"]["field:task_signed:value"].popitem()[1]["selected_option"]["value"] == "yes"
    await team.submit("ben")

    view = await team.person("ben").modal("Section 2 of 7")
    ticked = view["state"]["values"]["field:prompt_parts:value"].popitem()[1]["selected_options"]
    assert [each["value"] for each in ticked] == ["limits"]


async def test_with_nothing_open_the_modal_says_so_and_leads_to_my_answers(team):
    await team.full(asked=("ben",))

    await team.press("ana", Verb.OPEN_QUESTIONS)

    await team.person("ana").modal("Nothing is open for you")
    await team.press_in_view("ana", Verb.MY_ANSWERS)
    await team.person("ana").modal(LINE)


async def test_my_answers_show_what_i_said_and_a_change_there_shows_at_once(team):
    await team.full(asked=("ana", "ben"))
    await team.answer("ana", "task_signed", "yes")
    await team.press("ana", Verb.MY_ANSWERS)
    await team.person("ana").modal(LINE)

    await team.press_in_view("ana", Verb.FORM, "task_signed")
    await team.person("ana").modal("Change your answer")
    await team.submit("ana", {("task_signed", "value"): "no"})

    view = await team.person("ana").modal("My answers")
    await team.control.until("the list to show it", lambda: _shows(team, "ana", "Everyone signs the line*\nNo"))
    assert len(await team.person("ana").views()) == 1, view


async def test_a_question_can_be_handed_to_someone_who_is_told_and_asked(team):
    await team.full(asked=("ana", "ben"))

    await team.press("ben", Verb.HAND, "worked_examples")
    await team.person("ben").modal("Who knows this?")
    await team.submit("ben", {("", "to"): team.id("dev"), ("", "note"): "You keep <!channel> the examples"})

    card = await team.card_says("call/1", "hands you", "dev")
    assert f"<@{team.id('dev')}>" in words_of(card)
    assert "<!channel>" not in words_of(card)
    assert "&lt;!channel&gt;" in words_of(card)
    await team.told("ben", f"*Worked examples* is with <@{team.id('dev')}> now")
    await team.fill("dev", "worked_examples", good="6", bad="3", link=LINK)
    await team.card_says("section/task", f"<@{team.id('dev')}>: Good ones: 6")


async def test_a_question_cannot_be_handed_to_who_is_not_here(team):
    await team.full(asked=("ana", "ben"))
    await team.press("ben", Verb.HAND, "worked_examples")
    await team.person("ben").modal("Who knows this?")

    outcome = await team.submit("ben", {("", "to"): team.id("emi")})

    assert outcome["errors"]["field::to"] == "Take out Emi Sato (not in this channel: /invite them first)."


async def test_who_was_handed_one_question_hears_which_when_pressing_another(team):
    await team.full(asked=("ana", "ben"))
    await team.press("ben", Verb.HAND, "worked_examples")
    await team.person("ben").modal("Who knows this?")
    await team.submit("ben", {("", "to"): team.id("dev")})
    await team.card_says("call/1", "hands you")

    await team.answer("dev", "task_signed", "yes")

    await team.told("dev", "what was handed to you is 3. Worked examples.")


async def test_the_owner_asks_more_people_who_are_called_once(team):
    await team.full(asked=("ana",))

    await team.press("ana", Verb.ASK_MORE)
    await team.person("ana").modal("Who should answer too?")
    await team.submit("ana", {("", "more"): [team.id("ben"), team.id("cleo")]})

    await team.card_says("call/1", f"<@{team.id('ben')}>, <@{team.id('cleo')}>: <@{team.id('ana')}> would like")
    await team.answer("ben", "task_signed", "yes")
    await team.card_says("section/task", f"waiting for <@{team.id('ana')}>, <@{team.id('cleo')}>")


async def test_who_cannot_be_asked_is_named_at_the_field(team):
    await team.full(asked=("ana",))
    await team.press("ana", Verb.ASK_MORE)
    await team.person("ana").modal("Who should answer too?")

    outcome = await team.submit("ana", {("", "more"): [team.id("ben"), team.id("emi"), team.id("hal")]})

    assert outcome["errors"]["field::more"] == (
        "Take out Emi Sato (not in this channel: /invite them first), Hal Berg (not active in this workspace)."
    )


async def test_the_owner_is_asked_before_the_check_ends_and_told_for_whom_it_is_open(team):
    await team.full(asked=("ana", "ben"))

    await team.press("ana", Verb.DECIDE)
    view = await team.person("ana").modal("Decide now?")

    assert f"<@{team.id('ben')}> (2)" in words_of(view)
    assert "2 of 16 answered" in words_of(view)
    await team.person("ana").close()
    assert "summary/1" not in await team.cards()
    await team.decide("ana")
    await team.card_says("summary/1", "NOT YET")


async def test_the_owner_reads_that_what_some_have_said_counts_though_others_have_it_open(team):
    await team.full(asked=("ana", "ben"))
    await team.answer("ben", "task_signed", "yes")

    await team.press("ana", Verb.DECIDE)
    words = words_of(await team.person("ana").modal("Decide now?"))

    assert "2 of 16 answered. 1 more is open for some only: what the others said counts." in words
    assert "What nobody has answered counts as not answered." in words
    await team.person("ana").close()
    await team.decide("ana")
    await team.card_says("root", "3 of 16 answered")


async def test_the_owner_may_show_a_blind_question_early(team):
    await team.full(asked=("ana", "ben"))
    await team.answer("ben", "task_signed", "no")

    await team.press("ana", Verb.REVEAL, "task_signed")

    await team.card_says("section/task", f"<@{team.id('ben')}>: No")


async def test_a_check_is_decided_reopened_and_decided_again_with_what_changed(team):
    await team.full(asked=("ana", "ben"))
    await team.answer("ana", "task_signed", "yes")
    await team.decide("ana")
    await team.card_says("summary/1", "NOT YET")
    card = await team.card_says("section/task", "Closed by")
    assert "Your answer" not in words_of(card)

    await team.press("ana", Verb.REOPEN)
    await team.person("ana").modal("Reopen this check?")
    assert "summary/1" in await team.cards()
    await team.submit("ana")
    await team.card_says("notice/1", "reopened the check")
    await team.fill("ben", "task_signed", value="yes")
    await team.decide("ana")

    await team.card_says("summary/2", "NOT YET")
    assert "summary/1" not in await team.cards()


async def test_a_press_on_an_old_card_gets_one_helpful_line_in_the_thread(team):
    await team.full(asked=("ana", "ben"))
    await team.find("ben", Verb.ANSWER, "task_signed", "yes")
    await team.control.fault("server_error", only=["chat.update"])
    await team.decide("ana")

    await team.answer("ben", "task_signed", "yes")
    await team.press("ben", Verb.FORM, "worked_examples")

    await team.told("ben", "This check is closed; its owner can reopen it")
    assert await team.person("ben").views() == []


async def test_a_form_sent_after_the_check_closed_says_so_and_keeps_what_was_typed(team):
    await team.full(asked=("ana", "ben"))
    await team.press("ben", Verb.FORM, "worked_examples")
    await team.person("ben").modal("Your answer")
    await team.decide("ana")

    outcome = await team.submit("ben", {("worked_examples", "good"): "1", ("worked_examples", "bad"): "1"})

    assert "closed" in str(outcome["errors"])
    await team.person("ben").modal("Your answer")


async def test_guidance_opens_in_our_own_words_from_the_summary(team):
    await team.quick(answers={**_quick_no()})
    await team.press("ben", Verb.READ)

    view = await team.person("ben").modal("In the article")

    assert "makeyourai.work" in str(view["blocks"])


async def _to_prompt(team):
    await team.full(asked=("ana", "ben"))
    await team.answer("ana", "task_signed", "yes")
    await team.fill("ana", "worked_examples", good="7", bad="4", link=LINK)
    await team.find("ana", Verb.DONE, "prompt_parts")


async def _shows(team, name, words):
    view = await team.person(name).modal()
    return view if words in words_of(view) else None


def _quick_no():
    return {
        ("same_line", "value"): "no",
        ("unseen_cases", "value"): "2",
        ("fixed_parts", "value"): ["none_of_these"],
        ("weeks_unchanged", "value"): "0",
        ("same_failures", "value"): "no",
    }


async def test_what_was_typed_is_asked_about_before_a_press_takes_its_place_and_is_never_lost(team):
    await team.full(asked=("ana", "ben"))
    await team.press("ana", Verb.FORM, "worked_examples")
    await team.enter("ana", {("worked_examples", "good"): "7"})

    await team.press_in_view("ana", Verb.PASS, "worked_examples", "skip")

    view = await team.person("ana").modal("You have typed an answer too")
    assert "7" in str(view["blocks"])
    assert f"Answered: <@{team.id('ana')}>" not in words_of((await team.cards())["section/task"])
    await team.press_in_view("ana", Verb.PASS, "worked_examples", "skip")
    await team.person("ana").modal("Taken: Skip")


async def test_where_nothing_is_typed_a_press_in_a_form_is_taken_at_once(team):
    await team.full(asked=("ana", "ben"))
    await team.press("ana", Verb.FORM, "worked_examples")
    await team.person("ana").modal("Your answer")

    await team.press_in_view("ana", Verb.PASS, "worked_examples", "skip")

    await team.person("ana").modal("Taken: Skip")
