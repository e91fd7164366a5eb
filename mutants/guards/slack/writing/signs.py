"""The guards in `bot/slack/writing/signs.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, in_file

_FORMATTING = ("tests/slack/words/test_formatting.py",)

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/slack/writing/signs.py",
        (
            "an answer that begins with a sign is a quote",
            "_QUOTE.sub(lambda quote: quote[0].translate(_QUOTED), _RUN.sub(_or_alike, text))",
            "_RUN.sub(_or_alike, text)",
            _FORMATTING,
        ),
        (
            "backticks inside a word make code",
            "and (inside or alone) and not is_code else",
            "and (inside or alone) else",
            _FORMATTING,
        ),
        (
            "two signs in a row inside a word format",
            "return signs if len(signs) == 1 and",
            "return signs if",
            _FORMATTING,
        ),
    ),
)
