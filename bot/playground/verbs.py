"""What a person can do in the workspace; the page, the control API and tests act through nothing else.

People and channels are named by id or by handle ("ana", "#general"). What Slack's own client would not let
a person do raises NotPossible with a sentence for them. A control is addressed by its block_id and
action_id, and `chosen` is the plain value put into it, whatever the kind:

    button                                        None
    static_select, radio_buttons, overflow        the value of the option
    users_select, conversations_select,
    channels_select                               the id
    multi_static_select, checkboxes               the list of values of the options
    multi_users_select and its like               the list of ids
    datepicker, timepicker, datetimepicker        "2026-12-01", "09:30", seconds since 1970
    plain_text_input, number_input, email_…, url_ the text; "" or None empties it

The values of a whole form are {block_id: {action_id: chosen}}.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.playground.acts import availability, commands, modals, presses, rooms, speech
from bot.playground.scene import NotPossible, Scene
from bot.playground.workspace import Channel, Json, Message, Outcome, Person, Workspace

__all__ = ["Chosen", "Form", "NotPossible", "People"]

Chosen = str | int | Sequence[str] | None
Form = Mapping[str, Mapping[str, Any]]


class People:
    """Everybody in one workspace, able to act."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene

    @property
    def workspace(self) -> Workspace:
        """Give the workspace they are in."""
        return self._scene.workspace

    # Talking

    async def say(
        self, person: str, channel: str, text: str, thread_ts: str | None = None, *, broadcast: bool = False
    ) -> Message:
        """Write a message as typed: @handle and #channel become mentions, <@U…> stays, & < > are escaped."""
        return speech.say(self._scene, person, channel, text, thread_ts or "", broadcast=broadcast)

    async def mention(self, person: str, channel: str, text: str, thread_ts: str | None = None) -> Message:
        """Write a message that begins with a mention of the app."""
        return speech.say(self._scene, person, channel, f"<@{self._scene.bot.id}> {text}", thread_ts or "")

    async def edit(self, person: str, channel: str, ts: str, text: str) -> Message:
        """Change one's own message."""
        return speech.edit(self._scene, person, channel, ts, text)

    async def delete(self, person: str, channel: str, ts: str) -> None:
        """Delete a message: one's own, or anybody's as an admin."""
        speech.delete(self._scene, person, channel, ts)

    async def dismiss(self, person: str, channel: str, ts: str) -> None:
        """Take away an ephemeral message that only this person sees."""
        speech.dismiss(self._scene, person, channel, ts)

    async def react(self, person: str, channel: str, ts: str, name: str) -> None:
        """React with an emoji, named without colons."""
        speech.react(self._scene, person, channel, ts, name)

    async def unreact(self, person: str, channel: str, ts: str, name: str) -> None:
        """Take a reaction back."""
        speech.unreact(self._scene, person, channel, ts, name)

    # Asking the app

    async def command(self, person: str, channel: str, line: str) -> Outcome:
        """Type a slash command, such as "/ftready help"; Slack has none inside threads."""
        return await commands.command(self._scene, person, channel, line)

    async def shortcut(self, person: str, callback_id: str) -> Outcome:
        """Choose a global shortcut of the app."""
        return await commands.shortcut(self._scene, person, callback_id)

    async def message_shortcut(self, person: str, channel: str, ts: str, callback_id: str) -> Outcome:
        """Choose a shortcut of the app from a message's menu."""
        return await commands.message_shortcut(self._scene, person, channel, ts, callback_id)

    async def press(  # noqa: PLR0913, PLR0917 - the address of a control has four parts
        self, person: str, channel: str, ts: str, block_id: str, action_id: str, chosen: Chosen = None
    ) -> Outcome:
        """Press or set a control of a message; an ephemeral one too. A confirm dialog counts as confirmed."""
        return await presses.in_message(self._scene, person, channel, ts, (block_id, action_id), chosen)

    async def press_in_view(  # noqa: PLR0913, PLR0917 - the same
        self,
        person: str,
        view_id: str,
        block_id: str,
        action_id: str,
        chosen: Chosen = None,
        form: Form | None = None,
    ) -> Outcome:
        """Press or set a control of a modal or of the Home; `form` is what else has been filled in so far."""
        return await presses.in_view(self._scene, person, view_id, (block_id, action_id), chosen, form or {})

    async def suggestions(self, person: str, view_id: str, block_id: str, action_id: str, typed: str) -> Sequence[Json]:
        """Ask the app for the options of an external_select in a view."""
        return await presses.suggestions(self._scene, person, view_id, (block_id, action_id), typed)

    # Modals and the App Home

    async def fill(self, person: str, view_id: str, form: Form) -> None:
        """Put values into the inputs of a modal without sending anything, as typing does."""
        modals.fill(self._scene, person, view_id, form)

    async def submit(self, person: str, view_id: str, form: Form | None = None) -> Outcome:
        """Press the submit button of the modal on top; what Slack's client refuses comes back as `errors`."""
        return await modals.submit(self._scene, person, view_id, form or {})

    async def close(self, person: str, view_id: str, *, everything: bool = False) -> Outcome:
        """Cancel the modal on top, or with `everything` (the X in the corner) the whole stack."""
        return await modals.close(self._scene, person, view_id, everything=everything)

    async def open_home(self, person: str, tab: str = "home") -> None:
        """Open the app's Home tab, or its "messages" tab."""
        modals.open_home(self._scene, person, tab)

    # Rooms and people

    async def open_direct(self, person: str, other: str) -> Channel:
        """Open the direct message channel with somebody, the app's bot included."""
        return rooms.open_direct(self._scene, person, other)

    async def make_channel(self, person: str, name: str, *, private: bool = False) -> Channel:
        """Make a channel and be its first member."""
        return rooms.make_channel(self._scene, person, name, private=private)

    async def join(self, person: str, channel: str) -> Channel:
        """Join a public channel."""
        return rooms.join(self._scene, person, channel)

    async def invite(self, person: str, channel: str, other: str) -> Channel:
        """Bring somebody into a channel one is in; also the app, by the handle or id of its bot."""
        return rooms.invite(self._scene, person, channel, other)

    async def leave(self, person: str, channel: str) -> Channel:
        """Leave a channel."""
        return rooms.leave(self._scene, person, channel)

    async def remove(self, person: str, channel: str, other: str) -> Channel:
        """Put somebody out of a channel one is in; also the app."""
        return rooms.remove(self._scene, person, channel, other)

    async def archive(self, person: str, channel: str, *, back: bool = False) -> Channel:
        """Archive a channel, or with `back` bring it back."""
        return rooms.archive(self._scene, person, channel, back=back)

    async def share(self, person: str, channel: str) -> Channel:
        """Share a channel one is in with another company; a private one goes by another id from then on."""
        return rooms.share(self._scene, person, channel)

    async def make_private(self, person: str, channel: str) -> Channel:
        """Make a public channel one is in private; it keeps its id."""
        return rooms.make_private(self._scene, person, channel)

    async def delete_channel(self, person: str, channel: str) -> None:
        """Delete a channel one is in for good, as an admin."""
        rooms.delete_channel(self._scene, person, channel)

    async def lock_thread(self, person: str, channel: str, ts: str, *, back: bool = False) -> Message:
        """Lock the thread of a message, so that nobody replies in it, or with `back` unlock it; as an admin."""
        return rooms.lock_thread(self._scene, person, channel, ts, back=back)

    async def rename(self, person: str, channel: str, name: str) -> Channel:
        """Give a channel another name."""
        return rooms.rename(self._scene, person, channel, name)

    async def change_person(self, person: str, **changed: Any) -> Person:
        """Change fields of a Person, such as tz, status_emoji or deleted, as they or an admin can."""
        return rooms.change_person(self._scene, person, changed)

    async def set_time_zone(self, person: str, tz: str) -> Person:
        """Move to another time zone, such as "Asia/Tokyo"."""
        return availability.set_time_zone(self._scene, person, tz)

    async def set_status(self, person: str, emoji: str = "", text: str = "", until: float = 0.0) -> Person:
        """Set a status such as :palm_tree: Vacationing, for good or until an instant; nothing clears it."""
        return availability.set_status(self._scene, person, emoji, text, until)

    async def set_quiet_hours(self, person: str, begin: str = "", end: str = "") -> Person:
        """Want no notifications between two times of day, such as "22:00" and "08:00"; without them, always."""
        return availability.set_quiet_hours(self._scene, person, begin, end)

    async def snooze(self, person: str, minutes: float) -> Person:
        """Pause notifications for so many minutes from now; 0 ends a pause."""
        return availability.snooze(self._scene, person, minutes)

    async def uninstall(self, person: str) -> None:
        """Remove the app from the workspace, as an admin."""
        rooms.uninstall(self._scene, person)

    async def install(self, person: str) -> None:
        """Put the app back into the workspace, with the scopes its manifest asks for now."""
        rooms.install(self._scene, person)
