"""What Slack sends, read into the things people can ask for. Pure; what is not ours is a value too.

Who asks, and in which workspace, comes from the verified envelope alone, never from what a button or a view carries.
"""

import hashlib
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot.slack.address import Verb, pressed, read_address, read_carried
from bot.slack.heard.asked import (
    Asker,
    Commanded,
    HomeOpened,
    Incoming,
    Joined,
    Left,
    Mentioned,
    MessageChosen,
    OpenView,
    Payload,
    PressedInMessage,
    PressedInView,
    Renumbered,
    ShortcutChosen,
    Silent,
    Spot,
    Submitted,
    Unarchived,
    Unknown,
)
from bot.slack.heard.state import as_sent
from bot.usecases.ports import Installation

_ID = re.compile(r"[TCDGUWEBA][A-Z0-9]{2,20}")
_TS = re.compile(r"[0-9]{1,12}\.[0-9]{1,6}")
_CARD = re.compile(r"[A-Za-z0-9_./\-]{1,80}")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
CARD_EVENT = "ftready_card"
"""What the metadata of each card is called; it holds the card's name and nothing else."""

START_SHORTCUT, EVIDENCE_SHORTCUT = "start_check", "use_as_evidence"
"""What the manifest calls the shortcut that starts a check, and the one that makes a message evidence."""


@dataclass(frozen=True)
class _Sent:
    """For which installation an event is meant, and whether its workspace belongs to an organisation."""

    installation: Installation
    in_an_org: bool


def read(payload: Payload) -> Incoming:
    """Read one verified payload, of whatever kind; never raises."""
    kind = payload.get("type")
    if kind is None and "command" in payload:
        return _command(payload)
    reader = _READERS.get(kind) if isinstance(kind, str) else None
    return reader(payload) if reader else Unknown("a kind of payload nobody has heard of")


def _command(payload: Payload) -> Incoming:
    installation = _installation(payload.get("team_id"), payload.get("enterprise_id"), payload)
    person, channel, trigger = _id(payload.get("user_id")), _id(payload.get("channel_id")), payload.get("trigger_id")
    if installation is None or not (person and channel and isinstance(trigger, str)):
        return Unknown("a command without a person, a channel or a workspace")
    text, url = payload.get("text"), payload.get("response_url")
    return Commanded(
        *(Asker(installation, person), channel, text if isinstance(text, str) else ""),
        *(trigger, f"command/{trigger}", url if isinstance(url, str) else ""),
    )


def _actions(payload: Payload) -> Incoming:
    asker, actions, trigger = _asker(payload), payload.get("actions"), payload.get("trigger_id")
    action = actions[0] if isinstance(actions, list) and actions else None
    if asker is None or not isinstance(action, Mapping) or not isinstance(trigger, str):
        return Unknown("a press by nobody, or of nothing")
    what = pressed(action)
    if what is None:
        return Unknown("a press on something that was not written here")
    if what.address.verb in {Verb.PICK, Verb.LINK}:
        return Silent(f"a {what.address.verb} means nothing yet")
    event_id = f"press/{action.get('action_ts')}/{asker.person}/{action.get('action_id')}/{what.value}"
    at, view = _instant(action.get("action_ts")), payload.get("view")
    if isinstance(view, Mapping):
        read_view = _view(view)
        return (
            PressedInView(asker, read_view, what, trigger, event_id, at) if read_view else Unknown("a press in no view")
        )
    spot = _spot(payload)
    if spot is None:
        return Unknown("a press in no message")
    url = payload.get("response_url")
    return PressedInMessage(
        asker, spot, what, trigger, event_id, _values(payload), url if isinstance(url, str) else "", at
    )


def _submission(payload: Payload) -> Incoming:
    asker, shown = _asker(payload), payload.get("view")
    view = _view(shown) if isinstance(shown, Mapping) else None
    if asker is None or view is None or view.callback is None:
        return Unknown("a submission of something that was not written here")
    # With what was entered: after a lost answer the same modal may be sent again, changed.
    entered = hashlib.sha256(json.dumps(view.values, sort_keys=True, default=str).encode()).hexdigest()[:16]
    return Submitted(asker, view, view.callback, f"submit/{view.id}/{view.hash}/{entered}")


