"""The guards of what is said and typed: which words are for the bot itself, and whose they are not."""

from mutants.guard import Guard

_MENTION = ("tests/slack/test_app_mention.py", "-k", "never_an_answer or politely or only_has_such")
_SLIPS = ("tests/slack/test_slips.py",)
_MATRIX = ("tests/slack/test_role_matrix.py",)

_SAYINGS = "bot/slack/surfaces/sayings.py"
_SLIP = "bot/slack/surfaces/slips.py"
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
        "no answer begins with start",
        _SAYINGS,
        "first == START and len(title) <= SUBJECT_LENGTH",
        "first == START",
        ("tests/slack/test_app_mention.py", "-k", "longer_than_any_title"),
    ),
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
    Guard(
        "a title is taken for a slip of its first letter", _SLIP, "and typed[:2] != word[:2][::-1]", "and False", _SLIPS
    ),
    Guard(
        "a gap is said to be all a verdict hangs on",
        "bot/engine/wanted/hinging.py",
        "sheet.with_level(question, 1.0), question, was",
        "sheet, question, was",
        ("tests/slack/test_what_a_gap_changes.py",),
    ),
    Guard(
        "no gate is said to hold a verdict",
        "bot/engine/wanted/hinging.py",
        "not by_gates or not sheet.failed_gates:",
        "by_gates or not sheet.failed_gates:",
        ("tests/slack/test_what_a_gap_changes.py",),
    ),
    Guard("letters changed about are no slip", _SLIP, "rest[:2] == wanted[:2][::-1]", "False", _SLIPS),
    Guard("any letter of a short word may be wrong", _SLIP, "{rest[0], wanted[0]} <= VOWELS", "True", _SLIPS),
    Guard(
        "two words are never a slip", _SLIP, "if len(typed) == len(word):", "if len(typed) == len(word) == 1:", _SLIPS
    ),
    Guard(
        "what is really called so cannot be started",
        "bot/slack/surfaces/command.py",
        '("" if starts else _slip(text, offered))',
        "_slip(text, offered)",
        ("tests/slack/test_app_start.py", "-k", "whatever_they_are"),
    ),
    Guard(
        "a stranger hears outside the channel that there is something",
        "bot/slack/policy.py",
        "return OUTSIDER if is_there else NOT_FOUND",
        "return OUTSIDER",
        _MATRIX,
    ),
    Guard(
        "a message shows a stranger that there is something",
        "bot/slack/surfaces/evidence.py",
        "    if not await parts.members.is_in(asker.installation, spot.channel, asker.person):\n"
        "        return await _say(parts, chosen, NOT_FOUND)\n",
        "",
        _MATRIX,
    ),
    Guard(
        "a Home is opened for anybody",
        "bot/slack/surfaces/home.py",
        "    if not await is_stranger(parts, opened.asker):\n",
        "    if True:\n",
        _MATRIX,
    ),
    Guard(
        "a page of a Home is turned for anybody",
        "bot/slack/surfaces/home.py",
        " and not await is_stranger(parts, press.asker):",
        ":",
        _MATRIX,
    ),
    Guard(
        "a stranger picks the channel a check is started in",
        "bot/slack/surfaces/beginning.py",
        "    channel = beginning.chosen(values)\n    if await is_stranger(parts, asker):\n",
        "    channel = beginning.chosen(values)\n    if False:\n",
        _MATRIX,
    ),
    Guard(
        "a word of the command that is in no row is taken",
        "bot/slack/surfaces/command.py",
        "if who else reply(line_of(NOT_FOUND))",
        "",
        _MATRIX,
    ),
)
