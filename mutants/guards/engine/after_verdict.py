"""The guards in `bot/engine/after_verdict`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, alone, in_file

_FOLLOW_UP_EXPIRY = alone("tests/engine/after_verdict/test_follow_up_expiry.py")
_FOLLOW_UP_SCHEDULE = alone("tests/engine/after_verdict/test_follow_up_schedule.py")
_FOLLOW_UP_CHECK_INS = alone("tests/engine/after_verdict/test_follow_up_check_ins.py")
_FOLLOW_UP_PREDICTIONS = alone("tests/engine/weighed/test_follow_up_predictions.py")
_FOLLOW_UP_GAPS = alone("tests/engine/after_verdict/test_follow_up_gaps.py")
_CARDS_NOTICES = ("tests/slack/cards/test_cards_notices.py",)
_CARDS_MOVED = ("tests/slack/cards/test_cards_moved.py",)
_FOLLOW_UP_MOVED = alone("tests/engine/after_verdict/test_follow_up_moved.py")
_FOLLOW_UP_WATCHING = alone("tests/engine/after_verdict/test_follow_up_watching.py")
_FOLLOW_UP_LEVELS = alone("tests/engine/weighed/test_follow_up_levels.py")
_WATCHED_IN_OTHER_WORDS = ("tests/engine/after_verdict/test_watched_in_other_words.py",)
_ENGINE_ABSENT = ("tests/engine/asked/test_engine_absent.py",)

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/engine/after_verdict/following.py",
        ("it expires again and again", "return None if said else at", "return at", _FOLLOW_UP_EXPIRY),
        (
            "what ftready skipped was ignored",
            'count += check_in.ended != "skipped"',
            "count += 1",
            _FOLLOW_UP_CHECK_INS,
        ),
        (
            "the ignored are counted from the start",
            "if resumed_since or check_in.cut_short or is",
            "if check_in.cut_short or is",
            _FOLLOW_UP_CHECK_INS,
        ),
        ("one comes while paused", " or assessment.paused is not None or ", " or ", _FOLLOW_UP_SCHEDULE),
        (
            "one comes after it led on",
            " or assessment.led_to is not None:\n        return None\n    schedule",
            ":\n        return None\n    schedule",
            _FOLLOW_UP_CHECK_INS,
        ),
        (
            "one comes on the day of the verdict",
            "in_zone(schedule.zone, earliest - A_DAY, LAST_MINUTE)",
            "schedule.since",
            _FOLLOW_UP_CHECK_INS,
        ),
        (
            "one comes a day after the verdict",
            "_next(flow, assessment, flow.check_in.first_after)",
            "_next(flow, assessment, A_DAY)",
            _FOLLOW_UP_SCHEDULE,
        ),
        ("what was paused is made up for", "assessment.resumed_at or before, last", "last", _FOLLOW_UP_SCHEDULE),
        ("a change brings back a day", "have_been = (schedule.since, ", "have_been = (", _FOLLOW_UP_SCHEDULE),
        (
            "nobody looks back by themselves",
            "if assessment.schedule is not None or plan.look_back is None or not assessment.verdicts:",
            "if plan:",
            _FOLLOW_UP_PREDICTIONS,
        ),
        (
            "any verdict looks back",
            "if assessment.verdicts[-1].verdict != flow.order[-1] or day is None:",
            "if day is None:",
            _FOLLOW_UP_PREDICTIONS,
        ),
        ("late is in time", "late=now - nominal > LATE", "late=False", _FOLLOW_UP_CHECK_INS),
        (
            "who was handed one question is asked all",
            "assessment, {*about, *measured})",
            "assessment)",
            _FOLLOW_UP_CHECK_INS,
        ),
        ("nobody is asked once all are gone", " or not {*people} - {*assessment.away}", "", _ENGINE_ABSENT),
        ("a waived gap is asked about", " and not is_waived(assessment, gap.question, today):", ":", _FOLLOW_UP_GAPS),
        (
            "the day is the day in UTC",
            "return local_date(zone_of(assessment), now)",
            'return local_date("UTC", now)',
            _FOLLOW_UP_GAPS,
        ),
        (
            "cards that stand never become overdue",
            "(*lapses(assessment), *days_gone_by(assessment))",
            "(*lapses(assessment),)",
            _FOLLOW_UP_GAPS,
        ),
        ("a gap is overdue on its day", "in_zone(zone, care.due + A_DAY,", "in_zone(zone, care.due,", _FOLLOW_UP_GAPS),
        (
            "a closed gap becomes overdue",
            " and not care.late and care.closed is None:",
            " and not care.late:",
            _FOLLOW_UP_GAPS,
        ),
        (
            "everything can be renewed",
            "return not (flow.questions[question].blind or others_rest_on",
            "return not (others_rest_on",
            _FOLLOW_UP_GAPS,
        ),
        (
            "nothing becomes too old",
            "if max(given) + timedelta(days=question.fresh_for) <= now:",
            "if not given:",
            _FOLLOW_UP_GAPS,
        ),
        (
            "an expiry told too early is never told again",
            "each.at >= at and not each.silent for",
            "each.at >= at for",
            _CARDS_NOTICES,
        ),
        ("what the flow holds fast is waived", "return gap is not None and gap.waive", "return True", _FOLLOW_UP_GAPS),
    ),
    *in_file(
        "bot/engine/after_verdict/moved.py",
        ("a streak is explained by itself", " and standing.value != length", "", _CARDS_MOVED),
        (
            "what has just moved is stuck",
            "if stood is not None and level > (stood.levels.get(id_) or 0):",
            "if False:",
            _CARDS_MOVED,
        ),
        (
            "a waived gap is stuck",
            "not is_gap(level) or is_waived(assessment, id_, today):",
            "not is_gap(level):",
            _FOLLOW_UP_MOVED,
        ),
        (
            "what a verdict stands with is stuck",
            "if now.verdict not in flow.order[:-1]:",
            "if False:",
            _FOLLOW_UP_MOVED,
        ),
        (
            "what was left on purpose is stuck once it is raised again",
            ", *_raised(assessment, question, today)])",
            "])",
            _FOLLOW_UP_MOVED,
        ),
        (
            "there is a post of every week",
            "return card_of_it if _says_something(card_of_it) else None",
            "return card_of_it",
            _CARDS_MOVED,
        ),
        (
            "a streak that begins anew is told only where it changes a level",
            'lost = any(each.word == "restarted" for each in card.streaks)',
            "lost = False",
            _CARDS_MOVED,
        ),
        ("a first change is none", " or (now.broken and not then.broken):", ":", _CARDS_MOVED),
        (
            "what is watched besides is told as new by the name it is saved by",
            "yield from (as_read(flow, name) for name in named_anew(check_in))",
            "yield from named_anew(check_in)",
            _WATCHED_IN_OTHER_WORDS,
        ),
        (
            "what is watched besides is offered by the name it is saved by",
            "yield from (as_read(flow, name) for name in offered(flow, assessment))",
            "yield from offered(flow, assessment)",
            _WATCHED_IN_OTHER_WORDS,
        ),
        ("weeks are check-ins", ".days // 7", ".days * 0 + len(stood)", _FOLLOW_UP_MOVED),
    ),
    *in_file(
        "bot/engine/after_verdict/standing_verdict.py",
        (
            "every verdict freezes anew",
            " or not frozen.isdisjoint(alike(name) for name in named):",
            ":",
            _FOLLOW_UP_PREDICTIONS,
        ),
        (
            "nothing is frozen after the first verdict",
            "    if watch is None or not named or",
            "    if watch is None or assessment.verdicts or not named or",
            _FOLLOW_UP_PREDICTIONS,
        ),
        ("more is watched than can be", "watched = named[: watch.most]", "watched = named", _FOLLOW_UP_WATCHING),
        (
            "silence renews",
            "replace(assessment, decided_at=now) if renew else assessment",
            "replace(assessment, decided_at=now)",
            _FOLLOW_UP_EXPIRY,
        ),
        (
            "nothing renews",
            "replace(assessment, decided_at=now) if renew else assessment",
            "assessment",
            _FOLLOW_UP_EXPIRY,
        ),
        (
            "a verdict that stays is a new one",
            "if assessment.verdicts and assessment.verdicts[-1].verdict == outcome.verdict:",
            "if not assessment.verdicts:",
            _FOLLOW_UP_LEVELS,
        ),
    ),
    *in_file(
        "bot/engine/after_verdict/still_open.py",
        (
            "one person's answers end it",
            "return not waiting_for(assessment, current)",
            "return bool(current.answered_by)",
            _FOLLOW_UP_CHECK_INS,
        ),
        (
            "half an answer ends it",
            "        if not check_in.answers.get(id_):\n",
            "        if id_ not in plan.questions:\n",
            _FOLLOW_UP_CHECK_INS,
        ),
        (
            "it ends without a look back",
            "    yield from (name for name in check_in.looked_back if not check_in.looks.get(name))\n",
            "",
            _FOLLOW_UP_CHECK_INS,
        ),
        ("anyone here never ends", "if assessment.anyone_here or any(", "if any(", _FOLLOW_UP_CHECK_INS),
        (
            "a check-in waits for somebody who is gone",
            "for person in there(check_in.asked, assessment.away) if",
            "for person in check_in.asked if",
            _ENGINE_ABSENT,
        ),
    ),
    *in_file(
        "bot/engine/after_verdict/watching.py",
        ("what was wrong is watched on", ' if found.get(name) != "wrong")', ")", _FOLLOW_UP_PREDICTIONS),
        (
            "nobody need merge anything",
            "return named if len(named) > watch.most else ()",
            "return ()",
            _FOLLOW_UP_WATCHING,
        ),
        ("what was settled is not watched", ".holding)", ".envs)", _FOLLOW_UP_WATCHING),
        ("what was wrong is named on", "if alike(name) not in dropped)", "if name)", _FOLLOW_UP_PREDICTIONS),
        (
            "what was asked in other words stays predicted",
            "return after if next(asked) is next(asked) else",
            "return after if question else",
            _FOLLOW_UP_PREDICTIONS,
        ),
    ),
)
