"""Builds what we drew again with slackblocks, an independent package that refuses what breaks Slack's limits."""

from typing import Any

import slackblocks as sb
from slackblocks import objects

Json = dict[str, Any]


def rebuild_message(payload: Json) -> None:
    """Build a message again; slackblocks raises at what it would not send."""
    sb.Message(channel="C0123", text=payload["text"], blocks=[_block(block) for block in payload.get("blocks", [])])


def rebuild_view(view: Json) -> None:
    """Build a modal, or a Home, again."""
    if view["type"] == "home":
        sb.HomeTabView(blocks=[_block(block) for block in view["blocks"]])
        return
    given = {key: view[key]["text"] for key in ("title", "submit", "close") if key in view}
    rest = {key: view[key] for key in ("callback_id", "private_metadata") if key in view}
    sb.ModalView(blocks=[_block(block) for block in view["blocks"]], **given, **rest)


def _block(block: Json) -> Any:  # noqa: PLR0911 - one for each kind of block
    kind, id_ = block["type"], block.get("block_id")
    if kind == "header":
        return sb.HeaderBlock(_text(block["text"]))
    if kind == "section":
        return sb.SectionBlock(
            _text(block["text"]) if "text" in block else None,
            fields=[_text(each) for each in block["fields"]] if "fields" in block else None,
            accessory=_element(block["accessory"]) if "accessory" in block else None,
        )
    if kind == "context":
        return sb.ContextBlock([_text(each) for each in block["elements"]])
    if kind == "divider":
        return sb.DividerBlock()
    if kind == "actions":
        return sb.ActionsBlock([_element(each) for each in block["elements"]], block_id=id_)
    if kind == "data_visualization":
        return sb.DataVisualizationBlock(block["title"], _chart(block["chart"]))
    assert kind == "input", f"slackblocks is not asked about {kind} yet"
    return sb.InputBlock(
        label=_text(block["label"]),
        element=_element(block["element"]),
        hint=_text(block["hint"]) if "hint" in block else None,
        optional=block["optional"],
        block_id=id_,
    )


def _chart(chart: Json) -> Any:
    assert chart["type"] == "line"
    series = [
        objects.DataSeries(each["name"], [objects.DataPoint(point["label"], point["value"]) for point in each["data"]])
        for each in chart["series"]
    ]
    return objects.LineChart(series, objects.AxisConfig(chart["axis_config"]["categories"]))


def _text(text: Json) -> Any:
    if text["type"] == "plain_text":
        return sb.PlainText(text["text"], emoji=True)
    return sb.Text(text["text"], verbatim=True)


def _option(option: Json) -> Any:
    return sb.Option(text=_text(option["text"]), value=option["value"])


def _element(element: Json) -> Any:
    given = {key: _READ.get(key, _as_it_is)(value) for key, value in element.items() if key not in {"type", "text"}}
    if element["type"] == "button":
        return sb.Button(_text(element["text"]), **given)
    return _KINDS[element["type"]](**given)


def _as_it_is(value: Any) -> Any:
    return value


def _options(options: list[Json]) -> list[Any]:
    return [_option(each) for each in options]


def _groups(groups: list[Json]) -> list[Any]:
    return [sb.OptionGroup(label=_text(group["label"]), options=_options(group["options"])) for group in groups]


_READ = {
    "filter": lambda filtered: sb.ConversationFilter(**filtered),
    "placeholder": _text,
    "options": _options,
    "initial_options": _options,
    "initial_option": _option,
    "option_groups": _groups,
}
_KINDS = {
    "overflow": sb.OverflowMenu,
    "checkboxes": sb.CheckboxGroup,
    "static_select": sb.StaticSelectMenu,
    "multi_static_select": sb.StaticMultiSelectMenu,
    "conversations_select": sb.ConversationSelectMenu,
    "users_select": sb.UserSelectMenu,
    "multi_users_select": sb.UserMultiSelectMenu,
    "datepicker": sb.DatePicker,
    "plain_text_input": sb.PlainTextInput,
}
