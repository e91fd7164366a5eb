"""The guards in `bot/slack/surfaces/answering/taken_back.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, in_file

_APP_MESSAGES_AS_EVIDENCE = ("tests/slack/whole_app/test_app_messages_as_evidence.py",)

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/slack/surfaces/answering/taken_back.py",
        (
            "whoever answered with a message is not told that it is taken back",
            "if outcome.changed and outcome.assessment.closed is None and event.person != press.asker.person:",
            "if False:",
            _APP_MESSAGES_AS_EVIDENCE,
        ),
    ),
)
