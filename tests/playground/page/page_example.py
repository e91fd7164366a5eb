"""An example for the page's tests: an app that uses every block and element, and a thread it has begun."""

import asyncio
import re
from typing import Any

from page_blocks import context, everything_modal, gallery, header, question_card, root_card
from playground_parts import actions, button, home, manifest, section
from slack_bolt.async_app import AsyncApp

COMMANDS = [
    {"command": "/ready", "description": "Check whether the team is ready", "usage_hint": "[topic] | help"},
    {"command": "/remind", "description": "Ask again later", "usage_hint": "[when]"},
]
SHORTCUTS = [{"name": "Use as evidence", "type": "message", "callback_id": "keep", "description": "Keeps it"}]


def example_manifest() -> dict[str, Any]:
    made = manifest(slash_commands=COMMANDS, shortcuts=SHORTCUTS)
    made["display_information"]["name"] = "ready"
    made["features"]["bot_user"]["display_name"] = "ready"
    return made


def example_app(client: Any) -> AsyncApp:
    """Make the app: /ready opens the modal, its submission posts a thread, presses are told in the thread."""
    app = AsyncApp(client=client)

    @app.command("/ready")
    async def _ready(ack, body, client):
        await ack()
        if body["text"] == "help":
            await client.chat_postEphemeral(
                channel=body["channel_id"], user=body["user_id"], text="`/ready [topic]` begins a check."
            )
        else:
            await client.views_open(
                trigger_id=body["trigger_id"], view=everything_modal(private_metadata=body["channel_id"])
            )

    @app.view("quick")
    async def _submitted(ack, body, client, view):
        topic = view["state"]["values"]["topic"]["typed"]["value"]
        if topic == "x":
            await ack(response_action="errors", errors={"topic": "Say it in a few words; one letter is not enough."})
            return
        await ack()
        posted = await client.chat_postMessage(
            channel=view["private_metadata"], text="A check", blocks=root_card("nobody has answered")
        )
        await client.chat_postMessage(
            channel=view["private_metadata"], thread_ts=posted["ts"], text="Evaluation", blocks=question_card()
        )

    @app.action("yes")
    @app.action("some")
    @app.action("none")
    async def _answered(ack, body, client):
        await ack()
        channel, ts = body["channel"]["id"], body["message"]["ts"]
        blocks = question_card(f"again{body['actions'][0]['action_id']}")
        blocks[2] = context(f"Answered by {body['user']['name']}")
        await client.chat_update(channel=channel, ts=ts, text="Evaluation", blocks=blocks)
        where = body["message"].get("thread_ts") or ts
        await client.chat_postEphemeral(
            channel=channel, user=body["user"]["id"], thread_ts=where, text="Your answer was taken."
        )

    _answer_the_rest(app)
    return app


def _answer_the_rest(app: AsyncApp) -> None:
    @app.action("unknown")
    async def _silent(ack):
        await asyncio.sleep(60)

    @app.action({"action_id": re.compile(".*")})
    async def _any(ack):
        await ack()

    @app.shortcut("keep")
    async def _keep(ack, body, client):
        await ack()
        await client.reactions_add(channel=body["channel"]["id"], timestamp=body["message"]["ts"], name="paperclip")

    @app.event("app_home_opened")
    async def _home(event, client):
        view = home(
            header("Your checks"),
            section("*Invoice tagging*\nTwo questions are open for you."),
            actions(button("mine", "Answer them", style="primary")),
            {"type": "divider"},
            context("Quiet until Monday"),
        )
        await client.views_publish(user_id=event["user"], view=view)

    @app.event("app_mention")
    async def _mention(event, say):
        await say(text="Two answers are missing.", thread_ts=event.get("thread_ts") or event["ts"])


async def begun_thread(client: Any, people: Any, room: str) -> str:
    """Fill a channel with what a team would see, and give the thread's ts."""
    await people.say("cleo", room, "Morning! The vendor quoted us for fine-tuning the tagger. Do we *need* it?")
    await people.say(
        "ben",
        room,
        "Accuracy is at `0.81` on Friday's sample. I would look at the prompt first, see https://example.org/runs/81",
    )
    await people.say("ben", room, "@ana you own this one, right?")
    root = (
        await client.chat_postMessage(channel=room, text="Invoice tagging: is fine-tuning next?", blocks=root_card())
    )["ts"]
    await client.chat_postMessage(channel=room, thread_ts=root, text="Evaluation", blocks=question_card())
    await people.say("cleo", room, "We have 60 labelled ones, and 20 more in review.", root)
    await client.chat_postMessage(channel=room, thread_ts=root, text="Everything", blocks=gallery())
    await client.chat_postMessage(
        channel=room,
        thread_ts=root,
        reply_broadcast=True,
        text=":bar_chart: *Not yet.* Three gaps are left, first a fixed set of cases.\n> Same answers, same verdict.",
    )
    said = await people.say("ben", room, "Makes sense, thanks.", root)
    await people.react("ana", room, root, "eyes")
    await people.react("ben", room, root, "eyes")
    await people.react("cleo", room, said.ts, "tada")
    await people.edit("ben", room, said.ts, "Makes sense, thank you.")
    await client.chat_postEphemeral(
        channel=room,
        user=people.workspace.find_person("ana").id,
        text="You have *two open questions*. Only you see this line.",
    )
    return root
