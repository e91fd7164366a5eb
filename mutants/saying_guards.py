"""The guards of what is said and typed: which words are for the bot itself, and whose they are not."""

from mutants.guard import Guard

_MENTION = ("tests/slack/test_app_mention.py", "-k", "never_an_answer or politely or only_has_such")
_MATRIX = ("tests/slack/test_role_matrix.py",)

_SAYINGS = "bot/slack/surfaces/sayings.py"
_HEARD = "bot/slack/surfaces/mention.py"

SAYING_GUARDS: tuple[Guard, ...] = (
    Guard(
        "a question mark makes a word an answer",
        _SAYINGS,
        "word.strip(MARKS) for word in",
        "word for word in",
        _MENTION,
    ),
    Guard("please makes a word an answer", _SAYINGS, " and word not in POLITE", "", _MENTION),
    Guard(
        "a word of the command is an answer",
        _HEARD,
        "elif word := word_of_command(words):",
        "elif word := words and '':",
        _MENTION,
    ),
    Guard(
        "who is not in the channel is answered where they speak",
        _HEARD,
        "if await has_left(parts, asker.installation, spot.channel, asker.person):",
        "if False:",
        _MATRIX,
    ),
)
