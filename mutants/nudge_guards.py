"""The guards of reminders: only those asked, only when they may be disturbed, each thing once, one message a person."""

from mutants.guard import Guard

_ALONE = "--confcutdir=tests/flows"
_HOURS = (_ALONE, "tests/engine/test_nudge_hours.py")
_MATTERS = (_ALONE, "tests/engine/test_nudge_matters.py")
_PLAN = (_ALONE, "tests/engine/test_nudge_plan.py")
_LOOK = ("tests/usecases/test_nudge.py",)
_STORE = ("tests/contracts",)
_MEMBERS = ("tests/slack/test_members.py",)

_OF_HOURS = "bot/engine/times/hours.py"
_OF_MATTERS = "bot/engine/reminders/matters.py"
_NUDGING = "bot/engine/reminders/nudging.py"
_WISHING = "bot/engine/reminders/wishing.py"
_NUDGE = "bot/usecases/nudge.py"
_SCRIPTS = "bot/store/scripts.py"
_WHO = "bot/slack/members.py"

_WHEN = (
    Guard("every day has hours", _OF_HOURS, "day.weekday() in hours.days and", "", _HOURS),
    Guard("the hours never end", _OF_HOURS, "max(at, opens) < closes", "hours.start < hours.end", _HOURS),
    Guard("the hours begin at midnight", _OF_HOURS, "return max(at, opens)", "return at", _HOURS),
    Guard("a time that comes twice opens too soon", _OF_HOURS, "opens, closes = max(", "opens, closes = min(", _HOURS),
    Guard("a time that comes twice closes too late", _OF_HOURS, ", min(_instants", ", max(_instants", _HOURS),
    Guard("a skipped hour is never found again", _OF_HOURS, "range(2 * WEEK + 1)", "range(WEEK + 1)", _HOURS),
    Guard("a day off puts a notice off", _OF_HOURS, "day - timedelta(back)", "day + timedelta(back)", _HOURS),
    Guard("east of here it is told too late", _OF_HOURS, " - EAST_MOST", "", _HOURS),
    Guard("tomorrow is today", _OF_HOURS, "_midnight(zone, now, 1)", "_midnight(zone, now, 0)", _HOURS),
    Guard("a vacation is no reason to wait", _NUDGING, "if presence.away else None", "if False else None", _PLAN),
    Guard("do-not-disturb is no reason to wait", _NUDGING, ", away, presence.quiet_until)", ", away)", _PLAN),
    Guard("a snooze is no reason to wait", _NUDGING, "(desk.snoozed_until, away,", "(away,", _PLAN),
    Guard("stop is forgotten", _NUDGING, "    if desk.stopped:\n", "    if False:\n", _PLAN),
    Guard(
        "what a flow does not let be told now is told along",
        _NUDGING,
        " and next_open(matter.origin.hours, presence.zone, now) == now",
        "",
        _PLAN,
    ),
    Guard("a status that has gone counts", _WHO, "0 < seen.status_ends <= now.timestamp()", "False", _MEMBERS),
    Guard("any status is a vacation", _WHO, "seen.status != AWAY or", "not seen.status or", _MEMBERS),
    Guard("quiet hours to come count now", _WHO, " and begins <= now.timestamp()", "", _MEMBERS),
    Guard("a zone nobody knows breaks the look", _WHO, "if is_zone(seen.zone) else", "if seen.zone else", _MEMBERS),
)

