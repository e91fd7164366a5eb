"""The guards in `bot/engine/reminders`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, alone, in_file

_OWN_SETTINGS = alone("tests/engine/reminders/test_own_settings.py")
_NUDGE_MATTERS = alone("tests/engine/reminders/test_nudge_matters.py")
_NUDGE_MATTERS_2 = ("tests/engine/reminders/test_nudge_matters.py",)
_ENGINE_ROLES = ("tests/engine/asked/test_engine_roles.py",)
_NUDGE_PLAN = alone("tests/engine/reminders/test_nudge_plan.py")

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/engine/reminders/desk.py",
        ("settings alone are no desk", " or self.own != NOTHING_SET", "", _OWN_SETTINGS),
    ),
    *in_file(
        "bot/engine/reminders/matters.py",
        (
            "nobody is reminded of what is left",
            "in waiting_for(assessment, current) or left:",
            "in waiting_for(assessment, current):",
            _NUDGE_MATTERS,
        ),
        (
            "who works one day a week is looked at too late",
            "self.mornings[0]) - SOONER",
            "self.mornings[0])",
            _OWN_SETTINGS,
        ),
        (
            "a verdict expires unsaid where there are no check-ins",
            "AFTER if flow.check_in else (_expiry,)",
            "AFTER if flow.check_in else ()",
            _NUDGE_MATTERS,
        ),
        (
            "who is not asked is reminded of an answer",
            "in waiting_for(assessment, current) or left:",
            "in current.asked or left:",
            _NUDGE_MATTERS,
        ),
        ("a closed gap still reminds", "level is not None and level < 1:", "level is not None:", _NUDGE_MATTERS),
        ("a waived gap reminds", "waiver.until if waiver and waiver.holds(day) else day", "day", _NUDGE_MATTERS),
        ("a gap waived after a reminder stays in it", 'f"/{waiver.until}" if waiver else ""', '""', _NUDGE_MATTERS),
        (
            "a check that led on reminds",
            "(flow.check_in is None and assessment.closed is None) or assessment.led_to is not None:",
            "flow.check_in is None and assessment.closed is None:",
            _NUDGE_MATTERS,
        ),
        (
            "a new vote is nothing new",
            "max(opened, switched_on, assessment.asked_again.get(id_, opened))",
            "opened",
            _NUDGE_MATTERS,
        ),
        ("another's new thing is taken for known", "if (person, about) not in had:", "if not had:", _NUDGE_MATTERS),
        (
            "what a verdict asks is reminded of to nobody",
            "AFTER = (_afterwards, _check_in, _due, _expiry)",
            "AFTER = (_check_in, _due, _expiry)",
            _NUDGE_MATTERS_2,
        ),
        (
            "reminders stay with whoever left",
            "assessment.owner, assessment.roles, assessment.away",
            "assessment.owner, assessment.away",
            _ENGINE_ROLES,
        ),
    ),
    *in_file(
        "bot/engine/reminders/nudging.py",
        (
            "their own zone is not heard",
            "zone = desk.own.zone_or(presence.zone)",
            "zone = presence.zone",
            _OWN_SETTINGS,
        ),
        ("their own days are not heard", "within(each, desk.own.days) for", "each for", _OWN_SETTINGS),
        ("a vacation is no reason to wait", "if presence.away else None", "if False else None", _NUDGE_PLAN),
        ("do-not-disturb is no reason to wait", ", away, presence.quiet_until)", ", away)", _NUDGE_PLAN),
        ("a snooze is no reason to wait", "(desk.snoozed_until, away,", "(away,", _NUDGE_PLAN),
        ("stop is forgotten", "    if desk.stopped:\n", "    if False:\n", _NUDGE_PLAN),
        (
            "what a flow does not let be told now is told along",
            " and next_open(matter.origin.hours, presence.zone, now) == now",
            "",
            _NUDGE_PLAN,
        ),
        ("the same is told each day", "[told.moments if told else 0 :]", "[-1:]", _NUDGE_PLAN),
        ("nothing is kept of what was told", "told={**desk.told, **told}", "told=desk.told", _NUDGE_PLAN),
        ("what was told is kept for ever", "about in here or now - told.at < REMEMBERED", "now", _NUDGE_PLAN),
        ("what is over is forgotten at once", " or now - told.at < REMEMBERED", "", _NUDGE_PLAN),
    ),
    *in_file(
        "bot/engine/reminders/own_settings.py",
        ("a zone there is not is kept", "if own.zone and not is_zone(own.zone):", "if False:", _OWN_SETTINGS),
        ("a week without a day is kept", "not own.days & WEEK:", "False:", _OWN_SETTINGS),
        ("Monday to Friday is a choice of everybody", "if own.days == WORKDAYS:", "if False:", _OWN_SETTINGS),
        ("a repeat saves again", "if event.press in desk.pressed:", "if False:", _OWN_SETTINGS),
    ),
    *in_file(
        "bot/engine/reminders/wishing.py",
        ("tomorrow is in Slack's zone", "desk.own.zone_or(zone)", "zone", _OWN_SETTINGS),
        (
            "the time chosen tells nothing",
            "for about, each in desk.told.items() if about not in nudge.about}",
            "for about, each in desk.told.items()}",
            _NUDGE_PLAN,
        ),
        ("a repeated press counts", "if event.press in desk.pressed:", "if not event.press:", _NUDGE_PLAN),
        ("a press in another place counts", " or desk.nudge.channel != event.channel", "", _NUDGE_PLAN),
        ("an old button undoes stop", "    if desk.stopped:\n        return Refused(STOPPED)\n", "", _NUDGE_PLAN),
    ),
)
