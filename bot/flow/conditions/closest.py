"""Which known word an unknown one may have meant, found without looking closely at more than a few of them."""

from collections.abc import Collection
from difflib import get_close_matches
from functools import lru_cache
from heapq import nlargest

LONGEST = 60
"""Characters of a word that may still be a slip of the pen."""
LOOKED_AT = 3
"""Known words that are looked at closely: those that share the most pairs of letters."""


def closest(word: str, known: Collection[str]) -> str | None:
    """Find the known word nearest to an unknown one; None when none is near."""
    if len(word) > LONGEST:
        return None
    few: Collection[str] = known
    if len(known) > LOOKED_AT:
        pairs = _pairs(word)
        few = nlargest(
            LOOKED_AT, sorted(known), key=lambda each: len(pairs & _pairs(each)) - abs(len(each) - len(word)) / 10
        )
    return next(iter(get_close_matches(word, few, n=1)), None)


def in_file_order(known: Collection[str]) -> list[str]:
    """List words in the order their file has them, where that is known; a set has none, and is sorted."""
    return sorted(known) if isinstance(known, set | frozenset) else list(known)


@lru_cache(maxsize=4096)
def _pairs(word: str) -> frozenset[str]:
    """List the letters of a word in pairs, and each of them alone, so that two letters swapped still count."""
    return frozenset({*word, *(word[at : at + 2] for at in range(len(word) - 1))})
