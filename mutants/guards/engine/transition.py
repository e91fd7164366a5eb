"""The guards in `bot/engine/transition.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, alone, in_file

_ENGINE_START = alone("tests/engine/rules/test_engine_start.py")
_FOLLOW_UP_CHECK_INS = alone("tests/engine/after_verdict/test_follow_up_check_ins.py")
_ENGINE_DELETING = ("tests/engine/rules/test_engine_deleting.py",)
_ENGINE_ABSENT = ("tests/engine/asked/test_engine_absent.py",)

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/engine/transition.py",
        ("a check starts without its line", "    if missing:\n", "    if not flow:\n", _ENGINE_START),
        (
            "first answers are not read",
            "return Refused(read.message, field=id_, entry=read.entry)",
            "answers[id_] = {person: answer}",
            _ENGINE_START,
        ),
        (
            "what the starter says at the start is the owner's",
            "event.owner if id_ in owned else event.by",
            "event.owner",
            _ENGINE_START,
        ),
        (
            "whoever does anything wakes nobody",
            "        result = replace(result, assessment=awake(result.assessment, by, now))\n",
            "        pass\n",
            _FOLLOW_UP_CHECK_INS,
        ),
        (
            "whoever takes their words back is named in the thread",
            "event.by if isinstance(event, events.CheckInAnswered) else None",
            "event.by",
            _FOLLOW_UP_CHECK_INS,
        ),
        (
            "deleting wakes what is to go",
            "LETS_SLEEP = (events.DeleteAsked, events.LedOn)",
            "LETS_SLEEP = ()",
            _FOLLOW_UP_CHECK_INS,
        ),
        (
            "time wakes what it stopped",
            "if event.by is not None and not isinstance(event, LETS_SLEEP):",
            "if not isinstance(event, LETS_SLEEP):",
            _FOLLOW_UP_CHECK_INS,
        ),
        (
            "answers are taken while a check is deleted",
            "    if stopped and not isinstance(event, deleting.MEANWHILE):",
            "    if False:",
            _ENGINE_DELETING,
        ),
        (
            "whoever does something still counts as gone",
            "back(assessment, event.by), event, now)",
            "assessment, event, now)",
            _ENGINE_ABSENT,
        ),
    ),
)
