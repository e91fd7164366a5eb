"""The guards in `bot/engine/weighed/predictions.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, alone, in_file

_FOLLOW_UP_PREDICTIONS = alone("tests/engine/weighed/test_follow_up_predictions.py")

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/engine/weighed/predictions.py",
        (
            "it is asked again for ever",
            '        if asked_again:\n            return "not_tested"\n',
            "",
            _FOLLOW_UP_PREDICTIONS,
        ),
        ("a look-back comes at once", " and today >= each.on + look_back.after)", ")", _FOLLOW_UP_PREDICTIONS),
        (
            "what is open is a result",
            'if all(each == "open" for each in found.values()):',
            "if not found:",
            _FOLLOW_UP_PREDICTIONS,
        ),
        ("an earlier look is this one's", "if each.date > prediction.on)", "if prediction)", _FOLLOW_UP_PREDICTIONS),
        (
            "whoever is not sure overrules a result",
            "return own == 0 or (own > level and bool(names))",
            "return True",
            _FOLLOW_UP_PREDICTIONS,
        ),
        (
            "whoever names what was predicted overrules it",
            "    if any(alike(name) in predicted for name in names):\n        return False\n",
            "",
            _FOLLOW_UP_PREDICTIONS,
        ),
    ),
)
