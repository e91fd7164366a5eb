"""What the page shows of messages, modals and the Home, as HTML."""

import re
from html.parser import HTMLParser

import pytest
from page_blocks import (
    confirm,
    context,
    element,
    everything_modal,
    field,
    gallery,
    header,
    question_card,
    root_card,
)
from page_example import example_manifest
from playground_parts import actions, button, channel_id, home, options, person_id, plain, section

from bot.playground.api.chat import direct_channel
from bot.playground.page.ink import Ink
from bot.playground.page.lines import Marks
from bot.playground.page.places import Place, Readings
from bot.playground.page.regions import REGIONS, Sight, draw_region
from bot.playground.page.wording import Times, count_of, initials, listed
from bot.playground.playground import open_playground
from bot.playground.workspace import Message, Notice, View

NASTY = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>&lt;b&gt;"


@pytest.fixture
def playground():
    """A playground that nothing serves: these tests only look."""
    return open_playground(example_manifest(), limited=False)


@pytest.fixture
def put(playground):
    """Put a message of the app into the channel."""
    scene = playground.first

    def put_message(text="", blocks=(), **more) -> Message:
        fields = {"author_id": scene.bot.id, "bot_id": scene.installation.bot_id, **more}
        message = Message(
            channel_id(playground, "ml-team"), scene.workspace.new_ts(), text=text, blocks=blocks, **fields
        )
        scene.workspace.put_message(message)
        return message

    return put_message


@pytest.fixture
def show(playground):
    """Draw one region of somebody's pane."""
    scene = playground.first

    def drawn(region="timeline", *, who="ana", side="left", marks=None, channel="ml-team", **at) -> str:
        person = scene.workspace.find_person(who)
        ink = Ink(scene, person, side, playground.clock.now())
        found = scene.workspace.find_channel(channel)
        place = Place(found.id if found else channel, **at)
        sight = Sight(ink, place, Readings("0"), marks or Marks())
        return "\n".join(html for _key, html in draw_region(region, sight))

    return drawn


@pytest.fixture
def open_modal(playground):
    """Open a modal for Ana."""

    def opened(content, errors=()) -> View:
        ana = person_id(playground, "ana")
        view = View("V1", "modal", ana, content, "h", "V1", errors=dict(errors))
        playground.first.workspace.put_stack(ana, [view])
        return view

    return opened


