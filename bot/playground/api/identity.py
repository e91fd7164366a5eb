"""Who the app is and where: auth.test, apps.connections.open, team.info, bots.info."""

from bot.playground.api.call import Call
from bot.playground.refusal import Refusal
from bot.playground.workspace import Json


def auth_test(call: Call) -> Json:
    """auth.test: whose token this is."""
    installation = call.scene.installation
    return {
        "url": f"https://{call.workspace.domain}.slack.com/",
        "team": call.workspace.name,
        "user": call.scene.bot.name,
        "team_id": call.workspace.team_id,
        "user_id": installation.bot_user_id,
        "bot_id": installation.bot_id,
        "app_id": installation.app_id,
        "app_name": call.scene.app.name,
        "enterprise_id": call.workspace.enterprise_id or None,
        "is_enterprise_install": installation.is_org_wide,
    }


def open_connection(call: Call) -> Json:
    """apps.connections.open: an address to open one socket at, soon."""
    return {"url": call.new_socket_url()}


def team_info(call: Call) -> Json:
    """team.info: the workspace."""
    wanted = call.args.text("team")
    if wanted and wanted != call.workspace.team_id:
        raise Refusal("team_not_found")
    domain = call.workspace.domain
    team = {
        "id": call.workspace.team_id,
        "name": call.workspace.name,
        "url": f"https://{domain}.slack.com/",
        "domain": domain,
        "email_domain": "",
        "icon": {"image_default": True},
    }
    return {"team": team}


def bots_info(call: Call) -> Json:
    """bots.info: one bot, by its B… id."""
    wanted = call.args.text("bot") or call.scene.installation.bot_id
    bot = next((person for person in call.workspace.people.values() if person.bot_id == wanted), None)
    if bot is None:
        raise Refusal("bot_not_found")
    described = {
        "id": bot.bot_id,
        "deleted": bot.deleted,
        "name": bot.real_name,
        "updated": int(call.scene.clock.now()),
        "app_id": bot.app_id,
        "user_id": bot.id,
        "icons": {},
    }
    return {"bot": described}
