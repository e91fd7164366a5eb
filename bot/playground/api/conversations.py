"""conversations.*: looking at channels and their members, opening direct messages, joining."""

from dataclasses import replace

from bot.playground.api.call import SCOPES_TO_READ, Call
from bot.playground.api.chat import direct_channel
from bot.playground.api.paging import page_of
from bot.playground.delivery import events
from bot.playground.refusal import Refusal
from bot.playground.shapes import channel_shape
from bot.playground.workspace import Channel, Json, Person
from bot.playground.workspace.ids import new_id

_TYPES = {"public_channel": "public", "private_channel": "private", "im": "im", "mpim": "mpim"}
_MOST_IN_A_GROUP = 8


def info(call: Call) -> Json:
    """conversations.info: one channel."""
    channel = call.readable_channel()
    shape = channel_shape(call.scene, channel)
    if call.args.flag("include_num_members"):
        shape["num_members"] = len(channel.members)
    return {"channel": shape}


def members(call: Call) -> Json:
    """conversations.members: the ids of who is in a channel."""
    channel = call.readable_channel()
    page, more = page_of(call, sorted(channel.members), most=999)
    return {"members": list(page), **more}


def list_all(call: Call) -> Json:
    """conversations.list: the public channels, and of the others those the bot is in."""
    bot = call.scene.bot.id
    return _listed(call, [c for c in call.workspace.channels.values() if c.kind == "public" or bot in c.members])


def of_person(call: Call) -> Json:
    """users.conversations: what somebody is in; of the private ones only those the bot is in too."""
    bot = call.scene.bot.id
    person = call.person().id if "user" in call.args else bot
    theirs = call.workspace.channels_of(person)
    return _listed(call, [c for c in theirs if c.kind == "public" or bot in c.members], most=999)


def open_direct(call: Call) -> Json:
    """conversations.open: the direct messages with one person or a few."""
    if "channel" in call.args:
        channel = call.channel()
        if not channel.is_direct:
            raise Refusal("method_not_supported_for_channel_type")
        return _opened(call, channel, already=True)
    people = _people_to_open_with(call)
    if len(people) == 1:
        call.need("im:write")
        already = call.workspace.find_direct(call.scene.bot.id, people[0].id) is not None
        return _opened(call, direct_channel(call.scene, people[0]), already=already)
    call.need("mpim:write")
    return _open_group(call, people)


def join(call: Call) -> Json:
    """conversations.join: go into a public channel."""
    channel = call.channel()
    if channel.kind != "public":
        raise Refusal("method_not_supported_for_channel_type")
    if channel.is_archived:
        raise Refusal("is_archived")
    bot = call.scene.bot.id
    if bot in channel.members:
        answer = {"channel": channel_shape(call.scene, channel), "warning": "already_in_channel"}
        return answer | {"response_metadata": {"warnings": ["already_in_channel"]}}
    joined = replace(channel, members=channel.members | {bot})
    call.workspace.put_channel(joined)
    events.membership(call.scene, "member_joined_channel", joined, bot)
    return {"channel": channel_shape(call.scene, joined)}


def _listed(call: Call, channels: list[Channel], most: int = 1000) -> Json:
    wanted = (call.args.text("types") or "public_channel").replace(" ", "").split(",")
    if not set(wanted) <= _TYPES.keys():
        raise Refusal("invalid_types")
    kinds = {_TYPES[each] for each in wanted}
    for kind in kinds:
        call.need(SCOPES_TO_READ[kind])
    open_only = call.args.flag("exclude_archived")
    found = [c for c in channels if c.kind in kinds and not (open_only and c.is_archived)]
    page, more = page_of(call, found, most=most)
    return {"channels": [channel_shape(call.scene, channel) for channel in page], **more}


def _people_to_open_with(call: Call) -> list[Person]:
    ids = [each.strip() for each in call.args.text("users").split(",") if each.strip()]
    if not ids:
        raise Refusal("users_list_not_supplied")
    if len(ids) > _MOST_IN_A_GROUP:
        raise Refusal("too_many_users")
    people = [call.workspace.people.get(each) for each in ids]
    found = [person for person in people if person is not None and not person.is_bot]
    if len(found) != len(ids):
        raise Refusal("user_not_found")
    if any(person.deleted for person in found):
        raise Refusal("user_disabled")
    return found


def _open_group(call: Call, people: list[Person]) -> Json:
    everyone = frozenset({call.scene.bot.id, *(person.id for person in people)})
    for channel in call.workspace.channels.values():
        if channel.kind == "mpim" and channel.members == everyone:
            return _opened(call, channel, already=True)
    name = "mpdm-" + "--".join(sorted(person.name for person in people)) + "-1"
    made = Channel(new_id("C"), name, "mpim", everyone, int(call.scene.clock.now()), call.scene.bot.id)
    call.workspace.put_channel(made)
    return _opened(call, made, already=False)


def _opened(call: Call, channel: Channel, *, already: bool) -> Json:
    shape = channel_shape(call.scene, channel) if call.args.flag("return_im") else {"id": channel.id}
    return {"channel": shape} | ({"no_op": True, "already_open": True} if already else {})
