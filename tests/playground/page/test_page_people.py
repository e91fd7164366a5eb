"""How people look on the page: what they are doing, whether they want peace, and the app that writes to them alone."""

import pytest
from page_example import example_manifest
from playground_parts import person_id

from bot.playground.api.chat import direct_channel
from bot.playground.page.ink import Ink
from bot.playground.page.own import own_of
from bot.playground.page.places import Place, Readings
from bot.playground.page.regions import Sight, draw_region
from bot.playground.page.wording import Times
from bot.playground.playground import open_playground
from bot.playground.workspace import Message, Person

NOON = 1_795_780_800.0  # 27 November 2026, 12:00 UTC


def sight_of(playground, who="ana", channel="ml-team", tab=""):
    scene = playground.first
    found = scene.workspace.find_channel(channel)
    ink = Ink(scene, scene.workspace.find_person(who), "left", scene.clock.now())
    return Sight(ink, Place(found.id if found else channel, tab=tab), Readings("0"))


def shown(region, *given, **more):
    return "\n".join(html for _key, html in draw_region(region, sight_of(*given, **more)))


@pytest.fixture
def playground():
    return open_playground(example_manifest(), limited=False)


@pytest.fixture
def people(playground):
    return playground.people[playground.first.workspace.team_id]


async def test_a_status_stands_beside_the_name_wherever_it_is(playground, people):
    await people.set_status("ben", ":palm_tree:", "Vacationing")
    await people.say("ben", "ml-team", "Bye")
    direct = await people.open_direct("ana", "ben")

    for region, channel in (("sidebar", "ml-team"), ("timeline", "ml-team"), ("head", direct.id)):
        html = shown(region, playground, channel=channel)
        assert "🌴" in html
        assert 'title="Vacationing"' in html
    assert "Clear “Vacationing”" in shown("switcher", playground, "ben")


async def test_whoever_wants_no_notifications_is_marked_in_words_too(playground, people):
    await people.snooze("ben", 60)

    assert "(wants no notifications now)" in shown("sidebar", playground, "cleo")
    assert "Resume" in shown("switcher", playground, "ben")
    assert "Resume" not in shown("switcher", playground, "ana")


async def test_a_line_is_drawn_anew_when_its_authors_status_changes(playground, people):
    await people.say("ben", "ml-team", "Hello")
    before = sight_of(playground)
    assert "🌴" not in "".join(html for _, html in draw_region("timeline", before))
    await people.set_status("ben", ":palm_tree:", "Vacationing")

    after = sight_of(playground)
    after.lines = before.lines
    assert "🌴" in "".join(html for _, html in draw_region("timeline", after))


@pytest.mark.parametrize(
    ("quiet", "sentence"),
    [
        ({}, "They come at any time."),
        ({"quiet_from": "22:00", "quiet_until": "08:00"}, "None from 10:00 PM to 8:00 AM."),
        ({"quiet_from": "09:00", "quiet_until": "13:30"}, "Quiet hours until today at 1:30 PM."),
        ({"snoozed_since": NOON - 60, "snoozed_until": NOON + 86_400}, "Paused until tomorrow at 12:00 PM."),
    ],
)
def test_the_menu_says_when_notifications_come(quiet, sentence):
    person = Person("U1", "x", "X", "UTC", **quiet)

    assert own_of(person, Times.of("UTC", NOON)).quiet == sentence


def test_the_menu_offers_every_zone_and_ones_own():
    own = own_of(Person("U1", "x", "X", "America/Toronto"), Times.of("America/Toronto", NOON))

    zones = dict(own.zones)
    assert zones["Asia/Kolkata"] == "Kolkata · India Standard Time"
    assert zones["America/Toronto"] == "Toronto · EST"
    assert len(zones) == len(own.zones)


def test_a_status_that_ends_says_when():
    person = Person("U1", "x", "X", "UTC", status_emoji=":bus:", status_text="Away", status_expiration=NOON + 3600)

    assert own_of(person, Times.of("UTC", NOON)).ends == "today at 1:00 PM"
    assert own_of(person, Times.of("UTC", NOON + 3600)).text == ""


def test_the_app_shows_a_new_message_first_and_its_tabs_as_the_manifest_says(playground):
    scene = playground.first
    ana = scene.workspace.find_person("ana")
    direct = direct_channel(scene, ana)
    assert 'data-look-app="home"' in shown("sidebar", playground)
    posted = Message(direct.id, scene.workspace.new_ts(), scene.bot.id, "Hello", bot_id=scene.installation.bot_id)
    scene.workspace.put_message(posted)

    assert 'data-look-app="messages"' in shown("sidebar", playground)
    head = shown("head", playground, channel=direct.id)
    assert "Home" in head
    assert "Messages" in head


def test_an_app_without_a_home_has_its_messages_alone():
    made = example_manifest()
    made["features"]["app_home"] = {"messages_tab_enabled": True, "messages_tab_read_only_enabled": True}
    opened = open_playground(made, limited=False)
    direct = direct_channel(opened.first, opened.first.workspace.people[person_id(opened, "ana")])

    head = shown("head", opened, channel=direct.id)
    assert "Messages" in head
    assert "Home" not in head
    assert "has been turned off" in shown("composer", opened, channel=direct.id)
