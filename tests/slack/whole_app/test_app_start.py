"""How a check is opened, and what a person sees who does it wrong."""

import re
import shutil
from contextlib import AsyncExitStack, asynccontextmanager

import pytest
from bot_parts import FULL, LINE, QUICK, ROOT, Team, settings, workspace

from bot.assembly import running
from bot.playground.control_client import Control
from bot.playground.delivery import payloads
from bot.playground.workspace.words import words_of
from bot.slack.address import Verb
from bot.slack.writing.text import inline


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("help", "opens a check"),
        ("HELP", "opens a check"),
        ("help me, please!", "opens a check"),
        ("?", "opens a check"),
        ("start --force", "--force was not understood"),
        ("--force", "--force was not understood"),
        ("x" * 101, "at most 100 characters; this has 101"),
        ("readiness " + "x" * 101, "at most 100 characters; this has 101"),
    ],
)
async def test_help_and_what_is_not_understood_are_answered_to_that_person_only(team, typed, said):
    outcome = await team.person("ana").command(team.channel, f"/ftready {typed}")

    assert outcome["answer"]["response_type"] == "ephemeral"
    assert said in outcome["answer"]["text"]
    assert (
        "`/ftready status`" in outcome["answer"]["text"]
    )  # the usage is there each time, below what was not understood
    assert outcome["answer"]["text"].index(said) < outcome["answer"]["text"].index("`/ftready status`")
    assert await team.person("ben").messages(team.channel) == []
    assert await team.person("ana").views() == []


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("hepl", "type `/ftready start hepl`"),
        ("sta`tus", f"type `/ftready start {inline('sta`tus')}`"),
        ("remind mee", "Did you mean “remind me”?"),
        ("stattus", "Did you mean “status”?"),
        ("redines", "Did you mean “readiness”?"),
        ("readines invoice tagging", "Did you mean “readiness invoice tagging”?"),
        ("Readyness <!here>", "type `/ftready start Readyness &lt;!here&gt;`"),
    ],
)
async def test_a_slip_is_asked_about_in_a_line_with_the_words_there_are_and_no_more(team, typed, said):
    outcome = await team.person("ana").command(team.channel, f"/ftready {typed}")

    text = outcome["answer"]["text"]
    assert said in text
    for word in ("start", "quick", "readiness", "status", "forget me"):
        assert f"`{word}`" in text
    assert text.endswith("`/ftready help` explains each.")
    assert len(outcome["answer"]["blocks"]) == 2
    assert await team.person("ana").views() == []


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("outsiders answer", "outsiders"),
        ("Delete everything", "delete"),
        ("delete all!", "delete"),
        ("export csv", "export"),
        ("hand over to @ben", "hand over"),
        ("hand over <@U0BEN00002>", "hand over"),
        ("remind weekly", "remind"),
        ("pause all", "pause"),
    ],
)
async def test_what_the_form_of_a_word_asks_is_no_title_when_it_is_typed_after_the_word(team, typed, word):
    outcome = await team.person("ana").command(team.channel, f"/ftready {typed}")

    text = outcome["answer"]["text"]
    assert f"Type `/ftready {word}` alone; it asks for what else it needs." in text
    assert f"`/ftready start {inline(typed)}`" in text
    assert await team.person("ana").views() == []


@pytest.mark.parametrize("title", ["delete requests", "export controls", "outsiders of the fleet", "hand over notes"])
async def test_a_title_may_begin_with_a_word_of_ours(team, title):
    await team.person("ana").command(team.channel, f"/ftready {title}")

    assert title in str(await team.person("ana").modal())


async def test_the_command_in_a_direct_message_says_where_checks_live(team):
    direct = (await team.person("ana").do("open_direct", other=team.id("ben")))["id"]

    outcome = await team.person("ana").command(direct, "/ftready")

    assert "A check lives in a channel" in outcome["answer"]["text"]


async def test_what_is_about_oneself_alone_is_heard_in_a_direct_message_too(team):
    direct = (await team.person("ana").do("open_direct", other=team.id("ben")))["id"]

    again = await team.person("ana").command(direct, "/ftready remind me")
    await team.person("ana").command(direct, "/ftready forget me")

    assert "A check lives in a channel" not in again["answer"]["text"]
    await team.person("ana").modal("Forget me?")


async def test_the_quick_check_puts_its_result_in_a_thread_whose_first_message_tells_the_channel(team_both_ways):
    team = team_both_ways

    thread = await team.quick(words="invoice tagging")

    in_channel = {message["ts"]: message for message in await team.person("ben").messages(team.channel)}
    assert "Quick check: invoice tagging" in words_of(in_channel[thread])
    summary = (await team.cards("ben"))["summary/1"]
    assert summary["thread_ts"] == thread
    assert summary["ts"] not in in_channel
    assert all("WORTH THE FULL CHECK" in words_of(each) for each in (in_channel[thread], summary))


