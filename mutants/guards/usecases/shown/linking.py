"""The guards in `bot/usecases/shown/linking.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, in_file

_LEADING_ON = ("tests/usecases/shown/test_leading_on.py",)

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/usecases/shown/linking.py",
        (
            "a check waits for ever to lead on",
            "onward is None or not _is_new(",
            "onward is None or False and not _is_new(",
            _LEADING_ON,
        ),
        (
            "a check waits for one that Slack does not show",
            "return not (await held_up(ports.store, installation, onward.id)).reason",
            "return True",
            _LEADING_ON,
        ),
    ),
)
