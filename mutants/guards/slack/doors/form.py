"""The guards in `bot/slack/doors/form.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, in_file

_FORM = ("tests/slack/views/test_form.py",)

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/slack/doors/form.py",
        ("a form is read up to what looks like its end", "if _PLAIN.fullmatch(text):", "if text:", _FORM),
        ("a form that is not whole is read", "strict_parsing=bool(text)", "strict_parsing=False", _FORM),
    ),
)
