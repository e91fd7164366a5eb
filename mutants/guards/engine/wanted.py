"""The guards in `bot/engine/wanted`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, alone, in_file

_FOLLOW_UP_GAPS = alone("tests/engine/after_verdict/test_follow_up_gaps.py")
_CARDS_MOVED = ("tests/slack/cards/test_cards_moved.py",)
_CARDS_FOLLOW_UP = ("tests/slack/cards/test_cards_follow_up.py",)
_CARDS_NOTICES = ("tests/slack/cards/test_cards_notices.py",)
_WHAT_A_GAP_CHANGES = ("tests/slack/cards/test_what_a_gap_changes.py",)
_FOLLOW_UP_CLOCK = alone("tests/engine/after_verdict/test_follow_up_clock.py")
_CARDS_SUMMARY = ("tests/slack/cards/test_cards_summary.py",)
_ENGINE_ROLES = ("tests/engine/asked/test_engine_roles.py",)
_ENGINE_BLIND = alone("tests/engine/wanted/test_engine_blind.py")

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/engine/wanted/afterwards.py",
        (
            "a verdict leads to what is written down already",
            "ToWrite(after_name(verdict.id), left) if verdict and left else None",
            "ToWrite(after_name(verdict.id), left) if verdict else None",
            _CARDS_SUMMARY,
        ),
    ),
    *in_file(
        "bot/engine/wanted/follow_up.py",
        ("a check-in calls who has answered", "calls=waiting,", "calls=check_in.asked,", _CARDS_FOLLOW_UP),
        (
            "the summary goes by the day in UTC",
            "today = local_day(assessment, now)",
            "today = now.date()",
            _FOLLOW_UP_GAPS,
        ),
        (
            "the post of an older version is taken away",
            "if each.after is not None and each.after.told is None}",
            "if not each}",
            _CARDS_MOVED,
        ),
        (
            "a week's result follows what is predicted now",
            "found = dict(told.results) if told else found",
            "found = dict(found)",
            _CARDS_MOVED,
        ),
        (
            "history calls what a pause ended missed",
            '"cut_short" if check_in.cut_short else check_in.ended',
            "check_in.ended",
            _CARDS_FOLLOW_UP,
        ),
        (
            "the history leaves out what was skipped",
            "stood = check_in.after or stood",
            "stood = check_in.after",
            _CARDS_NOTICES,
        ),
    ),
    *in_file(
        "bot/engine/wanted/root.py",
        (
            "what somebody said while others have it open is called nothing",
            'progress(assessment, question) == "open" and has_response(assessment, question)',
            "False",
            _ENGINE_BLIND,
        ),
    ),
    *in_file(
        "bot/engine/wanted/hinging.py",
        (
            "a gap is said to be all a verdict hangs on",
            "sheet.with_standings({question: alone}), question, was",
            "sheet, question, was",
            _WHAT_A_GAP_CHANGES,
        ),
        (
            "a gap met in part is said to change nothing where it does",
            "if verdict != was:",
            "if False:",
            _WHAT_A_GAP_CHANGES,
        ),
        (
            "what a verdict would be is tried as of the day it was decided",
            "standing_sheet(flow, replace(assessment, decided_at=now), now)",
            "standing_sheet(flow, assessment, now)",
            _WHAT_A_GAP_CHANGES,
        ),
        (
            "a split outlasts the one answer that takes the place of all",
            "alone = Standing(sheet.standings[question].question, 1.0, people=1, answered_by=(assessment.owner,))",
            "alone = replace(sheet.standings[question], level=1.0)",
            _WHAT_A_GAP_CHANGES,
        ),
        (
            "a verdict is foretold though it asks more than a level",
            " or not _hangs_on_its_level(sheet.flow, question):",
            ":",
            _WHAT_A_GAP_CHANGES,
        ),
        (
            "a verdict is foretold though it asks how many people spoke",
            "_OF_PEOPLE in {kind, name} or ",
            "",
            _WHAT_A_GAP_CHANGES,
        ),
        (
            "other answers are said to hold what a question holds alone",
            "return Hung(rule.verdict, changed=False) if others else None",
            "return Hung(rule.verdict, changed=False)",
            _WHAT_A_GAP_CHANGES,
        ),
        (
            "a gate that a question holds alone is said to be held by others",
            "    if not rests or not _is_of_others(sheet, gate.fails, question):\n        return None\n",
            "",
            _WHAT_A_GAP_CHANGES,
        ),
        (
            "no gate is said to hold a verdict",
            "not by_gates or not sheet.failed_gates:",
            "by_gates or not sheet.failed_gates:",
            _WHAT_A_GAP_CHANGES,
        ),
    ),
    *in_file(
        "bot/engine/wanted/notices.py",
        (
            "what was told too early takes a button away",
            "is_last = all(each.silent for each in since)",
            "is_last = not since",
            _FOLLOW_UP_CLOCK,
        ),
        (
            "check-ins skipped in a row are a burst of notices",
            'return ("skipped", notice.at) if notice.kind == "skipped" else (number,)',
            "return (number,)",
            _CARDS_NOTICES,
        ),
        (
            "a notice says what is true now in place of what was",
            "stood = together[-1][1].stood or Stood(assessment.owner)",
            "stood = _stands(flow, assessment, together[-1][1])",
            _CARDS_NOTICES,
        ),
        (
            "a notice an older version posted is drawn anew from what it kept nothing of",
            " and not is_of_old(each[1])",
            "",
            _CARDS_NOTICES,
        ),
        (
            "a notice an older version made is taken for one that came just now",
            "if each.stood or (each.kind, each.at) in old else",
            "if each.stood else",
            _CARDS_NOTICES,
        ),
        (
            "a newer flow gives the cards of notices other names",
            "return notice.silent or (",
            "return (",
            _CARDS_NOTICES,
        ),
    ),
    *in_file(
        "bot/engine/wanted/viewing.py",
        (
            "a new vote half done is called an agreement",
            "voted and is_done(assessment, question) and",
            "voted and",
            _CARDS_SUMMARY,
        ),
        ("a hidden answer shows aside", "shelved = {} if hidden else", "shelved =", _ENGINE_ROLES),
        (
            "the card offered tells a pass",
            "may_reveal=hidden and has_response(assessment, asked)",
            "may_reveal=hidden and any(each.value is not None for each in answers.values())",
            _ENGINE_BLIND,
        ),
    ),
)
