"""Variants that take other answers than their question: what was said to one of them means nothing to the other."""

from typing import Any

from bot.flow.vetting.parts import Asked, Parts
from bot.questions import QuestionType

_WORDS = frozenset({"text", "label", "level", "do", "done", "guidance"})
"""What is said of an option or a field, which changes no answer."""


def variants_vetted(parts: Parts) -> None:
    """Note every variant of another shape whose question is not asked again by all that the variant hangs on."""
    for usual, *variants in parts.questions:
        shape = _shape(usual.question.type)
        named = dict[str, None]()
        for variant in variants:
            # Whether it is asked hangs on the conditions before it too: the first that holds is asked.
            named |= dict.fromkeys(_names(usual, variant))
            lacking = [name for name in named if name not in usual.question.again_after]
            if lacking and variant.when and _shape(variant.question.type) != shape:
                again = ", ".join([*usual.question.again_after, *lacking])
                hung = f"when '{lacking[0]}' changes" if len(lacking) == 1 else "when what it hangs on changes"
                message = f"this variant takes other answers than '{usual.question.id}', whose answers stay {hung}"
                parts.written.wrong(variant.when[0].place, message, f"write `again_after: [{again}]` at the question")


def _names(usual: Asked, variant: Asked) -> list[str]:
    """List what a variant hangs on; what its own items come from cannot ask it again, for answers to an item stay."""
    used = variant.when[1].names_used() if variant.when else frozenset()
    return sorted({name for _, name in used} - {usual.question.each})


def _shape(type_: QuestionType) -> object:
    """Give what decides which answers are taken: the type, the ids of its options and fields, and every bound."""
    return type_.name, {key: _bare(getattr(type_, key)) for key in type(type_).model_fields}


def _bare(part: Any) -> object:
    if isinstance(part, dict):
        return {key: _bare(each) for key, each in part.items()}
    if hasattr(part, "model_fields_set"):
        return {key: each for key, each in vars(part).items() if key not in _WORDS}
    return part
