"""The guards of the follow-up: what a week counts for, what is measured, who may, and what time brings only once."""

from mutants.guard import Guard

_ALONE = "--confcutdir=tests/flows"


def _tests(*names: str) -> tuple[str, ...]:
    return (_ALONE, *(f"tests/engine/test_follow_up_{name}.py" for name in names))


_STREAKS, _LEVELS, _WATCHING = _tests("streaks"), _tests("levels"), _tests("watching")
_CLOCK_WATCH = ("tests/scheduler/test_scheduler.py", "-k", "clock")
_PREDICTIONS, _GAPS, _CHECK_INS = _tests("predictions"), _tests("gaps"), _tests("check_ins")
_CALENDAR, _SCHEDULE, _EXPIRY = _tests("calendar"), _tests("schedule"), _tests("expiry")
_SHEET = (_ALONE, "tests/flows/test_answer_sheet_follow_up.py")

_WEEKS = "bot/engine/weighed/weeks.py"
_OF_PREDICTIONS = "bot/engine/weighed/predictions.py"
_OF_WATCHING = "bot/engine/after_verdict/watching.py"
_DECIDING = "bot/engine/after_verdict/standing_verdict.py"
_FOLLOWING = "bot/engine/after_verdict/following.py"
_WANTED = "bot/engine/wanted/follow_up.py"
_OF_CALENDAR = "bot/engine/times/calendar.py"
_CHECKING = "bot/engine/rules/checking_in.py"
_STILL_OPEN = "bot/engine/after_verdict/still_open.py"
_PUT_RIGHT, _CLOCK = "bot/engine/rules/clock_put_right.py", _tests("clock")
_OF_MOVED, _MOVED = "bot/engine/after_verdict/moved.py", _tests("moved")
_OF_TOLD, _SAID = "bot/engine/rules/week_told.py", (_ALONE, "tests/slack/test_cards_moved.py")
_ANSWERS = "bot/engine/rules/check_in_answers.py"
_RENEWING = "bot/engine/rules/renewing.py"
_CARING = "bot/engine/rules/caring.py"
_SCHEDULING = "bot/engine/rules/scheduling.py"
_NOTING = "bot/engine/rules/noting.py"
_OWNING = "bot/engine/rules/steering.py"
_OF_FILE = "bot/usecases/follow_up_sheet.py"

_MEASURING = (
    Guard("a change restarts nothing", _WEEKS, "return Run(broken=True)", "return run", _STREAKS),
    Guard(
        "missed weeks never restart",
        _WEEKS,
        "length=0 if missed >= streak.restarts_after else run.length",
        "length=run.length",
        _STREAKS,
    ),
    Guard(
        "a stable week forgives none", _WEEKS, "length=run.length + 1, missed=0)", "length=run.length + 1)", _STREAKS
    ),
    Guard(
        "what ftready skipped was missed",
        _WEEKS,
        'if check_in.ended == "skipped" or check_in.cut_short:',
        "if check_in.cut_short:",
        _STREAKS,
    ),
    Guard(
        "what a pause cut short was missed",
        _WEEKS,
        'if check_in.ended == "skipped" or check_in.cut_short:',
        'if check_in.ended == "skipped":',
        _STREAKS,
    ),
    Guard(
        "an open check-in counts",
        _WEEKS,
        "for each in check_ins if each.ended is not None)",
        "for each in check_ins)",
        _LEVELS,
    ),
    Guard(
        "a claim after a change is lost", _WEEKS, "if not self._broken_since(streak, each.at)}", "if not run}", _LEVELS
    ),
    Guard("claims outlive a change", _WEEKS, "if run.broken and (word", "if not run and (word", _LEVELS),
    Guard("what nobody claimed is not measured", _WEEKS, "elif run.length and not given:", "elif not run:", _LEVELS),
    Guard("weeks before a claim count again", _WEEKS, " if each.date > day]", "]", _LEVELS),
    Guard("the day of a claim is that in UTC", _WEEKS, "local_date(self.zone, at)", 'local_date("UTC", at)', _LEVELS),
    Guard(
        "what was measured outlives what is said since",
        _WEEKS,
        "newer = {who: each for who, each in given.items() if found[who] is None}",
        "newer = dict[str, Answer]()",
        _LEVELS,
    ),
    Guard("a settled number stands still", _WEEKS, "self._counted_on(word, streak) if word else None", "word", _LEVELS),
    Guard(
        "one of several streaks counts",
        _WEEKS,
        "answers = given or {self.owner: Answer(value)}",
        "answers = given",
        _LEVELS,
    ),
    Guard(
        "a measured value leaves the owner's word",
        _WEEKS,
        "each in answers.items()}, None)",
        "each in answers.items()}, said.settlement)",
        _LEVELS,
    ),
    Guard(
        "not having looked is seeing nothing",
        _WEEKS,
        "return frozenset(name for names in looked for name in names) if looked else None",
        "return frozenset(name for names in looked for name in names)",
        _WATCHING,
    ),
    Guard(
        "what was not watched yet was not seen",
        _WEEKS,
        "            if name in check_in.watched:\n",
        "            if name:\n",
        _WATCHING,
    ),
    Guard("one week is two", _WEEKS, "if len(held) < weeks:", "if not held:", _WATCHING),
    Guard(
        "what is watched is offered",
        _WEEKS,
        ".intersection(*each_week[1:]) - known",
        ".intersection(*each_week[1:])",
        _WATCHING,
    ),
)

