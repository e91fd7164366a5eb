"""The page over the wire: who is let in, what a pane sends, and what a gesture does."""

import contextlib
import json

import aiohttp
import pytest
from page_blocks import everything_modal
from playground_parts import actions, button, channel_id, person_id, section
from slack_sdk.errors import SlackApiError

from bot.playground.ahead import Ahead, Stop
from bot.playground.gate import KEY_HEADER
from bot.playground.page.difference import Shown
from bot.playground.page.wording import Times
from bot.playground.shapes import file_shape
from bot.playground.workspace import Canvas, File, Message, Notice, View


class Browser:
    """The other end of a pane: keeps what it was sent, as the page does."""

    def __init__(self, socket) -> None:
        self._socket = socket
        self._last = 0
        self.regions: dict[str, dict[str, str]] = {}
        self.records: list[dict] = []

    async def hear(self) -> dict:
        record = json.loads((await self._socket.receive(timeout=5)).data)
        self.records.append(record)
        if record["kind"] == "region":
            had = self.regions.get(record["region"], {})
            now = {key: record["html"].get(key) or had[key] for key in record["order"]}
            self.regions[record["region"]] = now
        return record

    async def until(self, condition) -> None:
        while not condition():
            await self.hear()

    async def sees(self, region: str, words: str) -> None:
        await self.until(lambda: words in "".join(self.regions.get(region, {}).values()))

    async def does(self, what: str, **more) -> str:
        """Make a gesture and give the problem it met."""
        self._last += 1
        await self._socket.send_json({"id": self._last, "do": what, **more})
        while (record := await self.hear())["kind"] != "done" or record["id"] != self._last:
            pass
        return record["problem"]

    async def says_raw(self, text: str) -> None:
        await self._socket.send_str(text)


@pytest.fixture
async def session(playground):
    async with aiohttp.ClientSession(playground.address, headers={KEY_HEADER: playground.key}) as opened:
        yield opened


@pytest.fixture
async def pane(session):
    """Open panes for people; each is told everything once before the test goes on."""
    async with contextlib.AsyncExitStack() as stack:

        async def opened(person="ana", **query) -> Browser:
            asked = {"person": person, "channel": "ml-team", **query}
            browser = Browser(await stack.enter_async_context(session.ws_connect("/page/pane", params=asked)))
            await browser.until(lambda: "sidebar" in browser.regions)
            return browser

        yield opened


@pytest.fixture
def state(playground):
    return playground.first.workspace


async def test_the_page_comes_only_with_the_key(playground):
    async with aiohttp.ClientSession(playground.address) as stranger:
        assert (await stranger.get("/")).status == 403
        assert (await stranger.get("/page/static/page.js")).status == 403
        with pytest.raises(aiohttp.WSServerHandshakeError):
            await stranger.ws_connect("/page/pane", params={"person": "ana"})


async def test_the_page_runs_no_script_but_its_own_files(session):
    answer = await session.get("/")
    html = await answer.text()

    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self';" in policy
    assert "unsafe" not in policy
    assert html.count("<script") == html.count('<script type="module" src="/page/static/') == 1
    assert "style=" not in html
    assert "//" not in html.replace("</", "")


async def test_the_address_says_whose_screens_are_shown(session):
    async def shown(query):
        html = await (await session.get(f"/{query}")).text()
        return [part.split('"')[0] for part in html.split('data-person="')[1:]]

    assert await shown("") == ["ana", "ben"]
    assert await shown("?left=cleo&right=ana") == ["cleo", "ana"]
    assert await shown("?left=ben") == ["ben", "ana"]
    assert await shown("?left=hal&right=nobody") == ["ana", "ben"]


async def test_the_address_of_a_canvas_leads_to_it_on_the_screen_of_who_may_open_it(session, playground):
    team, room = playground.first.workspace, channel_id(playground, "secret-lab")
    team.put_canvas(Canvas("F1", playground.first.bot.id, "Memo", "x", access={room: "read"}))

    async with session.get(f"/docs/{team.team_id}/F1", allow_redirects=False) as answer:
        assert answer.headers["location"] == f"/?left=dev&left_in={room}&left_canvas=F1"
    async with session.get(f"/docs/{team.team_id}/F2") as answer:
        assert answer.status == 404


