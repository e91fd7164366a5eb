"""Whether what was typed is most likely a word of ours with a slip in it: one is asked about, for it may be a title.

Pure. A slip is two letters changed about, one left out or typed twice, or a vowel for a vowel; in longer words any one
letter. Nobody mistypes the first letter, and whoever writes three words writes a title, unless the first is nearly the
name of a flow.
"""

from collections.abc import Sequence

VOWELS = frozenset("aeiouy")
LONG = 6
"""Letters from which on any single letter may be wrong."""
LONGEST = 9
"""Letters from which on two may be."""


def slip_of(typed: str, known: Sequence[str]) -> str:
    """Give the word of ours that was meant; empty where what was typed is one, or is none of them."""
    typed = typed.casefold()
    if typed in known:
        return ""
    return next((word for word in known if _is_slip(typed.split(), word.split())), "")


def slip_before_words(typed: str, known: Sequence[str]) -> str:
    """Give the name that was meant where more words follow it; empty where it may be the first word of a title.

    Only one letter may be wrong there, in a long name; a name with an ending, as `handovers`, is a word of its own.
    """
    typed = typed.casefold()
    if typed in known:
        return ""
    return next((word for word in known if _is_close(typed, word)), "")


def _is_close(typed: str, word: str) -> bool:
    return len(word) >= LONG and typed[:1] == word[:1] and not typed.startswith(word) and _is_one_away(typed, word)


def _is_slip(typed: Sequence[str], word: Sequence[str]) -> bool:
    if len(typed) == len(word):
        return all(a == b or _is_slip_in(a, b) for a, b in zip(typed, word, strict=True))
    # Written together, or only the first half of it: nobody calls a check `forget`.
    return len(typed) == 1 and typed[0] in {"".join(word), word[0]}


def _is_slip_in(typed: str, word: str) -> bool:
    """Whether one word is another with a slip in it."""
    if typed[:1] != word[:1] and typed[:2] != word[:2][::-1]:
        return False
    if _is_one_away(typed, word):
        return True
    return len(word) >= LONGEST and any(_is_one_away(each, word) for each in _with_one_letter_less_wrong(typed, word))


def _is_one_away(typed: str, word: str) -> bool:
    if typed == word:
        return True
    start = next((at for at, (a, b) in enumerate(zip(typed, word, strict=False)) if a != b), min(len(typed), len(word)))
    rest, wanted = typed[start:], word[start:]
    if rest[1:] == wanted:  # one letter too many: typed twice in a short word, any in a long one
        return len(word) >= LONG or rest[0] in {typed[start - 1], wanted[:1]}
    if rest == wanted[1:]:  # one too few, within a short word
        return bool(rest) or len(word) >= LONG
    if rest[2:] == wanted[2:] and rest[:2] == wanted[:2][::-1]:
        return True
    return rest[1:] == wanted[1:] and (len(word) >= LONG or {rest[0], wanted[0]} <= VOWELS)


def _with_one_letter_less_wrong(typed: str, word: str) -> Sequence[str]:
    """Put the first letter that is wrong right, as one typed too many or left out."""
    start = next((at for at, (a, b) in enumerate(zip(typed, word, strict=False)) if a != b), min(len(typed), len(word)))
    before, rest, wanted = typed[:start], typed[start:], word[start : start + 1]
    return (before + rest[1:], before + wanted + rest)