_PREDICTING = (
    Guard(
        "it is asked again for ever",
        _OF_PREDICTIONS,
        '        if asked_again:\n            return "not_tested"\n',
        "",
        _PREDICTIONS,
    ),
    Guard("a look-back comes at once", _OF_PREDICTIONS, " and today >= each.on + look_back.after)", ")", _PREDICTIONS),
    Guard(
        "what is open is a result",
        _OF_PREDICTIONS,
        'if all(each == "open" for each in found.values()):',
        "if not found:",
        _PREDICTIONS,
    ),
    Guard("what was wrong is watched on", _OF_WATCHING, ' if found.get(name) != "wrong")', ")", _PREDICTIONS),
    Guard(
        "nobody need merge anything",
        _OF_WATCHING,
        "return named if len(named) > watch.most else ()",
        "return ()",
        _WATCHING,
    ),
    Guard("what was settled is not watched", _OF_WATCHING, ".holding)", ".envs)", _WATCHING),
    Guard(
        "an earlier look is this one's",
        _OF_PREDICTIONS,
        "if each.date > prediction.on)",
        "if prediction)",
        _PREDICTIONS,
    ),
    Guard(
        "a result outlives what everybody says since",
        "bot/engine/weighed/looked_back.py",
        ".stands or _overruled_on(sheet, level):",
        ".stands:",
        _PREDICTIONS,
    ),
    Guard(
        "whoever is not sure overrules a result",
        _OF_PREDICTIONS,
        "return own == 0 or (own > level and bool(names))",
        "return True",
        _PREDICTIONS,
    ),
    Guard(
        "whoever names what was predicted overrules it",
        _OF_PREDICTIONS,
        "    if any(alike(name) in predicted for name in names):\n        return False\n",
        "",
        _PREDICTIONS,
    ),
    Guard("what was wrong is named on", _OF_WATCHING, "if alike(name) not in dropped)", "if name)", _PREDICTIONS),
    Guard(
        "what was asked in other words stays predicted",
        _OF_WATCHING,
        "return after if next(asked) is next(asked) else",
        "return after if question else",
        _PREDICTIONS,
    ),
    Guard(
        "what was predicted outlives its question",
        "bot/engine/rules/upgrading.py",
        "    if watch is not None and watch.question in kept:\n        return assessment",
        "    if kept or watch:\n        return assessment",
        (_ALONE, "tests/engine/test_engine_upgrade.py"),
    ),
    Guard(
        "every verdict freezes anew",
        _DECIDING,
        " or not frozen.isdisjoint(alike(name) for name in named):",
        ":",
        _PREDICTIONS,
    ),
    Guard(
        "nothing is frozen after the first verdict",
        _DECIDING,
        "    if watch is None or not named or",
        "    if watch is None or assessment.verdicts or not named or",
        _PREDICTIONS,
    ),
    Guard("more is watched than can be", _DECIDING, "watched = named[: watch.most]", "watched = named", _WATCHING),
    Guard(
        "a skipped check-in ends the choice",
        _SCHEDULING,
        'if assessment.predictions and all(each.ended == "skipped" for each in assessment.check_ins):',
        "if assessment.predictions and not assessment.check_ins:",
        _PREDICTIONS,
    ),
    Guard(
        "the choice of later weeks was predicted",
        _SCHEDULING,
        'if assessment.predictions and all(each.ended == "skipped" for each in assessment.check_ins):',
        "if assessment.predictions:",
        _PREDICTIONS,
    ),
    Guard(
        "what was merged goes by its old names no more",
        _SCHEDULING,
        "words=() if alike(name) in named else merged",
        "words=()",
        _PREDICTIONS,
    ),
)

