"""The guards in `bot/slack/calling/pace.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, in_file

_PACE = ("tests/slack/wire/test_pace.py",)

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/slack/calling/pace.py",
        ("every channel has its burst for ever", "max(now, queue.free_at) + gap", "now + gap", _PACE),
        ("asking again takes another turn", "if who not in queue.turns:", "if who:", _PACE),
    ),
)
