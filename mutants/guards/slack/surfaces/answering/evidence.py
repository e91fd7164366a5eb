"""The guards in `bot/slack/surfaces/answering/evidence.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, in_file

_APP_FORGOTTEN_DRAFTS_EVIDENCE = ("tests/slack/whole_app/test_app_forgotten_drafts.py", "-k", "evidence")
_APP_OUTDATED_EVIDENCE = ("tests/slack/whole_app/test_app_outdated.py", "-k", "evidence")
_ROLE_MATRIX = ("tests/slack/whole_app/test_role_matrix.py",)
_APP_MESSAGES_AS_EVIDENCE = ("tests/slack/whole_app/test_app_messages_as_evidence.py",)
_APP_EVIDENCE = ("tests/slack/whole_app/test_app_evidence.py",)
_APP_LANGUAGES = ("tests/slack/whole_app/test_app_languages.py",)

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/slack/surfaces/answering/evidence.py",
        ("who is quoted stays in a form", "*filter(None, [author])", "", _APP_FORGOTTEN_DRAFTS_EVIDENCE),
        (
            "evidence sent for older words is outdated for ever",
            "    if isinstance(outcome, Refused) and outcome.outdated:",
            "    if False:",
            _APP_OUTDATED_EVIDENCE,
        ),
        (
            "a message shows a stranger that there is something",
            (
                "    if not await parts.members.is_in(asker.installation, spot.channel, asker.person):\n"
                "        return await _say(parts, chosen, NOT_FOUND)\n"
            ),
            "",
            _ROLE_MATRIX,
        ),
        ("a card is evidence", "    if spot.card:", "    if False:", _APP_MESSAGES_AS_EVIDENCE),
        (
            "a deleted message is evidence",
            "if not await _is_there(parts, kept):",
            "if False:",
            _APP_MESSAGES_AS_EVIDENCE,
        ),
        (
            "evidence gives a hidden answer away",
            "if question is None or is_hidden(done.assessment, question):",
            "if question is None:",
            _APP_EVIDENCE,
        ),
        (
            "the author of a message is told in the language of who quotes it",
            "    with speaking(spoken):\n",
            "    if spoken is not None:\n",
            _APP_LANGUAGES,
        ),
    ),
)