async def test_a_title_of_which_nothing_shows_is_none(team):
    thread = await team.quick(words="\u200b")

    in_channel = {message["ts"]: message for message in await team.person("ben").messages(team.channel)}
    assert "Quick check: " not in words_of(in_channel[thread])
    assert "\u200b" not in words_of(in_channel[thread])


async def test_words_after_the_name_of_a_flow_become_the_title(team):
    await team.person("ana").command(team.channel, "/ftready readiness size of payload")

    view = await team.person("ana").modal("Fine-tuning readiness")

    assert "size of payload" in str(view["blocks"])


@pytest.mark.parametrize(
    ("typed", "title"),
    [("start invoice tagging", "invoice tagging"), ("START hepl", "hepl"), ("start start", "start"), ("start", "")],
)
async def test_start_opens_a_check_with_the_words_after_it_whatever_they_are(team, typed, title):
    await team.person("ana").command(team.channel, f"/ftready {typed}")

    view = await team.person("ana").modal("Quick check")

    (stands,) = [block for block in view["blocks"] if block.get("block_id") == "field::subject"]
    assert stands["element"].get("initial_value", "") == title


@pytest.mark.parametrize("typed", ["my questions", "My open questions?"])
async def test_who_asks_for_their_questions_with_the_command_hears_where_they_are_and_starts_no_check(team, typed):
    outcome = await team.person("ana").command(team.channel, f"/ftready {typed}")

    assert "Say `@ftready my questions` in the channel" in outcome["answer"]["text"]
    assert await team.person("ana").views() == []


async def test_start_takes_the_name_of_a_flow_too(team):
    await team.person("ana").command(team.channel, "/ftready start readiness invoices")

    assert "invoices" in str((await team.person("ana").modal("Fine-tuning readiness"))["blocks"])


async def test_the_name_of_a_flow_takes_no_room_from_the_title(team):
    await team.person("ana").command(team.channel, f"/ftready readiness {'x' * 100}")

    assert "x" * 100 in str((await team.person("ana").modal("Fine-tuning readiness"))["blocks"])


async def test_the_word_payload_reaches_us_over_http_too(team_both_ways):
    await team_both_ways.person("ana").command(team_both_ways.channel, "/ftready size of payload")

    assert "size of payload" in str((await team_both_ways.person("ana").modal("Quick check"))["blocks"])


async def test_what_cannot_be_taken_is_said_at_its_field_and_what_was_typed_stays(team):
    ana = team.person("ana")
    await ana.command(team.channel, "/ftready")
    await ana.modal("Quick check")

    wrong = {**QUICK, ("unseen_cases", "value"): "many", ("weeks_unchanged", "value"): "-1"}
    outcome = await team.submit("ana", wrong)

    assert outcome["errors"] == {
        "field:unseen_cases:value": "Write a number.",
        "field:weeks_unchanged:value": "Write 0 or more.",
    }
    view = await ana.modal("Quick check")
    assert view["state"]["values"]["field:unseen_cases:value"].popitem()[1]["value"] == "many"
    assert await team.roots("ana") == set()


async def test_a_title_that_is_too_long_is_said_at_its_field_and_nothing_is_cut(team):
    ana = team.person("ana")
    await ana.command(team.channel, "/ftready")
    await ana.modal("Quick check")

    outcome = await team.submit("ana", {**QUICK, ("", "subject"): "word " * 30})

    assert outcome["errors"] == {"field::subject": "A title has at most 100 characters; this has 149."}
    assert await team.roots("ana") == set()


async def test_a_start_sent_again_with_changes_says_that_the_first_stands(team):
    ana = team.person("ana")
    await ana.command(team.channel, "/ftready readiness")
    view = await ana.modal("Who answers?")
    await team.enter("ana", {**FULL, ("", "subject"): "first words"})
    scene = team.playground.first
    shown = scene.workspace.find_view(view["id"])
    assert (await scene.courier.ask(payloads.view_submission(scene, scene.person("ana"), shown))).ok

    outcome = await team.submit("ana", {("", "subject"): "second words"})

    assert outcome["errors"] == {
        "field:task_line:value": "This check has begun already with what you sent first; change it on its cards."
    }
    team.thread = await team.new_root("ana", set())
    await team.card_says("root", "first words")


