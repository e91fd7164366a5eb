"""The portfolio as people see it: of the channels they are in, for them alone, in pages Slack takes."""

from datetime import UTC, datetime

from bot_parts import QUICK
from slackblocks_rebuilt import rebuild_view

from bot.engine.overviews.portfolio_parts import A_PAGE, CountedVerdict, Listed, Portfolio, SharedGap, WeakSection
from bot.playground.blockkit import problems_in_view
from bot.playground.delivery import payloads
from bot.playground.faults import Fault
from bot.playground.workspace.words import words_of
from bot.slack import limits
from bot.slack.policy import OUTSIDER
from bot.slack.surfaces.looking.portfolio import NOT_SAID, TROUBLE
from bot.slack.telling import NOT_FOUND
from bot.slack.views.portfolio import NONE, OLDER, WHOSE, portfolio_view

FEW_CASES = {**QUICK, ("unseen_cases", "value"): "2"}
UNREACHED = Fault("ratelimited", only=("users.conversations",), seconds=30)


async def asks(team, name, words, channel=""):
    """Ask for a portfolio, and wait until it says something."""
    outcome = await team.person(name).command(channel or team.channel, "/ftready portfolio")
    assert not outcome.get("answer"), outcome
    return words_of(await team.person(name).modal(words))


async def test_whoever_is_in_the_channel_sees_its_checks_and_what_they_come_to_and_nobody_else_does(team):
    await team.quick("ana", FEW_CASES, "invoices")
    await team.quick("ana", words="letters")

    said = await asks(team, "dev", "invoices")

    assert "2 checks: 2 decided" in said.replace("*", "")
    assert "Commonest gaps" in said
    assert "in 1 of 2 checks" in said
    assert "letters" in said
    assert WHOSE in said
    assert team.id("ana") not in said
    assert all("Commonest gaps" not in words_of(each) for each in await team.person("dev").messages(team.channel))
    assert await team.person("ana").views() == []


async def test_what_is_in_a_private_channel_is_only_for_who_is_in_it_wherever_they_ask(team):
    team.channel = "leads"
    await team.quick("ana", FEW_CASES, "plans")
    direct = (await team.person("emi").do("open_direct", other=team.id("ana")))["id"]

    assert "plans" in await asks(team, "emi", "plans", direct)
    assert NONE in await asks(team, "ben", "There is no check", channel="support-bot")
    assert NONE in await asks(team, "fred", "There is no check", channel="support-bot")


async def test_who_leaves_a_channel_sees_its_checks_no_more_not_even_on_the_next_page(team, monkeypatch):
    monkeypatch.setattr("bot.slack.calling.believed.JUST_NOW_SECONDS", -1.0)
    monkeypatch.setattr("bot.engine.overviews.portfolio_parts.A_PAGE", 1)
    await team.quick("ana", words="one")
    await team.quick("ana", words="two")
    await asks(team, "ben", "Page 1 of 2")
    await team.person("ben").press_modal("Next page")
    assert "Commonest" not in words_of(await team.person("ben").modal("Page 2 of 2"))

    await team.person("ben").do("leave", channel=team.channel)
    await team.person("ben").press_modal("Previous page")

    await team.person("ben").modal("There is no check")


async def test_strangers_and_the_deactivated_hear_one_sentence_and_where_something_is_wrong_so_does_everyone(
    team, monkeypatch
):
    team.channel = "with-partner"
    await team.quick("ana", words="invoices")
    scene = team.playground.first
    for name in ("gia", "hal"):
        person, channel = scene.workspace.find_person(name), scene.workspace.channels[team.channel_id()]
        command = payloads.slash_command(scene, person, channel, "/ftready", "portfolio", "")

        reply = await scene.courier.ask(command)

        assert reply.body["text"] == (OUTSIDER if name == "gia" else NOT_FOUND)  # hal is in no channel any more
        assert await team.person(name).views() == []

    team.playground.faults.set(UNREACHED)
    assert "invoices" not in await asks(team, "ana", NOT_SAID)

    async def breaks(*_of):
        raise RuntimeError("a fault of ours")

    monkeypatch.setattr("bot.slack.surfaces.looking.portfolio.portfolio_of", breaks)
    assert "invoices" not in await asks(team, "cleo", TROUBLE)


def test_the_fullest_page_of_the_longest_names_is_taken_by_slack_and_by_the_second_opinion():
    noon = datetime(2026, 11, 29, 12, tzinfo=UTC)
    check = Listed("a" * 32, "C0ROOM0001", "f", "T&" * 150, "s<" * 150, noon, "expired", "v&" * 200, "x", gaps=40,
                   left=3, stuck=90, stuck_gaps=39, followed=91, next_check_in=noon, stops=True)  # fmt: skip
    other = Listed("b" * 32, "C0ROOM0001", "g", "T&" * 150, "", noon, "open", "v&" * 200, "", 3, 40, paused=True)
    found = Portfolio(
        (check, other) * A_PAGE,
        tuple(CountedVerdict("f", f"{number}T&" * 100, "v&" * 200, "x", 9) for number in range(30)),
        (
            SharedGap(
                "f", "T&" * 150, "q", "g>" * 300, "s&" * 150, 4, 9, 9, "p&" * 150, f"https://x.example/{'a' * 2900}"
            ),
        )
        * 40,
        (WeakSection("f", "T&" * 150, "s&" * 150, 0.25, 9, 4),) * 40,
        older=True,
        unread=3,
    )
    links = {each.assessment: "https://acme.slack.com/archives/C0ROOM0001/p1764000000000100" for each in found.checks}

    for number in range(2):
        view = portfolio_view(found, found.page(number), links)
        assert problems_in_view(view) == []
        assert len(view["blocks"]) < limits.VIEW_BLOCKS
        rebuild_view(view)
        assert OLDER in words_of(view)
        assert "3 checks are left out" in words_of(view)
        assert "40 gaps open (3 left on purpose), 39 stuck, the longest for 90 weeks" in words_of(view)
        assert "check-ins pause <!date^" in words_of(view)
        assert "next check-in" not in words_of(view)
    assert "Next page" in words_of(portfolio_view(found, found.page(0), links))
    assert "Previous page" in words_of(portfolio_view(found, found.page(999), links))
