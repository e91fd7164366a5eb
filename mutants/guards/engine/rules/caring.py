"""The guards in `bot/engine/rules/caring.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, alone, in_file

_FOLLOW_UP_GAPS = ("tests/engine/after_verdict/test_follow_up_gaps.py",)
_FOLLOW_UP_GAPS_2 = alone("tests/engine/after_verdict/test_follow_up_gaps.py")

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/engine/rules/caring.py",
        (
            "a gap may be due when the calendar ends",
            "local_day(assessment, now) + LONGEST_DUE:",
            "event.due:",
            _FOLLOW_UP_GAPS,
        ),
        (
            "anyone waives",
            (
                "    if event.by != assessment.owner:\n"
                '        return Refused(only_owner(assessment.owner, Sentence("can waive'
            ),
            '    if not event.by:\n        return Refused(only_owner(assessment.owner, Sentence("can waive',
            _FOLLOW_UP_GAPS_2,
        ),
        (
            "anyone raises a gap again",
            (
                "    if event.by != assessment.owner:\n"
                '        return Refused(only_owner(assessment.owner, Sentence("can raise'
            ),
            '    if not event.by:\n        return Refused(only_owner(assessment.owner, Sentence("can raise',
            _FOLLOW_UP_GAPS_2,
        ),
        (
            "raising a gap takes it from who has it",
            "replace(assessment.care[event.question], waiver=None)",
            "GapCare()",
            _FOLLOW_UP_GAPS_2,
        ),
        ("no reason is a reason", "if not seen(reason) or len(reason)", "if len(reason)", _FOLLOW_UP_GAPS_2),
        ("a reason may be a book", " or len(reason) > LONGEST_REASON:", ":", _FOLLOW_UP_GAPS_2),
        (
            "a waiver lasts for ever",
            "if not today < event.until <= today + timedelta(days=flow.longest_waiver):",
            "if not today < event.until:",
            _FOLLOW_UP_GAPS_2,
        ),
        (
            "a waiver ends today",
            "if not today < event.until <= today",
            "if not today <= event.until <= today",
            _FOLLOW_UP_GAPS_2,
        ),
        ("a gap is due yesterday", "event.due < local_day(assessment, now):", "not event.question:", _FOLLOW_UP_GAPS_2),
        (
            "what is full is a gap",
            "return NO_GAP if level is not None and level >= 1 else None",
            "return None",
            _FOLLOW_UP_GAPS_2,
        ),
        (
            "strangers take gaps on",
            "    if by not in {*people_asked(assessment), assessment.owner} and",
            "    if not by and",
            _FOLLOW_UP_GAPS_2,
        ),
        (
            "a taken gap is still closed",
            "taken = GapCare(event.owner or None, event.due if event.owner else None, waiver=care.waiver)",
            "taken = replace(care, owner=event.owner or None, due=event.due if event.owner else None)",
            _FOLLOW_UP_GAPS_2,
        ),
    ),
)
