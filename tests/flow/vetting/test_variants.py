"""A variant that takes other answers asks its question again whenever one takes the place of the other."""

import pytest
from small_flow import PAGES, changed

from bot.flow import Flow
from bot.flow.building.flow import vetted

GAP = "gap: {do: Collect cases, done: 20 are there, guidance: cases}"
LINE = (
    "      - {id: line, short: Line, ask: What is it, type: text, asked_of: owner, level: [1 if given(value)], "
    "gap: {do: Write, done: it is there, guidance: cases}}\n"
)
CASES = "      - id: cases\n"


def told(*variants: str, again: str = "", more: tuple[tuple[str, str], ...] = ()) -> list[str]:
    """Say what is wrong with a question for a number that has some variants."""
    lines = "".join(f"\n          - {each}" for each in variants)
    after = f"again_after: [{again}]\n        " if again else ""
    built = vetted(
        changed((CASES, LINE + CASES), (GAP, f"{after}{GAP}\n        instead:{lines}"), *more), "small.yml", PAGES
    )
    return [] if isinstance(built, Flow) else [f"{each.message}; {each.fix}" for each in built]


BOUNDED = "{when: why is form, most: 50}"
STAY = "this variant takes other answers than 'cases', whose answers stay when"


def test_other_words_alone_are_the_authors_to_decide():
    assert (
        told("{when: why is form, short: Form, ask: How many of the form, help: Count, level: [1 if value > 9]}") == []
    )


def test_other_bounds_options_and_types_are_other_answers():
    choice = "{when: why is form, type: choice, options: {yes: Yes, no: No}, level: [1 if value is yes]}"

    for variant in (BOUNDED, "{when: why is form, whole: yes}", "{when: why is form, or: {none: None}}", choice):
        assert told(variant) == [f"{STAY} 'why' changes; write `again_after: [why]` at the question"], variant
        assert told(variant, again="why") == []


def test_options_that_only_read_otherwise_are_the_same_answers():
    spoken = (("type: number", "type: number\n        or: {none: None}"),)

    assert told("{when: why is form, or: {none: There are none}}", more=spoken) == []


@pytest.mark.parametrize(("again", "changes"), [("", "what it hangs on"), ("line", "'why'"), ("why", "'line'")])
def test_what_the_variants_before_it_hang_on_is_named_too(again, changes):
    first = "{when: answered(line), ask: How many for the line}"
    whole = ", ".join(dict.fromkeys([*filter(None, [again]), "line", "why"]))

    assert told(first, BOUNDED, again=again) == [
        f"{STAY} {changes} changes; write `again_after: [{whole}]` at the question"
    ]
    assert told(BOUNDED, first, again="why") == []
