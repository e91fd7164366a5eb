"""Reads the translations of the bot's own sentences: one PO file a language, as everywhere; none of them is English."""

from __future__ import annotations

import logging
from functools import cache, lru_cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

log = logging.getLogger(__name__)
FOLDER = Path(__file__).parent / "languages"
NONE = NullTranslations()
"""Every sentence as it stands in the code."""


def languages() -> tuple[str, ...]:
    """List the languages there are besides English, by their codes."""
    return _languages_in(FOLDER)


@cache  # every press asks for them
def _languages_in(folder: Path) -> tuple[str, ...]:
    return tuple(sorted(file.stem for file in folder.glob("*.po")))


def meant(wanted: str) -> str:
    """Give which of our languages is meant by `de`, or by `de-DE` as Slack tells it; empty is English."""
    there = languages()
    root = wanted.partition("-")[0]
    alike = (each for each in there if each.partition("-")[0] == root)
    return wanted if wanted in there else next(alike, "")


@lru_cache
def translations(language: str) -> NullTranslations:
    """Give the translations of a language; a file that cannot be read is said once, and English is spoken."""
    try:
        return _compiled(read_words(language))
    except (OSError, ValueError) as error:
        log.warning("the sentences in '%s' are left out, for their file cannot be read: %s", language, error)
        return NONE


def read_words(language: str) -> Catalog:
    """Read the file of a language."""
    from babel.messages.pofile import read_po  # a slow import, and English needs none of it

    with (FOLDER / f"{language}.po").open(encoding="utf-8") as file:
        return read_po(file, locale=language.replace("-", "_"))


def missing(language: str) -> tuple[str, ...]:
    """List the sentences a language has no translation of, by their English; one that is only a guess is none."""
    words = read_words(language)
    unsaid = (each for each in words if each.id and (each.fuzzy or not all(_forms(each.string))))
    return tuple(_forms(each.id)[0] for each in unsaid)


def _forms(text: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    return (text or "",) if isinstance(text, str | None) else tuple(text)


def _compiled(words: Catalog) -> GNUTranslations:
    """Make of the file what the standard library looks sentences up in; guesses are left out."""
    from babel.messages.mofile import write_mo

    made = BytesIO()
    write_mo(made, words)
    made.seek(0)
    return GNUTranslations(made)
