"""People's own settings that decide when they may be asked: time zone, status, quiet hours, and pausing for a while."""

import re
from dataclasses import replace

from bot.playground.delivery import events
from bot.playground.scene import NotPossible, Scene
from bot.playground.workspace import Person
from bot.playground.zones import zone_of

_EMOJI = re.compile(r"[a-z0-9_+'-]+")
_TIME_OF_DAY = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
_STATUS_MOST = 100
_JUST_TEXT = ":speech_balloon:"
"""What Slack puts before a status that came without an emoji."""


def set_time_zone(scene: Scene, who: str, tz: str) -> Person:
    """Move to another time zone."""
    return _told(scene, checked(replace(scene.person(who), tz=tz)))


def set_status(scene: Scene, who: str, emoji: str, text: str, until: float) -> Person:
    """Set a status, for good or until an instant; without emoji and text, clear it."""
    person, text = scene.person(who), text.strip()
    name = emoji.strip().strip(":")
    if name and not _EMOJI.fullmatch(name):
        raise NotPossible(f"There is no emoji called {emoji}; write its name, as in :palm_tree:.")
    if len(text) > _STATUS_MOST:
        raise NotPossible(f"A status has up to {_STATUS_MOST} characters.")
    if until and until <= scene.clock.now():
        raise NotPossible("That time is over already; choose a later one, or none.")
    shown = f":{name}:" if name else _JUST_TEXT if text else ""
    ends = until if shown else 0.0
    return _told(scene, replace(person, status_emoji=shown, status_text=text, status_expiration=ends))


def set_quiet_hours(scene: Scene, who: str, begin: str, end: str) -> Person:
    """Set between which times of day there are no notifications; without times, always let them through."""
    return _kept_quiet(scene, checked(replace(scene.person(who), quiet_from=begin, quiet_until=end)))


def snooze(scene: Scene, who: str, minutes: float) -> Person:
    """Pause notifications from now on; for no time at all, let them through again."""
    person, now = scene.person(who), scene.clock.now()
    if minutes < 0:
        raise NotPossible("Notifications are paused for a number of minutes, or with 0 no longer.")
    since, until = (now, now + minutes * 60) if minutes else (0.0, 0.0)
    return _kept_quiet(scene, replace(person, snoozed_since=since, snoozed_until=until))


def checked(person: Person) -> Person:
    """Give somebody back whose time zone and quiet hours make sense; refuse others."""
    if zone_of(str(person.tz)) is None:
        raise NotPossible(f"There is no time zone {person.tz}; write one such as Europe/Paris.")
    times = (person.quiet_from, person.quiet_until)
    if any(times):
        wrong = next((each for each in times if not _TIME_OF_DAY.fullmatch(str(each))), None)
        if wrong is not None:
            raise NotPossible(f"Quiet hours begin and end at a time of day such as 22:00, not at “{wrong}”.")
        if times[0] == times[1]:
            raise NotPossible("Quiet hours begin and end at different times; leave both out for none.")
    return person


def _told(scene: Scene, person: Person) -> Person:
    scene.workspace.put_person(person)
    events.person_changed(scene, person)
    return person


def _kept_quiet(scene: Scene, person: Person) -> Person:
    scene.workspace.put_person(person)
    events.quiet_changed(scene, person)
    return person