async def test_a_thread_that_is_played_opens_where_its_channel_is_looked_at_and_nothing_beside_it(
    pane, playground, people
):
    scene, room = playground.first, channel_id(playground, "ml-team")
    here, elsewhere = await pane(), await pane("ben", channel="general")
    root = await people.say("ben", "ml-team", "We play here")
    busy = await pane("cleo", thread_ts=root.ts)
    other = await people.say("ben", "ml-team", "And now here")

    def at(browser):
        return [each["thread_ts"] for each in browser.records if each["kind"] == "place"][-1]

    scene.show(room, other.ts)
    await here.until(lambda: at(here) == other.ts)
    late = await pane("dev")
    for browser in (elsewhere, busy, late):
        await browser.does("dismiss_notice", notice="none")  # whatever was to come has come by then
    assert [at(each) for each in (elsewhere, busy, late)] == ["", root.ts, other.ts]

    await here.does("look", channel=room, thread_ts="")
    await here.until(lambda: at(here) == "")
    scene.show()
    assert at(await pane("dev")) == ""


async def test_a_permalink_leads_to_its_message(session, playground, people):
    root = await people.say("ben", "ml-team", "Look here")
    reply = await people.say("ben", "ml-team", "And here", root.ts)
    link = f"/archives/{reply.channel_id}/p{reply.ts.replace('.', '')}?thread_ts={root.ts}"

    answer = await session.get(link, allow_redirects=False)
    assert answer.headers["location"] == f"/?left_in={root.channel_id}&left_thread={root.ts}&left_at={reply.ts}"
    assert (await session.get("/archives/C1/nonsense")).status == 404


async def test_what_one_writes_the_other_sees(pane):
    ana, ben = await pane("ana"), await pane("ben")

    assert await ana.does("write", text="Hello *all*") == ""
    await ben.sees("timeline", "Hello <strong>all</strong>")


async def test_only_what_changed_is_sent_again(pane, people):
    await people.say("ben", "ml-team", "The first")
    ana = await pane("ana")
    await ana.sees("timeline", "The first")
    ana.records.clear()

    await ana.does("write", text="The second")
    await ana.sees("timeline", "The second")
    (record,) = [r for r in ana.records if r.get("region") == "timeline"]
    assert len(record["html"]) == 1


async def test_a_command_in_a_thread_is_refused_as_slack_does(pane, people, state):
    root = await people.say("ben", "ml-team", "Root")
    ana = await pane("ana", thread_ts=root.ts)

    problem = await ana.does("write", text="/ready now", thread_ts=root.ts)
    assert problem == "/ready is not supported in threads. Sorry!"
    await ana.sees("toasts", "not supported in threads")


async def test_an_unknown_command_is_told_and_not_posted(pane, state, room):
    ana = await pane("ana")

    assert await ana.does("write", text="/nope") == "/nope is not a valid command."
    assert not state.messages[room]


async def test_a_slash_brings_the_app_into_a_channel(pane, playground, state):
    ana = await pane("ana", channel="general")

    assert await ana.does("write", text="/invite @ready") == ""
    assert playground.first.bot.id in state.find_channel("general").members


async def test_what_happens_to_channels_and_people_can_be_done_in_the_page(pane, playground, state, people, room):
    root = await people.say("ben", "ml-team", "Root")
    ana = await pane("ana")
    at = {"channel": room, "ts": root.ts}

    assert await ana.does("rename", name="#model-team") == ""
    assert await ana.does("make_private") == ""
    assert await ana.does("lock", **at) == ""
    assert state.find_message(room, root.ts).is_locked
    assert await ana.does("lock", **at) == ""
    assert await ana.does("remove", other=playground.first.bot.id) == ""
    assert await ana.does("deactivate", other=person_id(playground, "ben")) == ""
    assert await ana.does("archive") == ""
    assert state.find_channel("model-team").is_archived
    await ana.sees("head", "Bring back from the archive")
    assert await ana.does("unarchive") == ""

    channel = state.find_channel("model-team")
    assert (channel.kind, channel.is_archived, state.find_message(room, root.ts).is_locked) == ("private", False, False)
    assert playground.first.bot.id not in channel.members
    assert state.find_person("ben").deleted
    assert await ana.does("share") == ""
    assert state.find_channel("model-team").is_shared
    ana = await pane("ana", channel="model-team")
    assert await ana.does("delete_channel") == ""
    assert state.find_channel("model-team") is None


async def test_who_is_no_admin_deactivates_nobody(pane, playground, state):
    ben = await pane("ben")

    assert await ben.does("deactivate", other=person_id(playground, "ana")) == "Only admins deactivate people."
    assert not state.find_person("ana").deleted


