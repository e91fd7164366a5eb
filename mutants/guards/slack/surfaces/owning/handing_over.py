"""The guards in `bot/slack/surfaces/owning/handing_over.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, in_file

_APP_OUTSIDERS_GONE = ("tests/slack/whole_app/test_app_outsiders.py", "-k", "gone")
_APP_OWNERSHIP = ("tests/slack/whole_app/test_app_ownership.py",)

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/slack/surfaces/owning/handing_over.py",
        (
            "who of those asked is of another company is not seen when a check is taken over",
            "await outsiders_asked(parts, asker, assessment) if seen.why else ()",
            "()",
            _APP_OUTSIDERS_GONE,
        ),
        (
            "a check is taken over from an owner who is there",
            "            if seen.why\n            else Refused(",
            "            if True\n            else Refused(",
            _APP_OWNERSHIP,
        ),
        (
            "after a take-over it is waited for the owner who is gone",
            "if isinstance(outcome, Done) and seen.why:",
            "if False:",
            _APP_OWNERSHIP,
        ),
        (
            "a check is handed to an app",
            "    if wrong:\n        return wrong_at(values, TO, wrong)\n",
            "",
            _APP_OWNERSHIP,
        ),
    ),
)
