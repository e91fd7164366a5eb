"""Saying a sentence in the language that is being spoken; it never raises for a translation that is wrong."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from gettext import NullTranslations

from bot.sentence import Sentence
from bot.tongue.catalogs import NONE, meant, translations

ENGLISH = "en"
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True)
class _Tongue:
    """A language and its words."""

    language: str = ENGLISH
    words: NullTranslations = NONE


_ENGLISH = _Tongue()
_spoken: ContextVar[_Tongue] = ContextVar("spoken", default=_ENGLISH)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak a language to whoever is spoken to inside; English where it is none of ours."""
    before = _spoken.set(_tongue(language))
    try:
        yield
    finally:
        _spoken.reset(before)


def spoken() -> str:
    """Tell which language is being spoken."""
    return _spoken.get().language


def say(words: str, /, **shown: object) -> str:
    """Say a sentence; the English stands in the code as it is, and what is put into it has names."""
    tongue = _spoken.get()
    found = tongue.words.gettext(words) if words and tongue is not _ENGLISH else words
    return _filled(found, words, shown)


def say_many(one: str, many: str, count: int, /, **shown: object) -> str:
    """Say a sentence that counts, by the language's own rules for that; `{count}` is how many there are."""
    found = _spoken.get().words.ngettext(one, many, count)
    return _filled(found, one if count == 1 else many, {**shown, "count": count})


def told(text: str) -> str:
    """Say a sentence that the core made; what is no sentence of ours, as a flow's own words, stays as it is."""
    if not isinstance(text, Sentence):
        return text
    if text.many:
        found = _spoken.get().words.ngettext(text.words, text.many, text.number)
        return _filled(found, text.words if text.number == 1 else text.many, {**text.shown})
    return say(text.words, **text.shown)


def day_in_words(day: date) -> str:
    """Say a day of the calendar."""
    language = spoken()
    if language == ENGLISH:
        return f"{day.day} {day:%B %Y}"
    from babel.dates import format_date  # a slow import, and English needs none of it

    return format_date(day, "long", locale=language.replace("-", "_"))


def day_in_short(day: date) -> str:
    """Say a day in the fewest words that still tell its year."""
    language = spoken()
    if language == ENGLISH:
        return f"{day.day} {day:%b %y}"
    from babel.dates import format_date

    return format_date(day, "d MMM yy", locale=language.replace("-", "_"))


def weekday_in_words(place: int) -> str:
    """Say a day of the week; Monday is 0."""
    language = spoken()
    if language == ENGLISH:
        return WEEKDAYS[place]
    from babel.dates import get_day_names

    return str(get_day_names("wide", "stand-alone", locale=language.replace("-", "_"))[place])


@lru_cache(maxsize=256)  # what Slack tells is of no closed list
def _tongue(language: str) -> _Tongue:
    ours = meant(language)
    return _Tongue(ours, translations(ours)) if ours else _ENGLISH


def _filled(found: str, english: str, shown: dict[str, object]) -> str:
    if not shown:
        return found
    for name, each in shown.items():
        if isinstance(each, Sentence):
            shown[name] = told(each)
    try:
        return found.format_map(shown)
    except (KeyError, IndexError, ValueError):  # a translation with a name there is not; a test finds it before
        return english.format_map(shown)
