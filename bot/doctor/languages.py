"""A look at the bot's own sentences: which of them a language has not, for those are said in English."""

from collections.abc import AsyncIterator

from bot.doctor.finding import Finding, watch, wrong
from bot.tongue.catalogs import languages, missing, read_words

ABOUT = "languages"
NAMED = 2
"""Sentences named of those that wait for a translation."""


async def look_at_languages() -> AsyncIterator[Finding]:
    """Count the sentences a language has not; of one that has them all nothing is said."""
    for language in languages():
        try:
            unsaid, many = missing(language), len(read_words(language))
        except (OSError, ValueError) as error:
            yield wrong(ABOUT, f"the file of '{language}' cannot be read ({error}), so English is spoken; mend it.")
            continue
        if unsaid:
            named = ", ".join(f"“{each}”" for each in unsaid[:NAMED])
            yield watch(ABOUT, f"'{language}' says {len(unsaid)} of {many} sentences in English, such as {named}.")
