"""The guards in `bot/slack/heard/who.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, in_file

_INCOMING = ("tests/slack/wire/test_incoming.py",)

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/slack/heard/who.py",
        (
            "a modal of somebody of another company is taken for one of their workspace",
            "id_in(_installed_in(payload) or acted_in)",
            "id_in(acted_in)",
            _INCOMING,
        ),
        (
            "who is at home in another workspace of the organisation is of another company",
            " and not in_an_org)",
            ")",
            _INCOMING,
        ),
    ),
)