class Words(HTMLParser):
    """Reads the words and the tags of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self._texts: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data) -> None:
        self._texts.append(data)

    @property
    def text(self) -> str:
        return re.sub(r"\s+", " ", "".join(self._texts)).strip()

    def all(self, tag, **wanted) -> list[dict[str, str | None]]:
        return [a for name, a in self.tags if name == tag and all(a.get(k) == v for k, v in wanted.items())]


def test_every_block_and_element_of_the_example_is_drawn(put, show, open_modal):
    put(blocks=[*root_card(), *question_card(), *gallery(), {"type": "markdown", "text": "# Big"}])
    open_modal(everything_modal())

    shown = show() + show("modals")
    assert "does not draw it" not in shown
    words = Words(shown)
    assert "Invoice tagging: is fine-tuning next?" in words.text
    assert {"h1", "table", "ul", "blockquote", "pre", "select", "textarea", "dialog"} <= {t for t, _ in words.tags}


def test_what_nobody_draws_gets_a_plain_note(put, show):
    put(blocks=[{"type": "hologram", "block_id": "h"}, actions(element("dial", "d"))])

    text = Words(show()).text
    assert "A block of type “hologram” stands here; this page does not draw it." in text
    assert "A control of type “dial” stands here; this page does not draw it." in text


def nasty_blocks():
    return [
        header(NASTY),
        section(NASTY),
        {"type": "section", "block_id": NASTY, "fields": [plain(NASTY)]},
        context(NASTY),
        {"type": "markdown", "text": NASTY},
        {"type": "image", "alt_text": NASTY, "title": plain(NASTY), "image_url": "https://example.org/x.png"},
        {"type": NASTY},
        actions(
            button(
                NASTY, NASTY, value=NASTY, style="danger", confirm={k: plain(NASTY) for k in confirm() if k != "style"}
            ),
            element("checkboxes", "c", options=options(NASTY)),
            element("static_select", "s", placeholder=plain(NASTY), options=options(NASTY)),
            element("multi_static_select", "m", placeholder=plain(NASTY), options=options(NASTY)),
            element("overflow", "o", options=options(NASTY)),
            block_id=NASTY,
        ),
        {
            "type": "rich_text",
            "elements": [
                {
                    "type": "rich_text_section",
                    "elements": [
                        {"type": "text", "text": NASTY},
                        {"type": "link", "url": "https://example.org", "text": NASTY},
                        {"type": "user", "user_id": NASTY},
                    ],
                }
            ],
        },
        {"type": "table", "rows": [[{"type": "raw_text", "text": NASTY}]]},
    ]


def test_no_text_of_an_app_or_person_becomes_markup(put, show, open_modal, playground):
    put(NASTY, author_id=person_id(playground, "ben"), bot_id="", username=NASTY, reactions={NASTY: [NASTY]})
    put(blocks=nasty_blocks(), attachments=[{"text": NASTY, "title": NASTY, "pretext": NASTY, "fallback": NASTY}])
    open_modal(
        {
            "type": "modal",
            "title": plain(NASTY),
            "submit": plain(NASTY),
            "callback_id": NASTY,
            "blocks": [
                field(
                    NASTY,
                    NASTY,
                    element("plain_text_input", NASTY, initial_value=NASTY, placeholder=plain(NASTY)),
                    hint=plain(NASTY),
                )
            ],
        },
        errors={NASTY: NASTY},
    )
    notice = Notice("N1", person_id(playground, "ana"), NASTY, NASTY, 0.0)

    for region in REGIONS:
        for tag, attributes in Words(show(region, marks=Marks([notice]))).tags:
            assert tag != "script"
            assert not [name for name in attributes if name.startswith("on")]
            assert not (tag == "img" and attributes["src"] == "x")


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", " javascript:alert(1)", "//example.org", "https://"]
)
def test_a_link_that_is_not_http_or_mail_cannot_be_followed(put, show, url):
    leaf = {"type": "link", "url": url, "text": "here"}
    rich = {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [leaf]}]}
    put(blocks=[actions(button("b", "Go", url=url)), rich, {"type": "markdown", "text": f"[x]({url})"}])

    assert not [a for a in Words(show()).all("a") if a.get("href", "").strip().startswith(("javascript", "data", "//"))]


def test_links_open_apart_and_tell_nothing_of_where_they_were(put, show):
    put("see <https://example.org/a>", blocks=())
    put(
        blocks=[
            actions(button("b", "Go", url="https://example.org/b")),
            {"type": "markdown", "text": "[x](https://example.org/c)"},
        ]
    )

    links = Words(show()).all("a")
    assert len(links) == 3
    assert all((a["target"], a["rel"]) == ("_blank", "noopener noreferrer") for a in links)


def test_a_link_to_a_message_of_this_workspace_leads_to_it_in_the_page(put, show):
    own = "https://playground.slack.com/archives/C1/p1700000000000100"
    leaf = {"type": "link", "url": own, "text": "here"}
    rich = {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [leaf]}]}
    put(f"see <{own}?thread_ts=1.2&amp;cid=C1|the card>", blocks=())
    put(blocks=[actions(button("b", "Go", url=own)), rich, {"type": "markdown", "text": f"[x]({own})"}])

    links = Words(show()).all("a")
    assert [a["href"] for a in links] == [
        "/archives/C1/p1700000000000100?thread_ts=1.2&cid=C1",
        *["/archives/C1/p1700000000000100"] * 3,
    ]
    assert not [a for a in links if "target" in a]


@pytest.mark.parametrize("url", ["https://other.slack.com/archives/C1/p17", "https://playground.slack.com/admin"])
def test_a_link_to_another_workspace_or_to_no_message_still_opens_apart(put, show, url):
    put(f"see <{url}|it>", blocks=[actions(button("b", "Go", url=url))])

    assert all((a["href"], a["target"]) == (url, "_blank") for a in Words(show()).all("a"))


def test_an_ephemeral_line_is_in_its_persons_pane_alone(put, show, playground):
    put("Psst", ephemeral_to=person_id(playground, "ana"))

    assert "Only visible to you" in Words(show(who="ana")).text
    assert "Psst" not in show(who="ben")


def test_an_edit_a_count_of_replies_and_a_broadcast_show(put, show):
    root = put("Root", edited_ts="1795433687.000100")
    put("One", thread_ts=root.ts)
    put("Two", thread_ts=root.ts, reply_broadcast=True)

    channel = Words(show()).text
    assert "(edited)" in channel
    assert "2 replies" in channel
    assert "replied to a thread" in channel
    assert "One" not in channel
    assert "One" in Words(show("thread", thread_ts=root.ts)).text


def test_an_error_stands_at_its_field_and_what_was_typed_is_kept(open_modal, show, playground):
    view = open_modal(everything_modal(), {"cases": "Please enter a whole number."})
    playground.first.workspace.enter(view.person_id, view.id, "cases", "typed", {"value": "sixty"})

    words = Words(show("modals"))
    (wrong,) = [a for _tag, a in words.tags if a.get("aria-invalid")]
    assert wrong["value"] == "sixty"
    described = wrong["aria-describedby"].split()[0]
    (error,) = words.all("p", id=described)
    assert error["data-testid"] == "field-error"
    assert "Please enter a whole number." in words.text


def test_every_input_of_a_modal_is_labelled(open_modal, show):
    open_modal(everything_modal())

    words = Words(show("modals"))
    ids = {a.get("id") for _tag, a in words.tags}
    assert all(a["for"] in ids for a in words.all("label") if a.get("for"))
    assert {a["aria-labelledby"] for _t, a in words.tags if a.get("aria-labelledby")} <= ids


def test_what_somebody_chose_shows_instead_of_what_the_app_gave(put, show, playground):
    message = put(
        blocks=[actions(element("radio_buttons", "r", options=options("yes", "no"), initial_option=options("no")[0]))]
    )
    place = f"{message.channel_id}:{message.ts}"
    chosen = {"selected_option": options("yes")[0]}
    playground.first.workspace.enter(person_id(playground, "ana"), place, "acts", "r", chosen)

    def ticked(who):
        return [a["value"] for a in Words(show(who=who)).all("input", type="radio") if "checked" in a]

    assert ticked("ana") == ["yes"]
    assert ticked("ben") == ["no"]


def test_radio_groups_of_two_people_do_not_share_a_name(put, show):
    put(blocks=[actions(element("radio_buttons", "r", options=options("yes", "no")))])

    left = {a["name"] for a in Words(show(side="left")).all("input", type="radio")}
    assert len(left) == 1
    assert left.isdisjoint({a["name"] for a in Words(show(side="right")).all("input", type="radio")})


def test_a_warning_stands_beside_the_block_that_was_pressed(put, show, playground):
    message = put(
        blocks=[
            actions(button("a", "First"), block_id="one"),
            section("Between"),
            actions(button("b", "Last"), block_id="two"),
        ]
    )
    notice = Notice(
        "N1",
        person_id(playground, "ana"),
        "It did not respond.",
        "operation_timeout",
        0.0,
        message.channel_id,
        message.ts,
    )

    text = Words(show(marks=Marks([notice], {message.ts: "one"}))).text
    assert "First It did not respond. Between" in re.sub(r"\s*!\s*", " ", text)


def test_a_lower_modal_waits_below_the_one_on_top(playground, show):
    ana = person_id(playground, "ana")
    views = [View(f"V{n}", "modal", ana, everything_modal(), "h", "V0") for n in range(2)]
    playground.first.workspace.put_stack(ana, views)

    lower, upper = Words(show("modals")).all("dialog")
    assert "inert" in lower
    assert "inert" not in upper


def test_the_home_shows_once_it_is_published(playground, show):
    ana = playground.first.workspace.find_person("ana")
    scene = playground.first
    place = {"channel": direct_channel(scene, ana).id, "tab": "home"}

    assert "has published nothing here yet" in show("home", **place)
    scene.workspace.put_home(View("VH", "home", ana.id, home(section("Two open")), "h", "VH"))
    assert "Two open" in show("home", **place)


def test_a_channel_somebody_may_not_see_shows_nothing(playground, put, show):
    secret = channel_id(playground, "secret-lab")
    state = playground.first.workspace
    state.put_message(Message(secret, state.new_ts(), person_id(playground, "dev"), "The plan"))

    assert show(channel="secret-lab", who="ana") == ""
    assert "secret-lab" not in show("sidebar", who="ana")
    assert "The plan" in show(channel="secret-lab", who="dev")


def test_times_are_the_viewers_own(put, show, playground):
    put("Hello", author_id=person_id(playground, "ben"), bot_id="")

    def shown_to(who):
        return re.search(r'<time title="[^"]*">([^<]*)</time>', show(who=who)).group(1)

    assert shown_to("ana") != shown_to("dev")


def test_days_are_called_as_people_call_them():
    times = Times.of("Europe/Lisbon", 1795433687)

    assert times.day(1795433687) == "Today"
    assert times.day(1795433687 - 86_400) == "Yesterday"
    assert times.day(1795433687 - 86_400 * 3) == "Friday, 20 November"
    assert times.day(1795433687 - 86_400 * 400).endswith("2025")
    assert times.when(1795433687) == "today at 11:34 AM"


def test_small_words():
    assert [initials("Ana Duarte"), initials("ready"), initials("!")] == ["AD", "R", "?"]
    assert count_of(1, "reply", "replies") == "1 reply"
    assert listed(["Ana", "Ben", "Cléo", "Dev"], 3) == "Ana, Ben and 2 others"
    assert listed(["Ana", "Ben"]) == "Ana and Ben"


def test_a_channel_is_unread_until_it_was_looked_at(put, playground):
    scene = playground.first
    readings, ana = Readings("0"), person_id(playground, "ana")
    message = put("New")
    put("Mine", author_id=ana)

    assert readings.unread(scene, ana, message.channel_id) == 1
    readings.read(ana, message.channel_id, message.ts)
    assert readings.unread(scene, ana, message.channel_id) == 0


def test_a_person_has_the_same_colour_and_a_channel_the_same_place_in_every_fresh_workspace(show, playground):
    other = open_playground(example_manifest(), limited=False)

    inks = [Ink(each.first, each.first.person("ana"), "left", 0.0) for each in (playground, other)]
    colours = [[ink.face(person).hue for person in ("U0ANA00001", "U0EMI00005")] for ink in inks]
    assert colours[0] == colours[1]
    channels = [text for text in re.findall(r"<span[^>]*>([a-z-]+)</span>", show("sidebar")) if "-" in text]
    assert channels == sorted(channels)
