"""A flow in other words decides the same, and every mistake in a translation is told where it stands."""

# ruff: noqa: E501 - every mistake stands beside its sentence

from dataclasses import replace

import pytest
from small_flow import PAGES, SMALL

from bot.flow import Flow, build
from bot.flow.translating.languages import in_language, languages, name_of
from bot.flow.translating.readable import mark_of, readable
from bot.flow.translating.translations import Translated, translated
from bot.flow.translating.wording import Wording
from bot.flow.tree.nodes import Mapping
from bot.flow.tree.reading import read

FILE, TRANSLATION = "flows/small.yml", "flows/translations/small.de.yml"
RICH = SMALL.replace(
    "ask: How many cases?",
    'ask: "How many cases for {why}?"\n        instead:\n          - {when: why is form, short: Form cases}',
)
GERMAN = """\
translation: small
language: de
title: Ein kleiner Flow
about: Zwei Fragen, für Tests.
sections: {one: Eins}
questions:
  cases:
    short: Fälle
    ask: "Für {why}: wie viele Fälle?"
    gap: {do: Fälle sammeln, done: 20 sind da}
    instead:
      why is form: Fälle der Form
  why:
    short: Warum
    ask: Warum wollt ihr das?
    options: {form: Beständigere Form, facts: Neue Fakten}
    gap: {do: Nachdenken, done: es ist die Form}
gates:
  G1: {title: Fälle, say: Zu wenige Fälle}
verdicts: {no: NOCH NICHT, yes: BEREIT}
rules: {fine: Los}
"""


def flow() -> Flow:
    built = build(RICH, FILE, PAGES)
    assert isinstance(built, Flow), "\n".join(map(str, built))
    return built


def spoken(german: str = GERMAN, pages: dict[str, str] | None = None, language: str = "de") -> Translated:
    wording = Wording(TRANSLATION, german, pages or {}, f"flows/guidance/{language}")
    return translated(flow(), RICH, FILE, PAGES, wordings={language: wording})


def german(*changes: tuple[str, str]) -> str:
    text = GERMAN
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


def told(*changes: tuple[str, str]) -> list[str]:
    """What is wrong with the translation, changed, without the name of its file."""
    return [str(each).removeprefix(f"{TRANSLATION}:") for each in spoken(german(*changes)).problems]


def noted(*changes: tuple[str, str]) -> list[str]:
    return [str(each).removeprefix(f"{TRANSLATION}:") for each in spoken(german(*changes)).notes]


# What comes of it.


def test_a_flow_in_another_language_says_other_words():
    de = spoken().flows["de"]

    assert (de.title, de.language, de.sections[0].title) == ("Ein kleiner Flow", "de", "Eins")
    assert de.questions["cases"].ask.text == "Für {why}: wie viele Fälle?"
    assert de.questions["cases"].variants[0].question.short == "Fälle der Form"
    assert de.questions["cases"].gap
    assert de.questions["cases"].gap.done == "20 sind da"
    assert de.gates[0].say.usual.text == "Zu wenige Fälle"
    assert (de.verdicts["yes"].title, de.rules[1].say.usual.text) == ("BEREIT", "Los")


def test_a_flow_in_another_language_means_the_same():
    de, own = spoken().flows["de"], flow()

    assert de.hash == own.hash
    assert {key: each.level for key, each in de.questions.items()} == {k: e.level for k, e in own.questions.items()}
    assert [each.fails for each in de.gates] == [each.fails for each in own.gates]
    assert [each.when for each in de.rules] == [each.when for each in own.rules]
    assert (de.order, de.asked_at_start) == (own.order, own.asked_at_start)


def test_a_translation_that_says_all_is_told_nothing():
    assert spoken().problems == spoken().notes == ()


def test_a_text_that_is_missing_is_that_of_the_flow_and_is_counted():
    change = ("    short: Warum\n", "")

    assert spoken(german(change)).flows["de"].questions["why"].short == "Why"
    assert noted(change) == [
        "1:1: 1 of 19 texts have no translation and are shown in 'en'; write 'questions → why → short'"
    ]


def test_a_text_that_only_puts_something_in_needs_no_translation():
    whole = readable(tree()).texts()

    assert "rules → failed → say" in {key for key, _ in whole}
    assert noted() == []


def tree() -> Mapping:
    found = read(RICH, FILE)
    assert isinstance(found, Mapping)
    return found


def test_the_flow_knows_whether_its_texts_are_still_those_that_were_translated():
    mark = mark_of(readable(tree()))

    assert noted(("language: de", f"language: de\nof: {mark}")) == []
    assert noted(("language: de", "language: de\nof: 00000000")) == [
        f'3:5: the flow has other texts than when this was translated; look through what changed, then write `of: "{mark}"`'
    ]


def test_a_page_of_guidance_is_that_of_the_language_where_there_is_one():
    page = PAGES["cases"].replace("Collect them.", "Sammle sie.")

    assert spoken(pages={"cases": page}).flows["de"].guidance["cases"].body == "Sammle sie."
    assert spoken().flows["de"].guidance == flow().guidance


def test_a_broken_page_is_told_in_its_own_file():
    assert [str(each) for each in spoken(pages={"cases": "Sammle sie."}).problems] == [
        "flows/guidance/de/cases.md:1:1: the page has no front matter; begin with title, heading and link between lines of ---"
    ]