def _shortcut(payload: Payload) -> Incoming:
    asker, trigger = _asker(payload), payload.get("trigger_id")
    if asker is None or not isinstance(trigger, str) or payload.get("callback_id") != START_SHORTCUT:
        return Unknown("a shortcut that is not ours, or by nobody")
    return ShortcutChosen(asker, trigger)


def _message_shortcut(payload: Payload) -> Incoming:
    asker, trigger, message = _asker(payload), payload.get("trigger_id"), payload.get("message")
    channel, ts = payload.get("channel"), payload.get("message_ts")
    where = _id(channel.get("id")) if isinstance(channel, Mapping) else ""
    if payload.get("callback_id") != EVIDENCE_SHORTCUT or not isinstance(message, Mapping):
        return Unknown("a shortcut that is not ours, or on no message")
    if asker is None or not where or not _is_ts(ts) or not isinstance(trigger, str):
        return Unknown("a shortcut by nobody, or nowhere")
    thread, text = message.get("thread_ts"), message.get("text")
    spot = Spot(where, str(ts), str(thread) if _is_ts(thread) and thread != ts else "", _card(message.get("metadata")))
    author = "" if message.get("bot_id") else _id(message.get("user"))
    return MessageChosen(asker, spot, author, text if isinstance(text, str) else "", trigger)


def _closed(_: Payload) -> Incoming:
    return Silent("a closed modal")


def _event(payload: Payload) -> Incoming:
    event = payload.get("event")
    reader = _EVENTS.get(str(event.get("type"))) if isinstance(event, Mapping) else None
    sent = _sent(payload)
    if reader is None or sent is None or not isinstance(event, Mapping):
        return Unknown("an event nobody asked for")
    return reader(sent, event)


def _mention(sent: _Sent, event: Payload) -> Incoming:
    person, channel, ts, text = _id(event.get("user")), _id(event.get("channel")), event.get("ts"), event.get("text")
    if event.get("bot_id") or event.get("subtype"):
        return Silent("bots are not answered")
    if not (person and channel and _is_ts(ts) and isinstance(text, str)):
        return Unknown("a mention by nobody, or without words")
    thread = event.get("thread_ts")
    theirs = event.get("user_team") or event.get("team")
    home = theirs if isinstance(theirs, str) and theirs.startswith("T") else ""
    outsider = _is_outsider(home, sent.installation.id, in_an_org=sent.in_an_org)
    spot = Spot(channel, str(ts), str(thread) if _is_ts(thread) and thread != ts else "")
    # The message is what was said once, however often and under whatever id Slack tells of it.
    return Mentioned(Asker(sent.installation, person, outsider), spot, text, f"mention/{channel}/{ts}")


def _joined(sent: _Sent, event: Payload) -> Incoming:
    person, channel = _id(event.get("user")), _id(event.get("channel"))
    return Joined(sent.installation, person, channel) if person and channel else Unknown("someone came from nowhere")


def _left(sent: _Sent, event: Payload) -> Incoming:
    person, channel = _id(event.get("user")), _id(event.get("channel"))
    return Left(sent.installation, person, channel) if person and channel else Unknown("someone went from nowhere")


def _unarchived(sent: _Sent, event: Payload) -> Incoming:
    channel = _id(event.get("channel"))
    return Unarchived(sent.installation, channel) if channel else Unknown("a channel without an id is there again")


def _renumbered(sent: _Sent, event: Payload) -> Incoming:
    old, new = _id(event.get("old_channel_id")), _id(event.get("new_channel_id"))
    return Renumbered(sent.installation, old, new) if old and new else Unknown("a channel without an id has changed it")


def _home(sent: _Sent, event: Payload) -> Incoming:
    person = _id(event.get("user"))
    if event.get("tab") != "home":
        return Silent("the messages of the app, which show themselves")
    return HomeOpened(Asker(sent.installation, person)) if person else Unknown("a Home opened by nobody")


_READERS: Mapping[str, Callable[[Payload], Incoming]] = {
    "block_actions": _actions,
    "view_submission": _submission,
    "view_closed": _closed,
    "shortcut": _shortcut,
    "message_action": _message_shortcut,
    "event_callback": _event,
}
_EVENTS: Mapping[str, Callable[[_Sent, Payload], Incoming]] = {
    "app_home_opened": _home,
    "app_mention": _mention,
    "channel_id_changed": _renumbered,
    "channel_unarchive": _unarchived,
    "group_unarchive": _unarchived,
    "member_joined_channel": _joined,
    "member_left_channel": _left,
}
EVENTS = frozenset(_EVENTS)
"""The events the manifest subscribes to."""


