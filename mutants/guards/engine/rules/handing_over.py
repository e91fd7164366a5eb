"""The guards in `bot/engine/rules/handing_over.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, in_file

_ENGINE_ABSENT = ("tests/engine/asked/test_engine_absent.py",)
_ENGINE_OWNERSHIP = ("tests/engine/rules/test_engine_ownership.py",)

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/engine/rules/handing_over.py",
        (
            "only somebody who is gone could take a check over",
            "    cannot = {assessment.owner, *outside, *assessment.away} - {person}\n",
            "    cannot = {assessment.owner, *outside} - {person}\n",
            _ENGINE_ABSENT,
        ),
        (
            "anybody hands a check over",
            "    if event.by != assessment.owner:\n        last",
            "    if False:\n        last",
            _ENGINE_OWNERSHIP,
        ),
        ("a check is handed to whoever owns it", "    if event.to == event.by:", "    if False:", _ENGINE_OWNERSHIP),
        ("a check is taken over twice", "    if event.owner != assessment.owner:", "    if False:", _ENGINE_OWNERSHIP),
        (
            "anybody takes a check over",
            "    if not may_take_over(assessment, event.by, event.outside):",
            "    if False:",
            _ENGINE_OWNERSHIP,
        ),
        (
            "those of another company alone could take a check over",
            "{assessment.owner, *outside, *assessment.away} - {person}",
            "{assessment.owner, *assessment.away} - {person}",
            _ENGINE_OWNERSHIP,
        ),
        (
            "a clock that went back takes the owner's word",
            "    return max((now, *(each.at for each in assessment.handovers), *(at for at in said if at)))",
            "    return now",
            _ENGINE_OWNERSHIP,
        ),
        (
            "the next owner is not asked what only they answer",
            "        asked.append(handover.to)\n",
            "        pass\n",
            _ENGINE_OWNERSHIP,
        ),
    ),
)
