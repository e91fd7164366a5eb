"""The guards in `bot/slack/writing/text.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, in_file

_FORMATTING = ("tests/slack/words/test_formatting.py",)

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/slack/writing/text.py",
        (
            "a star in an answer makes words bold",
            "    return _entities(harmless(clean(text)))\n",
            "    return _entities(clean(text))\n",
            _FORMATTING,
        ),
        (
            "a flow's own words mention somebody in a sentence of ours",
            'return text if _ONLY_NAMES.fullmatch(text) else text.replace("<@", "\\u2039@")',
            "return text",
            ("tests/slack/words/test_text.py",),
        ),
    ),
)
