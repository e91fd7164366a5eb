"""A flow in all languages there are translations for; opens no file, never raises.

Nothing is decided by a text, so a flow in other words is built by the same rules and held to the same limits.
"""

from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType

from bot.flow.building.flow import tree_of, with_all_it_uses
from bot.flow.composing.calls import Whole
from bot.flow.composing.fragments import NO_FRAGMENTS, Texts
from bot.flow.model.flow import Flow
from bot.flow.problems import Problem, in_order
from bot.flow.translating.one_translation import Translating
from bot.flow.translating.readable import Part, readable
from bot.flow.translating.wording import Wording
from bot.flow.tree.nodes import Mapping


@dataclass(frozen=True)
class Translated:
    """A flow in the languages in which nothing is wrong, what is wrong in the others, and what is worth knowing."""

    flows: MappingOf[str, Flow]
    problems: tuple[Problem, ...] = ()
    notes: tuple[Problem, ...] = ()


def translated(  # noqa: PLR0913, PLR0917 - what a flow was made from, and what its translations are
    flow: Flow,
    text: str,
    file: str,
    guidance: MappingOf[str, str],
    fragments: Texts = NO_FRAGMENTS,
    wordings: MappingOf[str, Wording] = MappingProxyType({}),
    *,
    escapes: bool = False,
) -> Translated:
    """Give a flow that is right in other languages, each by its code.

    With `escapes` one may stand for any sign: what running checks keep may be older than that being refused.
    """
    flows: dict[str, Flow] = {}
    problems: list[Problem] = []
    notes: list[Problem] = []
    for language, wording in wordings.items():
        beside = (tuple(sorted(each.items())) for each in (wording.pages, wording.called))
        key = (language, wording.file, wording.text, escapes, *beside)
        found = _in_one(_One(_Own(flow.hash, file, flow, text, guidance, fragments), key, wording, escapes))
        problems += found.problems
        flows |= found.flows
        notes += found.notes
    return Translated(flows, in_order(problems), in_order(notes))


@dataclass(frozen=True)
class _Own:
    """A flow that is translated; its hash stands for all it was made from."""

    hash: str
    file: str
    flow: Flow = field(compare=False)
    text: str = field(compare=False)
    guidance: MappingOf[str, str] = field(compare=False)
    fragments: Texts = field(compare=False)


@dataclass(frozen=True)
class _One:
    """A flow and one of its translations."""

    own: _Own
    key: tuple[object, ...]
    wording: Wording = field(compare=False)
    escapes: bool = field(compare=False)


@lru_cache(maxsize=64)  # a flow is often read again, and its translations are as they were
def _in_one(one: _One) -> Translated:
    own, (language, *_) = one.own, one.key
    made = _made(own)
    if made is None:
        return Translated({})
    work = Translating(str(language), one.wording, own.flow, *made, own.file, own.guidance, one.escapes)
    found = work.flow_in()
    if found is None or work.written.problems:
        return Translated({}, tuple(work.written.problems))
    return Translated({work.language: found}, (), tuple(work.notes))


@lru_cache(maxsize=4)  # one language comes after another
def _made(own: _Own) -> tuple[Whole, Part] | None:
    """Give the tree of a flow with all it uses, and the texts in it, which are the same for each language."""
    tree = tree_of(own.text, own.file)
    if not isinstance(tree, Mapping):
        return None
    whole = with_all_it_uses(tree, own.file, own.guidance, own.fragments)
    return whole, readable(whole.tree)
