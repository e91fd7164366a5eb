"""What a person sees of mrkdwn and of plain text, and that no text of theirs becomes markup."""

import time
from datetime import UTC, datetime
from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.playground.blockkit.mrkdwn import plain_to_html, to_html

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
PEOPLE = {"U1": "Ada <Lovelace>", "W2": "Bob"}
CHANNELS = {"C1": "general"}


def html(text: str) -> str:
    return to_html(text, PEOPLE, CHANNELS, NOW)


def a(url: str, label: str) -> str:
    return f'<a href="{url}" target="_blank" rel="noopener noreferrer">{label}</a>'


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("*bold*", "<strong>bold</strong>"),
        ("_italic_", "<em>italic</em>"),
        ("~struck~", "<s>struck</s>"),
        ("*_both_*", "<strong><em>both</em></strong>"),
        ("(*bold*), *again*.", "(<strong>bold</strong>), <strong>again</strong>."),
        ("*one* and *two*", "<strong>one</strong> and <strong>two</strong>"),
        ("`code *not bold*`", "<code>code *not bold*</code>"),
        ("*bold `code` on*", "<strong>bold <code>code</code> on</strong>"),
        ("```\nfirst\n*second*\n```", "<pre>first\n*second*</pre>"),
        ("before\n```code```\nafter", "before<pre>code</pre>after"),
        ("> quoted\n&gt; twice\nplain", "<blockquote>quoted<br>twice</blockquote>plain"),
        (">>> all\nthe rest", "<blockquote>all<br>the rest</blockquote>"),
        ("> *bold* quote", "<blockquote><strong>bold</strong> quote</blockquote>"),
        ("one\ntwo\n\nthree", "one<br>two<br><br>three"),
        ("• one\n- two\n1. three", "• one<br>- two<br>1. three"),
        ("", ""),
    ],
)
def test_formatting_looks_as_in_slack(text, shown):
    assert html(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "snake_case_name",
        "2*3*4",
        "* not bold*",
        "*not bold *",
        "**",
        "*a",
        "__init__",
        "10:30:45",
        ":no_such_emoji:",
        "a ~ b ~ c",
        "one * two",
    ],
)
def test_marks_that_format_nothing_stay_as_written(text):
    assert html(text) == text


def test_bold_ends_with_its_line():
    assert html("*a\nb*") == "*a<br>b*"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<https://a.example/x?y=1&amp;z=2|A &amp; B>", a("https://a.example/x?y=1&amp;z=2", "A &amp; B")),
        ("<https://a.example>", a("https://a.example", "https://a.example")),
        ("<mailto:ada@example.com>", a("mailto:ada@example.com", "ada@example.com")),
        ("see https://a.example/b.", f"see {a('https://a.example/b', 'https://a.example/b')}."),
        ("“see https://a.example/b”", f"“see {a('https://a.example/b', 'https://a.example/b')}”"),
        ("»https://a.example/b.«", f"»{a('https://a.example/b', 'https://a.example/b')}.«"),
        ("*<https://a.example|bold link>*", f"<strong>{a('https://a.example', 'bold link')}</strong>"),
        ("`<https://a.example|label>`", "<code>label</code>"),
    ],
)
def test_links_go_where_they_say(text, shown):
    assert html(text) == shown


@pytest.mark.parametrize(
    "text", ["<javascript:alert(1)|press>", "<data:text/html,x>", "<b>", "<//a.example|x>", "<file:///etc/passwd>"]
)
def test_what_is_no_web_or_mail_address_is_no_link(text):
    assert html(text) == text.replace("<", "&lt;").replace(">", "&gt;")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<@U1>", '<span class="mention">@Ada &lt;Lovelace&gt;</span>'),
        ("<@W2|old>", '<span class="mention">@Bob</span>'),
        ("<@U9|nine>", '<span class="mention">@nine</span>'),
        ("<@U9>", '<span class="mention">@U9</span>'),
        ("<#C1>", '<span class="channel">#general</span>'),
        ("<#C9|nine>", '<span class="channel">#nine</span>'),
        (
            "<#C9|a-channel-with-quite-a-long-name>",
            '<span class="channel long">#a-channel-with-quite-a-long-name</span>',
        ),
        ("<!here>", '<span class="mention">@here</span>'),
        ("<!channel|channel>", '<span class="mention">@channel</span>'),
        ("<!subteam^S1|@team>", '<span class="mention">@team</span>'),
    ],
)
def test_mentions_show_names(text, shown):
    assert html(text) == shown


