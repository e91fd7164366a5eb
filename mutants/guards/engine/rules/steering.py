"""The guards in `bot/engine/rules/steering.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, alone, in_file

_ENGINE_NOT_APPLICABLE = ("tests/engine/weighed/test_engine_not_applicable.py",)
_ENGINE_EVIDENCE = ("tests/engine/weighed/test_engine_evidence.py",)
_ENGINE_BLIND = alone("tests/engine/wanted/test_engine_blind.py")
_ENGINE_SPLITS = alone("tests/engine/rules/test_engine_splits.py")
_ENGINE_CALLS = alone("tests/engine/wanted/test_engine_calls.py")
_ENGINE_CLOSING = alone("tests/engine/rules/test_engine_closing.py")
_FOLLOW_UP_STREAKS = alone("tests/engine/weighed/test_follow_up_streaks.py")

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/engine/rules/steering.py",
        (
            "nobody takes back what the owner ruled out",
            "if not question.blind and (settled is None or settled.value is not None):",
            "if not question.blind:",
            _ENGINE_NOT_APPLICABLE,
        ),
        (
            "the owner's word needs no evidence",
            "needs = None if isinstance(value, Wrong) or shown else",
            "needs = None if isinstance(value, Wrong) or value else",
            _ENGINE_EVIDENCE,
        ),
        (
            "anyone shows early",
            (
                "if event.by != assessment.owner:\n"
                '        return Refused(only_owner(assessment.owner, Sentence("can show'
            ),
            'if False:\n        return Refused(only_owner(assessment.owner, Sentence("can show',
            _ENGINE_BLIND,
        ),
        (
            "nothing is shown where nobody answered",
            "if not has_response(assessment, question):",
            "if not question:",
            _ENGINE_BLIND,
        ),
        (
            "old answers look new to a clock that went back",
            "event.question: max([now, *given])",
            "event.question: now",
            _ENGINE_SPLITS,
        ),
        (
            "anyone settles",
            (
                "if event.by != assessment.owner:\n"
                '        return Refused(only_owner(assessment.owner, Sentence("can settle'
            ),
            'if False:\n        return Refused(only_owner(assessment.owner, Sentence("can settle',
            _ENGINE_SPLITS,
        ),
        (
            "anyone asks more people",
            (
                "if event.by != assessment.owner:\n"
                '        return Refused(only_owner(assessment.owner, Sentence("can ask more'
            ),
            'if False:\n        return Refused(only_owner(assessment.owner, Sentence("can ask more',
            _ENGINE_CALLS,
        ),
        (
            "who is asked already is called again",
            "for person in event.people if person not in assessment.asked))",
            "for person in event.people))",
            _ENGINE_CALLS,
        ),
        (
            "who asks themselves is called",
            "tuple(person for person in new if person != event.by)",
            "tuple(new)",
            _ENGINE_CALLS,
        ),
        (
            "anyone decides",
            (
                "if event.by != assessment.owner:\n"
                '        return Refused(only_owner(assessment.owner, Sentence("can decide'
            ),
            'if False:\n        return Refused(only_owner(assessment.owner, Sentence("can decide',
            _ENGINE_CLOSING,
        ),
        (
            "anyone reopens",
            (
                "if event.by != assessment.owner:\n"
                '        return Refused(only_owner(assessment.owner, Sentence("can reopen'
            ),
            'if False:\n        return Refused(only_owner(assessment.owner, Sentence("can reopen',
            _ENGINE_CLOSING,
        ),
        ("the signatures are settled", "if not question.settle:", "if not question:", _ENGINE_SPLITS),
        ("settling needs no reason", "if not seen(event.reason):", "if not question:", _ENGINE_SPLITS),
        ("agreement is settled", "    if value is not None and not split:", "    if not flow:", _ENGINE_SPLITS),
        (
            "agreement is voted on",
            (
                "if not settled and not lay_out(assessment, flow, now.date(), "
                "final=False).standings[event.question].split:"
            ),
            "if not question:",
            _ENGINE_SPLITS,
        ),
        (
            "strangers call a vote",
            "if not may_answer(assessment, question, event.by):",
            "if not question:",
            _ENGINE_SPLITS,
        ),
        ("facts are voted on", "if not question.blind and (settled", "if not question and (settled", _ENGINE_SPLITS),
        (
            "others undo the owner's word",
            "if settled and event.by != assessment.owner:",
            "if not question:",
            _ENGINE_SPLITS,
        ),
        (
            "a vote is called twice",
            "if not settled and event.question not in assessment.revealed:",
            "if not question:",
            _ENGINE_SPLITS,
        ),
        (
            "settling twice is refused",
            "if before and (before.value, before.reason) ==",
            "if False and (value, event.reason) !=",
            _ENGINE_SPLITS,
        ),
        ("reopening hides what was seen", "revealed={**assessment.revealed, **shown},", "", _ENGINE_CLOSING),
        ("reopening gives no time", "opened={**assessment.opened, last: now},", "", _ENGINE_CLOSING),
        (
            "reopening opens the last section",
            "for section in flow.sections if section.id in assessment.opened][-1]",
            "for section in flow.sections][-1]",
            _ENGINE_CLOSING,
        ),
        ("the team is asked twice", "    if assessment.led_to:\n", "    if not flow:\n", _ENGINE_CLOSING),
        ("asking the team again is refused", "if assessment.led_to == event.to:", "if not flow:", _ENGINE_CLOSING),
        ("reopening makes a miss", "event.by, cut_short=True)", "event.by)", _FOLLOW_UP_STREAKS),
        ("the refusal tells a pass", "if not has_response(", "if not has_word(", _ENGINE_BLIND),
    ),
)
