"""The owner says who does what: in the form that starts a check, and later from its root card."""

import shutil

import pytest
from bot_parts import ROOT, Team
from bot_parts import team as team_of

from bot.playground.workspace.words import words_of
from bot.slack.address import Verb

SERVICE = {
    ("service", "value"): "Keeps the opening hours of all shops, for the website and the app.",
    ("exposure", "value"): "customers",
}


async def _started(team: Team, **held: tuple[str, ...]) -> str:
    before = await team.roots("ana")
    await team.person("ana").command(team.channel, "/ftready production")
    await team.person("ana").modal("Who is Security engineer?")
    own = {("", f"role_{role}"): [team.id(each) for each in people] for role, people in held.items()}
    asked = {("", "asked"): [team.id("ana"), team.id("ben")]}
    outcome = await team.submit("ana", {**SERVICE, **asked, **own})
    assert not outcome["errors"], outcome
    team.thread = await team.new_root("ana", before)
    await team.find("ana", Verb.FORM, "owner_team")
    return team.thread


async def _all_held(team: Team) -> bool | None:
    return None if "Nobody is" in words_of((await team.cards())["root"]) else True


async def test_who_does_what_is_said_at_the_start_and_changed_from_the_root_card(team):
    await _started(team, pager=("cleo",))
    root = await team.card_says("root", "Nobody is Security engineer yet")
    assert "Who does what… (owner)" in words_of(root)
    await team.card_says("call/1", f"<@{team.id('cleo')}>: <@{team.id('ana')}> counts on you as On-call engineer")

    await team.press("ana", Verb.ROLES)
    view = await team.person("ana").modal("Who does what")
    assert "Alerts that wake someone, Pages for nothing" in words_of(view)
    assert "knows where passwords and keys are kept" in words_of(view).lower()
    outcome = await team.submit("ana", {("", "role_security"): [team.id("ben"), team.id("emi")]})
    assert outcome["errors"] == {"field::role_security": "Take out Emi Sato (not in this channel: /invite them first)."}
    await team.submit("ana", {("", "role_security"): [team.id("ben")]})

    await team.card_says("call/2", f"<@{team.id('ben')}>: <@{team.id('ana')}> counts on you as Security engineer")
    await team.control.until("somebody to be in each role", lambda: _all_held(team))
    assert await team.find("ana", Verb.ROLES)


async def test_only_who_is_in_a_role_answers_and_what_others_said_in_it_before_shows_with_the_reason(team):
    await _started(team, pager=("cleo",))
    await team.fill("ben", "owner_team", value="Team Shops", link="https://wiki.example.com/shops")
    await team.card_says("section/seen", "Asked of the On-call engineer; one answer is enough.")
    await team.press("ben", Verb.FORM, "idle_pages")
    await team.told("ben", "This one is for the On-call engineer")
    await team.fill("cleo", "idle_pages", value="1")
    await team.card_says("section/seen", f"<@{team.id('cleo')}>: 1")

    await team.press("ana", Verb.ROLES)
    await team.person("ana").modal("Who does what")
    await team.submit("ana", {("", "role_pager"): [team.id("ben")]})

    await team.card_says(
        "section/seen", f"<@{team.id('cleo')}>: 1 · _no longer On-call engineer, so this does not count_"
    )
    await team.press("ben", Verb.FORM, "idle_pages")
    await team.person("ben").modal("needed nobody to do anything")


async def test_a_flow_without_roles_offers_nothing_of_them(team):
    await team.full(asked=("ana", "ben"))

    assert "Who does what" not in words_of((await team.cards())["root"])
    assert "Who is" not in str((await team.cards())["root"]["blocks"])


@pytest.fixture
def needing(tmp_path):
    folder = tmp_path / "flows"
    shutil.copytree(ROOT / "flows", folder)
    flow = folder / "production.yml"
    text = flow.read_text(encoding="utf-8")
    flow.write_text(text.replace("keys are kept}", "keys are kept, needed: yes}"), encoding="utf-8")
    return folder


async def test_a_role_that_is_needed_is_asked_for_in_the_form(needing, redis_url):
    async with team_of("socket", redis_url, needing) as team:
        await team.person("ana").command(team.channel, "/ftready production")
        await team.person("ana").modal("Who is Security engineer?")

        outcome = await team.submit("ana", SERVICE)

        assert outcome["errors"].keys() == {"field::role_security"}
