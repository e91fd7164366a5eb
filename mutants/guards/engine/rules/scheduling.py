"""The guards in `bot/engine/rules/scheduling.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, alone, in_file

_FOLLOW_UP_PREDICTIONS = alone("tests/engine/weighed/test_follow_up_predictions.py")
_FOLLOW_UP_STREAKS = alone("tests/engine/weighed/test_follow_up_streaks.py")
_FOLLOW_UP_SCHEDULE = alone("tests/engine/after_verdict/test_follow_up_schedule.py")
_FOLLOW_UP_WATCHING = alone("tests/engine/after_verdict/test_follow_up_watching.py")

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/engine/rules/scheduling.py",
        (
            "what was never set is paused",
            "    if schedule_of(flow, assessment) is None:\n        return Refused(NONE_SET)  # or",
            "    if False:\n        return Refused(NONE_SET)  # or",
            _FOLLOW_UP_SCHEDULE,
        ),
        (
            "what was never set is taken up",
            "if pause is None and schedule_of(flow, assessment) is None:",
            "if False:",
            _FOLLOW_UP_SCHEDULE,
        ),
        (
            "a skipped check-in ends the choice",
            'if assessment.predictions and all(each.ended == "skipped" for each in assessment.check_ins):',
            "if assessment.predictions and not assessment.check_ins:",
            _FOLLOW_UP_PREDICTIONS,
        ),
        (
            "the choice of later weeks was predicted",
            'if assessment.predictions and all(each.ended == "skipped" for each in assessment.check_ins):',
            "if assessment.predictions:",
            _FOLLOW_UP_PREDICTIONS,
        ),
        (
            "what was merged goes by its old names no more",
            "words=() if alike(name) in named else merged",
            "words=()",
            _FOLLOW_UP_PREDICTIONS,
        ),
        ("pausing makes a miss", "event.by, cut_short=True)", "event.by)", _FOLLOW_UP_STREAKS),
        ("an eighth day", "if event.day not in DAYS:", "if not flow:", _FOLLOW_UP_SCHEDULE),
        ("any zone", "if not is_zone(event.zone):", "if not flow:", _FOLLOW_UP_SCHEDULE),
        (
            "the same choice is another",
            "if before is not None and replace(before, by=event.by, since=now) == chosen and",
            "if before is None and",
            _FOLLOW_UP_SCHEDULE,
        ),
        ("choosing leaves it paused", "schedule=chosen, paused=None,", "schedule=chosen,", _FOLLOW_UP_SCHEDULE),
        (
            "a second pause is another",
            "if assessment.paused is not None and assessment.paused.by is not None:",
            "if not flow:",
            _FOLLOW_UP_SCHEDULE,
        ),
        (
            "anyone ends the owner's pause",
            "pause.by is None and event.by in people_asked(assessment)",
            "event.by in people_asked(assessment)",
            _FOLLOW_UP_SCHEDULE,
        ),
        (
            "nobody else ends what stopped by itself",
            "if event.by != assessment.owner and not stopped_by_itself:",
            "if event.by != assessment.owner:",
            _FOLLOW_UP_SCHEDULE,
        ),
        ("four are watched", "if not 1 <= len(names) <= watch.most:", "if not 1 <= len(names):", _FOLLOW_UP_WATCHING),
        (
            "none is watched",
            "if not 1 <= len(names) <= watch.most:",
            "if not len(names) <= watch.most:",
            _FOLLOW_UP_WATCHING,
        ),
    ),
)