_DECIDED = (
    Guard(
        "silence renews",
        _DECIDING,
        "replace(assessment, decided_at=now) if renew else assessment",
        "replace(assessment, decided_at=now)",
        _EXPIRY,
    ),
    Guard(
        "nothing renews",
        _DECIDING,
        "replace(assessment, decided_at=now) if renew else assessment",
        "assessment",
        _EXPIRY,
    ),
    Guard(
        "a verdict that stays is a new one",
        _DECIDING,
        "if assessment.verdicts and assessment.verdicts[-1].verdict == outcome.verdict:",
        "if not assessment.verdicts:",
        _LEVELS,
    ),
    Guard("it expires again and again", _FOLLOWING, "return None if said else at", "return at", _EXPIRY),
    Guard(
        "what led on expires aloud",
        "bot/engine/rules/checking_in.py",
        'about=current.led_to or "")',
        'about="")',
        _EXPIRY,
    ),
    Guard(
        "what was typed is lost to a press",
        "bot/slack/surfaces/typed_before.py",
        "if not typed:",
        "if True:",
        ("tests/slack/test_app_answering.py",),
    ),
    Guard(
        "what was typed is lost where it is said not to apply",
        "bot/slack/surfaces/asides.py",
        "if await asks_about_typed(parts, press):",
        "if False:",
        ("tests/slack/test_asides.py",),
    ),
    Guard(
        "a split calls everybody",
        "bot/engine/weighed/standing.py",
        "for level, _, people in said if level in ends",
        "for level, _, people in said",
        ("tests/slack/test_cards_split.py",),
    ),
)

_COMING = (
    Guard("it gives what has been", _OF_CALENDAR, "if instant <= after:", "if not after:", _CALENDAR),
    Guard(
        "two come in a week",
        _OF_CALENDAR,
        "if last is None or local.date().isocalendar()[:2] > last.isocalendar()[:2]:",
        "if instant:",
        _CALENDAR,
    ),
    Guard("all at once", _OF_CALENDAR, "return WINDOW * share", "return WINDOW * 0", _CALENDAR),
    Guard("one comes while paused", _FOLLOWING, " or assessment.paused is not None or ", " or ", _SCHEDULE),
    Guard(
        "one comes after it led on",
        _FOLLOWING,
        " or assessment.led_to is not None:\n        return None\n    schedule",
        ":\n        return None\n    schedule",
        _CHECK_INS,
    ),
    Guard(
        "one comes on the day of the verdict",
        _FOLLOWING,
        "in_zone(schedule.zone, earliest - A_DAY, LAST_MINUTE)",
        "schedule.since",
        _CHECK_INS,
    ),
    Guard(
        "one comes a day after the verdict",
        _FOLLOWING,
        "_next(flow, assessment, flow.check_in.first_after)",
        "_next(flow, assessment, A_DAY)",
        _SCHEDULE,
    ),
    Guard("what was paused is made up for", _FOLLOWING, "assessment.resumed_at or before, last", "last", _SCHEDULE),
    Guard("a change brings back a day", _FOLLOWING, "have_been = (schedule.since, ", "have_been = (", _SCHEDULE),
    Guard(
        "nobody looks back by themselves",
        _FOLLOWING,
        "if assessment.schedule is not None or plan.look_back is None or not assessment.verdicts:",
        "if plan:",
        _PREDICTIONS,
    ),
    Guard(
        "any verdict looks back",
        _FOLLOWING,
        "if assessment.verdicts[-1].verdict != flow.order[-1] or day is None:",
        "if day is None:",
        _PREDICTIONS,
    ),
    Guard("late is in time", _FOLLOWING, "late=now - nominal > LATE", "late=False", _CHECK_INS),
    Guard(
        "the owner is waited for",
        _FOLLOWING,
        " or not {*people} - {*assessment.away}",
        "",
        _CHECK_INS,
    ),
    Guard(
        "a waived gap is asked about", _FOLLOWING, " and not is_waived(assessment, gap.question, today):", ":", _GAPS
    ),
    Guard(
        "a waiver holds on its last day",
        "bot/engine/saved/follow_up.py",
        "day < self.until",
        "day <= self.until",
        _GAPS,
    ),
    Guard(
        "the day is the day in UTC",
        _FOLLOWING,
        "return local_date(zone_of(assessment), now)",
        'return local_date("UTC", now)',
        _GAPS,
    ),
    Guard(
        "the summary goes by the day in UTC",
        _WANTED,
        "today = local_day(assessment, now)",
        "today = now.date()",
        _GAPS,
    ),
    Guard(
        "cards that stand never become overdue",
        _FOLLOWING,
        "(*lapses(assessment), *days_gone_by(assessment))",
        "(*lapses(assessment),)",
        _GAPS,
    ),
    Guard(
        "a gap is overdue on its day", _FOLLOWING, "in_zone(zone, care.due + A_DAY,", "in_zone(zone, care.due,", _GAPS
    ),
    Guard(
        "a closed gap becomes overdue",
        _FOLLOWING,
        " and not care.late and care.closed is None:",
        " and not care.late:",
        _GAPS,
    ),
    Guard(
        "everything can be renewed",
        _FOLLOWING,
        "return not (flow.questions[question].blind or others_rest_on",
        "return not (others_rest_on",
        _GAPS,
    ),
    Guard(
        "nothing becomes too old",
        _FOLLOWING,
        "if max(given) + timedelta(days=question.fresh_for) <= now:",
        "if not given:",
        _GAPS,
    ),
    Guard("too late is not too late", _CHECKING, "if now - nominal > plan.skip_after:", "if not plan:", _CHECK_INS),
    Guard(
        "a skipped one is not told",
        _CHECKING,
        'assessment = noted(assessment, "skipped", now, about=coming.date.isoformat())',
        "pass",
        _CHECK_INS,
    ),
    Guard(
        "it never stops asking", _CHECKING, "if _ignored(assessment) >= plan.pause_after:", "if not plan:", _CHECK_INS
    ),
    Guard(
        "what ftready skipped was ignored", _CHECKING, 'count += check_in.ended != "skipped"', "count += 1", _CHECK_INS
    ),
    Guard(
        "the ignored are counted from the start",
        _CHECKING,
        "if resumed_since or check_in.cut_short or _is",
        "if check_in.cut_short or _is",
        _CHECK_INS,
    ),
    Guard(
        "one comes after the last look-back",
        _CHECKING,
        "            because += why\n            continue\n",
        "            because += why\n",
        _PREDICTIONS,
    ),
    Guard("a lapse of a closed gap is told", _CHECKING, " if still_open else lapsed", "", _GAPS),
)

