"""users.* and dnd.*: who is here, in which time zone, and whether they want peace."""

from bot.playground.api.call import Call
from bot.playground.api.paging import page_of
from bot.playground.refusal import Refusal
from bot.playground.shapes import person_shape
from bot.playground.workspace import Json


def info(call: Call) -> Json:
    """users.info: one person."""
    with_locale = call.args.flag("include_locale")
    return {"user": person_shape(call.scene, call.person(), with_locale=with_locale)}


def list_all(call: Call) -> Json:
    """users.list: everybody, bots and deactivated people included."""
    everybody = [person for person in call.workspace.people.values() if not person.is_stranger]
    page, more = page_of(call, everybody, default=max(len(everybody), 1))
    with_locale = call.args.flag("include_locale")
    shown = [person_shape(call.scene, person, with_locale=with_locale) for person in page]
    return {"members": shown, "cache_ts": int(call.scene.clock.now()), **more}


def dnd_info(call: Call) -> Json:
    """dnd.info: until when somebody is not to be disturbed."""
    person = call.person()
    if person.is_bot:
        raise Refusal("user_not_found")
    now = call.scene.clock.now()
    answer: Json = {
        "dnd_enabled": person.quiet_until > 0,
        "next_dnd_start_ts": int(person.quiet_from) or 1,
        "next_dnd_end_ts": int(person.quiet_until) or 1,
        "snooze_enabled": person.snoozed_until > now,
    }
    if person.snoozed_until > now:
        left = int(person.snoozed_until - now)
        answer |= {"snooze_endtime": int(person.snoozed_until), "snooze_remaining": left}
    return answer
