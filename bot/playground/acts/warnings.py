"""Slack's own small warnings to a person, such as that the app did not answer."""

from bot.playground.delivery.parcel import Reply
from bot.playground.scene import Scene
from bot.playground.workspace import Channel, Message, Notice, Outcome, Person, View
from bot.playground.workspace.ids import new_id


def warn(  # noqa: PLR0913, PLR0917 - a warning may stand beside any of these
    scene: Scene,
    person: Person,
    code: str,
    text: str,
    channel: Channel | None = None,
    message: Message | None = None,
    view: View | None = None,
) -> None:
    """Show a warning to one person, beside what it is about."""
    scene.workspace.put_notice(
        Notice(
            id=new_id("N"),
            person_id=person.id,
            text=text,
            code=code,
            at=scene.clock.now(),
            channel_id=channel.id if channel else "",
            message_ts=message.ts if message else "",
            view_id=view.id if view else "",
        )
    )


def outcome(scene: Scene, person: Person, reply: Reply, **more: object) -> Outcome:
    """Tell the caller of an act what came of it."""
    stack = scene.workspace.stacks.get(person.id, ())
    fields = {
        "acked": reply.ok,
        "latency": reply.latency,
        "problem": reply.problem,
        "answer": reply.body if isinstance(reply.body, dict) else None,
        "view_id": stack[-1].id if stack else "",
    }
    return Outcome(**{**fields, **more})  # type: ignore[arg-type]  # the names are checked by Outcome itself