async def test_a_modal_opens_on_its_persons_screen_alone(pane, playground, state):
    ana, ben = await pane("ana"), await pane("ben")
    owner = person_id(playground, "ana")
    state.put_stack(owner, [View("V1", "modal", owner, everything_modal(), "h", "V1")])

    await ana.sees("modals", "Quick check")
    assert await ben.does("write", text="still here") == ""
    assert not ben.regions["modals"]


async def test_what_was_typed_comes_back_after_a_reload(pane, playground, state):
    owner = person_id(playground, "ana")
    state.put_stack(owner, [View("V1", "modal", owner, everything_modal(), "h", "V1")])
    before = await pane("ana")
    assert await before.does("fill", view="V1", form={"topic": {"typed": "Tag invoices"}, "gone": {"typed": "x"}}) == ""

    after = await pane("ana")
    await after.sees("modals", 'value="Tag invoices"')


async def test_typing_into_a_window_that_has_just_gone_is_no_mistake(pane):
    ana = await pane("ana")

    assert await ana.does("fill", view="V9", form={"topic": {"typed": "x"}}) == ""


async def test_a_press_nobody_answers_is_warned_of_beside_its_button(pane, playground, state, room):
    bot = playground.first.installation
    blocks = [actions(button("yes", "Yes"), block_id="one"), section("Below")]
    message = Message(room, state.new_ts(), bot.bot_user_id, blocks=blocks, bot_id=bot.bot_id)
    state.put_message(message)
    ana, ben = await pane("ana"), await pane("ben")

    await ana.does("press", channel=room, ts=message.ts, block="one", action="yes", chosen=None)
    await ana.sees("timeline", "ready did not respond. Try again.")
    assert await ben.does("write", text="nothing here") == ""
    assert "did not respond" not in "".join(ben.regions["timeline"].values())


async def test_two_warnings_at_once_are_both_shown(pane, state, playground):
    ana = await pane("ana")
    owner = person_id(playground, "ana")
    for number in range(2):
        state.put_notice(Notice(f"N{number}", owner, f"Warning {number}", "x", 0.0))

    await ana.sees("toasts", "Warning 1")
    assert "Warning 0" in "".join(ana.regions["toasts"].values())


async def test_a_reaction_is_put_and_taken_back(pane, people, state, room):
    message = await people.say("ben", "ml-team", "Root")
    ana = await pane("ana")

    for wanted in (1, 0):
        await ana.does("react", channel=room, ts=message.ts, name="eyes")
        assert len(state.messages[room][message.ts].reactions.get("eyes", ())) == wanted


async def test_opening_the_app_opens_its_home(pane, playground):
    ana = await pane("ana")

    assert await ana.does("look_app", tab="home") == ""
    await ana.sees("home", "has published nothing here yet")
    assert ana.regions["timeline"] == {}


async def test_nobody_is_shown_a_channel_they_may_not_see(pane, playground):
    ana = await pane("ana", channel="secret-lab")
    places = [record for record in ana.records if record["kind"] == "place"]

    assert places[-1]["name"] == "ml-team"
    await ana.does("look", channel=channel_id(playground, "secret-lab"))
    await ana.does("dismiss_notice", notice="none")
    assert [record["name"] for record in ana.records if record["kind"] == "place"][-1] == "ml-team"


async def test_what_cannot_be_read_does_not_end_the_conversation(pane):
    ana = await pane("ana")

    await ana.says_raw("not json")
    await ana.says_raw("[1]")
    assert "stumbled" in await ana.does("press")
    assert "stumbled" in await ana.does("fly")
    assert await ana.does("write", text="still here") == ""


async def test_somebody_who_is_not_there_gets_no_pane(session):
    async with session.ws_connect("/page/pane", params={"person": "hal"}) as socket:
        closed = await socket.receive(timeout=5)
        assert closed.type is aiohttp.WSMsgType.CLOSE


async def test_the_desk_shows_every_call_with_its_answer(session, playground, slack, room):
    async with session.ws_connect("/page/desk", params={"person": "ana"}) as socket:
        desk = Browser(socket)
        await desk.sees("link", "not connected")
        await slack.chat_postMessage(channel=room, text="Counted")
        await desk.sees("calls", "chat.postMessage")

    number = playground.inspector.lines[-1].number
    detail = await (await session.get(f"/page/calls/{number}")).text()
    assert "&#34;text&#34;: &#34;Counted&#34;" in detail
    assert (await session.get("/page/calls/999")).status == 404


