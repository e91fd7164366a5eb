"""The guards in `bot/slack/surfaces/typed/sayings.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, in_file

_APP_MENTION_NEVER_AN_ANSWER_OR = (
    "tests/slack/whole_app/test_app_mention.py",
    "-k",
    "never_an_answer or politely or only_has_such",
)
_APP_MENTION_LONGER_THAN_ANY_TITLE = ("tests/slack/whole_app/test_app_mention.py", "-k", "longer_than_any_title")

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/slack/surfaces/typed/sayings.py",
        (
            "a question mark makes a word an answer",
            "word.strip(MARKS) for word in",
            "word for word in",
            _APP_MENTION_NEVER_AN_ANSWER_OR,
        ),
        ("please makes a word an answer", " and word not in POLITE", "", _APP_MENTION_NEVER_AN_ANSWER_OR),
        (
            "no answer begins with start",
            "first == START and len(title) <= SUBJECT_LENGTH",
            "first == START",
            _APP_MENTION_LONGER_THAN_ANY_TITLE,
        ),
    ),
)
