"""What the app learns of people before it asks them anything: their zone, their status, their quiet times."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from playground_parts import EVENTS, SCOPES, manifest, person_id, refused, slack_client, until

from bot.playground.control_client import ControlError
from bot.playground.playground import open_playground
from bot.playground.server import serving
from bot.playground.verbs import NotPossible

DAY = 86_400.0


@pytest.fixture
def known(slack, playground):
    """Look somebody up by handle."""

    async def look(name, **more):
        return (await slack.users_info(user=person_id(playground, name), **more))["user"]

    return look


@pytest.fixture
def quiet(slack, playground):
    """Ask when somebody wants no notifications."""

    async def look(name):
        answer = await slack.dnd_info(user=person_id(playground, name))
        return {key: value for key, value in answer.data.items() if key != "ok"}

    return look


def go_to(playground, text, zone="Europe/Lisbon"):
    playground.clock.advance_to(datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).timestamp())


async def test_people_live_in_several_zones_and_say_so(known, playground):
    people = [person for person in playground.first.workspace.people.values() if not person.is_bot]
    assert len({person.tz for person in people}) >= 3

    cleo = await known("cleo")
    assert cleo["tz"] == "Europe/Paris"
    assert cleo["tz_label"].startswith("Central European")
    assert "locale" not in cleo
    assert (await known("cleo", include_locale=True))["locale"] == "fr-FR"


async def test_the_offset_of_a_zone_is_that_of_the_playgrounds_day(known, playground):
    go_to(playground, "2040-03-24 12:00")
    assert ((await known("ana"))["tz_offset"], (await known("ana"))["tz_label"]) == (0, "Western European Time")
    go_to(playground, "2040-03-25 12:00")

    ana, dev, emi = await known("ana"), await known("dev"), await known("emi")
    assert (ana["tz_offset"], ana["tz_label"]) == (3600, "Western European Summer Time")
    assert (dev["tz_offset"], dev["tz_label"]) == (19_800, "India Standard Time")
    assert (emi["tz_offset"], emi["tz_label"]) == (-25_200, "Pacific Daylight Time")


async def test_a_profile_has_the_fields_of_slacks(known, people):
    await people.set_status("cleo", ":palm_tree:", "Vacationing")
    profile = (await known("cleo"))["profile"]

    assert (profile["status_emoji"], profile["status_text"]) == (":palm_tree:", "Vacationing")
    assert profile["status_emoji_display_info"][0]["emoji_name"] == "palm_tree"
    assert profile["status_expiration"] == 0
    assert (profile["first_name"], profile["last_name"], profile["display_name"]) == ("Cléo", "Martin", "cleo")
    assert "email" not in profile


async def test_a_status_is_gone_once_the_clock_is_past_its_end(known, people, playground):
    ends = playground.clock.now() + DAY
    await people.set_status("ben", "bus", "Commuting", ends)
    assert (await known("ben"))["profile"]["status_expiration"] == int(ends)
    playground.clock.advance(DAY)

    profile = (await known("ben"))["profile"]
    assert (profile["status_emoji"], profile["status_text"], profile["status_expiration"]) == ("", "", 0)
    assert profile["status_emoji_display_info"] == []


async def test_a_status_without_an_emoji_gets_a_speech_balloon_and_nothing_clears_it(people):
    assert (await people.set_status("ana", text="At lunch")).status_emoji == ":speech_balloon:"
    assert (await people.set_status("ana")).status_emoji == ""


async def test_quiet_hours_are_told_in_the_playgrounds_time(quiet, playground):
    go_to(playground, "2040-06-12 23:00", "Asia/Kolkata")
    night = datetime(2040, 6, 12, 22, tzinfo=ZoneInfo("Asia/Kolkata")).timestamp()

    assert await quiet("dev") == {
        "dnd_enabled": True,
        "next_dnd_start_ts": night,
        "next_dnd_end_ts": night + 10 * 3600,
    }
    playground.clock.advance(DAY)
    assert (await quiet("dev"))["next_dnd_start_ts"] == night + DAY
    assert await quiet("ben") == {"dnd_enabled": False, "next_dnd_start_ts": 1, "next_dnd_end_ts": 1}


async def test_a_pause_shows_as_a_quiet_stretch_and_in_no_other_way(quiet, people, playground):
    before = playground.clock.now()
    await people.snooze("ben", 60)

    answer = await quiet("ben")
    assert answer.keys() == {"dnd_enabled", "next_dnd_start_ts", "next_dnd_end_ts"}
    assert int(before) <= answer["next_dnd_start_ts"] <= playground.clock.now()
    assert answer["next_dnd_end_ts"] - answer["next_dnd_start_ts"] == 3600
    playground.clock.advance(3601)
    assert not (await quiet("ben"))["dnd_enabled"]


async def test_a_pause_can_be_ended(quiet, people):
    await people.snooze("ben", 60)
    await people.snooze("ben", 0)

    assert not (await quiet("ben"))["dnd_enabled"]


async def test_only_of_itself_the_app_sees_the_snooze_fields(slack):
    answer = await slack.dnd_info()

    assert (answer["snooze_enabled"], answer["snooze_is_indefinite"], answer["dnd_enabled"]) == (False, False, False)
    assert "snooze_endtime" not in answer


async def test_several_people_are_asked_about_at_once(slack, playground):
    ana, ben = person_id(playground, "ana"), person_id(playground, "ben")
    answer = await slack.dnd_teamInfo(users=f"{ana}, {ben},U0NOBODY")

    assert {who: each["dnd_enabled"] for who, each in answer["users"].items()} == {ana: True, ben: False}
    assert (await refused(slack.api_call("dnd.teamInfo", http_verb="GET")))["error"] == "no_users_provided"
    assert (await refused(slack.dnd_teamInfo(users=",".join(["U1"] * 51))))["error"] == "too_many_users"


async def test_quiet_times_are_nobodys_business_without_the_scope():
    opened = open_playground(manifest(scopes=[each for each in SCOPES if each != "dnd:read"]), limited=False)
    async with serving(opened), slack_client(opened) as slack:
        ana = person_id(opened, "ana")
        for call in (slack.dnd_info(user=ana), slack.dnd_teamInfo(users=ana)):
            answer = await refused(call)
            assert (answer["error"], answer["needed"]) == ("missing_scope", "dnd:read")


async def test_an_address_is_told_only_with_its_scope(people):
    opened = open_playground(manifest(scopes=[*SCOPES, "users:read.email"]), limited=False)
    async with serving(opened), slack_client(opened) as slack:
        await opened.people[opened.first.workspace.team_id].change_person("ana", email="ana@example.com")
        assert (await slack.users_info(user=person_id(opened, "ana")))["user"]["profile"]["email"] == "ana@example.com"


async def test_nobody_is_asked_about_by_a_wrong_id(slack):
    assert (await refused(slack.dnd_info(user="U0NOBODY")))["error"] == "user_not_found"


@pytest.mark.parametrize(
    ("verb", "given", "why"),
    [
        ("set_time_zone", ["Mars/Base"], "no time zone Mars/Base"),
        ("set_status", [":not here:"], "no emoji called"),
        ("set_status", [":bus:", "x" * 101], "up to 100 characters"),
        ("set_status", [":bus:", "Late", 1.0], "over already"),
        ("set_quiet_hours", ["25:00", "08:00"], "25:00"),
        ("set_quiet_hours", ["22:00", ""], "22:00, not at “”"),
        ("set_quiet_hours", ["08:00", "08:00"], "different times"),
        ("snooze", [-1], "number of minutes"),
    ],
)
async def test_what_slacks_client_would_not_set_is_refused(people, workspace, verb, given, why):
    before = workspace.find_person("ben")
    with pytest.raises(NotPossible, match=why):
        await getattr(people, verb)("ben", *given)

    assert workspace.find_person("ben") == before


async def test_a_person_cannot_be_changed_into_one_who_breaks_every_look(people, workspace):
    for wrong in ({"tz": "Nowhere"}, {"tz": 3}, {"quiet_from": "22:00"}, {"quiet_from": 22, "quiet_until": 8}):
        with pytest.raises(NotPossible):
            await people.change_person("ben", **wrong)

    assert workspace.find_person("ben").tz == "Africa/Lagos"


async def test_the_app_hears_of_changes_it_subscribed_to():
    opened = open_playground(manifest(events=[*EVENTS, "dnd_updated_user", "user_change"]), limited=False)
    async with serving(opened):
        people, told = opened.people[opened.first.workspace.team_id], opened.inspector.since
        await people.snooze("ben", 60)
        await people.set_time_zone("ben", "Asia/Tokyo")
        await until(lambda: told(name="user_change") and told(name="dnd_updated_user"))

        assert told(name="user_change")[0].request["event"]["user"]["tz_offset"] == 9 * 3600
        assert told(name="dnd_updated_user")[0].request["event"]["dnd_status"]["dnd_enabled"]


async def test_people_set_all_of_it_by_remote_control(control, known, quiet):
    ben = control.person("ben")
    await ben.set_time_zone("Asia/Tokyo")
    await ben.set_status(":palm_tree:", "Vacationing")
    await ben.set_quiet_hours("20:00", "10:00")
    assert (await known("ben"))["tz_label"] == "Japan Standard Time"
    assert (await known("ben"))["profile"]["status_text"] == "Vacationing"
    assert (await quiet("ben"))["next_dnd_end_ts"] - (await quiet("ben"))["next_dnd_start_ts"] == 14 * 3600

    await ben.set_quiet_hours()
    await ben.snooze(5)
    assert (await quiet("ben"))["next_dnd_end_ts"] - (await quiet("ben"))["next_dnd_start_ts"] == 300


async def test_the_clock_is_moved_by_steps_and_to_instants_from_outside(control):
    instant = await control.advance_by("monday", "emi")
    there = datetime.fromtimestamp(instant, ZoneInfo("America/Los_Angeles"))
    assert (there.weekday(), there.hour, there.minute) == (0, 9, 15)

    assert await control.advance_to(instant + 60) - instant < 61
    with pytest.raises(ControlError, match="choose one of hour, day"):
        await control.advance_by("century", "emi")
    with pytest.raises(ControlError, match="nobody called zoe"):
        await control.advance_by("week", "zoe")
    with pytest.raises(ControlError, match='"by": "week"'):
        await control.post("clock")


async def test_settings_outlive_a_restart_and_new_scopes_come_with_the_manifest(tmp_path):
    path = tmp_path / "workspace.db"
    opened = open_playground(manifest(scopes=["chat:write"]), path=path)
    people = opened.people[opened.first.workspace.team_id]
    await people.set_quiet_hours("ben", "20:00", "10:00")
    await people.snooze("ben", 60)
    before = opened.first.workspace.find_person("ben")
    await opened.close()

    again = open_playground(manifest(), path=path)
    assert again.first.workspace.find_person("ben") == before
    assert again.first.installation.scopes == frozenset(SCOPES)
    assert again.first.installation.bot_token == opened.first.installation.bot_token
    await again.close()
