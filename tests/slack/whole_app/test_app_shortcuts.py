"""Starting a check from a shortcut: the channel is chosen first, and nobody starts one where they are not."""

from dataclasses import replace

from bot_parts import QUICK

from bot.playground.workspace.words import words_of
from bot.slack.heard.incoming import START_SHORTCUT
from bot.slack.policy import OUTSIDER
from bot.slack.surfaces.starting.channel_first import NO_CHANNEL, NOT_SEEN


async def chosen(team, name, channel):
    await team.person(name).do("shortcut", callback_id=START_SHORTCUT)
    await team.person(name).modal("In which channel?")
    return await team.submit(name, {("", "channel"): channel})


async def chosen_in(team, asked):
    await team.person("ana").do("shortcut", callback_id=START_SHORTCUT)
    await team.person("ana").modal(asked)
    assert not (await team.submit("ana", {("", "channel"): team.channel_id()}))["errors"]


async def test_a_check_begins_in_the_channel_that_was_chosen(team_both_ways):
    team = team_both_ways
    before = await team.roots("ana")

    outcome = await chosen(team, "ana", team.channel_id())
    assert not outcome["errors"], outcome
    await team.person("ana").modal("Quick check")
    await team.submit("ana", QUICK)

    team.thread = await team.new_root("ana", before)
    await team.card_says("summary/1", "")


async def test_the_home_begins_a_check_as_the_shortcut_does(team):
    before = await team.roots("ana")
    await team.person("ana").open_home()
    await team.person("ana").home_says("Start a check")
    await team.person("ana").press_home("Start a check")
    await team.person("ana").modal("In which channel?")
    await team.submit("ana", {("", "channel"): team.channel_id()})
    await team.person("ana").modal("Quick check")
    assert not (await team.submit("ana", QUICK))["errors"]

    assert await team.new_root("ana", before)


async def test_a_start_by_shortcut_or_from_the_home_is_in_its_readers_language_and_offers_one_for_the_thread(team):
    workspace = team.playground.first.workspace
    workspace.put_person(replace(workspace.find_person("ana"), locale="de-DE"))

    await chosen_in(team, "In welchem Kanal?")

    view = await team.person("ana").modal("Kurzcheck")
    assert "Sprache des Threads" in words_of(view)


async def test_who_is_not_seen_in_a_channel_starts_nothing_there(team):
    for channel, said in (("secret-lab", NOT_SEEN), ("general", None)):
        outcome = await chosen(team, "ana", team.channel_id(channel))
        assert list(outcome["errors"].values()) == ([said] if said else [])
        await team.person("ana").do("close", view_id=(await team.person("ana").modal())["id"], everything=True)
    direct = await team.person("ana").do("open_direct", other="ben")
    outcome = await chosen(team, "ana", direct["id"])
    assert list(outcome["errors"].values()) == [NO_CHANNEL]


async def test_a_stranger_hears_one_sentence(team):
    await team.person("gia").do("shortcut", callback_id=START_SHORTCUT)

    assert OUTSIDER in words_of(await team.person("gia").modal())


async def test_a_shortcut_that_is_not_ours_opens_nothing(team):
    scene = team.playground.first
    from bot.playground.delivery import payloads

    reply = await scene.courier.ask(payloads.global_shortcut(scene, scene.person("ana"), "another"))

    assert reply.ok
    assert await team.person("ana").views() == []
