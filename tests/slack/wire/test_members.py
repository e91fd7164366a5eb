"""Who is where: asked once a minute, a no believed for a moment only, and no answer taken for an answer."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from bot.engine.reminders.nudging import Presence
from bot.engine.reminders.own_settings import OwnSettings
from bot.slack.calling.believed import FRESH_SECONDS, JUST_NOW_SECONDS
from bot.slack.calling.calls import LostAnswerError, NobodyError
from bot.slack.calling.members import PAGE, Members
from bot.usecases.ports import Installation, NotAllowedError

HERE = Installation("T0PLAYGRND")
CHANNEL = "C0ROOM0001"


class FakeSlack:
    """Answers conversations.members and users.info, and counts."""

    def __init__(self, members=(), people=None):
        self.members = list(members)
        self.people = people or {}
        self.quiet = {}
        self.asked = []
        self.teams = []
        self.error = None

    async def read(self, installation, method, **arguments):
        self.asked.append(method)
        await asyncio.sleep(0)
        if self.error:
            raise self.error
        if method == "users.info":
            if arguments["user"] not in self.people:
                raise NobodyError("user_not_found")
            return {"user": self.people[arguments["user"]]}
        if method == "users.conversations":
            return self.rooms(arguments)
        if method == "dnd.info":
            if arguments["user"] not in self.quiet:
                raise NobodyError("user_not_found")
            return self.quiet[arguments["user"]]
        start = int(arguments.get("cursor", 0))
        end = start + min(PAGE, 2)
        more = str(end) if end < len(self.members) else ""
        return {"members": self.members[start:end], "response_metadata": {"next_cursor": more}}

    def rooms(self, arguments):
        """Give the channels of whom there are any, one a page."""
        if arguments["user"] not in self.people:
            raise NobodyError("user_not_found")
        self.teams.append(arguments.get("team_id"))
        place, theirs = int(arguments.get("cursor", 0)), self.people[arguments["user"]]
        more = str(place + 1) if place + 1 < len(theirs) else ""
        return {"channels": [{"id": theirs[place]}], "response_metadata": {"next_cursor": more}}


class Clock:
    def __init__(self):
        self.now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


async def test_members_are_found_on_every_page(clock):
    members = Members(FakeSlack([f"U{number}" for number in range(7)]), clock)

    assert await members.is_in(HERE, CHANNEL, "U6")
    assert not await members.is_in(HERE, CHANNEL, "U9")


async def test_slack_is_asked_once_a_minute_however_many_press(clock):
    slack = FakeSlack(["U1", "U2"])
    members = Members(slack, clock)

    await asyncio.gather(*(members.is_in(HERE, CHANNEL, "U1") for _ in range(50)))
    clock.now = FRESH_SECONDS - 1
    await members.is_in(HERE, CHANNEL, "U2")
    assert len(slack.asked) == 1

    slack.members = ["U2"]
    clock.now = FRESH_SECONDS + 1
    assert not await members.is_in(HERE, CHANNEL, "U1")


async def test_who_has_just_come_in_is_not_sent_away_for_a_minute(clock):
    slack = FakeSlack(["U1"])
    members = Members(slack, clock)
    assert not await members.is_in(HERE, CHANNEL, "U2")

    slack.members = ["U1", "U2"]
    clock.now = JUST_NOW_SECONDS + 0.1

    assert await members.is_in(HERE, CHANNEL, "U2")


async def test_told_that_someone_came_it_asks_at_once(clock):
    slack = FakeSlack(["U1"])
    members = Members(slack, clock)
    assert not await members.is_in(HERE, CHANNEL, "U2")
    slack.members = ["U1", "U2"]

    members.forget(HERE, CHANNEL)

    assert await members.is_in(HERE, CHANNEL, "U2")


async def test_the_channels_of_somebody_are_asked_for_in_our_workspace_alone(clock):
    slack = FakeSlack(people={"U1": [CHANNEL, "C0ROOM0002"]})

    found = await Members(slack, clock, team=HERE.id).channels_of(HERE, "U1")

    assert found == {CHANNEL, "C0ROOM0002"}
    assert slack.teams == [HERE.id, HERE.id]


@pytest.mark.parametrize(
    ("user", "inside", "how"),
    [
        ({"team_id": HERE.id}, ["U1"], None),
        ({"team_id": HERE.id}, ["U2"], "left"),
        ({"team_id": HERE.id}, [], None),  # nobody to be seen there, so nobody is seen to have left
        ({"team_id": HERE.id, "deleted": True}, ["U1"], "deactivated"),
        (None, ["U1"], "unknown"),
        ({"team_id": "T0PARTNER1", "is_stranger": True}, ["U1"], None),
    ],
)
async def test_how_somebody_is_gone_follows_from_their_account_and_the_channel(clock, user, inside, how):
    members = Members(FakeSlack(inside, {"U1": user} if user else {}), clock)

    assert await members.absence(HERE, CHANNEL, "U1") == how


async def test_in_a_channel_too_large_to_be_read_nobody_is_said_to_have_left(clock, monkeypatch):
    monkeypatch.setattr("bot.slack.calling.members.PAGES", 2)
    active = {"team_id": HERE.id}
    members = Members(FakeSlack(["U1", "U2", "U3", "U4", "U5"], {"U5": active, "U2": active}), clock)

    assert await members.absence(HERE, CHANNEL, "U5") is None
    assert not await members.is_read_whole(HERE, CHANNEL)
    assert await members.is_in(HERE, CHANNEL, "U2")


async def test_in_a_channel_we_cannot_see_nobody_is(clock):
    slack = FakeSlack(["U1"])
    slack.error = NotAllowedError("channel_not_found")

    assert not await Members(slack, clock).is_in(HERE, CHANNEL, "U1")


@pytest.mark.parametrize("error", [LostAnswerError("x"), NotAllowedError("token_revoked")])
async def test_when_slack_cannot_say_nobody_is_let_through_and_it_is_asked_again(clock, error):
    slack = FakeSlack(["U1"])
    slack.error = error
    members = Members(slack, clock)
    with pytest.raises(type(error)):
        await members.is_in(HERE, CHANNEL, "U1")

    slack.error = None

    assert await members.is_in(HERE, CHANNEL, "U1")


@pytest.mark.parametrize(
    ("user", "belongs"),
    [
        ({"team_id": "T0PLAYGRND"}, True),
        ({"team_id": "T0OTHER001"}, False),
        ({"team_id": "T0PLAYGRND", "deleted": True}, False),
        ({"team_id": "T0PLAYGRND", "is_bot": True}, False),
        ({"team_id": "T0PLAYGRND", "is_stranger": True}, False),
        ({"team_id": "T0OTHER001", "enterprise_user": {"enterprise_id": "E1", "teams": ["T0PLAYGRND"]}}, True),
        ({"team_id": "T0OTHER001", "enterprise_user": {"enterprise_id": "E1", "teams": ["T0OTHER001"]}}, False),
        (None, False),
    ],
)
async def test_only_active_people_of_this_workspace_are_ours(clock, user, belongs):
    members = Members(FakeSlack(people={"U1": user} if user else {}), clock)

    assert await members.is_one_of_us(HERE, "U1") is belongs


@pytest.mark.parametrize(
    ("user", "outside"),
    [
        ({"team_id": "T0PLAYGRND"}, False),
        ({"team_id": "T0OTHER001"}, True),
        ({"team_id": "T0OTHER001", "is_stranger": True}, True),
        ({"team_id": "T0OTHER001", "deleted": True}, False),
        ({"team_id": "T0OTHER001", "is_bot": True}, False),
        ({"team_id": "T0OTHER001", "enterprise_user": {"enterprise_id": "E1", "teams": ["T0PLAYGRND"]}}, False),
        ({"team_id": "T0OTHER001", "enterprise_user": {"enterprise_id": "E1", "teams": ["T0OTHER001"]}}, True),
        (None, False),
    ],
)
async def test_active_people_of_other_companies_are_outsiders(clock, user, outside):
    members = Members(FakeSlack(people={"U1": user} if user else {}), clock)

    assert await members.is_outsider(HERE, "U1") is outside


@pytest.mark.parametrize("error", [LostAnswerError("x"), NotAllowedError("channel_not_found")])
async def test_where_slack_does_not_say_whether_a_channel_is_shared_it_is_taken_not_to_be(clock, error):
    slack = FakeSlack(["U1"])
    slack.error = error

    assert not await Members(slack, clock).is_shared(HERE, CHANNEL)


NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)
AT = int(NOW.timestamp())
SOON = NOW + timedelta(hours=1)


def who(**profile):
    return {"team_id": "T0PLAYGRND", "tz": "Europe/Lisbon", "profile": profile}


@pytest.mark.parametrize(
    ("user", "presence"),
    [
        (who(), Presence("Europe/Lisbon")),
        ({**who(), "tz": None}, Presence("UTC")),
        ({**who(), "tz": "Mars/Olympus"}, Presence("UTC")),
        (who(status_emoji=":coffee:"), Presence("Europe/Lisbon")),
        (who(status_emoji=":palm_tree:", status_expiration=0), Presence("Europe/Lisbon", away=True)),
        (
            who(status_emoji=":palm_tree:", status_expiration=AT + 3600),
            Presence("Europe/Lisbon", away=True, away_until=SOON),
        ),
        (who(status_emoji=":palm_tree:", status_expiration=AT), Presence("Europe/Lisbon")),
        ({**who(), "deleted": True}, None),
        (None, None),
    ],
)
async def test_where_somebody_is_and_whether_they_are_on_vacation(clock, user, presence):
    members = Members(FakeSlack(people={"U1": user} if user else {}), clock)

    assert await members.presence(HERE, "U1", NOW) == presence


def quiet(start, end, **more):
    return {"dnd_enabled": True, "next_dnd_start_ts": AT + start, "next_dnd_end_ts": AT + end, **more}


@pytest.mark.parametrize(
    ("told", "until"),
    [
        (quiet(-60, 3600), SOON),
        (quiet(0, 3600), SOON),
        (quiet(60, 3600), None),
        (quiet(-3600, 0), None),
        ({**quiet(-60, 3600), "dnd_enabled": False}, None),
        ({"dnd_enabled": False, "next_dnd_start_ts": 1, "next_dnd_end_ts": 1}, None),
        ({"dnd_enabled": False, "snooze_enabled": True, "snooze_endtime": AT + 3600}, SOON),
        (quiet(60, 90, snooze_enabled=True, snooze_endtime=AT + 3600), SOON),
        (quiet(-60, 3600, snooze_enabled=True, snooze_endtime=AT + 60), SOON),
        (quiet(60, 90, snooze_enabled=False, snooze_endtime=AT + 3600), None),
        (None, None),
    ],
)
async def test_until_when_somebody_is_not_to_be_disturbed(clock, told, until):
    slack = FakeSlack()
    slack.quiet = {"U1": told} if told else {}

    assert await Members(slack, clock).quiet_until(HERE, "U1", NOW) == until


async def test_do_not_disturb_is_asked_anew_each_time_and_where_somebody_is_once_a_minute(clock):
    slack = FakeSlack(people={"U1": who()})
    slack.quiet = {"U1": quiet(-60, 3600)}
    members = Members(slack, clock)

    for _ in range(2):
        await members.presence(HERE, "U1", NOW)
        await members.quiet_until(HERE, "U1", NOW)

    assert sorted(slack.asked) == ["dnd.info", "dnd.info", "users.info"]


async def test_the_channels_of_a_person_are_read_from_every_page_and_asked_anew_each_time(clock):
    slack = FakeSlack(people={"U1": ["C1", "C2", "C3"]})
    members = Members(slack, clock)
    assert await members.channels_of(HERE, "U1") == {"C1", "C2", "C3"}

    slack.people["U1"] = ["C3"]
    clock.now = JUST_NOW_SECONDS + 0.1

    assert await members.channels_of(HERE, "U1") == {"C3"}
    assert await members.channels_of(HERE, "U9") == frozenset()
    slack.error = LostAnswerError("users.conversations")
    clock.now += JUST_NOW_SECONDS + 0.1
    with pytest.raises(LostAnswerError):
        await members.channels_of(HERE, "U1")


async def test_what_somebody_has_set_here_goes_before_slack_and_is_read_anew_in_a_minute_or_once_it_is_saved(clock):
    own = {"U1": OwnSettings("Asia/Tokyo", language="es")}

    async def settings(_here, person):
        return own.get(person, OwnSettings())

    people = {each: who() | {"locale": "de-DE"} for each in ("U1", "U2")}
    members = Members(FakeSlack(people=people), clock, settings)

    assert (await members.zone_of(HERE, "U1"), await members.language_of(HERE, "U1")) == ("Asia/Tokyo", "es")
    assert (await members.zone_of(HERE, "U2"), await members.language_of(HERE, "U2")) == ("Europe/Lisbon", "de-DE")
    own.clear()
    members.forget_settings(HERE, "U1")
    assert await members.language_of(HERE, "U1") == "de-DE"
    own["U1"] = OwnSettings(language="es")
    clock.now = FRESH_SECONDS - 0.1
    assert await members.language_of(HERE, "U1") == "de-DE"
    clock.now = FRESH_SECONDS + 0.1
    assert await members.language_of(HERE, "U1") == "es"


async def test_a_language_is_known_without_asking_as_long_as_it_is_believed_and_never_made_up(clock):
    async def settings(_here, person):
        return OwnSettings(language="es") if person == "U1" else OwnSettings()

    members = Members(FakeSlack(people={each: who() | {"locale": "de-DE"} for each in ("U1", "U2")}), clock, settings)
    assert [members.known_language(HERE, each) for each in ("U1", "U2")] == [None, None]

    assert await members.zone_of(HERE, "U2")
    assert [await members.language_of(HERE, each) for each in ("U1", "U2")] == ["es", "de-DE"]
    assert [members.known_language(HERE, each) for each in ("U1", "U2")] == ["es", "de-DE"]

    members.forget_settings(HERE, "U2")
    assert members.known_language(HERE, "U2") is None
    clock.now = FRESH_SECONDS + 0.1
    assert members.known_language(HERE, "U1") is None


async def test_told_that_someone_came_or_went_it_lists_their_channels_anew(clock):
    slack = FakeSlack(people={"U1": [CHANNEL]})
    members = Members(slack, clock)
    await members.channels_of(HERE, "U1")
    await members.channels_of(HERE, "U1")
    asked = len(slack.asked)

    members.forget(HERE, CHANNEL)
    await members.channels_of(HERE, "U1")

    assert (asked, len(slack.asked)) == (1, 2)


class TwoSlacks:
    """Two workspaces in which the same ids are other people and channels."""

    def __init__(self):
        self.asked = []

    async def read(self, installation, method, **arguments):
        self.asked.append((installation, method))
        is_here = installation == HERE
        if method == "users.info":
            return {"user": {"id": "U1", "team_id": installation.id, "tz": "UTC", "real_name": installation.id}}
        if method == "users.conversations":
            return {"channels": [{"id": CHANNEL}] if is_here else []}
        if method == "conversations.info":
            return {"channel": {"is_ext_shared": is_here}}
        return {"members": ["U1"] if is_here else []}


async def test_the_same_ids_in_another_workspace_are_others_and_nothing_remembered_of_one_is_told_of_the_other(clock):
    async def set_here(installation, _person):
        return OwnSettings(language="de") if installation == HERE else OwnSettings()

    there, slack = Installation("T0OTHER"), TwoSlacks()
    members = Members(slack, clock, set_here)
    for _ in range(2):
        assert await members.is_in(HERE, CHANNEL, "U1")
        assert not await members.is_in(there, CHANNEL, "U1")
        assert [await members.channels_of(each, "U1") for each in (HERE, there)] == [{CHANNEL}, set()]
        assert [await members.is_shared(each, CHANNEL) for each in (HERE, there)] == [True, False]
        assert [(await members.seen(each, "U1")).name for each in (HERE, there)] == [HERE.id, there.id]
        assert [await members.language_of(each, "U1") for each in (HERE, there)] == ["de", ""]


async def test_who_comes_or_goes_in_one_workspace_has_nothing_asked_anew_in_another(clock):
    there, slack = Installation("T0OTHER"), TwoSlacks()
    members = Members(slack, clock)
    for each in (HERE, there):
        await members.is_in(each, CHANNEL, "U1")
        await members.channels_of(each, "U1")
    slack.asked.clear()

    members.forget(there, CHANNEL)

    for each in (HERE, there):
        await members.is_in(each, CHANNEL, "U1")
        await members.channels_of(each, "U1")
    assert slack.asked == [(there, "conversations.members"), (there, "users.conversations")]
