"""Modals as a person meets them: filling in, submitting and closing; and opening the App Home."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.playground.acts.warnings import outcome, warn
from bot.playground.api.arguments import Arguments
from bot.playground.api.chat import direct_channel
from bot.playground.api.views import change_view, pushed_view, read_view
from bot.playground.delivery import events, payloads
from bot.playground.delivery.parcel import Reply
from bot.playground.refusal import Refusal
from bot.playground.scene import NotPossible, Scene
from bot.playground.workspace import Json, Outcome, Person, View
from bot.playground.workspace.elements import (
    NoSuchChoice,
    client_problem,
    find,
    initial_value,
    placed_in,
    read_chosen,
)

Form = Mapping[str, Mapping[str, Any]]


def fill(scene: Scene, who: str, view_id: str, form: Form) -> None:
    """Put values into a modal without sending anything."""
    person = scene.person(who)
    enter_form(scene, open_view(scene, person, view_id), form)


async def submit(scene: Scene, who: str, view_id: str, form: Form) -> Outcome:
    """Submit the modal on top and do what the app answers; nothing but a clear answer closes it."""
    person = scene.person(who)
    view = _top(scene, person, view_id)
    if not view.content.get("submit"):
        raise NotPossible("This window has nothing to submit.")
    enter_form(scene, view, form)
    if errors := _client_errors(scene, view):
        _show_errors(scene, view, errors)
        return outcome(scene, person, Reply(problem="invalid"), errors=errors)
    if view.errors:
        _show_errors(scene, view, {})
    reply = await scene.courier.ask(payloads.view_submission(scene, person, view))
    if not reply.ok:
        warn(scene, person, "trouble_connecting", "We had some trouble connecting. Try again?", view=view)
        return outcome(scene, person, reply)
    return _answered(scene, person, view, reply)


async def close(scene: Scene, who: str, view_id: str, *, everything: bool) -> Outcome:
    """Cancel the modal on top, or close the whole stack by its X; tell the app if it asked to be told."""
    person = scene.person(who)
    view = _top(scene, person, view_id)
    stack = scene.workspace.stacks[person.id]
    everything = everything or bool(view.content.get("clear_on_close"))
    told = stack[0] if everything else view
    wanted = any(each.content.get("notify_on_close") for each in (stack if everything else (view,)))
    parcel = payloads.view_closed(scene, person, told, cleared=everything)
    scene.workspace.put_stack(person.id, () if everything else stack[:-1])
    reply = await scene.courier.ask(parcel) if wanted else Reply()
    return outcome(scene, person, reply)


def open_home(scene: Scene, who: str, tab: str) -> None:
    """Open the app's Home or its messages tab."""
    person = scene.person(who)
    if tab == "home" and not scene.app.home_tab:
        raise NotPossible(f"{scene.app.name} has no Home tab.")
    if not scene.installation.active:
        raise NotPossible(f"{scene.app.name} is not installed any more.")
    events.home_opened(scene, person.id, direct_channel(scene, person).id, tab)


def open_view(scene: Scene, person: Person, view_id: str) -> View:
    """Find a modal or Home of this person's."""
    view = scene.workspace.find_view(view_id)
    if view is None or view.person_id != person.id:
        raise NotPossible(f"{person.real_name} has no such window open.")
    return view


def enter_form(scene: Scene, view: View, form: Form) -> None:
    """Put the values of a form into a view's controls."""
    for block_id, values in form.items():
        for action_id, chosen in values.items():
            placed = find(view.blocks, block_id, action_id)
            if placed is None:
                raise NotPossible(f"The window “{view.title}” has no input {action_id} in block {block_id}.")
            try:
                value = read_chosen(placed.element, chosen)
            except NoSuchChoice as wrong:
                raise NotPossible(str(wrong)) from wrong
            real_block = str(placed.block.get("block_id"))
            scene.workspace.enter(view.person_id, view.id, real_block, action_id, value)


def _top(scene: Scene, person: Person, view_id: str) -> View:
    stack = scene.workspace.stacks.get(person.id, ())
    if not stack or stack[-1].id != view_id:
        raise NotPossible(f"{person.real_name} has no such window on top.")
    return stack[-1]


def _client_errors(scene: Scene, view: View) -> dict[str, str]:
    entered = scene.workspace.values_in(view.person_id, view.id)
    errors = {}
    for placed in placed_in(view.blocks):
        if not placed.is_input:
            continue
        block_id, action_id = str(placed.block["block_id"]), str(placed.element["action_id"])
        value = entered.get(block_id, {}).get(action_id) or initial_value(placed.element)
        if problem := client_problem(placed, value):
            errors[block_id] = problem
    return errors


def _show_errors(scene: Scene, view: View, errors: Mapping[str, str]) -> None:
    _replace_in_stack(scene, replace(view, errors=errors))


def _replace_in_stack(scene: Scene, view: View) -> None:
    stack = scene.workspace.stacks.get(view.person_id, ())
    scene.workspace.put_stack(view.person_id, [view if each.id == view.id else each for each in stack])


def _answered(scene: Scene, person: Person, view: View, reply: Reply) -> Outcome:
    body = reply.body
    action = "close" if body in (None, "", {}) else body.get("response_action") if isinstance(body, dict) else None
    act = _RESPONSE_ACTIONS.get(str(action))
    try:
        if act is None:
            raise Refusal("invalid_response_action")  # noqa: TRY301 - refused like every other bad answer
        errors = act(scene, view, body)
    except Refusal as refusal:
        text = "We had some trouble connecting. Try again?"
        warn(scene, person, refusal.error, text, view=view)
        return outcome(scene, person, replace(reply, problem=_explained(refusal)), acked=False)
    return outcome(scene, person, reply, errors=errors)


def _close_one(scene: Scene, view: View, _body: Json) -> Mapping[str, str]:
    left = [each for each in scene.workspace.stacks.get(view.person_id, ()) if each.id != view.id]
    scene.workspace.put_stack(view.person_id, left)
    return {}


def _clear(scene: Scene, view: View, _body: Json) -> Mapping[str, str]:
    scene.workspace.put_stack(view.person_id, ())
    return {}


def _update(scene: Scene, view: View, body: Json) -> Mapping[str, str]:
    change_view(scene, view, read_view(Arguments(body), "modal"))
    return {}


def _push(scene: Scene, view: View, body: Json) -> Mapping[str, str]:
    pushed_view(scene, view.person_id, read_view(Arguments(body), "modal"))
    return {}


def _errors(scene: Scene, view: View, body: Json) -> Mapping[str, str]:
    errors = body.get("errors")
    inputs = {str(placed.block["block_id"]) for placed in placed_in(view.blocks) if placed.is_input}
    if not isinstance(errors, dict) or not errors or not errors.keys() <= inputs:
        raise Refusal("invalid_response_action", ["errors must be keyed by the block_ids of input blocks"])
    shown = {block_id: str(text) for block_id, text in errors.items()}
    _show_errors(scene, view, shown)
    return shown


def _explained(refusal: Refusal) -> str:
    return ": ".join([refusal.error, *refusal.messages])


_RESPONSE_ACTIONS = {
    "close": _close_one,
    "clear": _clear,
    "update": _update,
    "push": _push,
    "errors": _errors,
}