def _asker(payload: Payload) -> Asker | None:
    user, team, enterprise = payload.get("user"), payload.get("team"), payload.get("enterprise")
    if not isinstance(user, Mapping):
        return None
    acted_in = team.get("id") if isinstance(team, Mapping) else ""
    team_id = _id(_installed_in(payload) or acted_in)
    enterprise_id = enterprise.get("id") if isinstance(enterprise, Mapping) else None
    installation, person = _installation(team_id, enterprise_id, payload), _id(user.get("id"))
    if installation is None or not person:
        return None
    theirs = user.get("team_id")
    return Asker(installation, person, _is_outsider(theirs, team_id, in_an_org=bool(enterprise_id)))


def _is_outsider(theirs: object, ours: str, *, in_an_org: bool) -> bool:
    """Tell who is of another company by the workspace they are at home in.

    In an organisation somebody of another workspace may be one of ours too: that is for users.info to say.
    """
    return bool(theirs and ours and theirs != ours and not in_an_org)


def _installed_in(payload: Payload) -> object:
    """Find for which workspace a modal was opened: `team` is that of whoever is in it, in a shared channel another."""
    view = payload.get("view")
    return view.get("app_installed_team_id") if isinstance(view, Mapping) else None


def _installation(team: object, enterprise: object, payload: Payload) -> Installation | None:
    for_org = str(payload.get("is_enterprise_install", "")).lower() == "true"
    found = _id(enterprise if for_org else team)
    return Installation(found) if found else None


def _sent(payload: Payload) -> _Sent | None:
    """Find for which installation an event is meant: in a shared channel `team_id` may be the other company's."""
    meant = payload.get("authorizations")
    first = meant[0] if isinstance(meant, list) and meant and isinstance(meant[0], Mapping) else payload
    enterprise_id = first.get("enterprise_id")
    installation = _installation(first.get("team_id") or payload.get("team_id"), enterprise_id, first)
    return _Sent(installation, in_an_org=bool(enterprise_id)) if installation else None


def _spot(payload: Payload) -> Spot | None:
    container, message = payload.get("container"), payload.get("message")
    if not isinstance(container, Mapping):
        return None
    shown = message if isinstance(message, Mapping) else {}
    channel, ts = _id(container.get("channel_id")), container.get("message_ts")
    if not channel or not _is_ts(ts):
        return None
    thread = container.get("thread_ts") or shown.get("thread_ts")
    return Spot(
        channel,
        str(ts),
        str(thread) if _is_ts(thread) else "",
        _card(shown.get("metadata")),
        has_replies=bool(shown.get("reply_count")),
        ephemeral=container.get("is_ephemeral") is True,
    )


def _card(metadata: object) -> str:
    if not isinstance(metadata, Mapping) or metadata.get("event_type") != CARD_EVENT:
        return ""
    about = metadata.get("event_payload")
    card = about.get("card") if isinstance(about, Mapping) else None
    return card if isinstance(card, str) and _CARD.fullmatch(card) else ""


def _view(view: Payload) -> OpenView | None:
    id_, below = view.get("id"), view.get("previous_view_id")
    carried = read_carried(view.get("private_metadata"))
    if not isinstance(id_, str) or not id_ or carried is None:
        return None
    return OpenView(
        id_,
        str(view.get("hash") or ""),
        read_address(view.get("callback_id")),
        carried,
        _values(view),
        below if isinstance(below, str) else "",
        view.get("type") == "home",
    )


def _values(of: Payload) -> Payload:
    state = of.get("state")
    values = state.get("values") if isinstance(state, Mapping) else None
    return as_sent(values)


def _id(found: object) -> str:
    return found if isinstance(found, str) and _ID.fullmatch(found) else ""


def _instant(ts: object) -> datetime | None:
    """Read when something was, to the microsecond."""
    seconds, _, fraction = str(ts).partition(".")
    try:
        return (
            _EPOCH + timedelta(seconds=int(seconds), microseconds=int(fraction.ljust(6, "0"))) if _is_ts(ts) else None
        )
    except OverflowError:
        return None


def _is_ts(found: object) -> bool:
    return isinstance(found, str) and _TS.fullmatch(found) is not None