async def test_switching_the_flow_there_and_back_keeps_what_was_entered(team):
    ana = team.person("ana")
    await ana.command(team.channel, "/ftready readiness")
    await ana.modal("Who answers?")
    people = {("", "asked"): [team.id("ana"), team.id("ben")], ("", "owner"): team.id("ben")}
    await team.enter("ana", {**FULL, **people, ("", "subject"): "invoices"})

    await ana.press_modal("On your own: Fine-tune? Quick check")
    await ana.modal("Quick check")
    await team.enter("ana", {("unseen_cases", "value"): "24", ("", "subject"): "invoices of suppliers"})
    await ana.press_modal("With the team: Fine-tuning readiness")
    there = await ana.modal("Who answers?")
    await ana.press_modal("On your own: Fine-tune? Quick check")
    back = await ana.modal("Quick check")

    assert _stands(there, "field:task_line:value") == LINE
    assert _stands(there, "field::asked") == [team.id("ana"), team.id("ben")]
    assert _stands(there, "field::owner") == team.id("ben")
    assert _stands(there, "field::subject") == "invoices of suppliers"
    assert _stands(back, "field:unseen_cases:value") == "24"


@pytest.fixture
def flows(tmp_path):
    """A folder of flows that can be changed."""
    return shutil.copytree(ROOT / "flows", tmp_path / "flows")


async def test_a_flow_that_changed_while_its_form_was_open_comes_back_filled_and_says_so(redis_url, quick_pace, flows):
    async with restarted(redis_url, flows) as (team, restart):
        ana = team.person("ana")
        await ana.command(team.channel, "/ftready readiness")
        await ana.modal("Who answers?")
        await team.enter("ana", {**FULL, ("", "asked"): [team.id("ana"), team.id("ben")]})
        file = flows / "readiness.yml"
        text = file.read_text(encoding="utf-8")
        file.write_text(
            text.replace("ask: [task_line, motive]", "ask: [task_line, motive, training_pairs]"), encoding="utf-8"
        )
        await restart()

        outcome = await ana.submit()

        assert not outcome["errors"]
        view = await ana.modal("This flow has changed since you opened this form")
        assert _stands(view, "field:task_line:value") == LINE
        assert _stands(view, "field::asked") == [team.id("ana"), team.id("ben")]
        assert not (await team.submit("ana", {("training_pairs", "value"): "80"}))["errors"]
        await team.new_root("ana", set())


async def test_a_flow_that_went_while_its_form_was_open_gives_way_to_another_with_what_fits(
    redis_url, quick_pace, flows
):
    async with restarted(redis_url, flows) as (team, restart):
        ana = team.person("ana")
        await ana.command(team.channel, "/ftready readiness")
        await ana.modal("Who answers?")
        await team.enter("ana", {**FULL, ("", "subject"): "invoices"})
        (flows / "readiness.yml").unlink()
        quick = (flows / "quick.yml").read_text(encoding="utf-8")
        (flows / "quick.yml").write_text(re.sub(r"(?m)^then:\n( .*\n)+", "", quick), encoding="utf-8")
        await restart()

        outcome = await ana.submit()

        assert not outcome["errors"]
        view = await ana.modal("not on offer here any more")
        assert _stands(view, "field::subject") == "invoices"
        await team.submit("ana", QUICK)
        await team.new_root("ana", set())


async def test_what_one_does_not_know_is_picked_in_place_of_the_input_and_keeps_what_was_typed(team):
    ana = team.person("ana")
    await ana.command(team.channel, "/ftready")
    before = await ana.modal("Quick check")
    passed = {key: value for key, value in QUICK.items() if key[0] != "unseen_cases"}
    await team.enter("ana", passed)

    await team.press_in_view("ana", Verb.INSTEAD, "unseen_cases", chosen="or:dont_know")

    view = await ana.modal("Quick check")
    assert view["id"] == before["id"]
    assert "field:unseen_cases:value" not in {block["block_id"] for block in view["blocks"]}
    assert view["state"]["values"]["field:weeks_unchanged:value"].popitem()[1]["value"] == "3"
    assert not (await team.submit("ana"))["errors"]
    team.thread = await team.new_root("ana", set())
    await team.card_says("summary/1", "NOT YET")


async def test_switching_the_flow_keeps_the_same_modal_and_the_title_that_was_typed(team):
    ana = team.person("ana")
    await ana.command(team.channel, "/ftready")
    before = await ana.modal("Quick check")
    await team.enter("ana", {("", "subject"): "invoices"})

    await ana.press_modal("With the team: Fine-tuning readiness")

    (view,) = await ana.views()
    assert view["id"] == before["id"]
    assert "Who answers?" in words_of(view)
    assert view["state"]["values"]["field::subject"].popitem()[1]["value"] == "invoices"