_TAKING = (
    Guard(
        "answers to an old check-in count",
        _CHECKING,
        "plan is None or current.date != event.date:",
        "plan is None:",
        _CHECK_INS,
    ),
    Guard(
        "an old button ends the new check-in",
        _CHECKING,
        "if current is None or current.date != event.date:",
        "if current is None:",
        _CHECK_INS,
    ),
    Guard(
        "strangers answer",
        _CHECKING,
        "    if event.by not in {*current.asked, assessment.owner} and not",
        "    if not current and not",
        _CHECK_INS,
    ),
    Guard("the owner is a stranger", _CHECKING, "{*current.asked, assessment.owner}", "{*current.asked}", _CHECK_INS),
    Guard(
        "nothing is an answer",
        _CHECKING,
        "    if event.answers or event.looks or event.renewed:\n",
        "    if event.by:\n",
        _CHECK_INS,
    ),
    Guard("a repeat is an answer", _CHECKING, "    if answered == assessment:\n", "    if not assessment:\n", _STREAKS),
    Guard(
        "the same again is newer",
        _ANSWERS,
        "if before is not None and same(before, answer):",
        "if not answer:",
        _STREAKS,
    ),
    Guard(
        "whoever does anything wakes nobody",
        "bot/engine/transition.py",
        "        result = replace(result, assessment=awake(result.assessment, now))\n",
        "        pass\n",
        _CHECK_INS,
    ),
    Guard(
        "deleting wakes what is to go",
        "bot/engine/transition.py",
        "LETS_SLEEP = (events.DeleteAsked, events.LedOn)",
        "LETS_SLEEP = ()",
        _CHECK_INS,
    ),
    Guard(
        "time wakes what it stopped",
        "bot/engine/transition.py",
        "if event.by is not None and not isinstance(event, LETS_SLEEP):",
        "if not isinstance(event, LETS_SLEEP):",
        _CHECK_INS,
    ),
    Guard(
        "one person's answers end it",
        _STILL_OPEN,
        "return not waiting_for(assessment, current)",
        "return bool(current.answered_by)",
        _CHECK_INS,
    ),
    Guard(
        "half an answer ends it",
        _STILL_OPEN,
        "        if not check_in.answers.get(id_):\n",
        "        if id_ not in plan.questions:\n",
        _CHECK_INS,
    ),
    Guard(
        "it ends without a look back",
        _STILL_OPEN,
        "    yield from (name for name in check_in.looked_back if not check_in.looks.get(name))\n",
        "",
        _CHECK_INS,
    ),
    Guard("anyone here never ends", _STILL_OPEN, "if assessment.anyone_here or any(", "if any(", _CHECK_INS),
    Guard(
        "what nobody answered is named nowhere",
        "bot/slack/cards/check_in.py",
        "    if card.unanswered and not card.waiting_for:\n",
        "    if card.unanswered and not card.title:\n",
        (_ALONE, "tests/slack/test_cards_follow_up.py"),
    ),
    Guard(
        "nobody is reminded of what is left",
        "bot/engine/reminders/matters.py",
        "in waiting_for(assessment, current) or left:",
        "in waiting_for(assessment, current):",
        (_ALONE, "tests/engine/test_nudge_matters.py"),
    ),
    Guard("anyone ends it", _CHECKING, "    if event.by != assessment.owner:\n", "    if not event.by:\n", _CHECK_INS),
    Guard("a pause makes a miss", _CHECKING, "cut_short=cut_short and not held,", "cut_short=cut_short,", _STREAKS),
    Guard(
        "looks wait as long as a wrong clock said",
        "bot/work/clock_watch.py",
        "waiting.when > now + look.every + FAR",
        "waiting.when < now - FAR",
        _CLOCK_WATCH,
    ),
    Guard(
        "a clock an hour ahead is not noticed",
        "bot/work/clock_watch.py",
        "FAR = timedelta(minutes=1)",
        "FAR = timedelta(days=1)",
        _CLOCK_WATCH,
    ),
    Guard(
        "after a clock was ahead time does not pass again",
        "bot/work/clock_watch.py",
        "self.passes_again |= by > WRONG",
        "self.passes_again |= not by",
        _CLOCK_WATCH,
    ),
    Guard(
        "a clock little ahead has everything looked at again",
        "bot/work/clock_watch.py",
        "by > WRONG",
        "by > timedelta()",
        _CLOCK_WATCH,
    ),
    Guard(
        "a clock that stays wrong has everything looked at each minute",
        "bot/work/clock_watch.py",
        """        if self.passes_again and rested:
            self.passes_again = False
""",
        """        if self.passes_again:
            self.passes_again = False
""",
        _CLOCK_WATCH,
    ),
    Guard(
        "a delivery waits as long as a wrong clock said",
        "bot/work/clock_watch.py",
        "        await wake_what_is_owed(self.docket, await self.owed(EVERYTHING if far else AT_ONCE))\n",
        "",
        _CLOCK_WATCH,
    ),
    Guard(
        "who starts after the store's clock was set back does not learn of it",
        "bot/work/clock_watch.py",
        "            self.was_ahead(noted - self.clock())\n",
        "            pass\n",
        ("tests/scheduler/test_clock_watch.py",),
    ),
    Guard(
        "a beat waits for what a clock ahead wrote",
        "bot/usecases/rhythm.py",
        "last.at <= now < last.at",
        "now < last.at",
        ("tests/usecases/test_rhythm.py",),
    ),
    Guard(
        "the way on stays shut though what it led to is deleted",
        "bot/usecases/removing.py",
        "        await self.lead_on_again(everybody)\n",
        "",
        ("tests/usecases/test_start.py",),
    ),
    Guard(
        "a gap may be due when the calendar ends",
        "bot/engine/rules/caring.py",
        "local_day(assessment, now) + LONGEST_DUE:",
        "event.due:",
        ("tests/engine/test_follow_up_gaps.py",),
    ),
    Guard(
        "a slip of letters is a number",
        "bot/questions/values.py",
        "    if not _DIGITS.fullmatch(digits):\n",
        "    if not digits:\n",
        ("tests/questions/test_numbers_typed.py",),
    ),
    Guard(
        "the log fills with one trouble",
        "bot/work/trouble_log.py",
        "            return False\n",
        "            return True\n",
        ("tests/scheduler/test_trouble_log.py",),
    ),
    Guard(
        "a wrong clock is never forgiven",
        _CHECKING,
        "put_right(assessment, now)\n",
        "(assessment, list[str]())\n",
        _CLOCK,
    ),
    Guard("a lapse is told twice", _PUT_RIGHT, "waiver is not None and not told and", "waiver is not None and", _CLOCK),
    Guard(
        "a notice takes the place of one told too early",
        _PUT_RIGHT,
        "replace(each, silent=True) if each in early else each for each in assessment.notices)",
        "each for each in assessment.notices if each not in early)",
        _CLOCK,
    ),
    Guard("a lapse told too early is lost", _PUT_RIGHT, "(too_early or still)", "still", _CLOCK),
    Guard(
        "a check-in skipped too early is lost",
        _PUT_RIGHT,
        'if each.ended == "skipped" and _is_after(each.ended_at, latest):',
        "if not each:",
        _CLOCK,
    ),
    Guard(
        "an expiry told too early is never told again",
        _FOLLOWING,
        "each.at >= at and not each.silent for",
        "each.at >= at for",
        (_ALONE, "tests/slack/test_cards_notices.py"),
    ),
    Guard(
        "what was told too early takes a button away",
        "bot/engine/wanted/notices.py",
        "is_last = all(each.silent for each in since)",
        "is_last = not since",
        _CLOCK,
    ),
    Guard("what was answered is taken back", _PUT_RIGHT, "each.answered_by or each.ended_by", "each.ended_by", _CLOCK),
    Guard("what was ended is taken back", _PUT_RIGHT, "each.answered_by or each.ended_by", "each.answered_by", _CLOCK),
    Guard("a wrong clock keeps check-ins away", _PUT_RIGHT, "found, today), at=now", "found, each.date)", _CLOCK),
    Guard("a wrong clock's verdicts stay", _PUT_RIGHT, "while len(found) > 1 and", "while not found and", _CLOCK),
    Guard("a wrong clock's close is no verdict", _PUT_RIGHT, " and found[-1].at != closed_at", "", _CLOCK),
    Guard(
        "a finished check-in is open again",
        _CHECKING,
        "    if because:\n        return ended, because\n",
        "",
        _CLOCK,
    ),
    Guard("a clock a little behind takes back", _PUT_RIGHT, "latest = now + AHEAD", "latest = now - AHEAD", _CLOCK),
    Guard("a gap is told of twice", _OF_TOLD, "(not told or told[-1] < care.closed)", "not told", _MOVED),
    Guard(
        "what was closed in a skipped week is lost",
        _OF_TOLD,
        "for each in before if each.after is not None and ",
        "for each in before if ",
        _MOVED,
    ),
    Guard("the reason of a week is not kept", _OF_TOLD, "headline=outcome.headline,", 'headline="",', _SAID),
    Guard("what was decided before is decided again", _OF_TOLD, ' and was[name] == "open"', "", _SAID),
    Guard("what did not hold held", _OF_TOLD, '.count("held"),', '.count("wrong"),', _SAID),
    Guard("what is still open was decided", _OF_TOLD, 'sum(each in {"held", "wrong"} for', "sum(bool(each) for", _SAID),
    Guard(
        "there is a post of every week",
        _OF_MOVED,
        "return card_of_it if _says_something(card_of_it) else None",
        "return card_of_it",
        _SAID,
    ),
    Guard(
        "the post of an older version is taken away",
        _WANTED,
        "if each.after is not None and each.after.told is None}",
        "if not each}",
        _SAID,
    ),
    Guard(
        "a week's result follows what is predicted now",
        _WANTED,
        "found = dict(told.results) if told else found",
        "found = dict(found)",
        _SAID,
    ),
    Guard(
        "a link of who is forgotten stays on a post",
        "bot/engine/rules/taking_out.py",
        "if each.link and each.by == person else each for each in closed)",
        "if not each.by else each for each in closed)",
        _SAID,
    ),
    Guard(
        "words of who is forgotten stay on a post",
        "bot/engine/rules/taking_out.py",
        'headline="", closed=bare)',
        "closed=bare)",
        _SAID,
    ),
    Guard(
        "a newer flow tells of gaps it does not know",
        "bot/engine/rules/upgrading.py",
        "for each in told.closed if asked_for(each.question) in kept)",
        "for each in told.closed if kept)",
        _SAID,
    ),
    Guard("weeks are check-ins", _OF_MOVED, "(today - local_day(assessment, since)).days // 7", "len(stood)", _MOVED),
    Guard(
        "a waived gap is stuck",
        _OF_TOLD,
        "not is_gap(level) or is_waived(assessment, id_, today):",
        "not is_gap(level):",
        _MOVED,
    ),
    Guard(
        "history calls what a pause ended missed",
        _WANTED,
        '"cut_short" if check_in.cut_short else check_in.ended',
        "check_in.ended",
        (_ALONE, "tests/slack/test_cards_follow_up.py"),
    ),
    Guard("reopening makes a miss", _OWNING, "event.by, cut_short=True)", "event.by)", _STREAKS),
    Guard("pausing makes a miss", _SCHEDULING, "event.by, cut_short=True)", "event.by)", _STREAKS),
    Guard(
        "others answer for the owner",
        _ANSWERS,
        'if question.asked_of == "owner" and self.by != self.owner:',
        "if not question:",
        _CHECK_INS,
    ),
    Guard("anything was seen again", _ANSWERS, " if name not in self.current.watched]", " if not name]", _WATCHING),
    Guard("what is watched is new", _ANSWERS, "and alike(value[0]) in known:", "and not known:", _WATCHING),
    Guard(
        "something is seen where nothing is watched",
        _ANSWERS,
        "if self.plan.watch is not None and id_ == SEEN:",
        "if id_ == SEEN:",
        _CHECK_INS,
    ),
    Guard(
        "a look comes too early",
        _ANSWERS,
        " if look_back and name in self.current.looked_back else None",
        " if look_back else None",
        _PREDICTIONS,
    ),
    Guard(
        "an answer may say nothing", _ANSWERS, "return given if given.passed else NOTHING", "return given", _CHECK_INS
    ),
)

