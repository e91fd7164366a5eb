"""The guards in `bot/engine/weighed/called.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, in_file

_ENGINE_CALLED_FLOWS = ("tests/engine/weighed/test_engine_called_flows.py",)

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/engine/weighed/called.py",
        ("open is answered", "any(each.stands and each.level is None", "any(False", _ENGINE_CALLED_FLOWS),
        (
            "what is passed in is answered while it is open",
            "chain(asked, (sheet.standing(id_) for id_ in _named(sheet, called)))",
            "asked",
            _ENGINE_CALLED_FLOWS,
        ),
        ("nothing asked comes to something", "if not any(each.asked for each in asked) or", "if", _ENGINE_CALLED_FLOWS),
        ("all gates are its own", "if gate.id in called.gates and gate.fails", "if gate.fails", _ENGINE_CALLED_FLOWS),
    ),
)
