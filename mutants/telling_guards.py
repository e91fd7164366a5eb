"""The guards of what cards say to those who listen, and of what no text of a person or a flow may do."""

from mutants.guard import Guard

_SUMMARY = ("tests/slack/test_cards_summary.py",)

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
)
