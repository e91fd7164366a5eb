"""The form in which the owner chooses what is watched."""

from bot.slack.views import follow_up

NAMED = ("drops the currency", "wrong date")


def test_a_box_means_what_stands_beside_it_however_the_list_changes_meanwhile():
    early, late = _boxes(NAMED), _boxes(("a new name", *reversed(NAMED)))

    assert {late[value] for value in early} == set(NAMED)
    assert all(late[value] == name for value, name in early.items())


def test_what_is_watched_is_ticked():
    picked = _element(follow_up.watch("a" * 32, dict(zip(NAMED, NAMED, strict=True)), ("wrong date",), 3))[
        "initial_options"
    ]

    assert [each["text"]["text"] for each in picked] == ["wrong date"]


def _boxes(named):
    options = _element(follow_up.watch("a" * 32, dict(zip(named, named, strict=True)), (), 3))["options"]
    return {each["value"]: each["text"]["text"] for each in options}


def _element(view):
    return next(block["element"] for block in view["blocks"] if block.get("element", {}).get("type") == "checkboxes")
