"""The guards in `bot/usecases/delivering/deliver.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, in_file

_DELIVER = ("tests/usecases/delivering/test_deliver.py",)
_CRASHING = ("tests/usecases/test_crashing.py",)
_HOME = ("tests/usecases/for_one/test_home.py",)
_LANGUAGES = ("tests/usecases/test_languages.py",)

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/usecases/delivering/deliver.py",
        (
            "what is shown again is still said to be hidden",
            "    await take_up_again(ports, messages, installation, assessment, held)\n",
            "",
            _CRASHING,
        ),
        (
            "what came meanwhile is not shown",
            "if not await ports.store.delivered(installation, assessment_id, assessment.version):",
            "if not ports:",
            _DELIVER,
        ),
        (
            "a Home is not marked by what is delivered",
            ('    await mark_homes(ports, installation, assessment)\n    crash_here("before_delivered")'),
            '    crash_here("before_delivered")',
            _HOME,
        ),
        (
            "a check that led on does not wait until it can lead there",
            "if assessment.led_to and not onward and await may_still_come",
            "if False and await may_still_come",
            ("tests/usecases/shown/test_leading_on.py",),
        ),
        (
            "a thread is in the language of its flow",
            "assessment.flow_hash), assessment.language)",
            'assessment.flow_hash), "")',
            _LANGUAGES,
        ),
        (
            "an owner hears of a check whose channel has just gone by another id",
            "    if now is None or now.channel != assessment.channel:\n",
            "    if now is None:\n",
            ("tests/usecases/acting/test_moving.py",),
        ),
    ),
)
