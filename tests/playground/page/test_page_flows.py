"""The page's workshop over the wire: only names of the list, only whoever has the key, and nothing unescaped."""

import io

import aiohttp
import pytest

from bot.playground.gate import KEY_HEADER
from bot.playground.page.picture import laid_out
from bot.playground.page.workbench import LARGEST
from bot.playground.workshop import Box, Check, OnOffer, Picture, Row, Saved, Text, Trouble, WorkshopRefusal

BOXES = Picture(
    "A <b>flow</b>",
    "This check stands at section 2 of 2: “Then”.",
    (Box("First", (Row("question/a", "1. A", "text, anyone"),), "been"), Box("Then", (), "here")),
    Box("Rules", (Row("rule/x", "x" * 200, "if 1 < 2", "verdict/no", "here"), Row("rule/y", "y", "", "verdict/gone"))),
    Box("Verdicts", (Row("verdict/no", "No", lit="here"),), "here"),
)


class Files:
    """A workshop that keeps its one file in memory."""

    def __init__(self) -> None:
        self.text = "one"
        self.asked: list[tuple[str, str]] = []

    def files(self):
        return [OnOffer("one.yml", "The <i>one</i>", "/do one")]

    def read(self, name):
        self._known(name)
        return Text(self.text, f"mark of {self.text}")

    async def check(self, name, text):
        self._known(name)
        return [] if text == "right" else [Trouble(2, 7, f"no <script> like {text}")]

    async def save(self, name, text, mark):
        if mark != self.read(name).mark:
            raise WorkshopRefusal("It has changed.")
        self.text = text
        return Saved(f"mark of {text}", "Saved.")

    async def checks(self, name, channel):
        self._known(name)
        self.asked.append((name, channel))
        return [Check("a1", "<b>invoices</b>")]

    async def picture(self, name, channel, check):
        self._known(name)
        self.asked.append((channel, check))
        return BOXES

    def _known(self, name):
        if name != "one.yml":
            raise WorkshopRefusal("There is no such file.")


@pytest.fixture
def files(playground):
    playground.workshop = Files()
    return playground.workshop


@pytest.fixture
async def session(playground):
    async with aiohttp.ClientSession(playground.address, headers={KEY_HEADER: playground.key}) as opened:
        yield opened


async def test_the_page_offers_flows_only_where_there_is_a_workshop(session, playground):
    assert "toggle-flows" not in await (await session.get("/")).text()
    assert (await session.get("/page/flows")).status == 404

    playground.workshop = Files()

    assert "toggle-flows" in await (await session.get("/")).text()


@pytest.mark.parametrize("way", ["", "/text?name=one.yml", "/checks?name=one.yml", "/picture?name=one.yml"])
async def test_nothing_of_a_flow_comes_without_the_key(playground, files, way):
    async with aiohttp.ClientSession(playground.address) as stranger:
        assert (await stranger.get(f"/page/flows{way}")).status == 403


@pytest.mark.parametrize("headers", [{}, {"origin": "http://evil.example"}, {"host": "evil.example"}])
async def test_nothing_is_saved_without_the_key_or_from_elsewhere(playground, files, headers):
    key = {KEY_HEADER: playground.key} if headers else {}
    sent = {"name": "one.yml", "text": "right", "mark": "mark of one"}
    async with aiohttp.ClientSession(playground.address, headers=key) as stranger:
        assert (await stranger.post("/page/flows/save", json=sent, headers=headers)).status == 403
    assert files.text == "one"


async def test_a_text_is_read_checked_and_saved(session, files):
    text = await (await session.get("/page/flows/text", params={"name": "one.yml"})).json()
    assert text == {"text": "one", "mark": "mark of one"}
    wrong = await (await session.post("/page/flows/check", json={"name": "one.yml", "text": "<i>"})).text()
    assert 'data-line="2" data-column="7"' in wrong
    assert "no &lt;script&gt; like &lt;i&gt;" in wrong
    right = await (await session.post("/page/flows/check", json={"name": "one.yml", "text": "right"})).text()
    assert "No problems" in right

    saved = await session.post("/page/flows/save", json={"name": "one.yml", "text": "right", "mark": text["mark"]})

    assert await saved.json() == {"mark": "mark of right", "said": "Saved."}
    assert files.text == "right"


async def test_what_the_workshop_refuses_comes_back_as_its_sentence(session, files):
    answer = await session.post("/page/flows/save", json={"name": "one.yml", "text": "right", "mark": "older"})
    assert (answer.status, await answer.text()) == (409, "It has changed.")
    for name in ("two.yml", "../one.yml", "", "/etc/passwd"):
        answer = await session.get("/page/flows/text", params={"name": name})
        assert (answer.status, await answer.text()) == (409, "There is no such file.")


@pytest.mark.parametrize("body", [b"", b"nonsense", b"[]", b'{"name": 1}', b'{"text": {}}', b"\xff\xfe", b"[" * 5000])
async def test_what_is_no_text_is_not_taken(session, files, body):
    for way in ("check", "save"):
        answer = await session.post(f"/page/flows/{way}", data=body)
        assert answer.status == 400
        assert await answer.text() == "Not taken: this is no text of a flow file."


async def test_what_is_too_large_is_not_read_to_its_end(session, files):
    answer = await session.post("/page/flows/save", data=io.BytesIO(b" " * (LARGEST + 1)))
    assert answer.status == 413
    assert files.text == "one"


async def test_a_check_is_shown_only_to_whoever_sees_its_channel(session, files, playground):
    query = {"name": "one.yml", "person": "ana", "channel": "ml-team", "check": "a1"}
    room = playground.first.workspace.find_channel("ml-team").id

    checks = await (await session.get("/page/flows/checks", params=query)).text()
    picture = await (await session.get("/page/flows/picture", params=query)).text()

    assert "&lt;b&gt;invoices&lt;/b&gt;" in checks
    assert 'aria-current="step"' in picture
    assert files.asked == [("one.yml", room), (room, "a1")]
    for other in ({"person": "nobody"}, {"channel": "leads", "person": "cleo"}, {"channel": "gone"}):
        assert (await session.get("/page/flows/checks", params=query | other)).status == 404
        assert (await session.get("/page/flows/picture", params=query | other)).status == 404
    assert len(files.asked) == 2


async def test_where_a_check_stands_is_said_and_not_only_coloured(session, files):
    html = await (await session.get("/page/flows/picture", params={"name": "one.yml"})).text()

    assert 'role="status" data-testid="flow-said">This check stands at section 2 of 2: “Then”.' in html
    assert 'aria-label="Then (the check stands here)"' in html
    assert 'aria-label="First (done)"' in html
    assert "▶ here" in html
    assert "A &lt;b&gt;flow&lt;/b&gt;" in html
    assert "style=" not in html


def test_boxes_stand_below_one_another_and_arrows_lead_to_lines_that_are_there():
    drawing = laid_out(BOXES)

    *steps, decides, ends = drawing.boxes
    assert [box.y for box in steps] == sorted({box.y for box in steps})
    assert decides.y == ends.y > steps[-1].y + steps[-1].height
    assert decides.x + decides.width < ends.x
    assert len(drawing.arrows) == len(steps) + 1, "the rule whose verdict is gone leads nowhere"
    assert decides.lines[0].text.endswith("…")
    assert decides.lines[0].whole.startswith("x" * 200)
    assert drawing.height > ends.y + ends.height
