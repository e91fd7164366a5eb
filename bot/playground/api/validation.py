"""blocks.validate: says without a token what is wrong with blocks, a message or a view."""

from collections.abc import Callable, Mapping
from typing import Any

from bot.playground.api.arguments import Arguments
from bot.playground.blockkit import Problem, problems_in_message, problems_in_view
from bot.playground.refusal import Refusal
from bot.playground.workspace import Json

_JUDGES: Mapping[str, Callable[[Any], list[Problem]]] = {
    "blocks": lambda blocks: problems_in_message({"text": "", "blocks": blocks}),
    "message": problems_in_message,
    "view": problems_in_view,
}


def validate(args: Arguments) -> Json:
    """Judge exactly one of blocks, message and view."""
    given = [name for name in _JUDGES if name in args]
    if len(given) != 1:
        raise Refusal("invalid_arguments", ["provide exactly one of blocks, message or view"])
    name = given[0]
    error = f"invalid_{name}"
    content = args.structure(name, error)
    if not isinstance(content, list if name == "blocks" else dict):
        raise Refusal(error)
    problems = _JUDGES[name](content)
    if problems:
        errors = [
            {
                "code": "failed_constraint",
                "message": problem.message,
                "pointer": _pointer(name, problem.pointer),
            }
            for problem in problems
        ]
        raise Refusal(error, errors=errors)
    return {}


def _pointer(name: str, pointer: str) -> str:
    return pointer if name == "message" else pointer.removeprefix(f"/{name}")
