"""The guards in `bot/engine/rules/forgetting.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, in_file

_ENGINE_FORGETTING = ("tests/engine/rules/test_engine_forgetting.py",)

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/engine/rules/forgetting.py",
        (
            "a check-in waits for who is forgotten",
            "ended, why = ended_if_all_is_said(flow, after, now)",
            "ended, why = after, ()",
            _ENGINE_FORGETTING,
        ),
        (
            "a check of which the only one asked is forgotten asks nobody",
            "asked=_still_asked(assessment, person)",
            "asked=staying(assessment.asked, (person,))",
            _ENGINE_FORGETTING,
        ),
        (
            "nobody can take over from an owner who is forgotten",
            "    if assessment.owner == event.person:\n",
            "    if False:\n",
            _ENGINE_FORGETTING,
        ),
        (
            "who is forgotten is asked on",
            "asked=_still_asked(assessment, person)",
            "asked=assessment.asked",
            _ENGINE_FORGETTING,
        ),
    ),
)
