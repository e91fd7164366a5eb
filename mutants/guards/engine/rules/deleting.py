"""The guards in `bot/engine/rules/deleting.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, in_file

_ENGINE_DELETING = ("tests/engine/rules/test_engine_deleting.py",)

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/engine/rules/deleting.py",
        (
            "anybody deletes a check",
            (
                "    if event.by != assessment.owner:\n"
                '        return Refused(only_owner(assessment.owner, Sentence("can delete it")))\n'
            ),
            "",
            _ENGINE_DELETING,
        ),
        (
            "anybody undoes a deletion",
            (
                "    if event.by != assessment.owner:\n"
                '        return Refused(only_owner(assessment.owner, Sentence("can undo that")))\n'
            ),
            "",
            _ENGINE_DELETING,
        ),
        ("a check goes before its minute is over", "    if now < going.until:", "    if False:", _ENGINE_DELETING),
        ("a clock that was ahead keeps a check going", "    if now < going.at:", "    if False:", _ENGINE_DELETING),
        (
            "who owned a deleted check before keeps it on their desk",
            "*people_asked(assessment), *carers, *owners, *answered}",
            "*people_asked(assessment)}",
            _ENGINE_DELETING,
        ),
    ),
)
