"""The guards in `bot/slack/calling/files.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, in_file

GUARDS: tuple[Guard, ...] = in_file(
    "bot/slack/calling/files.py",
    (
        "a file for a thread that is gone lands in the channel",
        "    await _stands(outgoing, installation, channel, thread)\n",
        "",
        ("tests/slack/whole_app/test_app_export.py", "-k", "gone_is_shared_nowhere"),
    ),
)
