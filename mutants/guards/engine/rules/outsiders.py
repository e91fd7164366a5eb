"""The guards in `bot/engine/rules/outsiders.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, in_file

_ENGINE_OUTSIDERS = ("tests/engine/rules/test_engine_outsiders.py",)

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/engine/rules/outsiders.py",
        ("anyone lets other companies in", "if event.by != assessment.owner:", "if False:", _ENGINE_OUTSIDERS),
        ("what is no level is kept", "if event.outsiders not in LEVELS:", "if False:", _ENGINE_OUTSIDERS),
        (
            "who may answer no more is waited for",
            'gone = () if event.outsiders == "answer" else event.leaving',
            "gone = ()",
            _ENGINE_OUTSIDERS,
        ),
        (
            "a check-in waits for who may answer no more",
            "after, why = ended_if_all_is_said(flow, after, now)",
            "why = ()",
            _ENGINE_OUTSIDERS,
        ),
        (
            "a check asks nobody",
            "asked=stay if stay or assessment.anyone_here else (assessment.owner,)",
            "asked=stay",
            _ENGINE_OUTSIDERS,
        ),
        (
            "who has nothing open is called",
            'if not reaches(assessment, "answer") or not open_questions(assessment, flow, event.person):',
            "if False:",
            _ENGINE_OUTSIDERS,
        ),
    ),
)
