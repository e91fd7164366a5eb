"""The guards in `bot/engine/rules/quoting.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, in_file

_QUOTES_ON_THE_SHELF = ("tests/slack/views/test_quotes_on_the_shelf.py",)
_ENGINE_QUOTES = ("tests/engine/rules/test_engine_quotes.py",)

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/engine/rules/quoting.py",
        (
            "nobody takes a message back from beside what does not count",
            "    bare = replace(given, quote=None, link=None)\n",
            "    return assessment\n",
            _QUOTES_ON_THE_SHELF,
        ),
        ("a quote is taken back by anybody", " and given.quote.author == event.by", "", _ENGINE_QUOTES),
        ("a link goes that a verdict rests on", "given.link if assessment.closed else None", "None", _ENGINE_QUOTES),
        ("words stand beside another link", " or before.link != given.link", "", _ENGINE_QUOTES),
    ),
)
