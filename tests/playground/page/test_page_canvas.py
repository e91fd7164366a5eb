"""A canvas on the page: for whom it opens, what its Markdown becomes, and that no text in it becomes anything else."""

from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from page_example import example_manifest
from playground_parts import channel_id, person_id

from bot.playground.page.canvas_writing import canvas_html, title_html
from bot.playground.page.ink import Ink
from bot.playground.page.places import Place, Readings
from bot.playground.page.regions import Sight, draw_region
from bot.playground.playground import open_playground
from bot.playground.workspace import Canvas
from bot.slack.writing.memo_canvas import memo_canvas
from bot.usecases.files.markdown import inline

NASTY = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
SIGNS = """* _ ` ~~ [ ]( ) < > ! # - + 1. | \\ &amp; & @ <!channel> <@U0123456> ![](@U0123456) ![](#C0123456) @here
:tada: https://evil.example www.evil.example <https://evil.example> [x](https://evil.example) <b> --- === > -"""
HOSTILE = st.lists(st.sampled_from([*SIGNS.split(), "\n", " ", "\t"]), max_size=10).map("".join)


@pytest.fixture
def playground():
    """A playground that nothing serves: these tests only look."""
    return open_playground(example_manifest(), limited=False)


@pytest.fixture
def show(playground):
    """Draw the canvas as somebody in the channel sees it."""
    scene = playground.first

    def drawn(who="ana", region="canvas", **more):
        room = channel_id(playground, "ml-team")
        fields = {"title": "Memo", "markdown": "Hello", "access": {room: "read"}, **more}
        if more:
            scene.workspace.put_canvas(Canvas("F1", scene.bot.id, **fields))
        ink = Ink(scene, scene.workspace.find_person(who), "left", playground.clock.now())
        sight = Sight(ink, Place(room, canvas_id="F1"), Readings("0"))
        return "\n".join(html for _key, html in draw_region(region, sight))

    return drawn


class Tags(HTMLParser):
    """The tags of a piece of HTML, with their classes, and its words."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.text = [], ""
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs).get("class", "")))

    def handle_data(self, data):
        self.text += data


def test_it_opens_for_its_channel_says_so_and_is_shut_to_others_and_gone_once_deleted(playground, show):
    html = show(markdown="## Why\n\n- one\n  - two\n\n| a | b |\n| --- | --- |\n| c | d |")
    assert "#ml-team can read it" in html
    assert all(f"<{tag}" in html for tag in ("h2", "ul", "table"))
    assert "Memo" in show(region="canvas_head")

    assert "You do not have access" in show("emi")
    assert "Memo" not in show("emi") + show("emi", region="canvas_head")
    playground.first.workspace.drop_canvas(playground.first.workspace.canvases["F1"])
    assert "it was deleted" in show()


def test_mentions_links_and_emoji_are_written_and_links_of_the_workspace_stay_in_the_page(playground, show):
    ben, room = person_id(playground, "ben"), channel_id(playground, "ml-team")
    here = f"https://{playground.first.workspace.domain}.slack.com"
    html = show(markdown=f"![](@{ben}) in ![](#{room}) :tada: [a]({here}/archives/{room}/p1) [b](https://x.example)")

    assert '<span class="mention">@Ben Okafor</span>' in html
    assert '<span class="mention">#ml-team</span>' in html
    assert "🎉" in html
    assert f'href="/archives/{room}/p1">a' in html
    assert 'href="https://x.example" target="_blank"' in html


def test_what_could_harm_is_text(show):
    html = show(markdown=f"{NASTY} [x](javascript:alert(1)) [y](@U1)", title=NASTY)

    assert "<script" not in html
    assert "<img" not in html
    assert "javascript:" not in [value for tag, value in Tags(html).tags if tag == "a"]
    assert 'href="@U1"' not in html


@settings(max_examples=40)
@given(HOSTILE)
def test_what_people_wrote_in_a_memo_is_only_text_in_its_canvas(text):
    said = inline(text)
    canvas = memo_canvas(f"# Memo: {said}\n\n**V**: {said}\n\n## Said\n\n- **Q**: {said}\n  - Ana: {said}\n")
    shown = Tags(canvas_html("\n\n".join(canvas.pieces), str) + title_html(canvas.title, str))

    assert {tag for tag, _ in shown.tags} <= {"p", "strong", "h2", "ul", "li"}
    assert shown.text.replace("\u200b", "").count(" ".join(text.split())) >= 4 or not text.split()