_CARED = (
    Guard("done needs no link", _RENEWING, "    if read.link is None and _link", "    if not read and _link", _GAPS),
    Guard("what is worse needs a link", _RENEWING, "return shown > min(level, ", "return shown >= min(level, ", _GAPS),
    Guard("a pass renews", _RENEWING, " or read.value is None:", ":", _GAPS),
    Guard(
        "older words stay beside the newest",
        _RENEWING,
        "newest = {event.by:",
        "newest = {**assessment.answers.get(event.question, {}), event.by:",
        _GAPS,
    ),
    Guard(
        "the owner's word outlives it",
        _RENEWING,
        "        settled={id_: word for id_, word in assessment.settled.items() if id_ != event.question},\n",
        "",
        _GAPS,
    ),
    Guard("whatever is full was closed", _RENEWING, "if level < 1 and standing", "if standing", _GAPS),
    Guard(
        "whatever is better was closed",
        _RENEWING,
        ".levels[event.question] == 1:\n",
        ".levels[event.question]:\n",
        _GAPS,
    ),
    Guard(
        "renewing twice is newer",
        _RENEWING,
        "if before is not None and (before.value, before.link, before.at) ==",
        "if () ==",
        _GAPS,
    ),
    Guard("strangers renew", _RENEWING, "if may_answer(assessment, question, by):", "if by:", _GAPS),
    Guard(
        "what counts for nothing takes the owner's word away",
        _RENEWING,
        "return None if by == assessment.owner else only_owner(assessment.owner, ALONE)",
        "return None",
        _GAPS,
    ),
    Guard("one judges for all", _RENEWING, "    if question.blind:\n", "    if not question:\n", _GAPS),
    Guard(
        "the motive is renewed",
        _RENEWING,
        "    if others_rest_on(flow, question.id):\n",
        "    if not question:\n",
        _GAPS,
    ),
    Guard(
        "what is measured is claimed",
        _RENEWING,
        "    if is_measured(flow, question.id):\n",
        "    if not question:\n",
        _GAPS,
    ),
    Guard(
        "an open check is renewed", _RENEWING, "    if assessment.closed is None:\n", "    if not assessment:\n", _GAPS
    ),
    Guard("closing a gap is silent", _RENEWING, "decided = decided if told else noted(", "noted(", _GAPS),
    Guard(
        "what a check-in shows is told twice",
        _CHECKING,
        "told=event.question == current.gap)",
        "told=False)",
        _GAPS,
    ),
    Guard("a closed gap stays waived", _RENEWING, "closed_at=now, waiver=None)", "closed_at=now)", _GAPS),
    Guard(
        "anyone waives",
        _CARING,
        '    if event.by != assessment.owner:\n        return Refused(only_owner(assessment.owner, Sentence("can waive',
        '    if not event.by:\n        return Refused(only_owner(assessment.owner, Sentence("can waive',
        _GAPS,
    ),
    Guard(
        "anyone raises a gap again",
        _CARING,
        '    if event.by != assessment.owner:\n        return Refused(only_owner(assessment.owner, Sentence("can raise',
        '    if not event.by:\n        return Refused(only_owner(assessment.owner, Sentence("can raise',
        _GAPS,
    ),
    Guard(
        "raising a gap takes it from who has it",
        _CARING,
        "replace(assessment.care[event.question], waiver=None)",
        "GapCare()",
        _GAPS,
    ),
    Guard(
        "what the flow holds fast is waived", _FOLLOWING, "return gap is not None and gap.waive", "return True", _GAPS
    ),
    Guard(
        "all are offered to leave a gap",
        "bot/slack/views/follow_up.py",
        "if to_owner and gap.may_waive:",
        "if gap.may_waive:",
        ("tests/slack/test_app_gaps.py", "-k", "offered"),
    ),
    Guard("no reason is a reason", _CARING, "if not seen(reason) or len(reason)", "if len(reason)", _GAPS),
    Guard("a reason may be a book", _CARING, " or len(reason) > LONGEST_REASON:", ":", _GAPS),
    Guard(
        "a waiver lasts for ever",
        _CARING,
        "if not today < event.until <= today + timedelta(days=flow.longest_waiver):",
        "if not today < event.until:",
        _GAPS,
    ),
    Guard(
        "a waiver ends today",
        _CARING,
        "if not today < event.until <= today",
        "if not today <= event.until <= today",
        _GAPS,
    ),
    Guard("a gap is due yesterday", _CARING, "event.due < local_day(assessment, now):", "not event.question:", _GAPS),
    Guard(
        "what is full is a gap",
        _CARING,
        "return NO_GAP if level is not None and level >= 1 else None",
        "return None",
        _GAPS,
    ),
    Guard(
        "strangers take gaps on",
        _CARING,
        "    if by not in {*people_asked(assessment), assessment.owner} and",
        "    if not by and",
        _GAPS,
    ),
    Guard(
        "a taken gap is still closed",
        _CARING,
        "taken = GapCare(event.owner or None, event.due if event.owner else None, waiver=care.waiver)",
        "taken = replace(care, owner=event.owner or None, due=event.due if event.owner else None)",
        _GAPS,
    ),
)

