"""The guards in `bot/slack/surfaces/typed/answering_in_words.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, in_file

_APP_FORGOTTEN_DRAFTS_UNDONE = ("tests/slack/whole_app/test_app_forgotten_drafts.py", "-k", "undone")
_APP_MENTION_DOUBLE = ("tests/slack/whole_app/test_app_mention.py", "-k", "double")

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/slack/surfaces/typed/answering_in_words.py",
        (
            "who is quoted stays in what could be undone",
            "of = (assessment_id, asker.person, *quoted)",
            "of = (assessment_id, asker.person)",
            _APP_FORGOTTEN_DRAFTS_UNDONE,
        ),
        (
            "words are taken for what they replaced",
            "if not _is_from(stands, said.ts):",
            "if True:",
            _APP_MENTION_DOUBLE,
        ),
    ),
)
