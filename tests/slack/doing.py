"""Everything anyone can do in Slack, as the payloads it makes: each surface, and what can be done on it.

A surface that is new is one line in `SURFACES`; what the tests of who may do what go through is that table.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from office import LINE, Actor, Office, flows

from bot.engine.cards.check import ROOT
from bot.slack.address import Address, Carried, Field, Verb
from bot.slack.heard.incoming import EVIDENCE_SHORTCUT, START_SHORTCUT
from bot.slack.surfaces.doors import DOORS
from bot.slack.surfaces.typed.command import HELP
from bot.slack.surfaces.typed.sayings import SAID
from bot.slack.surfaces.typed.words import WORDS
from bot.slack.views.exporting import CANVAS
from bot.usecases.files.exports import FORMS, MEMO

QUESTION, TEXT = "task_signed", "task_line"
EXTRA = {Verb.ANSWER: "yes", Verb.PASS: "skip", Verb.READ: "task-line", Verb.NUDGE: "stop", Verb.HOME: "0",
         Verb.UNDO: "kept", Verb.WHICH: "kept", Verb.TAKE_BACK: "U0NOBODY", Verb.WHOLE_SUMMARY: "summary/1",
         Verb.END_CHECK_IN: "2026-11-30", Verb.SWITCH_FLOW: "quick"}  # fmt: skip
AFTERWARDS = frozenset({
    Verb.SCHEDULE, Verb.PAUSE, Verb.RESUME, Verb.CHECK_IN, Verb.END_CHECK_IN, Verb.GAPS, Verb.CLOSE_GAP,
    Verb.TAKE_GAP, Verb.WAIVE_GAP, Verb.RAISE_GAP, Verb.WATCH, Verb.HISTORY, Verb.REOPEN, Verb.WHOLE_SUMMARY,
    Verb.CANVAS,
})  # fmt: skip
"""What is done with a check that is decided."""
PICK = Address(Verb.PICK).write()


@dataclass(frozen=True)
class Doing:
    """One thing somebody does, on the checks of an office or on others of which they know the ids."""

    office: Office
    actor: Actor
    ids: Mapping[str, str]
    """What the checks go by: narrow, wide and over."""
    room: str
    """Where they do it."""
    file: str = "json"
    """As what they share a check as a file."""

    @property
    def person(self) -> str:
        return self.actor.id(self.office.team)

    def check(self, verb: Verb) -> str:
        """Give the check a verb is tried on; who may answer only because anyone may does so in the one for them."""
        if (verb in AFTERWARDS or (verb is Verb.EXPORT and self.file in {MEMO, CANVAS})) and not self.actor.wide:
            return self.ids["over"]
        return self.ids["wide" if self.actor.wide else "narrow"]

    def at(self, verb: Verb) -> Address:
        return Address(verb, self.check(verb), QUESTION, EXTRA.get(verb, ""))

    async def prepare(self, verb: Verb) -> None:
        """Keep what a verb finds kept where somebody is in the midst of it."""
        store, here, person = self.office.store, self.office.here, self.person
        kept = {"words": "x", "ts": "1.1", "channel": self.room, "thread": "1.0", "before": None,
                "link": "https://acme.slack.com/archives/C0ROOM/p1", "quote": "", "author": ""}  # fmt: skip
        if verb in {Verb.UNDO, Verb.WHICH, Verb.EVIDENCE}:
            name = {Verb.UNDO: "undo", Verb.WHICH: "words", Verb.EVIDENCE: "evidence"}[verb]
            await store.put_draft(here, f"{name}/{person}/kept", kept, 600)

    # Payloads

    def envelope(self, kind: str) -> dict[str, Any]:
        team = self.office.team
        return {
            "type": kind,
            "team": {"id": team, "domain": "acme"},
            "user": {"id": self.person, "team_id": self.office.workspace.people[self.person].team},
            "api_app_id": "A0APP",
            "enterprise": None,
            "is_enterprise_install": False,
            "trigger_id": self.office.workspace.trigger(self.person),
        }

    def pressed(self, action: dict[str, Any], channel: str) -> dict[str, Any]:
        number = self.office.workspace.number()
        return self.envelope("block_actions") | {
            "container": {"type": "message", "message_ts": "1764000000.000099", "channel_id": channel},
            "channel": {"id": channel},
            "response_url": f"https://hooks.example/response/{self.person}",
            "actions": [{"block_id": "b", "action_ts": f"1764000001.{number:06}", **action}],
            "state": {"values": {}},
        }

    def view(self, kind: str, callback: str, values: Mapping[str, Any]) -> dict[str, Any]:
        readiness = flows().named("readiness")
        flow = readiness.hash if readiness else ""
        return {
            "id": self.office.workspace.own_view(self.person),
            "type": kind,
            "hash": "1.abc",
            "callback_id": callback,
            "private_metadata": Carried(channel=self.room, draft="kept", flow=flow).write(),
            "state": {"values": values},
        }

    def event(self, **event: Any) -> dict[str, Any]:
        return {
            "type": "event_callback",
            "team_id": self.office.team,
            "api_app_id": "A0APP",
            "event_id": f"Ev{self.office.workspace.number()}",
            "authorizations": [{"team_id": self.office.team, "enterprise_id": None, "is_bot": True}],
            "event": {"user": self.person, "user_team": self.office.workspace.people[self.person].team, **event},
        }

    # What can be done

    def button(self, verb: Verb) -> dict[str, Any]:
        at = self.at(verb)
        return self.pressed({"type": "button", "action_id": at.write(), "value": at.extra}, self.room)

    def menu(self, verb: Verb) -> dict[str, Any]:
        more = Address(Verb.MORE, self.check(verb)).write()
        chosen = {"type": "overflow", "action_id": more, "selected_option": {"value": self.at(verb).write()}}
        return self.pressed(chosen, self.room)

    def reminder(self, verb: Verb) -> dict[str, Any]:
        at = self.at(verb)
        return self.pressed({"type": "button", "action_id": at.write(), "value": at.extra}, f"D{self.person[1:]}")

    def home(self, verb: Verb) -> dict[str, Any]:
        return self.in_view(verb, "home")

    def modal(self, verb: Verb) -> dict[str, Any]:
        return self.in_view(verb, "modal")

    def in_view(self, verb: Verb, kind: str) -> dict[str, Any]:
        at, number = self.at(verb), self.office.workspace.number()
        action = {"type": "button", "action_id": at.write(), "value": at.extra, "block_id": "b"}
        return self.envelope("block_actions") | {
            "container": {"type": "view"},
            "view": self.view(kind, "", {}),
            "actions": [{**action, "action_ts": f"1764000001.{number:06}"}],
        }

    def form(self, verb: Verb) -> dict[str, Any]:
        extra = {Verb.START: "readiness", Verb.CHECK_IN: "2026-11-30"}.get(verb, "")
        callback = Address(verb, self.check(verb), QUESTION, extra).write()
        values = {Field(QUESTION, "value").write(): {PICK: option("yes")}}
        own = {
            "form": option(self.file),
            "channel": {"type": "conversations_select", "selected_conversation": self.room},
            "to": {"type": "users_select", "selected_user": self.office.id("asked")},
            "day": option("monday"),
            "time": option("09_00"),
            "other_zone": {"type": "plain_text_input", "value": "Europe/Berlin"},
            "until": {"type": "datepicker", "selected_date": "2027-01-11"},
            "reason": {"type": "plain_text_input", "value": "we live with it"},
        }
        values |= {Field("", entry).write(): {PICK: state} for entry, state in own.items()}
        if verb is Verb.START:
            values |= {
                Field(TEXT, "value").write(): {PICK: {"type": "plain_text_input", "value": LINE}},
                Field("motive", "value").write(): {PICK: option("form")},
            }
        return self.envelope("view_submission") | {"view": self.view("modal", callback, values)}

    def command(self, words: str) -> dict[str, Any]:
        return {
            "command": "/ftready",
            "text": words,
            "team_id": self.office.team,
            "channel_id": self.room,
            "user_id": self.person,
            "trigger_id": self.office.workspace.trigger(self.person),
            "response_url": f"https://hooks.example/response/{self.person}",
            "api_app_id": "A0APP",
        }

    def mention(self, words: str) -> dict[str, Any]:
        root = self.office.store.cards.get((self.office.team, self.check(Verb.WHICH)), {}).get(ROOT)
        ts = f"1764000002.{self.office.workspace.number():06}"
        return self.event(
            type="app_mention", channel=self.room, ts=ts, thread_ts=root.ts if root else ts, text=f"<@U0BOT> {words}"
        )

    def shortcut(self, callback: str) -> dict[str, Any]:
        asked = self.envelope("message_action" if callback == EVIDENCE_SHORTCUT else "shortcut")
        return asked | {
            "callback_id": callback,
            "channel": {"id": self.room},
            "message_ts": "1764000003.000001",
            "message": {"user": self.office.id("asked"), "text": "we have looked", "ts": "1764000003.000001"},
        }

    def opened(self, tab: str) -> dict[str, Any]:
        return self.event(type="app_home_opened", tab=tab, channel=f"D{self.person[1:]}")


def option(value: str) -> dict[str, Any]:
    """Write an option that was picked."""
    return {"type": "static_select", "selected_option": {"value": value}}


PRESSED = tuple(verb for verb, door in DOORS.items() if door.opens or door.presses)
SENT = tuple(verb for verb, door in DOORS.items() if door.submits)
SURFACES: Mapping[str, tuple[Callable[[Doing, Any], dict[str, Any]], tuple[Any, ...]]] = {
    "button in the thread": (Doing.button, PRESSED),
    "overflow menu": (Doing.menu, PRESSED),
    "direct message": (Doing.reminder, PRESSED),
    "Home": (Doing.home, PRESSED),
    "modal": (Doing.modal, PRESSED),
    "form": (Doing.form, SENT),
    "command": (Doing.command, ("", HELP, *(word.said for word in WORDS), "readiness", "quick a title")),
    "mention": (Doing.mention, (*SAID, "these are words")),
    "shortcut": (Doing.shortcut, (START_SHORTCUT, EVIDENCE_SHORTCUT)),
    "opening the Home": (Doing.opened, ("home",)),
}
"""Where people meet the app, how each is done there, and everything that can be done."""


def everything(office: Office, actor: Actor, ids: Mapping[str, str], room: str) -> Iterator[tuple[str, Any, Doing]]:
    """Go through all that somebody can do everywhere."""
    for surface, (_, what) in SURFACES.items():
        for each in what:
            for file in (*FORMS, CANVAS) if each is Verb.EXPORT else ("json",):
                yield surface, each, Doing(office, actor, ids, room, file)
