"""No text of a person or of a flow formats: what is drawn looks as it would with signs that mean nothing."""

import re
from dataclasses import replace

import pytest
from card_samples import cards, drawn_of, guidance, instants, nasty, roots, shipped, short, some_links, views
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from plain_twins import NOW, formatted_alike

from bot.engine.forms.questions import QuestionForm, entries
from bot.engine.overviews.home import Home, Row, Stand
from bot.engine.overviews.portfolio_parts import CountedVerdict, Listed, Portfolio, SharedGap, WeakSection
from bot.playground.blockkit.mrkdwn import to_html
from bot.slack import views as shown
from bot.slack.cards.trend import CHART, without_charts
from bot.slack.views.evidence import told_author, told_author_while_hidden
from bot.slack.views.home import draw_home
from bot.slack.views.portfolio import portfolio_view
from bot.slack.writing.markdown import to_mrkdwn
from bot.slack.writing.signs import harmless
from bot.slack.writing.text import escape, inline

FORMATTED = re.compile("<(strong|em|s|code|pre|blockquote)>")
CHECK = "0123456789abcdef0123456789abcdef"
few = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
readiness = shipped("readiness")


@pytest.mark.parametrize(
    "text",
    [
        "*b* _i_ ~s~ `c`",
        "**b** __i__ ~~s~~ ``c``",
        "```c```",
        "＊b＊ ＿i＿ ～s～ ｀c｀",  # noqa: RUF001 - Slack takes them for the narrow ones
        "> quoted",
        ">>> all of it\nand this",
        " > quoted",
        "fine\n&gt; > quoted\n> too",
        "(*b*), *b*! _i_.",
        "a*\u200bb\u200b*c",
    ],
)
def test_signs_that_would_format_are_shown_and_do_nothing(text):
    for written in (escape(text), inline(text)):
        assert FORMATTED.search(to_html(written, {}, {}, NOW)) is None
        assert not re.search(r"(?<!\w)[*_~]\w|\w[*_~](?!\w)|`|^\s*&gt;", written, re.MULTILINE)


@pytest.mark.parametrize("text", ["some_long_name", "2 * 3", "a*b", "5 ~ 6", "say > 5", "plain"])
def test_what_formats_nothing_is_left_as_it_is(text):
    assert harmless(text) == text


def test_code_on_a_page_of_guidance_is_what_its_author_wrote():
    page = "Type `ls *.jsonl ~/data > out` or `` a`b ``:\n\n    mv _x_ *.txt ~/a && b\n\nSee *this*."

    span, block, said = to_mrkdwn(page)

    assert span == f"Type `ls *.jsonl ~/data &gt; out` or `{inline('a`b')}`:"
    assert block == "```mv _x_ *.txt ~/a &amp;&amp; b```"
    assert said == "See _this_."


@pytest.mark.parametrize("text", ["s~_0", "a*_b", "_x *_ y"])
def test_of_two_signs_in_a_row_neither_is_left(text):
    assert not set(harmless(text)) & set("*_~")


@given(nasty)
def test_words_keep_every_letter_and_no_text_gets_longer(text):
    quiet = harmless(text)

    assert len(quiet) == len(text)
    assert all(one == other for one, other in zip(text, quiet, strict=True) if one not in "*_~`>＊＿～｀＞")  # noqa: RUF001


@given(st.lists(nasty, min_size=1, max_size=4))
def test_no_two_texts_format_what_stands_between_them(texts):
    line = " · ".join(inline(text) for text in texts)

    assert FORMATTED.search(to_html(line, {}, {}, NOW)) is None


@few
@given(cards(), some_links())
def test_nothing_on_a_card_formats_but_what_we_wrote(card, links):
    assert formatted_alike(lambda one, other: drawn_of(one, other).payload, card, links)


@few
@given(roots)
def test_nor_does_the_name_of_what_is_measured_where_slack_draws_no_chart(card):
    assert formatted_alike(lambda one: without_charts(drawn_of(one, {}).payload["blocks"]), card)


