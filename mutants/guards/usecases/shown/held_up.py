"""The guards in `bot/usecases/shown/held_up.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, in_file

_DELIVER = ("tests/usecases/delivering/test_deliver.py",)
_REMOVING = ("tests/usecases/delivering/test_removing.py",)
_SHOWN_AGAIN = ("tests/usecases/shown/test_shown_again.py",)

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/usecases/shown/held_up.py",
        (
            "who owns a check from now on does not hear that it is not shown",
            "self.told == owner",
            "bool(self.told)",
            _DELIVER,
        ),
        (
            "an owner is told again and again that their check is not shown",
            "    if not was_shown or told or assessment.is_deleted:",
            "    if not was_shown or assessment.is_deleted:",
            _DELIVER,
        ),
        (
            "an owner does not hear that their check is shown again",
            "    if held.known_to(assessment.owner) and held.reason != ROOT_GONE:",
            "    if False:",
            _DELIVER,
        ),
        (
            "the owner of a check that is deleted hears that it rests",
            " or told or assessment.is_deleted:",
            " or told:",
            _REMOVING,
        ),
        (
            "a wish is forgotten while Slack refuses it",
            "    if wished:\n        await wish(",
            "    if False:\n        await wish(",
            _SHOWN_AGAIN,
        ),
        (
            "nobody hears that Slack refuses what they wished",
            "bool(receipts or wished)",
            "bool(receipts)",
            _SHOWN_AGAIN,
        ),
        ("a second press has a new root replaced", "receipts[ROOT].ts == gone else", "gone else", _SHOWN_AGAIN),
    ),
)
