"""How the tests read a drawn modal: what stands in it, what a person fills in, its words."""

from typing import Any

from slackblocks_rebuilt import rebuild_view

from bot.engine.forms.questions import QuestionForm, entries
from bot.engine.saved.answer import Answer
from bot.playground.blockkit import problems_in_view
from bot.playground.workspace.elements import read_chosen, values_of


def accepted(view: dict[str, Any]) -> dict[str, Any]:
    assert problems_in_view(view) == []
    rebuild_view(view)
    return view


def blank(view: dict[str, Any]) -> dict[str, Any]:
    return values_of(view["blocks"], {})


def filled(view: dict[str, Any], **chosen: Any) -> dict[str, Any]:
    """Fill a form the way a person does: `question__entry=value`."""
    entered: dict[str, dict[str, Any]] = {}
    for name, value in chosen.items():
        question, _, entry = name.rpartition("__")
        block = next(each for each in view["blocks"] if each.get("block_id") == f"field:{question}:{entry}")
        element = block.get("element") or block["accessory"]
        entered[block["block_id"]] = {element["action_id"]: read_chosen(element, value)}
    return values_of(view["blocks"], entered)


def labels(view: dict[str, Any]) -> list[str]:
    return [block["label"]["text"] for block in view["blocks"] if block["type"] == "input"]


def words(view: dict[str, Any]) -> str:
    texts = [block["text"]["text"] for block in view["blocks"] if "text" in block]
    return "\n".join(
        texts
        + [
            each["text"]
            for block in view["blocks"]
            for each in block.get("elements", [])
            if "text" in each and isinstance(each["text"], str)
        ]
    )


def form_of(question: Any, answer: Answer | None = None) -> QuestionForm:
    return QuestionForm(question.id, 7, question.short, question.short, None, entries(question), answer)
