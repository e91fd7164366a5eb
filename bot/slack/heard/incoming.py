"""What Slack sends, read into the things people can ask for. Pure; what is not ours is a value too."""

import hashlib
import json
import re
from collections.abc import Callable, Mapping
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
from bot.slack.heard.who import Sent, asker_of, id_in, installation_of, is_outsider, sent_to

_TS = re.compile(r"[0-9]{1,12}\.[0-9]{1,6}")
_CARD = re.compile(r"[A-Za-z0-9_./\-]{1,80}")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
CARD_EVENT = "ftready_card"
"""What the metadata of each card is called; it holds the card's name and nothing else."""

START_SHORTCUT, EVIDENCE_SHORTCUT = "start_check", "use_as_evidence"
"""What the manifest calls the shortcut that starts a check, and the one that makes a message evidence."""


def read(payload: Payload) -> Incoming:
    """Read one verified payload, of whatever kind; never raises."""
    kind = payload.get("type")
    if kind is None and "command" in payload:
        return _command(payload)
    reader = _READERS.get(kind) if isinstance(kind, str) else None
    return reader(payload) if reader else Unknown("a kind of payload nobody has heard of")


def _command(payload: Payload) -> Incoming:
    installation = installation_of(payload.get("team_id"), payload.get("enterprise_id"), payload)
    person, channel, trigger = (
        id_in(payload.get("user_id")),
        id_in(payload.get("channel_id")),
        payload.get("trigger_id"),
    )
    if installation is None or not (person and channel and isinstance(trigger, str)):
        return Unknown("a command without a person, a channel or a workspace")
    text, url = payload.get("text"), payload.get("response_url")
    return Commanded(
        *(Asker(installation, person), channel, text if isinstance(text, str) else ""),
        *(trigger, f"command/{trigger}", url if isinstance(url, str) else ""),
    )


def _actions(payload: Payload) -> Incoming:
    asker, actions, trigger = asker_of(payload), payload.get("actions"), payload.get("trigger_id")
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
    asker, shown = asker_of(payload), payload.get("view")
    view = _view(shown) if isinstance(shown, Mapping) else None
    if asker is None or view is None or view.callback is None:
        return Unknown("a submission of something that was not written here")
    # With what was entered: after a lost answer the same modal may be sent again, changed.
    entered = hashlib.sha256(json.dumps(view.values, sort_keys=True, default=str).encode()).hexdigest()[:16]
    return Submitted(asker, view, view.callback, f"submit/{view.id}/{view.hash}/{entered}")


def _shortcut(payload: Payload) -> Incoming:
    asker, trigger = asker_of(payload), payload.get("trigger_id")
    if asker is None or not isinstance(trigger, str) or payload.get("callback_id") != START_SHORTCUT:
        return Unknown("a shortcut that is not ours, or by nobody")
    return ShortcutChosen(asker, trigger)


def _message_shortcut(payload: Payload) -> Incoming:
    asker, trigger, message = asker_of(payload), payload.get("trigger_id"), payload.get("message")
    channel, ts = payload.get("channel"), payload.get("message_ts")
    where = id_in(channel.get("id")) if isinstance(channel, Mapping) else ""
    if payload.get("callback_id") != EVIDENCE_SHORTCUT or not isinstance(message, Mapping):
        return Unknown("a shortcut that is not ours, or on no message")
    if asker is None or not where or not _is_ts(ts) or not isinstance(trigger, str):
        return Unknown("a shortcut by nobody, or nowhere")
    thread, text = message.get("thread_ts"), message.get("text")
    spot = Spot(where, str(ts), str(thread) if _is_ts(thread) and thread != ts else "", _card(message.get("metadata")))
    author = "" if message.get("bot_id") else id_in(message.get("user"))
    return MessageChosen(asker, spot, author, text if isinstance(text, str) else "", trigger)


def _closed(_: Payload) -> Incoming:
    return Silent("a closed modal")


def _event(payload: Payload) -> Incoming:
    event = payload.get("event")
    reader = _EVENTS.get(str(event.get("type"))) if isinstance(event, Mapping) else None
    sent = sent_to(payload)
    if reader is None or sent is None or not isinstance(event, Mapping):
        return Unknown("an event nobody asked for")
    return reader(sent, event)


def _mention(sent: Sent, event: Payload) -> Incoming:
    person, channel, ts, text = (
        id_in(event.get("user")),
        id_in(event.get("channel")),
        event.get("ts"),
        event.get("text"),
    )
    if event.get("bot_id") or event.get("subtype"):
        return Silent("bots are not answered")
    if not (person and channel and _is_ts(ts) and isinstance(text, str)):
        return Unknown("a mention by nobody, or without words")
    thread = event.get("thread_ts")
    theirs = event.get("user_team") or event.get("team")
    home = theirs if isinstance(theirs, str) and theirs.startswith("T") else ""
    outsider = is_outsider(home, sent.installation.id, in_an_org=sent.in_an_org)
    spot = Spot(channel, str(ts), str(thread) if _is_ts(thread) and thread != ts else "")
    # The message is what was said once, however often and under whatever id Slack tells of it.
    return Mentioned(Asker(sent.installation, person, outsider), spot, text, f"mention/{channel}/{ts}")


def _joined(sent: Sent, event: Payload) -> Incoming:
    person, channel = id_in(event.get("user")), id_in(event.get("channel"))
    return Joined(sent.installation, person, channel) if person and channel else Unknown("someone came from nowhere")


def _left(sent: Sent, event: Payload) -> Incoming:
    person, channel = id_in(event.get("user")), id_in(event.get("channel"))
    return Left(sent.installation, person, channel) if person and channel else Unknown("someone went from nowhere")


def _unarchived(sent: Sent, event: Payload) -> Incoming:
    channel = id_in(event.get("channel"))
    return Unarchived(sent.installation, channel) if channel else Unknown("a channel without an id is there again")


def _renumbered(sent: Sent, event: Payload) -> Incoming:
    old, new = id_in(event.get("old_channel_id")), id_in(event.get("new_channel_id"))
    return Renumbered(sent.installation, old, new) if old and new else Unknown("a channel without an id has changed it")


def _home(sent: Sent, event: Payload) -> Incoming:
    person = id_in(event.get("user"))
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
_EVENTS: Mapping[str, Callable[[Sent, Payload], Incoming]] = {
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


def _spot(payload: Payload) -> Spot | None:
    container, message = payload.get("container"), payload.get("message")
    if not isinstance(container, Mapping):
        return None
    shown = message if isinstance(message, Mapping) else {}
    channel, ts = id_in(container.get("channel_id")), container.get("message_ts")
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