async def test_the_team_is_asked_from_a_result_and_what_was_answered_comes_along(team):
    await team.quick(words="invoice tagging")
    await team.press("ana", Verb.ASK_TEAM)
    view = await team.person("ana").modal("Comes along")
    assert "invoice tagging" in str(view["blocks"])

    before = await team.roots("ana")
    await team.submit("ana", {**FULL, ("", "asked"): [team.id("ana"), team.id("ben")]})

    quick, team.thread = team.thread, await team.new_root("ana", before)
    await team.card_says("root", "Fine-tuning readiness: invoice tagging")
    full, team.thread = team.thread, quick

    async def asked_for_good() -> bool | None:
        return all("Ask the team" not in words_of(card) for card in (await team.cards()).values()) or None

    assert await team.control.until("no card to ask the team again", asked_for_good)
    for name in ("root", "summary/1"):
        card = await team.card_says(name, "To the full check")
        assert f"/p{full.replace('.', '')}" in str(card["blocks"])


async def test_the_team_is_asked_once_however_often_the_button_was_pressed(team):
    await team.quick()
    await team.press("ana", Verb.ASK_TEAM)
    await team.press("ben", Verb.ASK_TEAM)
    before = await team.roots("ana")

    await team.submit("ana", FULL)
    outcome = await team.submit("ben", FULL)

    assert "asked already" in str(outcome["errors"])
    await team.new_root("ana", before)
    assert len(await team.roots("ana")) == len(before) + 1


@pytest.mark.parametrize("who", ["emi", "gia", "hal"])
async def test_someone_who_is_not_here_cannot_be_asked(team, who):
    ana = team.person("ana")
    await ana.command(team.channel, "/ftready readiness")
    await ana.modal("Who answers?")

    outcome = await team.submit("ana", {**FULL, ("", "asked"): [team.id("ana"), team.id(who)]})

    assert re.fullmatch(
        r"Take out (Emi Sato|Gia Rossi|Hal Berg) \((not|of another) .*\)\.( Or say .*)?",
        outcome["errors"]["field::asked"],
    )


async def test_where_the_bot_is_not_a_sentence_says_how_to_invite_it_and_the_check_starts_once_it_is_there(team):
    team.channel = "secret-lab"
    dev = team.person("dev")
    await dev.command(team.channel, "/ftready")
    await dev.modal("Quick check")

    await team.submit("dev", QUICK)

    await dev.modal("/invite @ftready")
    status = await dev.command(team.channel, "/ftready status")
    assert "/invite @ftready" in status["answer"]["text"]
    assert await team.roots("dev") == set()

    await dev.do("invite", channel=team.channel, other="ftready")

    await dev.sees(team.channel, "WORTH THE FULL CHECK")


async def test_where_checks_stand_is_said_to_whoever_asks(team):
    empty = await team.person("ben").command(team.channel, "/ftready status")
    assert "No check runs in this channel" in empty["answer"]["text"]
    await team.full(asked=("ana", "ben"), subject="invoices")

    outcome = await team.person("ben").command(team.channel, "/ftready status")

    assert outcome["answer"]["response_type"] == "ephemeral"
    text = outcome["answer"]["text"]
    assert "Fine-tuning readiness: invoices" in text
    assert "2 of 16 answered. 2 questions are open for you." in text
    assert team.thread.replace(".", "") in text


async def test_an_old_request_to_open_a_modal_is_answered_with_a_sentence(team):
    await team.control.fault("ratelimited", times=1, only=["views.open"])

    outcome = await team.person("ana").command(team.channel, "/ftready")

    assert "type the command again" in outcome["answer"]["text"]


@asynccontextmanager
async def restarted(redis_url, flows):
    """Have the bot at work with a folder of flows, and a way to stop it and start it again."""
    async with (
        workspace("http") as (playground, port),
        Control(playground.address, playground.key, patience=40) as control,
        AsyncExitStack() as at_work,
    ):

        async def restart():
            await at_work.aclose()
            await at_work.enter_async_context(running(settings(playground, redis_url, "http", port, flows)))

        await restart()
        yield Team(playground, control), restart


def _stands(view, block_id):
    """Give what stands in an input."""
    (state,) = view["state"]["values"][block_id].values()
    return next(state[key] for key in ("value", "selected_users", "selected_user") if key in state)


async def test_someone_who_has_left_the_channel_starts_nothing_in_it_from_a_form_they_still_have_open(
    team, monkeypatch
):
    monkeypatch.setattr("bot.slack.calling.believed.FRESH_SECONDS", 0.0)
    before = await team.roots("ana")
    await team.person("ben").command(team.channel, "/ftready readiness")
    await team.person("ben").modal("Who answers?")
    await team.person("ben").do("leave", channel=team.channel)

    people = {("", "asked"): [team.id("ana")], ("", "owner"): team.id("ana")}
    await team.submit("ben", {**FULL, **people})

    assert await team.person("ben").modal("not in the channel")
    assert await team.roots("ana") == before
