"""The guards in `bot/slack/surfaces/typed/mention.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, in_file

_ROLE_MATRIX = ("tests/slack/whole_app/test_role_matrix.py",)
_APP_MENTION_NEVER_AN_ANSWER_OR = (
    "tests/slack/whole_app/test_app_mention.py",
    "-k",
    "never_an_answer or politely or only_has_such",
)

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/slack/surfaces/typed/mention.py",
        (
            "words of another company count in any thread",
            "if await is_stranger(parts, asker) and not await _is_let_in(parts, asker, found_id):",
            "if await is_stranger(parts, asker) and not found_id:",
            _ROLE_MATRIX,
        ),
        (
            "a word of the command is an answer",
            "elif word := word_of_command(words):",
            "elif word := words and '':",
            _APP_MENTION_NEVER_AN_ANSWER_OR,
        ),
        (
            "words of who is not in the channel are marked as taken",
            "if await has_left(parts, asker.installation, spot.channel, asker.person):",
            "if False:",
            _ROLE_MATRIX,
        ),
    ),
)