async def test_the_desk_says_how_long_a_call_took_and_why_it_was_refused(session, playground, slack, room):
    with pytest.raises(SlackApiError):
        await slack.reactions_add(channel=room, timestamp="1.000001", name="tada")
    line = playground.inspector.lines[-1]

    detail = await (await session.get(f"/page/calls/{line.number}")).text()
    async with session.ws_connect("/page/desk", params={"person": "ana"}) as socket:
        await Browser(socket).sees("calls", f'<span class="call-answer">{line.error}</span>')

    assert (line.error, line.ok) == ("message_not_found", False)
    assert f"after {line.latency * 1000:.1f} ms; <strong>{line.error}</strong>" in detail


async def test_the_desk_switches_faults_and_moves_the_clock(session, playground, eventually):
    async with session.ws_connect("/page/desk", params={"person": "ana"}) as socket:
        desk = Browser(socket)
        await desk.sees("faults", "Lost answer")
        await socket.send_json({"do": "fault", "fault": "lost_answer", "setting": "once"})
        await eventually(lambda: "lost_answer" in playground.faults.on, "the fault")
        await socket.send_json({"do": "fault", "fault": "lost_answer", "setting": "off"})
        await eventually(lambda: not playground.faults.on, "the end of the fault")
        await socket.send_json({"do": "advance", "by": "monday"})
        await eventually(lambda: playground.clock.moved_by > 0, "the move")

    now = Times.of("Europe/Lisbon", playground.clock.now()).now
    assert (now.weekday(), now.hour, now.minute) == (0, 9, 15)


@pytest.mark.parametrize(
    ("by", "days"), [("hour", 1 / 24), ("day", 1), ("week", 7), ("month", 28), ("monday", 0), ("century", None)]
)
async def test_each_button_of_the_clock_leads_where_it_says(session, playground, eventually, by, days):
    before = playground.clock.now()
    async with session.ws_connect("/page/desk", params={"person": "emi"}) as socket:
        desk = Browser(socket)
        await desk.sees("clock", "Los Angeles")
        await socket.send_json({"do": "advance", "by": by})
        if days is None:
            await socket.send_json({"do": "limits", "on": True})
            await eventually(lambda: playground.limits.on, "the limits")
            assert playground.clock.moved_by == 0
            return
        assert f'data-advance="{by}"' in "".join(desk.regions["clock"].values())
        await eventually(lambda: playground.clock.moved_by > 0, "the move")
    assert playground.clock.now() - before >= days * 86_400 - 7200


@pytest.mark.parametrize(
    ("ahead", "says"),
    [
        (None, "Nothing is planned: begin something."),
        (0, "The clock stays. The dance comes now in #ml-team; give it a moment."),
        (108_000, "Now it is {then}. The dance comes now in #ml-team."),
    ],
)
async def test_where_the_clock_went_is_said_where_no_button_could_say_it(session, playground, ahead, says):
    now, room = playground.clock.now(), playground.first.workspace.find_channel("ml-team")

    async def find():
        return None if ahead is None else Stop(now + ahead, "The dance comes", room.id)

    playground.ahead = (Ahead("dance", "to the dance", "To the dance", find, "Nothing is planned: begin something."),)
    async with session.ws_connect("/page/desk", params={"person": "ana"}) as socket:
        desk = Browser(socket)
        await desk.sees("clock", "to the dance")
        await socket.send_json({"do": "advance", "by": "dance"})
        await desk.sees("went", says.format(then=Times.of("Europe/Lisbon", now + (ahead or 0)).today))
        assert playground.clock.moved_by == pytest.approx(ahead or 0, abs=30)
        await socket.send_json({"do": "heard"})
        await desk.until(lambda: not desk.regions["went"])


async def test_everything_on_the_page_follows_the_clock(pane, people, playground, slack, room):
    now = int(playground.clock.now())
    await slack.chat_postMessage(channel=room, text=f"Due <!date^{now + 86_400 * 8}^{{date_pretty}}, {{ago}}|soon>")
    await people.set_status("ben", ":bus:", "Commuting", playground.clock.now() + 3600)
    ana = await pane("ana")
    await ana.sees("timeline", "in 7 days")
    await ana.sees("sidebar", "Commuting")

    playground.clock.advance(86_400 * 7)
    await ana.sees("timeline", "tomorrow, in 23 hours")
    assert "Commuting" not in "".join(ana.regions["sidebar"].values())


