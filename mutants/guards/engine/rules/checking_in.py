"""The guards in `bot/engine/rules/checking_in.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, alone, in_file

_FOLLOW_UP_EXPIRY = alone("tests/engine/after_verdict/test_follow_up_expiry.py")
_FOLLOW_UP_CHECK_INS = alone("tests/engine/after_verdict/test_follow_up_check_ins.py")
_FOLLOW_UP_PREDICTIONS = alone("tests/engine/weighed/test_follow_up_predictions.py")
_FOLLOW_UP_GAPS = alone("tests/engine/after_verdict/test_follow_up_gaps.py")
_FOLLOW_UP_STREAKS = alone("tests/engine/weighed/test_follow_up_streaks.py")
_FOLLOW_UP_CLOCK = alone("tests/engine/after_verdict/test_follow_up_clock.py")

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/engine/rules/checking_in.py",
        (
            "a check-in in which nobody looked lets a verdict hold anew",
            "renew=has_measured(current)",
            "renew=True",
            _FOLLOW_UP_EXPIRY,
        ),
        ("what led on expires aloud", 'about=current.led_to or "")', 'about="")', _FOLLOW_UP_EXPIRY),
        ("too late is not too late", "if now - nominal > plan.skip_after:", "if not plan:", _FOLLOW_UP_CHECK_INS),
        (
            "a skipped one is not told",
            'assessment = noted(assessment, "skipped", now, about=coming.date.isoformat())',
            "pass",
            _FOLLOW_UP_CHECK_INS,
        ),
        ("it never stops asking", "if stops_asking(flow, assessment):", "if not plan:", _FOLLOW_UP_CHECK_INS),
        (
            "one comes after the last look-back",
            "            because += why\n            continue\n",
            "            because += why\n",
            _FOLLOW_UP_PREDICTIONS,
        ),
        ("a lapse of a closed gap is told", " if still_open else lapsed", "", _FOLLOW_UP_GAPS),
        (
            "answers to an old check-in count",
            "plan is None or current.date != event.date:",
            "plan is None:",
            _FOLLOW_UP_CHECK_INS,
        ),
        (
            "an old button ends the new check-in",
            "if current is None or current.date != event.date:",
            "if current is None:",
            _FOLLOW_UP_CHECK_INS,
        ),
        (
            "strangers answer",
            "    if event.by not in {*current.asked, *people_asked(assessment), assessment.owner} and not",
            "    if not current and not",
            _FOLLOW_UP_CHECK_INS,
        ),
        ("the owner is a stranger", "people_asked(assessment), assessment.owner}", "()}", _FOLLOW_UP_CHECK_INS),
        (
            "who was handed another question may not check in",
            "{*current.asked, *people_asked(assessment), ",
            "{*current.asked, ",
            _FOLLOW_UP_CHECK_INS,
        ),
        (
            "nothing is an answer",
            "    if event.answers or event.looks or event.renewed:\n",
            "    if event.by:\n",
            _FOLLOW_UP_CHECK_INS,
        ),
        ("a repeat is an answer", "    if answered == assessment:\n", "    if not assessment:\n", _FOLLOW_UP_STREAKS),
        ("anyone ends it", "    if event.by != assessment.owner:\n", "    if not event.by:\n", _FOLLOW_UP_CHECK_INS),
        ("a pause makes a miss", "cut_short=cut_short and not held,", "cut_short=cut_short,", _FOLLOW_UP_STREAKS),
        (
            "a wrong clock is never forgiven",
            "put_right(assessment, now)\n",
            "(assessment, list[str]())\n",
            _FOLLOW_UP_CLOCK,
        ),
        ("a finished check-in is open again", "    if because:\n        return ended, because\n", "", _FOLLOW_UP_CLOCK),
        ("what a check-in shows is told twice", "told=event.question == current.gap)", "told=False)", _FOLLOW_UP_GAPS),
    ),
)