_WHOM = (
    Guard(
        "a verdict expires unsaid where there are no check-ins",
        _OF_MATTERS,
        "AFTER if flow.check_in else (_expiry,)",
        "AFTER if flow.check_in else ()",
        _MATTERS,
    ),
    Guard(
        "who is not asked is reminded of an answer",
        _OF_MATTERS,
        "in waiting_for(assessment, current) or left:",
        "in current.asked or left:",
        _MATTERS,
    ),
    Guard(
        "a closed gap still reminds", _OF_MATTERS, "level is not None and level < 1:", "level is not None:", _MATTERS
    ),
    Guard(
        "a waived gap reminds", _OF_MATTERS, "waiver.until if waiver and waiver.holds(day) else day", "day", _MATTERS
    ),
    Guard(
        "a gap waived after a reminder stays in it", _OF_MATTERS, 'f"/{waiver.until}" if waiver else ""', '""', _MATTERS
    ),
    Guard(
        "a check that led on reminds",
        _OF_MATTERS,
        "(flow.check_in is None and assessment.closed is None) or assessment.led_to is not None:",
        "flow.check_in is None and assessment.closed is None:",
        _MATTERS,
    ),
    Guard(
        "a new vote is nothing new",
        _OF_MATTERS,
        "max(opened, switched_on, assessment.asked_again.get(id_, opened))",
        "opened",
        _MATTERS,
    ),
    Guard(
        "another's new thing is taken for known", _OF_MATTERS, "if (person, about) not in had:", "if not had:", _MATTERS
    ),
    Guard("who may not see a check hears of it", _NUDGE, "if await self._is_in(each.origin.channel)]", "]", _LOOK),
    Guard(
        "what somebody was told of a channel stays with them when they leave it",
        "bot/slack/surfaces/channels.py",
        "            await parts.ports.store.put_off_look(what.installation, what.person, again)\n",
        "            pass\n",
        ("tests/slack/test_canary.py", "-k", "who_has_left"),
    ),
    Guard(
        "who has left is written to",
        _NUDGE,
        "            if presence is None:\n                await self._nothing_waits(is_open)\n"
        "                return plan(desk, (), NOWHERE, now)\n",
        "            presence = presence or NOWHERE\n",
        _LOOK,
    ),
)

_ONCE = (
    Guard("the same is told each day", _NUDGING, "[told.moments if told else 0 :]", "[-1:]", _PLAN),
    Guard("nothing is kept of what was told", _NUDGING, "told={**desk.told, **told}", "told=desk.told", _PLAN),
    Guard("what was told is kept for ever", _NUDGING, "about in here or now - told.at < REMEMBERED", "now", _PLAN),
    Guard("what is over is forgotten at once", _NUDGING, " or now - told.at < REMEMBERED", "", _PLAN),
    Guard(
        "the time chosen tells nothing",
        _WISHING,
        "for about, each in desk.told.items() if about not in nudge.about}",
        "for about, each in desk.told.items()}",
        _PLAN,
    ),
    Guard("a repeated press counts", _WISHING, "if event.press in desk.pressed:", "if not event.press:", _PLAN),
    Guard("a press in another place counts", _WISHING, " or desk.nudge.channel != event.channel", "", _PLAN),
    Guard(
        "an old button undoes stop",
        _WISHING,
        "    if desk.stopped:\n        return Refused(STOPPED)\n",
        "",
        _PLAN,
    ),
    Guard("two messages stand", _NUDGE, "            await self._delete(before)\n", "            pass\n", _LOOK),
    Guard(
        "of two looks both messages stand",
        _NUDGE,
        "                await look.take_back(after)\n",
        "                pass\n",
        _LOOK,
    ),
    Guard("a desk is written over", _SCRIPTS, "if (version or '0') ~= expected then return 0 end", "", _STORE),
    Guard(
        "a look that began before says when the next is",
        _SCRIPTS,
        "if noted ~= '' and not (stands and tonumber(stands) == tonumber(noted)) then return 1 end",
        "",
        _STORE,
    ),
    Guard("of two instants the later is looked at", _SCRIPTS, "looks, 'LT', at_when", "looks, 'GT', at_when", _STORE),
    Guard(
        "who has no desk is looked at",
        _SCRIPTS,
        "if redis.call('EXISTS', desk_prefix .. person) == 1 then",
        "if person then",
        _STORE,
    ),
    Guard("whoever is looked at is due for ever", _SCRIPTS, "    redis.call('ZREM', looks, person)\n", "", _STORE),
    Guard(
        "a refusal of Slack's runs hot",
        _NUDGE,
        "ports.clock() + PARKED_FOR)",
        "ports.clock())",
        _LOOK,
    ),
)

NUDGE_GUARDS: tuple[Guard, ...] = (*_WHEN, *_WHOM, *_ONCE)
