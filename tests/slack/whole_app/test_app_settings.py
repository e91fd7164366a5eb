"""A person's settings as they meet them: on their Home, in one form, and at once in what they read."""

from bot_parts import Team

from bot.engine.reminders.own_settings import NO_ZONE, OwnSettings
from bot.playground.delivery import payloads
from bot.playground.workspace.words import words_of
from bot.slack.policy import OUTSIDER
from bot.slack.views.home import NOT_REMINDED
from bot.store.redis_store import RedisStore
from bot.usecases.ports import Installation


async def test_what_is_set_on_the_home_holds_at_once_and_goes_when_its_person_is_forgotten(team: Team, redis):
    store, here = RedisStore(redis), Installation(team.playground.first.workspace.team_id)
    ben = team.person("ben")
    await ben.open_home()
    await ben.home_says("working days Monday to Friday")

    await ben.press_home("Settings")
    assert "As in Slack" in words_of(await ben.modal("Your settings"))
    days = ["monday", "tuesday", "wednesday", "thursday", "sunday"]
    set_so = {
        ("", "other_zone"): "Asia/Jerusalem",
        ("", "days"): days,
        ("", "reminders"): "off",
        ("", "language"): "de",
    }
    assert not (await team.submit("ben", set_so))["errors"]

    home = words_of(await ben.home_says("Zeitzone Asia/Jerusalem · Arbeitstage Montag, Dienstag, Mittwoch, Donnerstag"))
    assert "Sonntag · Deutsch" in home
    assert NOT_REMINDED not in home
    desk = await store.desk(here, team.id("ben"))
    assert (desk.own, desk.stopped) == (OwnSettings("Asia/Jerusalem", frozenset({0, 1, 2, 3, 6}), "de"), True)
    assert "Monday" in words_of(await _opened(team, "ana", "Settings", "Your settings"))
    assert "Asia/Jerusalem" in words_of(await _opened(team, "ben", "Einstellungen", "Deine Einstellungen"))
    assert not (await team.submit("ben", {("", "zone"): "z0", ("", "language"): "slack"}))["errors"]
    await ben.home_says("working days Monday, Tuesday")
    assert (await store.desk(here, team.id("ben"))).own.zone == ""

    await ben.command(team.channel, "/ftready forget me")
    await ben.modal("Forget me?")
    await ben.submit()

    async def blank():
        return (await store.desk(here, team.id("ben"))).own == OwnSettings() or None

    await team.control.until("what ben set to be gone", blank)


async def test_a_zone_that_is_none_and_a_week_without_a_day_are_said_at_their_field(team: Team):
    await team.person("ben").open_home()
    await team.person("ben").home_says("Your settings")
    await _opened(team, "ben", "Settings", "Your settings")

    typed = await team.submit("ben", {("", "other_zone"): "Berlin"})
    assert list(typed["errors"].items()) == [("field::other_zone", NO_ZONE)]
    none = await team.submit("ben", {("", "other_zone"): "Europe/Berlin", ("", "days"): []})
    assert list(none["errors"]) == ["field::days"]


async def test_a_stranger_sets_nothing_even_with_the_form_of_another(team: Team, redis):
    await team.person("ben").open_home()
    await team.person("ben").home_says("Your settings")
    shown = await _opened(team, "ben", "Settings", "Your settings")
    scene = team.playground.first
    view = scene.workspace.find_view(shown["id"])

    reply = await scene.courier.ask(payloads.view_submission(scene, scene.workspace.find_person("gia"), view))

    assert OUTSIDER in str(reply.body)
    desk = await RedisStore(redis).desk(Installation(scene.workspace.team_id), team.id("gia"))
    assert desk.version == 0


async def _opened(team: Team, name: str, button: str, words: str):
    await team.person(name).open_home()
    await team.person(name).home_says(button)
    await team.person(name).press_home(button)
    return await team.person(name).modal(words)
