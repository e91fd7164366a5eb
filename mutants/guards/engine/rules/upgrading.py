"""The guards in `bot/engine/rules/upgrading.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, alone, in_file

_ENGINE_EVIDENCE = ("tests/engine/weighed/test_engine_evidence.py",)
_ENGINE_UPGRADE = ("tests/engine/rules/test_engine_upgrade.py",)
_ENGINE_UPGRADE_2 = alone("tests/engine/rules/test_engine_upgrade.py")
_CARDS_MOVED = ("tests/slack/cards/test_cards_moved.py",)

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/engine/rules/upgrading.py",
        (
            "what lacks its evidence counts on in a newer flow",
            "_linked(flow, _settling(flow, _applying(flow, _keeping(assessment, kept, set(event.weekly)))))",
            "_settling(flow, _applying(flow, _keeping(assessment, kept, set(event.weekly))))",
            _ENGINE_EVIDENCE,
        ),
        (
            "a word stands on in a newer flow that lets nobody settle",
            "_settling(flow, _applying(flow, _keeping(assessment, kept, set(event.weekly))))",
            "_applying(flow, _keeping(assessment, kept, set(event.weekly)))",
            _ENGINE_UPGRADE,
        ),
        ("anyone takes a check on", "if event.by != assessment.owner:", "if not event.by:", _ENGINE_UPGRADE),
        (
            "what led on is taken on",
            "    if assessment.led_to is not None:\n        return LED_ON\n",
            "",
            _ENGINE_UPGRADE,
        ),
        (
            "what means something else counts on",
            "return {id_: each for id_, each in given.items() if asked_for(id_) in kept}",
            "return dict(given)",
            _ENGINE_UPGRADE,
        ),
        ("nobody is called to what is new", " if anew else taken\n", " if not anew else taken\n", _ENGINE_UPGRADE),
        (
            "a decided check stays decided though something is new",
            "if all(has_response(called, question) for question in asked_now(flow, called).values()):",
            "if flow:",
            _ENGINE_UPGRADE,
        ),
        (
            "what was predicted outlives its question",
            "    if watch is not None and watch.question in kept:\n        return assessment",
            "    if kept or watch:\n        return assessment",
            _ENGINE_UPGRADE_2,
        ),
        (
            "a newer flow tells of gaps it does not know",
            "for each in told.closed if asked_for(each.question) in kept)",
            "for each in told.closed if kept)",
            _CARDS_MOVED,
        ),
    ),
)
