"""The guards in `bot/engine/rules/renewing.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, alone, in_file

_FOLLOW_UP_GAPS = alone("tests/engine/after_verdict/test_follow_up_gaps.py")

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/engine/rules/renewing.py",
        ("done needs no link", "    if read.link is None and _link", "    if not read and _link", _FOLLOW_UP_GAPS),
        ("what is worse needs a link", "return shown > min(level, ", "return shown >= min(level, ", _FOLLOW_UP_GAPS),
        ("a pass renews", " or read.value is None:", ":", _FOLLOW_UP_GAPS),
        (
            "older words stay beside the newest",
            "newest = {event.by:",
            "newest = {**assessment.answers.get(event.question, {}), event.by:",
            _FOLLOW_UP_GAPS,
        ),
        (
            "whose word was replaced was silent",
            "_with_heard(renewed, assessment, event.question)",
            "renewed",
            _FOLLOW_UP_GAPS,
        ),
        (
            "the owner's word outlives it",
            ("        settled={id_: word for id_, word in assessment.settled.items() if id_ != event.question},\n"),
            "",
            _FOLLOW_UP_GAPS,
        ),
        ("whatever is full was closed", "if level < 1 and standing", "if standing", _FOLLOW_UP_GAPS),
        (
            "whatever is better was closed",
            ".levels[event.question] == 1:\n",
            ".levels[event.question]:\n",
            _FOLLOW_UP_GAPS,
        ),
        (
            "renewing twice is newer",
            "if before is not None and (before.value, before.link, before.at) ==",
            "if () ==",
            _FOLLOW_UP_GAPS,
        ),
        ("strangers renew", "if may_answer(assessment, question, by):", "if by:", _FOLLOW_UP_GAPS),
        (
            "what counts for nothing takes the owner's word away",
            "return None if by == assessment.owner else only_owner(assessment.owner, ALONE)",
            "return None",
            _FOLLOW_UP_GAPS,
        ),
        ("one judges for all", "    if question.blind:\n", "    if not question:\n", _FOLLOW_UP_GAPS),
        (
            "the motive is renewed",
            "    if others_rest_on(flow, question.id):\n",
            "    if not question:\n",
            _FOLLOW_UP_GAPS,
        ),
        (
            "what is measured is claimed",
            "    if is_measured(flow, question.id):\n",
            "    if not question:\n",
            _FOLLOW_UP_GAPS,
        ),
        (
            "an open check is renewed",
            "    if assessment.closed is None:\n",
            "    if not assessment:\n",
            _FOLLOW_UP_GAPS,
        ),
        ("closing a gap is silent", "decided = decided if told else noted(", "noted(", _FOLLOW_UP_GAPS),
        ("a closed gap stays waived", "closed_at=now, waiver=None)", "closed_at=now)", _FOLLOW_UP_GAPS),
    ),
)
