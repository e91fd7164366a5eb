"""The guards of the Home: whose settings are heard, and of which channels something is listed."""

from mutants.guard import Guard

_SETTINGS = ("--confcutdir=tests/flows", "tests/engine/test_own_settings.py")
_APP = ("tests/slack/test_app_settings.py",)
_MEMBERS = ("tests/slack/test_members.py",)
_HOME = ("tests/usecases/test_home.py",)
_PUBLISH = "bot/usecases/home.py"
_ASKING = "bot/engine/asked/asking.py"
_OWN = "bot/engine/reminders/own_settings.py"
_NUDGING = "bot/engine/reminders/nudging.py"
_WHO = "bot/slack/members.py"

HOME_GUARDS: tuple[Guard, ...] = (
    Guard(
        "their own zone is not heard",
        _NUDGING,
        "replace(presence, zone=desk.own.zone_or(presence.zone))",
        "presence",
        _SETTINGS,
    ),
    Guard("their own days are not heard", _NUDGING, "within(each, desk.own.days) for", "each for", _SETTINGS),
    Guard(
        "who works one day a week is looked at too late",
        "bot/engine/reminders/matters.py",
        "self.mornings[0]) - SOONER",
        "self.mornings[0])",
        _SETTINGS,
    ),
    Guard(
        "tomorrow is in Slack's zone", "bot/engine/reminders/wishing.py", "desk.own.zone_or(zone)", "zone", _SETTINGS
    ),
    Guard("a zone there is not is kept", _OWN, "if own.zone and not is_zone(own.zone):", "if False:", _SETTINGS),
    Guard("a week without a day is kept", _OWN, "not own.days & WEEK:", "False:", _SETTINGS),
    Guard("Monday to Friday is a choice of everybody", _OWN, "if own.days == WORKDAYS:", "if False:", _SETTINGS),
    Guard("a repeat saves again", _OWN, "if event.press in desk.pressed:", "if False:", _SETTINGS),
    Guard(
        "settings alone are no desk", "bot/engine/reminders/desk.py", " or self.own != NOTHING_SET", "", (*_SETTINGS,)
    ),
    Guard("the language they set is not spoken", _WHO, "        if own.language:\n", "        if False:\n", _MEMBERS),
    Guard(
        "what was set is asked for with every press",
        _WHO,
        "person), good=lambda _: True)\n\n    async def _read_members",
        "person), good=lambda _: False)\n\n    async def _read_members",
        _MEMBERS,
    ),
    Guard(
        "where Slack lists no channels those of others are listed",
        _PUBLISH,
        "if rooms else ()",
        "if rooms else await ports.store.all_assessments(installation)",
        _HOME,
    ),
    Guard("what Slack does not list is believed to be all", _PUBLISH, "rooms is None or None in", "None in", _HOME),
    Guard(
        "a check that has moved is shown where it was",
        _PUBLISH,
        "{channel: channel in rooms for",
        "{channel: True for",
        _HOME,
    ),
    Guard(
        "what is asked by name is offered to anybody",
        _ASKING,
        "    if not assessment.anyone_here or person",
        "    if person",
        _HOME,
    ),
    Guard(
        "who comes or goes is believed where they were",
        _WHO,
        "        self._rooms.forget_all(lambda of: of.installation == installation)\n",
        "",
        _MEMBERS,
    ),
    Guard(
        "a stranger sets something with the form of another",
        "bot/slack/surfaces/settings.py",
        "    if await is_stranger(parts, asker):\n        return say_instead(OUTSIDER)\n",
        "",
        _APP,
    ),
    Guard(
        "a shared memo is in the language of whoever shares it",
        "bot/slack/surfaces/exporting.py",
        "in_language(pinned, found.assessment.language)",
        "found.flow",
        ("tests/slack/test_app_export.py",),
    ),
    Guard(
        "a shared memo is in English",
        "bot/slack/surfaces/exporting.py",
        "with speaking(flow.language):",
        'with speaking("en"):',
        ("tests/slack/test_app_export.py",),
    ),
)
