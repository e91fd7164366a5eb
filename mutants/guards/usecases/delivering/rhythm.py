"""The guards in `bot/usecases/delivering/rhythm.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, in_file

_RHYTHM = ("tests/usecases/delivering/test_rhythm.py",)

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/usecases/delivering/rhythm.py",
        ("a beat waits for what a clock ahead wrote", "last.at <= now < last.at", "now < last.at", _RHYTHM),
        ("there is no breath", "BREATH = timedelta(seconds=1.1)", "BREATH = timedelta()", _RHYTHM),
        ("a breath is not waited for", "now < last.at + self.breath:", "now < last.at:", _RHYTHM),
        ("the root is written at once", "else Beat.THREAD", "else Beat.ALL", _RHYTHM),
        (
            "the root that is owed is owed for ever",
            "Beat.ALL if last is not None and last.owes_root",
            "Beat.ALL if last is None",
            _RHYTHM,
        ),
    ),
)
