"""The guards in `bot/usecases/forgetting/forget.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, in_file

_FORGET = ("tests/usecases/forgetting/test_forget.py",)

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/usecases/forgetting/forget.py",
        (
            "the way on stays shut though what it led to is forgotten",
            "    await lead_on_again(ports, installation, assessment_id, everything,",
            "    await lead_on_again(ports, installation, assessment_id, (),",
            _FORGET,
        ),
        (
            "forgetting begins with the first card again",
            "                await store.drop_receipt(installation, assessment_id, name)\n",
            "",
            _FORGET,
        ),
        (
            "a card that was posted as its check was forgotten stands on",
            "store.forget(installation, assessment, left)",
            "store.forget(installation, assessment)",
            _FORGET,
        ),
    ),
)
