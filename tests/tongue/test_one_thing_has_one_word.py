"""One thing is called by one word in each language, all through what the bot says; docs/translating.md lists them."""

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[2]
WORDS = {
    "flow": ("Frageb[oö]gen", "cuestionario"),
    "verdict": ("Ergebnis", "veredicto"),
    "gap": ("Lücke", "carencia"),
    "check-in": ("Check-in", "seguimiento"),
    "role": ("Rolle", "papel"),
    "section": ("Abschnitt", "sección|secciones"),
    "evidence": ("Beleg", "evidencia"),
    "watched": ("beobacht", "vigila"),
    "waive": ("hinnehm|hingenommen|nimmt sie hin", "dejar|deja"),
}
"""What people read for each thing, in any of its forms."""
OF_THE_COMMAND = re.compile(r"\{[^}]*\}|`[^`]*`|ftready verdict")


@pytest.mark.parametrize("place", [0, 1], ids=["de", "es"])
def test_a_thing_has_the_same_word_in_every_sentence(place):
    file = ROOT / "bot/tongue/languages" / f"{('de', 'es')[place]}.po"
    with file.open("rb") as opened:
        sentences = [(forms(each.id), forms(each.string)) for each in read_po(opened) if each.id]

    assert [
        (thing, said)
        for thing, words in WORDS.items()
        for english, said in sentences
        if re.search(rf"(?<![\w/-]){thing}s?(?![\w-])", OF_THE_COMMAND.sub("", english), re.IGNORECASE)
        and not re.search(words[place], said, re.IGNORECASE)
    ] == []


@pytest.mark.parametrize("thing", WORDS)
def test_whoever_translates_finds_the_word_in_the_manual(thing):
    page = (ROOT / "docs/translating.md").read_text(encoding="utf-8")
    (row,) = re.findall(rf"^\| {thing.removesuffix('ed')} \| (.*) \| (.*) \|$", page, re.MULTILINE)

    assert all(re.search(word, said) for word, said in zip(WORDS[thing], row, strict=True))


def forms(text) -> str:
    return text if isinstance(text, str) else " ".join(text)
