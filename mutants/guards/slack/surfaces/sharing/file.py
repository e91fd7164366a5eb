"""The guards in `bot/slack/surfaces/sharing/file.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, in_file

_APP_EXPORT = ("tests/slack/whole_app/test_app_export.py",)

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/slack/surfaces/sharing/file.py",
        (
            "a shared memo is in the language of whoever shares it",
            "in_language(pinned, found.assessment.language)",
            "found.flow",
            _APP_EXPORT,
        ),
        ("a shared memo is in English", "with speaking(flow.language):", 'with speaking("en"):', _APP_EXPORT),
        (
            "a file that breaks is told to nobody",
            "        await tell(parts, asker, root.channel, root.ts, line_of(NOT_WRITTEN))\n",
            "",
            _APP_EXPORT,
        ),
        (
            "a check that rests because its thread is gone shares a file into the channel",
            "if (await held_up(store, here, found.assessment.id)).reason == ROOT_GONE:",
            "if False:",
            _APP_EXPORT,
        ),
        (
            "two who share the same file at once share two",
            "async with store.turn(here, key):",
            "if True:",
            _APP_EXPORT,
        ),
        (
            "two processes share the same file",
            "if not await store.claim_draft(here, on_its_way, {}, SHARING_SECONDS, of):",
            "if False:",
            _APP_EXPORT,
        ),
        (
            "a file that was not shared cannot be asked for again",
            "            await store.drop_draft(here, on_its_way)  # it may",
            "            pass  # it may",
            _APP_EXPORT,
        ),
        (
            "the same file is shared again and again",
            "if before is not None and Kept(**before) == Kept(digest):",
            "if False:",
            _APP_EXPORT,
        ),
    ),
)
