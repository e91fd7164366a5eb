"""Who asks, and in which workspace: from the verified envelope alone, never from what a button or a view carries."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bot.slack.heard.asked import Asker, Payload
from bot.usecases.ports import Installation

_ID = re.compile(r"[TCDGUWEBA][A-Z0-9]{2,20}")


@dataclass(frozen=True)
class Sent:
    """For which installation an event is meant, and whether its workspace belongs to an organisation."""

    installation: Installation
    in_an_org: bool


def asker_of(payload: Payload) -> Asker | None:
    """Find who pressed or submitted something; None where nobody can be told."""
    user, team, enterprise = payload.get("user"), payload.get("team"), payload.get("enterprise")
    if not isinstance(user, Mapping):
        return None
    acted_in = team.get("id") if isinstance(team, Mapping) else ""
    team_id = id_in(_installed_in(payload) or acted_in)
    enterprise_id = enterprise.get("id") if isinstance(enterprise, Mapping) else None
    installation, person = installation_of(team_id, enterprise_id, payload), id_in(user.get("id"))
    if installation is None or not person:
        return None
    theirs = user.get("team_id")
    return Asker(installation, person, is_outsider(theirs, team_id, in_an_org=bool(enterprise_id)))


def installation_of(team: object, enterprise: object, payload: Payload) -> Installation | None:
    """Find the installation something is meant for: a workspace, or an organisation that has it as a whole."""
    for_org = str(payload.get("is_enterprise_install", "")).lower() == "true"
    found = id_in(enterprise if for_org else team)
    return Installation(found) if found else None


def sent_to(payload: Payload) -> Sent | None:
    """Find for which installation an event is meant: in a shared channel `team_id` may be the other company's."""
    meant = payload.get("authorizations")
    first = meant[0] if isinstance(meant, list) and meant and isinstance(meant[0], Mapping) else payload
    enterprise_id = first.get("enterprise_id")
    installation = installation_of(first.get("team_id") or payload.get("team_id"), enterprise_id, first)
    return Sent(installation, in_an_org=bool(enterprise_id)) if installation else None


def is_outsider(theirs: object, ours: str, *, in_an_org: bool) -> bool:
    """Tell who is of another company by the workspace they are at home in.

    In an organisation somebody of another workspace may be one of ours too: that is for users.info to say.
    """
    return bool(theirs and ours and theirs != ours and not in_an_org)


def id_in(found: object) -> str:
    """Give what is an id of Slack's; empty where it is none."""
    return found if isinstance(found, str) and _ID.fullmatch(found) else ""


def _installed_in(payload: Payload) -> object:
    """Find for which workspace a modal was opened: `team` is that of whoever is in it, in a shared channel another."""
    view = payload.get("view")
    return view.get("app_installed_team_id") if isinstance(view, Mapping) else None
