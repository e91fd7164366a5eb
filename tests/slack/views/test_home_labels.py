"""On a Home no two buttons are heard alike."""

from bot.engine.overviews.home import Home, Row
from bot.slack.views.home import draw_home

CHECK = "0123456789abcdef0123456789abcdef"


def test_each_button_to_the_gaps_says_to_those_who_listen_which_gap_it_is_about():
    rows = tuple(
        Row("gap", CHECK, "C0123", "Quick check", "invoice tagging", short=short)
        for short in ("Unseen test cases", "Weeks unchanged")
    )
    links = {row.place: "https://acme.slack.com/archives/C0123/p1764000000000100" for row in rows}

    drawn = draw_home(Home(rows=rows), links).payload["blocks"]

    buttons = [
        block["accessory"] for block in drawn if block.get("accessory", {}).get("action_id", "").startswith("gaps:")
    ]
    assert [each["text"]["text"] for each in buttons] == ["Work on the gaps"] * 2
    assert [each["accessibility_label"] for each in buttons] == [
        "Work on the gaps: Unseen test cases, Quick check invoice tagging",
        "Work on the gaps: Weeks unchanged, Quick check invoice tagging",
    ]
