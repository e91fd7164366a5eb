"""The guards in `bot/usecases/acting/start.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, in_file

_START = ("tests/usecases/acting/test_start.py",)

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/usecases/acting/start.py",
        ("a changed start is taken for done", "if ended is Committed.STALE:", "if False:", _START),
        (
            "each who asks the team begins a check",
            "event = replace(event, assessment=id_after(from_id))",
            "event = replace(event, assessment=id_after(event_id))",
            _START,
        ),
    ),
)
