"""The guards in `bot/slack/surfaces/following/gaps.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, in_file

_APP_GAPS = ("tests/slack/whole_app/test_app_gaps.py",)

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/slack/surfaces/following/gaps.py",
        (
            "the form that closes a gap opens for whom it is refused",
            "    if refusal:\n        return refuse(parts, press, Refused(refusal))\n",
            "",
            _APP_GAPS,
        ),
    ),
)
