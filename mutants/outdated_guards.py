"""The guards of what a person sees while it changes under their hands, and of what notices and reminders say of it."""

from mutants.guard import Guard

OUTDATED_GUARDS: tuple[Guard, ...] = (
    Guard(
        "an answer to older words is taken for those that stand",
        "bot/engine/asked/wording.py",
        "if question is None or shown is None or shown == wording(flow, assessment, id_):",
        "if True:",
        ("tests/engine/test_engine_wording.py",),
    ),
    Guard(
        "a form in other words keeps what was picked under those before",
        "bot/slack/views/fields.py",
        "at = Address(Verb.PICK, extra=shown)",
        "at = Address(Verb.PICK)",
        ("tests/slack/test_app_outdated.py",),
    ),
    Guard(
        "a press does not say under which words it was",
        "bot/slack/address.py",
        "return row.extra or None if row and row.verb is Verb.PICK else None",
        "return None",
        ("tests/slack/test_app_outdated.py",),
    ),
    Guard(
        "what is asked of somebody no more is dropped from their form unseen",
        "bot/engine/rules/check_in_forms.py",
        "    if dropped:\n",
        "    if False:\n",
        ("tests/engine/test_follow_up_forms.py",),
    ),
    Guard(
        "check-ins skipped in a row are a burst of notices",
        "bot/engine/wanted/notices.py",
        'return ("skipped", notice.at) if notice.kind == "skipped" else (number,)',
        "return (number,)",
        ("tests/slack/test_cards_notices.py",),
    ),
    Guard(
        "the history leaves out what was skipped",
        "bot/engine/wanted/follow_up.py",
        "stood = check_in.after or stood",
        "stood = check_in.after",
        ("tests/slack/test_cards_notices.py",),
    ),
    Guard(
        "evidence sent for older words is outdated for ever",
        "bot/slack/surfaces/evidence.py",
        "    if isinstance(outcome, Refused) and outcome.outdated:",
        "    if False:",
        ("tests/slack/test_app_outdated.py", "-k", "evidence"),
    ),
    Guard(
        "a notice says what is true now in place of what was",
        "bot/engine/wanted/notices.py",
        "stood = together[-1][1].stood or Stood(assessment.owner)",
        "stood = _stands(flow, assessment, together[-1][1])",
        ("tests/slack/test_cards_notices.py",),
    ),
    Guard(
        "a notice an older version posted is drawn anew from what it kept nothing of",
        "bot/engine/wanted/notices.py",
        " and not is_of_old(each[1])",
        "",
        ("tests/slack/test_cards_notices.py",),
    ),
    Guard(
        "a notice an older version made is taken for one that came just now",
        "bot/engine/wanted/notices.py",
        "if each.stood or (each.kind, each.at) in old else",
        "if each.stood else",
        ("tests/slack/test_cards_notices.py",),
    ),
    Guard(
        "a newer flow gives the cards of notices other names",
        "bot/engine/wanted/notices.py",
        "return notice.silent or (",
        "return (",
        ("tests/slack/test_cards_notices.py",),
    ),
    Guard(
        "a look back may contradict what was ticked",
        "bot/engine/rules/check_in_forms.py",
        "wrong = wrong or _contradicted(flow, fields, answers, looks)",
        "wrong = wrong or {}",
        ("tests/engine/test_follow_up_forms.py",),
    ),
    Guard(
        "what a verdict asks is reminded of to nobody",
        "bot/engine/reminders/matters.py",
        "AFTER = (_afterwards, _check_in, _due, _expiry)",
        "AFTER = (_check_in, _due, _expiry)",
        ("tests/engine/test_nudge_matters.py",),
    ),
)
