"""What somebody has set for themselves: in a line, and the form that changes it, drawn and read side by side."""

from collections.abc import Mapping
from typing import Any

from bot.engine.reminders.own_settings import WORKDAYS, OwnSettings
from bot.flow.shapes.check_in import DAYS
from bot.flow.translating.languages import name_of
from bot.questions import Checkboxes, Menu, Option
from bot.sentence import Sentence
from bot.slack.address import Address, Verb
from bot.slack.views.inputs import own_input
from bot.slack.views.zones import ZONES, can_carry, zone_entered, zone_inputs
from bot.slack.writing.blocks import Json, context, modal
from bot.slack.writing.text import inline
from bot.tongue import say, weekday_in_words
from bot.tongue.catalogs import languages, meant
from bot.tongue.voice import ENGLISH

DAYS_FIELD, REMINDERS, LANGUAGE = "days", "reminders", "language"
"""The inputs of the form, as `entered` names them; those of the zone are called as in the form of check-ins."""
ON, OFF = "on", "off"
IN_SLACK = "slack"
"""Picks what Slack says."""
WHOSE = Sentence("They are yours alone, in every check of this workspace.")


def in_a_line(own: OwnSettings, zone: str, language: str) -> str:
    """Say what somebody's settings are; `zone` and `language` are those that hold for them."""
    where = say("Time zone {zone}", zone=inline(zone, 60))
    days = say("working days {days}", days=_days(own.days)) if own.days else say("working days Monday to Friday")
    return " · ".join([where, days, name_of(meant(language) or ENGLISH)])


def settings(own: OwnSettings, zone: str, language: str, *, reminded: bool) -> Json:
    """Ask what somebody wants; `zone` and `language` are what Slack says of them."""
    in_slack = say("As in Slack: {zone}", zone=zone)
    names = [name or in_slack for name in _zones(own.zone)]
    carried = own.zone if can_carry(own.zone) else ""
    spoken = {each: Option(text=name_of(each)) for each in (ENGLISH, *languages())}
    as_slack = Option(text=say("As in Slack: {language}", language=name_of(meant(language) or ENGLISH)))
    days = {name: Option(text=weekday_in_words(place)) for place, name in enumerate(DAYS)}
    worked = [name for place, name in enumerate(DAYS) if place in (WORKDAYS if own.days is None else own.days)]
    return modal(
        say("Your settings"),
        [
            context(WHOSE),
            *zone_inputs(names, _place(carried), "" if carried else own.zone),
            own_input(
                DAYS_FIELD,
                say("Working days"),
                Checkboxes(days),
                worked,
                hint=say(
                    "I remind you on these days alone. While they are Monday to Friday, a check may name its own."
                ),
            ),
            own_input(
                REMINDERS,
                say("Reminders"),
                Menu({ON: Option(text=say("On, when something is open for me")), OFF: Option(text=say("Off"))}),
                ON if reminded else OFF,
            ),
            own_input(
                LANGUAGE,
                say("Language"),
                Menu({IN_SLACK: as_slack, **spoken}),
                own.language if own.language in spoken else IN_SLACK,
                hint=say("Of your forms, reminders and Home. The cards of a thread are in the language of its check."),
            ),
        ],
        callback=Address(Verb.SETTINGS, extra=carried),
        submit=say("Save"),
        close=say("Cancel"),
    )


def settings_read(entered: Mapping[str, Any], carried: str) -> tuple[OwnSettings, bool]:
    """Read the form back: the settings, and whether they are reminded; `carried` is the zone it was drawn with."""
    language = str(entered.get(LANGUAGE) or "")
    worked = entered.get(DAYS_FIELD)
    days = frozenset(DAYS.index(each) for each in worked if each in DAYS) if isinstance(worked, list) else frozenset()
    own = OwnSettings(
        zone=zone_entered(entered, _zones(carried), ""),
        days=days,
        language=language if language in {ENGLISH, *languages()} else "",
    )
    return own, entered.get(REMINDERS) != OFF


def _zones(own: str) -> list[str]:
    """List the zones that can be picked; first what Slack says, then one's own where the list has it not."""
    return ["", *([own] if own and own not in ZONES else []), *ZONES]


def _place(own: str) -> str:
    return f"z{_zones(own).index(own)}"


def _days(days: frozenset[int]) -> str:
    return ", ".join(weekday_in_words(day) for day in sorted(days))
