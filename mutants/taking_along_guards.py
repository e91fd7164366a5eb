"""The guards of what is taken along, and of messages as evidence, each with the change that takes it away."""

from mutants.guard import Guard

_MARKDOWN, _TABLE, _EXPORTS = "bot/usecases/markdown.py", "bot/usecases/answer_table.py", "bot/usecases/exports.py"
_QUOTING, _EVIDENCE = "bot/engine/rules/quoting.py", "bot/slack/surfaces/evidence.py"
_WORDS, _FILES = ("tests/usecases/test_markdown.py",), ("tests/usecases/test_exports.py",)
_QUOTES, _CHOSEN = ("tests/engine/test_engine_quotes.py",), ("tests/slack/test_app_messages_as_evidence.py",)

TAKING_ALONG_GUARDS: tuple[Guard, ...] = (
    Guard(
        "whose answer counts no more has said nothing",
        "bot/engine/asked/asking.py",
        "    given = (*assessment.answers.values(), *assessment.shelved.values())\n    earlier",
        "    given = tuple(assessment.answers.values())\n    earlier",
        ("tests/engine/test_engine_memo.py",),
    ),
    Guard(
        "the memo does not date a closed gap",
        "bot/engine/overviews/memo.py",
        "care.closed_on or (local_day(assessment, care.closed) if care.closed else None)",
        "care.closed_on",
        ("tests/engine/test_engine_memo.py",),
    ),
    Guard("signs in a text are formatting", _MARKDOWN, '_SIGNS.sub(r"\\\\\\1", ', '_SIGNS.sub(r"\\1", ', _WORDS),
    Guard("a text has tags and entities", _MARKDOWN, ".translate(_ENTITIES)", "", _WORDS),
    Guard("a text begins a list", _MARKDOWN, "_LEADING.sub(lambda found:", "_ADDRESS.sub(lambda found:", _WORDS),
    Guard("a text mentions somebody", _MARKDOWN, '.replace("@", f"@{_BREAK}")', "", _WORDS),
    Guard("an address that misleads is linked", _MARKDOWN, "if not host_of(url) or", "if", _WORDS),
    Guard("a cell is a formula", _TABLE, "if whole.startswith(_FORMULA) or", "if", _FILES),
    Guard("a cell is a formula after a blank", _TABLE, " or whole.lstrip().startswith(_FORMULA)", "", _FILES),
    Guard("a file gives away what is hidden", _EXPORTS, " or is_hidden(assessment, asked[id_])", "", _FILES),
    Guard("a quote is taken back by anybody", _QUOTING, " and given.quote.author == event.by", "", _QUOTES),
    Guard(
        "a link goes that a verdict rests on", _QUOTING, "given.link if assessment.closed else None", "None", _QUOTES
    ),
    Guard("words stand beside another link", _QUOTING, " or before.link != given.link", "", _QUOTES),
    Guard("a card is evidence", _EVIDENCE, "    if spot.card:", "    if False:", _CHOSEN),
    Guard("a deleted message is evidence", _EVIDENCE, "if not await _is_there(parts, kept):", "if False:", _CHOSEN),
    Guard(
        "evidence gives a hidden answer away",
        _EVIDENCE,
        "if question is None or is_hidden(done.assessment, question):",
        "if question is None:",
        ("tests/slack/test_app_evidence.py",),
    ),
    Guard(
        "my answers give a hidden answer away",
        "bot/slack/views/reading.py",
        "            if is_hidden(assessment, question):\n                unseen",
        "            if False:\n                unseen",
        ("tests/slack/test_app_evidence.py",),
    ),
    Guard(
        "somebody starts a check where they are not",
        "bot/slack/surfaces/beginning.py",
        "if not await parts.members.is_in(asker.installation, channel, asker.person):",
        "if False:",
        ("tests/slack/test_app_shortcuts.py",),
    ),
    Guard(
        "the same file is shared again and again",
        "bot/slack/surfaces/exporting.py",
        'if kept is not None and kept.get("shared") == digest:',
        "if False:",
        ("tests/slack/test_app_export.py",),
    ),
)
