"""A message as evidence, from its own menu: it becomes the link of an answer with a few words, and is taken back."""

from bot.playground.workspace.words import words_of
from bot.slack.address import Address, Verb
from bot.slack.heard.incoming import EVIDENCE_SHORTCUT
from bot.slack.policy import OUTSIDER
from bot.slack.surfaces.answering.evidence import MESSAGE_GONE, NOTHING_ASKED, OURS
from bot.slack.telling import NOT_FOUND

WORDS = "We have 7 good ones & 4 <bad> ones"


async def choose(team, name, ts, channel=""):
    await team.person(name).do(
        "message_shortcut", channel=channel or team.channel, ts=ts, callback_id=EVIDENCE_SHORTCUT
    )
    return await team.person(name).modal()


async def said_to(team, name, ts, channel=""):
    return words_of(await choose(team, name, ts, channel))


async def answered_with(team, name, ts):
    """Use a message as evidence for the worked examples."""
    view = await choose(team, name, ts)
    options = next(each["element"]["options"] for each in view["blocks"] if each["type"] == "input")
    (value,) = (each["value"] for each in options if ":worked_examples:" in each["value"])
    outcome = await team.submit(name, {("", "question"): value})
    assert not outcome["errors"], outcome
    entries = {("worked_examples", "good"): "7", ("worked_examples", "bad"): "4"}
    return await team.submit(name, entries)


async def test_a_message_becomes_link_and_words_of_an_answer_and_its_author_takes_it_back(team_both_ways):
    team = team_both_ways
    await team.full(asked=("ana", "ben"))
    said = await team.person("cleo").say(team.channel, WORDS, team.thread)

    assert not (await answered_with(team, "ben", said["ts"]))["errors"]

    shown = await team.card_says("section/task", "“We have 7 good ones &amp; 4 &lt;bad&gt; ones”")
    assert f"/p{said['ts'].replace('.', '')}?thread_ts={team.thread}" in words_of(shown)
    await team.told("cleo", "uses your message as evidence for *Worked examples*")
    await team.press("cleo", Verb.TAKE_BACK, "worked_examples")
    await team.told("cleo", "Taken back.")

    async def gone():
        return "We have" not in words_of((await team.cards())["section/task"])

    await team.control.until("the words to go", gone)
    assert "Good ones: 7" in words_of((await team.cards())["section/task"])
    await team.told(
        "ben", "took back their message, and its link is gone with it from your answer to *Worked examples*"
    )


async def test_my_answers_has_the_same_way_back_and_the_same_message_twice_is_one_answer(team):
    await team.full(asked=("ana", "ben"))
    said = await team.person("cleo").say(team.channel, "Seven of them", team.thread)
    await answered_with(team, "ben", said["ts"])
    await team.card_says("section/task", "Seven of them")
    await answered_with(team, "ben", said["ts"])

    told = [each for each in await team.person("cleo").messages(team.channel, team.thread) if each.get("ephemeral_to")]
    assert len(told) == 1
    await team.press("cleo", Verb.MY_ANSWERS)
    await team.press_in_view("cleo", Verb.TAKE_BACK, "worked_examples")
    await team.person("cleo").modal("Taken back.")


async def test_who_uses_a_message_of_their_own_is_not_told_of_it_and_can_still_take_it_back(team):
    await team.full(asked=("ana", "ben"))
    own = await team.person("ben").say(team.channel, "Seven of them", team.thread)
    others = await team.person("cleo").say(team.channel, "Eight of them", team.thread)

    await answered_with(team, "ben", own["ts"])
    await team.card_says("section/task", "Seven of them")
    await team.press("ben", Verb.MY_ANSWERS)
    await team.press_in_view("ben", Verb.TAKE_BACK, "worked_examples")
    await team.person("ben").modal("Taken back.")
    await answered_with(team, "ben", others["ts"])
    await team.told("cleo", "uses your message as evidence")

    seen = await team.person("ben").messages(team.channel, team.thread)
    assert not [each for each in seen if "uses your message" in words_of(each)]


async def test_who_may_not_or_has_nothing_to_answer_hears_one_sentence(team):
    await team.full(asked=("ana", "ben"))
    said = await team.person("cleo").say(team.channel, "Seven of them")
    root = (await team.cards())["root"]["ts"]

    assert NOTHING_ASKED in await said_to(team, "cleo", said["ts"])
    assert NOT_FOUND in await said_to(team, "emi", said["ts"])
    assert OURS in await said_to(team, "ben", root)
    other = await team.person("ana").say("support-bot", "Elsewhere")
    assert NOTHING_ASKED in await said_to(team, "ben", other["ts"], "support-bot")
    shared = await team.person("gia").say("with-partner", "From outside")
    assert OUTSIDER in await said_to(team, "gia", shared["ts"], "with-partner")


async def test_a_message_deleted_meanwhile_is_no_evidence(team):
    await team.full(asked=("ana", "ben"))
    said = await team.person("cleo").say(team.channel, "Seven of them", team.thread)
    view = await choose(team, "ben", said["ts"])
    options = next(each["element"]["options"] for each in view["blocks"] if each["type"] == "input")
    (value,) = (each["value"] for each in options if ":worked_examples:" in each["value"])
    await team.submit("ben", {("", "question"): value})
    await team.person("cleo").do("delete", channel=team.channel, ts=said["ts"])

    await team.submit("ben", {("worked_examples", "good"): "7", ("worked_examples", "bad"): "4"})

    await team.person("ben").modal(MESSAGE_GONE)
    assert "Seven" not in words_of((await team.cards())["section/task"])


async def test_a_question_somebody_made_up_is_none_and_changes_nothing(team):
    await team.full(asked=("ana", "ben"))
    said = await team.person("cleo").say(team.channel, "Seven of them", team.thread)
    await choose(team, "ben", said["ts"])
    scene, ben = team.playground.first, team.id("ben")
    view = scene.workspace.stacks[ben][-1]
    forged = Address(Verb.EVIDENCE, "f" * 32, "worked_examples").write()
    (block,) = (each for each in view.blocks if each["type"] == "input")
    option = {"text": {"type": "plain_text", "text": "x"}, "value": forged}
    scene.workspace.enter(ben, view.id, block["block_id"], block["element"]["action_id"], {"selected_option": option})

    outcome = await team.person("ben").submit()

    assert list(outcome["errors"].values()) == [NOT_FOUND]