async def test_the_time_beside_a_name_goes_on_though_messages_keep_coming(pane, playground, slack, room):
    ana = await pane("ana")
    await ana.sees("switcher", "in Lisbon")
    playground.clock.moved_by += 3600  # as an hour passes by itself, of which nobody is told
    await slack.chat_postMessage(channel=room, text="hello")

    def shown():
        now = playground.clock.now()
        return f"{Times.of('Europe/Lisbon', now).clock(now)} in Lisbon" in "".join(ana.regions["switcher"].values())

    await ana.until(shown)


async def test_somebody_sets_their_status_and_the_other_sees_it(pane, people, state):
    ana, ben = await pane("ana"), await pane("ben")
    assert await ana.does("status", emoji=":palm_tree:", text="Vacationing", lasts="week") == ""

    await ben.sees("sidebar", "Vacationing")
    await ana.sees("switcher", "Vacationing")
    there = Times.of("Europe/Lisbon", state.find_person("ana").status_expiration).now
    assert (there.weekday(), there.hour, there.minute) == (0, 0, 0)
    await ana.does("status")
    assert state.find_person("ana").status_text == ""


@pytest.mark.parametrize(("lasts", "most"), [("hour", 3600), ("day", 86_400), ("week", 7 * 86_400), ("", 0)])
async def test_a_status_lasts_as_long_as_was_chosen(pane, state, playground, lasts, most):
    ana = await pane("ana")
    before = playground.clock.now()
    await ana.does("status", emoji=":bus:", text="Away", lasts=lasts)

    ends = state.find_person("ana").status_expiration
    assert ends == 0 if not most else before < ends <= playground.clock.now() + most


async def test_notifications_and_time_zone_are_set_in_the_same_menu(pane, state):
    ana, ben = await pane("ana"), await pane("ben")
    assert await ben.does("snooze", minutes=60) == ""
    await ana.sees("sidebar", "data-quiet-now")
    await ben.sees("switcher", "Paused until")
    await ben.does("snooze", minutes=0)
    await ben.sees("switcher", "They come at any time.")
    assert await ben.does("quiet_hours", begin="22:00", end="07:30") == ""
    assert await ben.does("time_zone", tz="Asia/Tokyo") == ""
    await ben.sees("switcher", "in Tokyo")

    ben_now = state.find_person("ben")
    assert (ben_now.quiet_from, ben_now.quiet_until, ben_now.tz) == ("22:00", "07:30", "Asia/Tokyo")
    assert "There is no time zone" in await ben.does("time_zone", tz="Mars")


async def test_the_link_to_a_direct_message_opens_on_the_screen_of_who_may_see_it(session, playground, slack):
    posted = await slack.chat_postMessage(channel=person_id(playground, "ben"), text="Only you")
    link = f"/archives/{posted['channel']}/p{posted['ts'].replace('.', '')}"

    answer = await session.get(link, allow_redirects=False)
    assert answer.headers["location"].startswith(f"/?left=ben&left_in={posted['channel']}")


def test_a_browser_that_has_everything_is_sent_nothing():
    shown = Shown()

    assert shown.difference("r", [("a", "1"), ("b", "2")])["html"] == {"a": "1", "b": "2"}
    assert shown.difference("r", [("a", "1"), ("b", "2")]) is None
    assert shown.difference("r", [("b", "2"), ("a", "1")]) == {
        "kind": "region",
        "region": "r",
        "order": ["b", "a"],
        "html": {},
    }
    assert shown.difference("r", [("b", "3")])["html"] == {"b": "3"}


async def test_a_file_that_was_shared_stands_in_the_channel_with_a_link_that_gives_it(session, pane, state, playground):
    room = channel_id(playground, "ml-team")
    file = File("F0MEMO", "memo <1>.md", "The *memo*", 3, b"abc".hex())
    state.put_file(file)
    state.put_message(
        Message(room, state.new_ts(), playground.first.bot.id, files=[file_shape(playground.first, file)])
    )
    ana = await pane("ana")

    link = f'<a href="/page/files/{state.team_id}/F0MEMO" download="memo &lt;1&gt;.md">The *memo*</a>'
    await ana.sees("timeline", link)
    async with session.get(f"/page/files/{state.team_id}/F0MEMO") as answer:
        assert await answer.read() == b"abc"
