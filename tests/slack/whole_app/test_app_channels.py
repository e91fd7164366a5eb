"""What happens to a channel happens to its checks: they wait while it is archived, and follow it under another id."""

from bot.slack.address import Verb
from bot.slack.surfaces.looking.status import NONE_HERE


async def test_what_could_not_be_shown_in_an_archived_channel_is_shown_once_it_is_there_again(team):
    await team.full(asked=("ana", "ben"))
    ts, _, element, _ = await team.find("ben", Verb.ANSWER, "task_signed", "yes")
    await team.control.fault("slow", only=["chat.update"], seconds=0.3)
    await team.person("ben").press(team.channel, ts, "", element["action_id"])
    await team.person("ana").do("archive", channel=team.channel)
    await team.control.until("the refusal", lambda: _refused(team, "is_inactive"))
    await team.control.no_faults()

    await team.person("ana").do("archive", channel=team.channel, back=True)

    await team.card_says("section/task", f"Answered: <@{team.id('ben')}>")


async def test_a_private_channel_that_is_shared_keeps_its_check_in_the_thread_it_was_in(team):
    team.channel = "leads"
    await team.full(asked=("ana", "emi"))
    cards, old = await team.cards(), team.channel_id()

    await team.person("ana").do("share", channel=team.channel)
    assert team.channel_id() != old
    await team.answer("emi", "task_signed", "yes")

    await team.card_says("section/task", f"Answered: <@{team.id('emi')}>")
    assert {name: card["ts"] for name, card in (await team.cards()).items()} == {
        name: card["ts"] for name, card in cards.items()
    }
    told = await team.person("emi").command(team.channel, "/ftready status")
    assert "owned by" in told["answer"]["text"]


async def test_under_its_new_id_a_check_is_still_there_for_its_members_alone(team):
    team.channel = "leads"
    await team.full(asked=("ana", "emi"))
    ts, _, element, _ = await team.find("emi", Verb.ANSWER, "task_signed", "yes")
    await team.person("ana").do("share", channel=team.channel)
    await team.person("emi").press(team.channel, ts, "", element["action_id"])
    await team.card_says("section/task", f"Answered: <@{team.id('emi')}>")

    told = await team.person("ben").command("ml-team", "/ftready status")

    assert told["answer"]["text"] == NONE_HERE


async def _refused(team, error):
    return [call for call in await team.control.calls() if call["error"] == error]