# What is told, and where.


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        (("  cases:\n", "  casses:\n"), "7:3: the flow has no text 'casses' under 'questions'; did you mean 'cases'?"),
        (("why is form:", "why is facts:"), "12:7: the flow has no text 'why is facts' under 'instead'; did you mean "),
        (("title: Ein", "titel: Ein"), "3:1: the flow has no text 'titel'; did you mean 'title'?"),
    ],
)
def test_a_text_for_something_the_flow_has_not_is_told_with_the_nearest(changed, said):
    assert [each[: len(said)] for each in told(changed)] == [said]


def test_what_a_text_puts_in_stays_the_same():
    assert told(("{why}: wie", "{whi}: wie")) == [
        "9:15: the text of the flow puts in no '{whi}' here; did you mean '{why}'?"
    ]
    assert told(("Für {why}: wie", "Wie")) == [
        "9:10: the text of the flow puts in '{why}', and this does not; write {why} where it belongs"
    ]
    assert told(("Warum wollt ihr das?", '"Warum {cases}?"')) == [
        "15:17: the text of the flow puts in no '{cases}' here; take it out"
    ]


def test_the_limits_are_those_of_the_flow_and_are_told_in_the_translation():
    assert told(("Ein kleiner Flow", "x" * 61)) == ["3:8: 'title' has 61 characters; shorten it to 60"]
    assert told(("Beständigere Form", "x" * 76)) == ["16:21: 'form' has 76 characters; shorten it to 75"]


def test_with_the_longest_answers_a_text_is_no_longer_than_slack_shows():
    rich = SMALL.replace("type: choice", "type: text").replace(
        "        options: {form: Steadier form, facts: New facts}\n", ""
    )
    rich = rich.replace("value is form", "given(value)").replace("How many cases?", '"How many for {why}?"')
    built = build(rich, FILE, PAGES)
    assert isinstance(built, Flow), "\n".join(map(str, built))
    text = f'translation: small\nlanguage: de\nquestions:\n  cases:\n    ask: "{"x" * 900} {{why}}"\n'
    found = translated(built, rich, FILE, PAGES, wordings={"de": Wording(TRANSLATION, text)})

    assert [(each.file, each.line, each.column) for each in found.problems] == [(TRANSLATION, 5, 10)]
    assert "with the longest answers this has 3,901 characters" in found.problems[0].message


def test_a_part_with_several_texts_is_not_one_text_and_a_text_is_no_part():
    assert told(("{do: Nachdenken, done: es ist die Form}", "Nachdenken")) == [
        "17:10: 'gap' has several texts; write each by its name: do, done"
    ]
    assert told(("short: Warum", "short: [Warum]")) == ["14:12: 'short' is one text; write it in quotes, in one piece"]
    assert told(("short: Warum", "short:")) == ["14:11: 'short' is empty; write the text, or take the key out"]


def test_a_text_cut_short_by_a_comment_is_told():
    assert told(("ask: Warum wollt ihr das?", "ask: Warum wollt ihr #das?")) == [
        "15:26: the text ends before the '#', where a comment begins; put the text in quotes, or write '# '"
    ]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        (
            ("translation: small", "translation: big"),
            "1:14: this stands beside the flow 'small', and says it is of 'big'",
        ),
        (("language: de", "language: fr"), "2:11: the language is 'fr' here and 'de' in the name of the file"),
        (("language: de", "language: german"), "2:11: 'german' does not fit 'language'; write the code of a language"),
        (("language: de\n", ""), "1:1: the key 'language' is missing"),
        (("translation: small", "translation: *small"), "1:14: "),
    ],
)
def test_a_translation_says_whose_it_is_and_in_which_language(changed, said):
    assert [each[: len(said)] for each in told(changed)] == [said]


def test_a_translation_into_the_language_of_the_flow_is_none():
    found = spoken(german(("language: de", "language: en")), language="en")

    assert "the flow itself is written in 'en'" in str(found.problems[0])


def test_all_mistakes_are_told_at_once_and_a_wrong_translation_gives_no_flow():
    changes = [("title: Ein", "titel: Ein"), ("{why}: wie", "{whi}: wie"), ("Beständigere Form", "x" * 76)]

    assert [each.partition(" ")[0] for each in told(*changes)] == ["3:1:", "9:15:", "16:21:"]
    assert spoken(german(*changes)).flows == {}


# Who reads which.


def test_a_language_is_that_of_the_reader_or_the_next_wanted_or_the_flows_own():
    own = replace(flow(), translations=spoken().flows)
    de = own.translations["de"]

    assert in_language(own, "de-DE") is de
    assert in_language(own, "fr-FR", "de") is de
    assert in_language(own, "en-GB", "de") is own
    assert in_language(own, "", "fr") is own
    assert in_language(own) is own


def test_a_country_of_its_own_comes_before_the_language_at_large():
    brazil, portugal = replace(flow(), language="pt-BR"), replace(flow(), language="pt")
    own = replace(flow(), translations={"pt": portugal, "pt-BR": brazil})

    assert in_language(own, "pt-BR") is brazil
    assert in_language(own, "pt-PT") is portugal


def test_languages_are_called_what_their_speakers_call_them():
    assert languages(replace(flow(), translations=spoken().flows)) == ("en", "de")
    assert [name_of(each) for each in ("de", "es", "xx")] == ["Deutsch", "Español", "xx"]
