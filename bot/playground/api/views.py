"""views.*: opening, stacking and changing modals, and publishing the App Home."""

import secrets
from dataclasses import replace

from bot.playground.api.arguments import Arguments
from bot.playground.api.call import Call
from bot.playground.api.content import with_ids
from bot.playground.blockkit import error_word, problems_in_view
from bot.playground.refusal import Refusal
from bot.playground.scene import Scene
from bot.playground.shapes import view_shape
from bot.playground.workspace import Json, View
from bot.playground.workspace.ids import new_id
from bot.playground.workspace.model import ViewKind
from bot.playground.workspace.state import STACK_LIMIT


def open_modal(call: Call) -> Json:
    """views.open: open a modal for whoever made the gesture; it takes the place of what the app had open."""
    content = read_view(call.args, "modal")
    person_id = _whose_gesture(call)
    view = first_view(call.scene, person_id, content)
    call.workspace.put_stack(person_id, [view])
    return {"view": view_shape(call.scene, view)}


def push(call: Call) -> Json:
    """views.push: lay a modal over the one that is open; three are the most."""
    content = read_view(call.args, "modal")
    person_id = _whose_gesture(call)
    view = pushed_view(call.scene, person_id, content)
    return {"view": view_shape(call.scene, view)}


def update(call: Call) -> Json:
    """views.update: change an open modal, found by its id or its external id."""
    view = _asked_for(call)
    content = read_view(call.args, view.kind)
    if "hash" in call.args and call.args.text("hash") != view.hash:
        raise Refusal("hash_conflict")
    return {"view": view_shape(call.scene, change_view(call.scene, view, content))}


def publish(call: Call) -> Json:
    """views.publish: set the Home tab of one person."""
    if not call.scene.app.home_tab:
        raise Refusal("not_enabled")
    content = read_view(call.args, "home")
    person_id = call.args.text("user_id")
    if person_id not in call.workspace.people:
        raise Refusal("invalid_arguments", ["invalid `user_id`"])
    before = call.workspace.homes.get(person_id)
    if "hash" in call.args and before is not None and call.args.text("hash") != before.hash:
        raise Refusal("hash_conflict")
    external_id = _free_external_id(call.scene, content, before.id if before else "")
    view_id = before.id if before else new_id("V")
    view = View(view_id, "home", person_id, content, new_hash(call.scene), view_id, external_id=external_id)
    call.workspace.put_home(view)
    return {"view": view_shape(call.scene, view)}


def read_view(args: Arguments, kind: ViewKind) -> Json:
    """Read a view and refuse what Slack refuses."""
    content = args.structure("view", "invalid_arguments")
    if not isinstance(content, dict):
        raise Refusal("invalid_arguments", ["must provide an object [json-pointer:/view]"])
    if problems := problems_in_view(content):
        raise Refusal(error_word(problems, "invalid_arguments"), [str(problem) for problem in problems])
    if content.get("type") != kind:
        raise Refusal("invalid_arguments", [f'must be equal to "{kind}" [json-pointer:/view/type]'])
    return {**content, "blocks": with_ids(content["blocks"])}


def first_view(scene: Scene, person_id: str, content: Json) -> View:
    """Make the lowest modal of a new stack."""
    view_id = new_id("V")
    return View(
        view_id,
        "modal",
        person_id,
        content,
        new_hash(scene),
        view_id,
        external_id=_free_external_id(scene, content, ""),
    )


def pushed_view(scene: Scene, person_id: str, content: Json) -> View:
    """Lay a modal on top of somebody's stack."""
    stack = scene.workspace.stacks.get(person_id, ())
    if not stack:
        raise Refusal("not_found")
    if len(stack) >= STACK_LIMIT:
        raise Refusal("push_limit_reached")
    view = replace(
        first_view(scene, person_id, content),
        root_view_id=stack[0].root_view_id,
        previous_view_id=stack[-1].id,
    )
    scene.workspace.put_stack(person_id, [*stack, view])
    return view


def change_view(scene: Scene, view: View, content: Json) -> View:
    """Put other content into an open view; what was typed stays where block_id and action_id stayed."""
    external_id = _free_external_id(scene, content, view.id)
    changed = replace(view, content=content, hash=new_hash(scene), external_id=external_id, errors={})
    if view.kind == "home":
        scene.workspace.put_home(changed)
        return changed
    stack = scene.workspace.stacks.get(view.person_id, ())
    scene.workspace.put_stack(view.person_id, [changed if each.id == view.id else each for each in stack])
    return changed


def new_hash(scene: Scene) -> str:
    """Make the hash of a view's new state."""
    return f"{int(scene.clock.now())}.{secrets.token_hex(4)}"


def _whose_gesture(call: Call) -> str:
    trigger_id = call.args.text("trigger_id") or call.args.text("interactivity_pointer")
    if not trigger_id:
        raise Refusal("invalid_arguments", ["invalid `trigger_id`"])
    return call.scene.tickets.spend_trigger(trigger_id)


def _asked_for(call: Call) -> View:
    view_id, external_id = call.args.text("view_id"), call.args.text("external_id")
    if not view_id and not external_id:
        raise Refusal("invalid_arguments", ["missing required field: view_id"])
    found = call.workspace.find_view(view_id) if view_id else _by_external_id(call.scene, external_id)
    if found is None:
        raise Refusal("not_found")
    return found


def _by_external_id(scene: Scene, external_id: str) -> View | None:
    modals = (view for stack in scene.workspace.stacks.values() for view in stack)
    everything = [*modals, *scene.workspace.homes.values()]
    return next((view for view in everything if view.external_id == external_id), None)


def _free_external_id(scene: Scene, content: Json, own_view_id: str) -> str:
    external_id = str(content.get("external_id") or "")
    if not external_id:
        return ""
    holder = _by_external_id(scene, external_id)
    if holder is not None and holder.id != own_view_id:
        raise Refusal("duplicate_external_id")
    return external_id