def test_the_three_entities_become_their_characters_once():
    assert html("a &lt;b&gt; &amp; c &amp;lt; &quot;") == "a &lt;b&gt; &amp; c &amp;lt; &amp;quot;"


@pytest.mark.parametrize("name", ["white_check_mark", "x", "warning", "hourglass", "eyes", "bulb", "lock", "palm_tree"])
def test_an_emoji_is_drawn_and_named_for_who_cannot_see_it(name):
    drawn = html(f"say :{name}: now")

    assert f'role="img" aria-label="{name}"' in drawn
    assert f":{name}:" not in drawn
    assert plain_to_html(f"say :{name}: now") == drawn


def test_a_skin_tone_goes_with_its_emoji():
    assert html(":wave::skin-tone-3:!") == '<span class="emoji" role="img" aria-label="wave">👋</span>!'


def test_plain_text_knows_neither_formatting_nor_links_nor_entities():
    text = "*b* `c` <@U1> &amp; https://a.example\n<i>"

    assert plain_to_html(text) == "*b* `c` &lt;@U1&gt; &amp;amp; https://a.example<br>&lt;i&gt;"


def test_plain_text_without_emoji_keeps_the_shortcode():
    assert plain_to_html("a :x: b", emoji=False) == "a :x: b"


AUTHORED = {
    "a": {"href", "target", "rel"},
    "span": {"class", "role", "aria-label"},
    "time": {"datetime"},
    **{tag: set() for tag in ("strong", "em", "s", "code", "pre", "blockquote", "br")},
}


class Reading(HTMLParser):
    """Reads HTML as a browser would, noting every tag, attribute and word."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.words = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        assert {name for name, _ in attrs} <= AUTHORED[tag]
        for name, value in attrs:
            if name == "href":
                assert value.lower().startswith(("http://", "https://", "mailto:"))
            if name == "rel":
                assert "noopener" in value
        if tag == "br":
            self.words += "\n"
        else:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words += data

    def handle_comment(self, data):
        raise AssertionError(data)

    handle_decl = handle_pi = unknown_decl = handle_comment


PIECES = """
* _ ~ ` ``` > < & &lt; &gt; &amp; | ^ " ' / = <script> <!-- <![CDATA[ <? onclick= javascript: mailto:
https://a.example/ <https:// <@U1> <#C1> <!here> <!date^ 1795428000 {date} :x: a é
"""
BLANKS = [" ", "\n", "\x00", "\u2028", "\ud800"]
MARKUP = st.lists(st.sampled_from(PIECES.split() + BLANKS) | st.text(max_size=3), max_size=25).map("".join)


@given(MARKUP | st.text())
@example('<https://a.example/"onmouseover="x|y>')
@example("<@U1|<b>>")
def test_no_text_becomes_a_tag_that_was_not_written_here(text):
    reading = Reading(html(text))

    assert reading.open == []


@given(MARKUP, MARKUP, st.text(max_size=10))
def test_no_name_becomes_a_tag_either(text, name, channel):
    shown = to_html(f"{text}<@U1><#C1>", {"U1": name}, {"C1": channel}, NOW)

    assert Reading(shown).open == []


@given(MARKUP | st.text())
def test_plain_text_is_read_back_letter_by_letter(text):
    shown = plain_to_html(text, emoji=False)

    assert Reading(shown).words == text
    assert Reading(plain_to_html(text)).open == []


@pytest.mark.parametrize(
    "text",
    ["*a " * 13_000, "*_~a" * 10_000, "`" * 40_000, "<" * 40_000, ":a" * 20_000, "http://" + "." * 40_000],
    ids=lambda text: text[:8],
)
def test_forty_thousand_hostile_characters_are_read_in_a_moment(text):
    start = time.perf_counter()
    html(text)

    assert time.perf_counter() - start < 1
