"""The guards of what cards say to those who listen, and of what no text of a person or a flow may do."""

from mutants.guard import Guard

_SUMMARY = ("tests/slack/test_cards_summary.py",)
_FORMATTING = ("tests/slack/test_formatting.py",)

TELLING_GUARDS: tuple[Guard, ...] = (
    Guard(
        "a gate that has no list of its own is only seen",
        "bot/slack/cards/gap_rows.py",
        '    alone = blocks if names.one_list() else ""\n',
        '    alone = ""\n',
        _SUMMARY,
    ),
    Guard(
        "a gate is told without its name",
        "bot/slack/cards/blockers.py",
        'f"{said} ({id_} {title}: {names.gaps_spoken(gate.questions)})."',
        'f"{said} ({title}: {names.gaps_spoken(gate.questions)})."',
        _SUMMARY,
    ),
    Guard(
        "links cost rows of a summary their place",
        "bot/slack/cards/summary.py",
        "        names = Naming(card, links, pages, every_link=False)\n",
        "        names = Naming(card, links, pages)\n",
        _SUMMARY,
    ),
    Guard(
        "a star in an answer makes words bold",
        "bot/slack/text.py",
        "    return _entities(harmless(clean(text)))\n",
        "    return _entities(clean(text))\n",
        _FORMATTING,
    ),
    Guard(
        "an answer that begins with a sign is a quote",
        "bot/slack/signs.py",
        "_QUOTE.sub(lambda quote: quote[0].translate(_QUOTED), _RUN.sub(_or_alike, text))",
        "_RUN.sub(_or_alike, text)",
        _FORMATTING,
    ),
    Guard(
        "backticks inside a word make code",
        "bot/slack/signs.py",
        "and (inside or alone) and not is_code else",
        "and (inside or alone) else",
        _FORMATTING,
    ),
    Guard(
        "two signs in a row inside a word format",
        "bot/slack/signs.py",
        "return signs if len(signs) == 1 and",
        "return signs if",
        _FORMATTING,
    ),
    Guard(
        "what is measured can mention where no chart is drawn",
        "bot/slack/cards/trend.py",
        "{escape(table)}",
        "{table}",
        _FORMATTING,
    ),
)
