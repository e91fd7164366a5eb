"""Charts as the page draws them: whatever the validator takes is drawn within its box, and said in words as well."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from page_example import example_manifest

from bot.playground.blockkit import problems_in_message
from bot.playground.page.charts import chart_of
from bot.playground.page.drawing import block_template, draw
from bot.playground.page.ink import Ink
from bot.playground.page.scales import Scale, figure, number
from bot.playground.playground import open_playground

LABELS = st.text(min_size=1, max_size=20)
VALUES = st.one_of(st.integers(-(10**320), 10**320), st.floats(allow_nan=False, allow_infinity=False))
AXES = st.fixed_dictionaries({}, optional={"x_label": st.text(max_size=50), "y_label": st.text(max_size=50)})


def over_categories(kind, series, categories, title="A chart", **axes):
    points = [
        {
            "name": name,
            "data": [{"label": label, "value": value} for label, value in zip(categories, values, strict=True)],
        }
        for name, values in series.items()
    ]
    axis_config = {"categories": list(categories), **axes}
    return {
        "type": "data_visualization",
        "title": title,
        "chart": {"type": kind, "series": points, "axis_config": axis_config},
    }


def pie(title="A pie", **segments):
    parts = [{"label": label, "value": value} for label, value in segments.items()]
    return {"type": "data_visualization", "title": title, "chart": {"type": "pie", "segments": parts}}


@st.composite
def any_chart(draw_one):
    kind = draw_one(st.sampled_from(["line", "bar", "area", "pie"]))
    title = draw_one(st.text(min_size=1, max_size=50))
    if kind == "pie":
        sizes = st.one_of(st.integers(1, 10**320), st.floats(5e-324, 1e308))
        parts = draw_one(st.lists(st.fixed_dictionaries({"label": LABELS, "value": sizes}), min_size=1, max_size=6))
        return {"type": "data_visualization", "title": title, "chart": {"type": "pie", "segments": parts}}
    categories = draw_one(st.lists(LABELS, min_size=1, max_size=20, unique=True))
    names = draw_one(st.lists(LABELS, min_size=1, max_size=6, unique=True))
    every = st.lists(VALUES, min_size=len(categories), max_size=len(categories))
    return over_categories(kind, {name: draw_one(every) for name in names}, categories, title, **draw_one(AXES))


WEEKS = over_categories("line", {"Streak": [0, 1, 2, 3]}, ["W45", "W46", "W47", "W48"], "Weeks in a row")
TWO = over_categories("bar", {"Watched": [4, 3], "New": [1, 0]}, ["W47", "W48"], "Failures", x_label="Week")


class Reader(HTMLParser):
    def __init__(self, html):
        super().__init__()
        self.tags, self.texts = [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.texts.append(data)

    def all(self, tag, look=""):
        return [a for name, a in self.tags if name == tag and look in (a.get("class") or "")]


@pytest.fixture
def shown():
    scene = open_playground(example_manifest(), limited=False).first
    ink = Ink(scene, scene.workspace.find_person("ana"), "left", scene.clock.now())

    def show(block):
        return Reader(draw(block_template(block), block={"block_id": "b", **block}, ink=ink))

    return show


@given(any_chart())
@example(over_categories("line", {"s": [5e-324, 1e-320]}, ["a", "b"]))
@example(over_categories("bar", {"s": [1e308, -1e308]}, ["a", "b"]))
@example(over_categories("line", {"s": [1e16, 1e16 + 2]}, ["a", "b"]))
@example(pie(a=5e-324, b=5e-324))
def test_whatever_the_validator_takes_is_drawn_within_its_box(block):
    assert problems_in_message({"text": "", "blocks": [block]}) == []
    chart = chart_of(block)

    for mark in chart.marks:
        assert not re.search("nan|inf|e", mark.path)
        for x, y in re.findall(r"[ML](-?[\d.]+) (-?[\d.]+)", mark.path):
            assert -10 <= float(x) <= chart.width + 10
            assert -10 <= float(y) <= chart.height + 10
    for word in (*chart.values, *chart.names):
        assert 0 <= word.x <= chart.width
        assert 0 <= word.y <= chart.height
    assert len(chart.ticks) <= 12
    assert all(len(row) == len(chart.heads) for row in chart.rows)


@given(st.lists(VALUES.map(number), min_size=1, max_size=20), st.booleans())
def test_every_value_lies_on_the_axis_between_round_ticks(values, from_zero):
    scale = Scale.of(values, from_zero=from_zero)

    hair = (scale.ticks[-1] - scale.ticks[0]) * 1e-9
    assert scale.ticks[0] - hair <= min(values)
    assert max(values) <= scale.ticks[-1] + hair
    assert list(scale.ticks) == sorted(scale.ticks)
    assert 0 <= scale.share(values[0]) <= 1
    if from_zero:
        assert scale.foot == 0


def test_counts_have_no_ticks_between_them():
    assert Scale.of([0, 1, 2], from_zero=True).ticks == (0, 1, 2)
    assert Scale.of([71, 78, 85], from_zero=False).ticks == (70, 75, 80, 85)
    assert Scale.of([0, 0], from_zero=True).ticks == (0, 1)
    assert Scale.of([0, 9], from_zero=True).ticks == (0, 5, 10)  # of whole numbers there is no half


@pytest.mark.parametrize(
    ("value", "written"),
    [(0, "0"), (3, "3"), (2.5, "2.5"), (-1.25, "-1.25"), (1234567, "1,234,567"), (1e12, "1e+12"), (0.00001, "1e-05")],
)
def test_numbers_are_written_as_people_write_them(value, written):
    assert figure(value) == written


def test_a_number_beyond_all_bounds_can_still_be_reckoned_with():
    assert (number(10**400), number(-(10**400)), number(1e308)) == (1e300, -1e300, 1e300)


def test_a_chart_says_all_of_itself_to_who_does_not_see_it(shown):
    page = shown(TWO)
    (drawing, *_) = page.all("svg")

    assert drawing["role"] == "img"
    assert drawing["aria-label"] == "Failures. Bar chart. Watched: W47 4, W48 3; New: W47 1, W48 0"
    assert [text for text in page.texts if text.strip() in {"Week", "Watched", "New", "W47", "W48", "4", "3", "1"}]
    assert page.all("caption")
    assert {head["scope"] for head in page.all("th")} == {"col", "row"}


def test_a_chart_of_one_series_writes_its_values_and_needs_no_legend(shown):
    page = shown(WEEKS)

    assert not page.all("ul")
    assert [word.text for word in chart_of(WEEKS).values] == ["0", "1", "2", "3"]
    assert len(page.all("path", "dot")) == 4


def test_series_are_told_apart_by_more_than_their_colour():
    chart = chart_of(over_categories("line", {f"s{n}": [n] for n in range(6)}, ["W47"]))

    assert len({entry.path for entry in chart.legend}) == 6
    assert not chart.values


def test_points_may_come_in_any_order():
    block = over_categories("line", {"s": [1, 2]}, ["a", "b"])
    block["chart"]["series"][0]["data"].reverse()

    assert chart_of(block).rows == [["a", "1"], ["b", "2"]]


def test_a_pie_tells_shares_and_a_single_slice_is_a_whole_round():
    chart = chart_of(pie(Currency=12, Dates=7, Totals=4, Other=1))
    assert [row[2] for row in chart.rows] == ["50%", "29%", "17%", "4%"]
    assert [word.text for word in chart.values] == ["50%", "29%", "17%"]
    (whole,) = chart_of(pie(All=3)).marks
    assert whole.path.count("A") == 2
    assert "L" not in whole.path


def test_bars_that_hang_below_zero_keep_their_numbers_off_the_names():
    chart = chart_of(over_categories("bar", {"Gain": [3, -4]}, ["Mon", "Tue"]))

    assert max(word.y for word in chart.values) < chart.foot


def test_many_names_are_thinned_out_and_the_last_stays():
    many = [f"Week number {n}" for n in range(20)]
    names = [word.text for word in chart_of(over_categories("line", {"s": list(range(20))}, many)).names]

    assert 2 <= len(names) < 20
    assert names[-1].startswith("Week")
    assert len(chart_of(WEEKS).names) == 4


def test_no_text_of_a_chart_becomes_markup(shown):
    nasty = "<img src=x>&'\""
    page = shown(over_categories("bar", {nasty: [1], "b": [2]}, [nasty], nasty, x_label=nasty, y_label=nasty))

    assert not page.all("img")
    assert not any("style" in attributes for _, attributes in page.tags)


def test_a_data_table_has_its_caption_and_the_heads_of_its_rows(shown):
    def text(words):
        return {"type": "raw_text", "text": words}

    rows = [[text("Week"), text("Streak")], *[[text(f"W{n}"), {"type": "raw_number", "value": 0}] for n in range(6)]]
    block = {"type": "data_table", "caption": "Weeks", "rows": rows, "row_header_column_index": 0}
    page = shown(block)

    assert "Weeks" in page.texts
    assert [head["scope"] for head in page.all("th")] == ["col", "col", *["row"] * 6]
    assert page.texts.count("0") == 6
    assert page.all("div", "long")
    assert not shown({**block, "page_size": 10}).all("div", "long")
