"""The guards in `bot/slack/surfaces/finding/found.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, in_file

_APP_EVIDENCE_OF_ITEMS = ("tests/slack/whole_app/test_app_evidence_of_items.py",)

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/slack/surfaces/finding/found.py",
        (
            "a message is evidence for what is asked of no item",
            "return unrolled(await theirs(parts, asker, flow, assessment.language), assessment)",
            "return await theirs(parts, asker, flow, assessment.language)",
            _APP_EVIDENCE_OF_ITEMS,
        ),
    ),
)
