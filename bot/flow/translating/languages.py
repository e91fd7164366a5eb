"""A flow in the language of whoever reads it: its words are others, and what it decides is the same."""

from bot.flow.model.flow import Flow
from bot.flow.unrolling import written_out

NAMES = {
    "cs": "Čeština",
    "da": "Dansk",
    "de": "Deutsch",
    "en": "English",
    "en-GB": "English (UK)",
    "en-US": "English (US)",
    "es": "Español",
    "fi": "Suomi",
    "fr": "Français",
    "it": "Italiano",
    "ja": "日本語",
    "ko": "한국어",
    "nb": "Norsk",
    "nl": "Nederlands",
    "pl": "Polski",
    "pt": "Português",
    "pt-BR": "Português (Brasil)",
    "ru": "Русский",
    "sv": "Svenska",
    "tr": "Türkçe",
    "uk": "Українська",
    "zh": "中文",
    "zh-CN": "简体中文",
    "zh-TW": "繁體中文",
}
"""What those who speak a language call it; another one goes by its code."""


def in_language(flow: Flow, *wanted: str) -> Flow:
    """Give the flow in the first of the wanted languages that it has, or in its own.

    A language is wanted by its code, as in `de`, or as Slack tells it, as in `de-DE`. Only texts differ: ids, rules and
    the hash are those of the flow.
    """
    if flow.written is not None:
        return written_out(in_language(flow.written, *wanted), flow.items)
    there = {flow.language: flow, **flow.translations}
    for each in wanted:
        found = there.get(each) or next((there[one] for one in there if each and _root(one) == _root(each)), None)
        if found is not None:
            return found
    return flow


def languages(flow: Flow) -> tuple[str, ...]:
    """List the languages a flow has, its own leading."""
    return (flow.language, *sorted(each for each in flow.translations if each != flow.language))


def name_of(language: str) -> str:
    """Say what a language is called by those who speak it."""
    return NAMES.get(language, language)


def _root(language: str) -> str:
    """Take the country off a language."""
    return language.partition("-")[0]
