"""The guards in `bot/usecases/delivering/twins.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, in_file

_TWINS_TWINS_SEE_EXPLAIN_TICK = ("tests/faults/test_twins.py", "tests/usecases/test_twins_see_explain_tick.py")
_TWINS = ("tests/faults/test_twins.py",)

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/usecases/delivering/twins.py",
        (
            "a twin whose taking away failed stays",
            "        await ports.wake(installation, assessment_id)\n        raise",
            "        await ports.store.drop_receipt(installation, assessment_id, twin(card))\n        raise",
            _TWINS_TWINS_SEE_EXPLAIN_TICK,
        ),
        (
            "the twin of a root takes its replies along",
            "if not (pressed.card == ROOT and pressed.has_replies):",
            "if True:",
            _TWINS,
        ),
        (
            "a card that never was is adopted",
            "receipt is None and (pressed.card in wanted or",
            "receipt is None or (pressed.card in wanted or",
            _TWINS,
        ),
        (
            "a message that leads to a canvas is not known again",
            " or (pressed.card == CANVAS_LINK and CANVAS in receipts)",
            "",
            ("tests/usecases/test_twins_see_explain_tick.py",),
        ),
        (
            "the card its receipt knows is taken away",
            "    if _is_at(receipt, here):\n        return\n    assessment",
            "    assessment",
            _TWINS,
        ),
    ),
)