def test_a_name_in_the_table_that_stands_for_a_chart_mentions_nobody():
    name = "<!here> <@U0123>"
    series = {"name": name, "data": [{"label": "2 Mar", "value": 1}]}
    chart = {"type": "line", "series": [series], "axis_config": {"categories": ["2 Mar"]}}

    (drawn,) = without_charts([{"type": CHART, "title": "Week by week", "chart": chart}])

    assert escape(name) in drawn["text"]["text"]
    assert name not in drawn["text"]["text"]


rows = st.builds(
    Row,
    kind=st.sampled_from(["questions", "check_in", "gap", "check"]),
    assessment=st.just(CHECK),
    channel=st.just("C0123"),
    title=short,
    subject=nasty,
    short=short,
)
stands = st.builds(
    Stand, st.none() | short, st.none(), st.booleans(), st.just(1), st.just(9), st.none(), st.booleans(), st.booleans()
)
homes = st.builds(
    Home,
    rows=st.lists(rows, max_size=5).map(tuple),
    stands=stands.map(lambda stand: ((CHECK, stand),)),
    offered=st.lists(st.tuples(st.just("quick"), short), max_size=3).map(tuple),
)


@few
@given(homes)
def test_nothing_on_a_home_formats_but_what_we_wrote(home):
    links = {row.place: "https://acme.slack.com/archives/C0123/p1764000000000100" for row in home.rows}
    assert formatted_alike(lambda one: draw_home(one, links).payload, home)


listed = st.builds(
    Listed,
    assessment=st.just(CHECK),
    channel=st.just("C0123"),
    flow=st.just("quick"),
    title=short,
    subject=nasty,
    began=instants,
    state=st.sampled_from(["expired", "decided", "open"]),
    verdict=short,
    mark=st.just(""),
)
portfolios = st.builds(
    Portfolio,
    checks=st.lists(listed, min_size=1, max_size=3).map(tuple),
    verdicts=st.builds(lambda title, word: (CountedVerdict("f", title, word, "", 2),), short, short),
    gaps=st.builds(
        lambda title, name, of, page: (SharedGap("f", title, "q", name, of, 1, 2, 0, page, "https://x.example/"),),
        short,
        short,
        short,
        short,
    ),
    sections=st.builds(lambda title, of: (WeakSection("f", title, of, 0.25, 4, 3),), short, short),
)


@few
@given(portfolios)
def test_nothing_in_a_portfolio_formats_but_what_we_wrote(found):
    assert formatted_alike(lambda one: portfolio_view(one, one.page(0), {}), found)


# Not so long that a text is cut by its bytes, of which a sign and its twin have not as many.
brief = nasty.map(lambda text: text[:300])


@few
@given(brief, brief, short)
def test_nothing_in_a_line_for_one_person_formats_but_what_we_wrote(typed, quoted, name):
    def lines(typed: str, quoted: str, name: str) -> list[object]:
        flow = replace(readiness, title=name, about=quoted)
        said = (
            shown.usage([flow], (), problem=inline(typed)),
            shown.undo(CHECK, "upkeep", name, "1763980000.000100"),
            shown.which(CHECK, [("q1", name), ("q2", name)], "k1"),
            told_author(CHECK, "q1", name, "U0BEN", quoted),
            told_author_while_hidden(CHECK, None, quoted),
        )
        return [{"type": "mrkdwn", "text": each.text} for each in said] + [list(each.blocks) for each in said]

    assert formatted_alike(lines, typed, quoted, name)


@few
@given(views, nasty, nasty, short)
def test_nothing_in_a_modal_formats_but_what_we_wrote(view, typed, asked, name):
    question, page = readiness.questions["lasting_failures"], next(iter(guidance().values()))

    def modals(view: object, typed: str, asked: str, name: str) -> list[object]:
        form = QuestionForm(question.id, 15, name, asked or "Ask", typed, entries(question), None)
        return [
            shown.who_said(view),
            shown.answer(CHECK, form),
            shown.settle(CHECK, form),
            shown.hand(CHECK, question.id, name),
            shown.taken(name, typed),
            shown.guidance(replace(page, title=name)),
        ]

    assert formatted_alike(modals, view, typed, asked, name)
