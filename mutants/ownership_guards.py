"""The guards of who owns a check: taken only from one who is gone and by who may, and what was said stands."""

from mutants.guard import Guard

_RULES = "bot/engine/rules/handing_over.py"
_WORD = "bot/engine/asked/owners_word.py"
_ENGINE = ("tests/engine/test_engine_ownership.py",)
_SLACK = ("tests/slack/test_app_ownership.py",)

OWNERSHIP_GUARDS: tuple[Guard, ...] = (
    Guard(
        "anybody hands a check over",
        _RULES,
        "    if event.by != assessment.owner:\n        last",
        "    if False:\n        last",
        _ENGINE,
    ),
    Guard("a check is handed to whoever owns it", _RULES, "    if event.to == event.by:", "    if False:", _ENGINE),
    Guard("a check is taken over twice", _RULES, "    if event.owner != assessment.owner:", "    if False:", _ENGINE),
    Guard(
        "anybody takes a check over",
        _RULES,
        "    if not may_take_over(assessment, event.by, event.outside):",
        "    if False:",
        _ENGINE,
    ),
    Guard(
        "those of another company alone could take a check over",
        _RULES,
        "{assessment.owner, *outside, *assessment.away} - {person}",
        "{assessment.owner, *assessment.away} - {person}",
        _ENGINE,
    ),
    Guard(
        "who of those asked is of another company is not seen when a check is taken over",
        "bot/slack/surfaces/ownership.py",
        "await outsiders_asked(parts, asker, assessment) if seen.why else ()",
        "()",
        ("tests/slack/test_app_outsiders.py", "-k", "gone"),
    ),
    Guard(
        "what a new owner had said before counts as the owner's word",
        _WORD,
        "(since is None or at > since)",
        "True",
        _ENGINE,
    ),
    Guard(
        "what the owner of now had said before counts where no owner has spoken",
        _WORD,
        "NOBODY if _has_spoken(given.get(owner)) else owner",
        "owner",
        _ENGINE,
    ),
    Guard(
        "a clock that went back takes the owner's word",
        _RULES,
        "    return max((now, *(each.at for each in assessment.handovers), *(at for at in said if at)))",
        "    return now",
        _ENGINE,
    ),
    Guard(
        "the next owner is not asked what only they answer",
        _RULES,
        "        asked.append(handover.to)\n",
        "        pass\n",
        _ENGINE,
    ),
    Guard(
        "a new owner cannot say anew what they had said",
        "bot/engine/rules/answering.py",
        "    repeats = repeats and not has_to_speak_anew(assessment, question, by)\n",
        "",
        _ENGINE,
    ),
    Guard(
        "an owner of before takes back what only an owner answers",
        "bot/engine/rules/answering.py",
        'if question.asked_of == "owner" and event.by != assessment.owner:',
        "if False:",
        _ENGINE,
    ),
    Guard(
        "a check is taken over from an owner who is there",
        "bot/slack/surfaces/ownership.py",
        "            if seen.why\n            else Refused(",
        "            if True\n            else Refused(",
        _SLACK,
    ),
    Guard(
        "a frozen root is changed again and again",
        "bot/usecases/deliver.py",
        "        if name == ROOT and is_frozen(self.receipts):\n            return\n",
        "",
        ("tests/usecases/test_deliver.py",),
    ),
    Guard(
        "nothing stands for a root that was frozen when the process died",
        "bot/usecases/deliver.py",
        "with_stand_in(cards_wanted(self.flow, self.assessment, self.ports.clock()), self.receipts)",
        "cards_wanted(self.flow, self.assessment, self.ports.clock())",
        ("tests/usecases/test_crashing.py",),
    ),
    Guard(
        "a read whose answer is lost is not read again",
        "bot/slack/outgoing.py",
        "        for patience, pause in READ_AGAIN:",
        "        for patience, pause in ():",
        ("tests/slack/test_outgoing.py",),
    ),
    Guard(
        "the form that closes a gap opens for whom it is refused",
        "bot/slack/surfaces/gaps.py",
        "    if refusal:\n        return refuse(parts, press, Refused(refusal))\n",
        "",
        ("tests/slack/test_app_gaps.py",),
    ),
    Guard(
        "a check is handed to an app",
        "bot/slack/surfaces/ownership.py",
        "    if wrong:\n        return wrong_at(values, TO, wrong)\n",
        "",
        _SLACK,
    ),
)
