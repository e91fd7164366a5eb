"""The guards in `bot/slack/surfaces/answering/forms.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, in_file

_APP_EVIDENCE_OF_ITEMS = ("tests/slack/whole_app/test_app_evidence_of_items.py",)

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/slack/surfaces/answering/forms.py",
        (
            "beside a message a name is spelt anew",
            "answer = named_otherwise(assessment, question, person, answer) or answer",
            "answer = answer",
            _APP_EVIDENCE_OF_ITEMS,
        ),
    ),
)