_OWNERS = (
    Guard("an eighth day", _SCHEDULING, "if event.day not in DAYS:", "if not flow:", _SCHEDULE),
    Guard("any zone", _SCHEDULING, "if not is_zone(event.zone):", "if not flow:", _SCHEDULE),
    Guard(
        "the same choice is another",
        _SCHEDULING,
        "if before is not None and replace(before, by=event.by, since=now) == chosen and",
        "if before is None and",
        _SCHEDULE,
    ),
    Guard("choosing leaves it paused", _SCHEDULING, "schedule=chosen, paused=None,", "schedule=chosen,", _SCHEDULE),
    Guard(
        "a second pause is another",
        _SCHEDULING,
        "if assessment.paused is not None and assessment.paused.by is not None:",
        "if not flow:",
        _SCHEDULE,
    ),
    Guard(
        "anyone ends the owner's pause",
        _SCHEDULING,
        "pause.by is None and event.by in people_asked(assessment)",
        "event.by in people_asked(assessment)",
        _SCHEDULE,
    ),
    Guard(
        "nobody else ends what stopped by itself",
        _SCHEDULING,
        "if event.by != assessment.owner and not stopped_by_itself:",
        "if event.by != assessment.owner:",
        _SCHEDULE,
    ),
    Guard(
        "an answer ends the owner's pause",
        _NOTING,
        "if assessment.paused is None or assessment.paused.by is not None:",
        "if assessment.paused is None:",
        _SCHEDULE,
    ),
    Guard(
        "four are watched", _SCHEDULING, "if not 1 <= len(names) <= watch.most:", "if not 1 <= len(names):", _WATCHING
    ),
    Guard(
        "none is watched",
        _SCHEDULING,
        "if not 1 <= len(names) <= watch.most:",
        "if not len(names) <= watch.most:",
        _WATCHING,
    ),
)

_FILES = (
    Guard(
        "weeks nobody mentions were not",
        _OF_FILE,
        "            for monday in mondays_between(before, day):\n",
        "            for monday in ():\n",
        _SHEET,
    ),
    Guard(
        "two in a week",
        _OF_FILE,
        "if before is not None and day.isocalendar()[:2] <= before.isocalendar()[:2]:",
        "if not day:",
        _SHEET,
    ),
    Guard("a silent week has answers", _OF_FILE, "        if silent and given:\n", "        if not day:\n", _SHEET),
    Guard("days follow no days", _OF_FILE, "if before and not dated:", "if not where:", _SHEET),
    Guard("any link closes a gap", _OF_FILE, "        if wrong:\n", "        if not where:\n", _SHEET),
    Guard("the link of a look is lost", _OF_FILE, "link=one.link or link)", "link=one.link)", _SHEET),
)

FOLLOW_UP_GUARDS: tuple[Guard, ...] = (
    *_MEASURING,
    *_PREDICTING,
    *_DECIDED,
    *_COMING,
    *_TAKING,
    *_CARED,
    *_OWNERS,
    *_FILES,
)
