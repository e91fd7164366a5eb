"""users.* and dnd.*: who is here, in which time zone, and whether they want peace."""

from bot.playground.api.call import Call
from bot.playground.api.paging import page_of
from bot.playground.refusal import Refusal
from bot.playground.shapes import person_shape, quiet_shape
from bot.playground.workspace import Json

_MOST_AT_ONCE = 50


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
    """dnd.info: when somebody wants no notifications; without a user it tells of the caller."""
    return quiet_shape(call.scene, call.person() if "user" in call.args else call.scene.bot)


def dnd_team_info(call: Call) -> Json:
    """dnd.teamInfo: the same for up to fifty people."""
    ids = [each.strip() for each in call.args.text("users").split(",") if each.strip()]
    if not ids:
        raise Refusal("no_users_provided")
    if len(ids) > _MOST_AT_ONCE:
        raise Refusal("too_many_users")
    found = (call.workspace.people.get(each) for each in ids)
    return {"users": {person.id: quiet_shape(call.scene, person) for person in found if person}}
