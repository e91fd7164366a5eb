"""The small pieces payloads are built from, and what the validator says of a payload."""

from typing import Any

from bot.playground.blockkit import problems_in_message, problems_in_view

Json = dict[str, Any]

URL = "https://example.com/a"


def plain(text: str = "text") -> Json:
    return {"type": "plain_text", "text": text}


def mrkdwn(text: str = "text") -> Json:
    return {"type": "mrkdwn", "text": text}


def option(number: int = 1) -> Json:
    return {"text": plain(f"option {number}"), "value": f"value {number}"}


def options(count: int) -> list[Json]:
    return [option(number) for number in range(count)]


def button(**more: Any) -> Json:
    return {"type": "button", "text": plain(), **more}


def section(**more: Any) -> Json:
    return {"type": "section", "text": mrkdwn(), **more}


def actions(*elements: Json) -> Json:
    return {"type": "actions", "elements": list(elements)}


def input_block(element: Json | None = None, **more: Any) -> Json:
    return {"type": "input", "label": plain(), "element": element or {"type": "plain_text_input"}, **more}


def message(*blocks: Any) -> Json:
    return {"text": "text", "blocks": list(blocks)}


def modal(*blocks: Any, **more: Any) -> Json:
    return {"type": "modal", "title": plain(), "submit": plain(), "blocks": list(blocks), **more}


def home(*blocks: Any, **more: Any) -> Json:
    return {"type": "home", "blocks": list(blocks), **more}


def said(payload: Json) -> list[str]:
    """What the validator says of a message or, where there is no `text`, of a view."""
    judge = problems_in_message if "text" in payload else problems_in_view
    return [str(problem) for problem in judge(payload)]


def on(surface: str, *blocks: Any) -> Json:
    return {"message": message, "modal": modal, "home": home}[surface](*blocks)


def x(length: int) -> str:
    return "x" * length


def long_url(length: int) -> str:
    return "https://example.com/".ljust(length, "x")


def in_section(element: Json) -> Json:
    return message(section(accessory=element))


def in_input(element: Json) -> Json:
    return modal(input_block(element))


def rows(count: int, cells: int = 1, text: str = "c") -> list[list[Json]]:
    return [[{"type": "raw_text", "text": text} for _ in range(cells)] for _ in range(count)]


def pie(segments: int, label: str = "s") -> Json:
    chart = {"type": "pie", "segments": [{"label": label, "value": 1}] * segments}
    return message({"type": "data_visualization", "title": "Pie", "chart": chart})


def bars(series: int = 1, categories: int = 1, name: str = "", **axis: Any) -> Json:
    labels = [f"c{number}" for number in range(categories)]
    chart = {
        "type": "line",
        "series": [
            {"name": name or f"s{number}", "data": [{"label": label, "value": 1} for label in labels]}
            for number in range(series)
        ],
        "axis_config": {"categories": labels, **axis},
    }
    return message({"type": "data_visualization", "title": "Lines", "chart": chart})
