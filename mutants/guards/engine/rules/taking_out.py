"""The guards in `bot/engine/rules/taking_out.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, in_file

_ENGINE_EARLIER_WORDS = ("tests/engine/rules/test_engine_earlier_words.py",)
_CARDS_MOVED = ("tests/slack/cards/test_cards_moved.py",)
_ENGINE_FORGETTING = ("tests/engine/rules/test_engine_forgetting.py",)

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/engine/rules/taking_out.py",
        (
            "two texts that were taken out are one",
            "            if _still_told_apart(each, bare, assessment)\n",
            "",
            _ENGINE_EARLIER_WORDS,
        ),
        (
            "all that rested on who is forgotten goes",
            "            if _still_told_apart(each, bare, assessment)\n",
            "            if False\n",
            _ENGINE_EARLIER_WORDS,
        ),
        (
            "what is set aside keeps the words of who is forgotten",
            "    assessment = _earlier_without(assessment, person, words)\n",
            "",
            _ENGINE_EARLIER_WORDS,
        ),
        (
            "a link of who is forgotten stays on a post",
            "if each.link and each.by == person else each for each in closed)",
            "if not each.by else each for each in closed)",
            _CARDS_MOVED,
        ),
        ("words of who is forgotten stay on a post", 'headline="", closed=bare)', "closed=bare)", _CARDS_MOVED),
        (
            "texts of somebody who is forgotten stay",
            "            return _text(next((",
            "            return value or _text(next((",
            _ENGINE_FORGETTING,
        ),
        (
            "a link of theirs stays",
            "link=TAKEN_LINK if answer.link else None,",
            "link=answer.link,",
            _ENGINE_FORGETTING,
        ),
        (
            "what was linked counts as linked no more",
            "link=TAKEN_LINK if answer.link else None,",
            "link=None,",
            _ENGINE_FORGETTING,
        ),
        (
            "others go on quoting them",
            "    return replace(answer, quote=None, link=TAKEN_LINK) if quotes else answer",
            "    return answer",
            _ENGINE_FORGETTING,
        ),
        (
            "names typed in other words of a question stay",
            "(question.type, *(each.question.type for each in question.variants))",
            "(question.type,)",
            _ENGINE_FORGETTING,
        ),
        (
            "what an owner who is forgotten settled on stays in their words",
            "value, link = self._value(id_, word.value), ",
            "value, link = word.value, ",
            _ENGINE_FORGETTING,
        ),
        (
            "a gap that others closed goes on linking to a message of theirs",
            "if thing.link in links else thing",
            "if not links else thing",
            _ENGINE_FORGETTING,
        ),
        (
            "new failures of theirs are one failure that came up again",
            "        if id_ == NEW:",
            "        if False:",
            _ENGINE_FORGETTING,
        ),
    ),
)
