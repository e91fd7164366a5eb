"""Which sentence a line of a story is, and which one a line that is none may have been meant to be."""

import re
from collections.abc import Collection, Iterator
from collections.abc import Mapping as MappingOf
from difflib import SequenceMatcher

from bot.engine.asked.looping import OF
from bot.flow.conditions.closest import closest
from bot.stories.phrases import Phrase, Takes
from bot.stories.sentences import SENTENCES

_MOST_WORDS = 12
"""Words of an item that is looked for without its quotes, and of a line that is looked at word by word."""
_SMALL = frozenset({"a", "an", "be", "of", "that", "the", "to", "=", "=="})
"""Words that people write where no sentence has them."""
_SPAN = re.compile(r"(?:after |in )?(\d+ [a-z]+)(?: later)?")
"""How people say that time goes by."""
_EVERYONE = frozenset({"all", "everybody", "both", "they"})
Known = MappingOf[str, Collection[str]]
"""The words that may stand in each kind of place."""


def sentence_of_line(text: str, known: Known) -> tuple[Phrase, MappingOf[str, str]] | None:
    """Find the first sentence a line is all whose words are known, else the first it is at all."""
    first: tuple[Phrase, MappingOf[str, str]] | None = None
    for each in SENTENCES:
        if match := each.pattern.fullmatch(text):
            words = match.groupdict()
            if not unknown_word(words, known):
                return each, words
            first = first or (each, words)
    return first


def _unquoted(text: str, known: Known) -> str | None:
    """Notice an item without the quotes it needs where more follows it: how the line would be a sentence with them."""
    before, of, item = text.partition(OF)
    quoted = (f'{before}{of}"{item[:end]}"{item[end:]}' for end in _ends_of_words(item))
    found = next((each for each in quoted if _is_sentence(each, known)), None)
    return f"put the item in quotes, as in `{found}`" if found else None


def _ends_of_words(text: str) -> list[int]:
    """List where the words end, the longest run of them first, for most sentences end with the item."""
    return [match.end() for match in re.finditer(r'[^\s"]+', text)][:_MOST_WORDS][::-1]


def _is_sentence(text: str, known: Known) -> bool:
    found = sentence_of_line(text, known)
    return found is not None and OF in found[1].get("question", "")


def unknown_word(words: MappingOf[str, str], known: Known) -> tuple[str, str] | None:
    """Find the first word that stands for nothing there is, with what it should be."""
    return next(((kind, word) for kind, word in words.items() if kind in known and word not in known[kind]), None)


def line_meant(text: str, known: Known) -> str:
    """Say what to write in place of a line that is no sentence."""
    return (
        _quoted_whole(text, known)
        or _unquoted(text, known)
        or _in_other_words(text, known)
        or _without_colon(text, known)
        or _misspelt(text, known)
        or _like(text)
    )


def _quoted_whole(text: str, known: Known) -> str | None:
    """Notice a step in quotes together with what stands behind its colon, which is a line of words then."""
    before, colon, behind = text.partition(": ")
    found = sentence_of_line(before, known) if colon else None
    if found is None or found[0].takes is Takes.NOTHING or unknown_word(found[1], known):
        return None
    return f"take the quotes around the step away and write `{before}: {behind}`"


def _in_other_words(text: str, known: Known) -> str | None:
    """Notice a sentence with small words it has not, without a word it has, or with another word for everyone."""
    words = text.split()
    if not 0 < len(words) <= _MOST_WORDS:
        return None
    few = [word for word in words if word not in _SMALL]
    lines = [few, [*few[:-2], *few[-1:]] if few[-2:-1] == ["is"] else few]
    lines += [["expect", "verdict", *few[1:]]] if few[:-1] == ["expect"] else []
    lines += [["everyone", *words[1:]]] if words[0].lower() in _EVERYONE else []
    lines += [["expect", *words]] if words[0] != "expect" else []
    lines += [["wait", *span[1].split()]] if (span := _SPAN.fullmatch(text)) else []
    for line in (" ".join(each) for each in lines if each != words):
        found = sentence_of_line(line, known)
        if found and not unknown_word(found[1], known):
            return f"write `{line}`"
        before_the_last = line.split()[-2:-1] != words[-2:-1]
        meant = _without_colon(line, known) if before_the_last else None
        if meant := meant or (_misspelt(line, known) if line.startswith("everyone ") else None):
            return meant
    return None


def _without_colon(text: str, known: Known) -> str | None:
    """Notice a sentence that goes on with what belongs behind its colon."""
    words = text.split()
    for end in range(min(len(words) - 1, _MOST_WORDS), 1, -1):
        found = sentence_of_line(" ".join(words[:end]), known)
        if found and found[0].takes in {Takes.SOMETHING, Takes.EITHER} and not unknown_word(found[1], known):
            return f"write `{' '.join(words[:end])}: {' '.join(words[end:])}`"
    return None


def _misspelt(text: str, known: Known) -> str | None:
    """Find the sentence a line is, once the words that look like its own are written so."""
    words = text.split()
    nearest = max(_mended(words, known), key=lambda each: SequenceMatcher(None, text, each).ratio(), default=None)
    return f"did you mean `{nearest}`?" if nearest else None


def _mended(words: list[str], known: Known) -> Iterator[str]:
    for each in SENTENCES:
        own = each.words.split()
        if len(own) != len(words) or len(words) > _MOST_WORDS:
            continue
        pairs = list(zip(own, words, strict=True))
        if all("{" in mine or closest(written, [mine]) for mine, written in pairs):
            line = " ".join(written if "{" in mine else mine for mine, written in pairs)
            match = each.pattern.fullmatch(line)
            if match and not unknown_word(match.groupdict(), known):
                yield line


def _like(text: str) -> str:
    by_words = {each.words: each for each in SENTENCES}
    near = _sharing_most(text) or closest(text, by_words)
    return f"write it as in `{by_words[near].example}`" if near else "`ftready test --sentences` lists all"


def _sharing_most(text: str) -> str | None:
    """Find the sentence that shares the most words, and of several the one with the fewest others."""
    words = set(text.split())
    best = max(SENTENCES, key=lambda each: (len(words & _own(each)), -len(_own(each) - words)))
    return best.words if words & _own(best) - {"expect"} else None


def _own(phrase: Phrase) -> set[str]:
    return {word for word in phrase.words.split() if "{" not in word}
