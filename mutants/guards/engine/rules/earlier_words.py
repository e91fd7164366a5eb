"""The guards in `bot/engine/rules/earlier_words.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, alone, in_file

_ENGINE_ANSWERING = alone("tests/engine/rules/test_engine_answering.py")
_ENGINE_EARLIER_WORDS = ("tests/engine/rules/test_engine_earlier_words.py",)

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/engine/rules/earlier_words.py",
        ("the signatures stay shown", "        revealed=_but(after.revealed, there),\n", "", _ENGINE_ANSWERING),
        ("what was settled stays", "        settled=_but(after.settled, there),\n", "", _ENGINE_ANSWERING),
        (
            "a change of mind loses what was said",
            "        kept.append(voided)\n",
            "        pass\n",
            _ENGINE_EARLIER_WORDS,
        ),
        (
            "what was said stands under other words",
            "back = next((each for each in kept if _alike(each.rested_on, now)), None)",
            "back = kept[0] if kept else None",
            _ENGINE_EARLIER_WORDS,
        ),
        (
            "what was said since stays",
            "all(at is not None and at < first for at in times)",
            "True",
            _ENGINE_EARLIER_WORDS,
        ),
        ("every change of mind is kept", "if each is not back)[-MOST:]", "if each is not back)", _ENGINE_EARLIER_WORDS),
        (
            "what comes back is not looked at",
            "if is_forgotten(who) or _can_be_said(asked, each)}",
            "}",
            _ENGINE_EARLIER_WORDS,
        ),
    ),
)
