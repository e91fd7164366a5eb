"""Who of those asked is gone: nothing waits for them until they are back, and what they said stands.

It never finds out itself whether somebody is there; that is for the edges to see.
"""

from collections.abc import Collection, Mapping
from dataclasses import replace

from bot.engine.saved.assessment import Assessment


def in_hand(assessment: Assessment, question: str) -> Mapping[str, str]:
    """Give who handed a question on to whom, without what ended with somebody who is gone: that is theirs again."""
    handed = dict(assessment.handed.get(question, {}))
    if not assessment.away:
        return handed
    while lost := [by for by, to in handed.items() if to in assessment.away and to not in handed]:
        for by in lost:
            del handed[by]
    return handed


def there(people: tuple[str, ...], away: Collection[str]) -> tuple[str, ...]:
    """Name those of some people who are not gone."""
    return tuple(person for person in people if person not in away) if away else people


def back(assessment: Assessment, *people: str | None) -> Assessment:
    """Give the same with people there again: whoever does something is, and whoever is newly asked something."""
    if not any(person in assessment.away for person in people):
        return assessment
    return replace(assessment, away={each: why for each, why in assessment.away.items() if each not in people})
