"""Files written to take long are read, built and told wrong in 100 ms for each 64 KiB, whatever is in them."""

from collections.abc import Callable

import pytest
from paces import PIECE, too_slow
from small_flow import PAGES, SMALL

from bot.flow import Flow
from bot.flow.building.flow import vetted
from bot.flow.problems import MOST_TOLD

HEAD = """\
flow: a
title: A
about: B
verdicts: {no: {title: N, mark: x}, yes: {title: Y, mark: y}}
order: [no, yes]
rules:
  - {id: r, verdict: no, when: lowest_section < 1, say: x}
  - {id: s, verdict: yes, otherwise: yes, say: y}
"""
SECTION = "sections:\n  - id: one\n    title: One\n    questions:\n"
PADDING = "a" * 70


def filled(unit: Callable[[int], str], head: str = "", size: int = PIECE) -> str:
    """Repeat a unit, each time with another number, until the text has its size."""
    parts, number = [head], 0
    length = len(head.encode())
    while length < size - 300:
        parts.append(unit(number))
        length += len(parts[-1].encode())
        number += 1
    return "".join(parts)


def question(extra: str = "", asked_of: str = "anyone", level: str = "1 if value > 2") -> Callable[[int], str]:
    def unit(number: int) -> str:
        more = extra.replace("N", str(number))
        return (
            f"      - {{id: q{number}, short: s, ask: {PADDING}, type: number, asked_of: {asked_of}, "
            f"level: [{level}], gap: {{do: d, done: e}}{more}}}\n"
        )

    return unit


def gate(fails: str) -> Callable[[int], str]:
    def unit(number: int) -> str:
        return f'  - {{id: g{number}, title: t, fails: "{fails.replace("N", str(number % 100))}", say: x}}\n'

    return unit


QUESTIONS = filled(question(), HEAD + SECTION, PIECE // 2) + "gates:\n"
FEW = filled(question(), HEAD + SECTION, 2000) + "gates:\n"
OPTIONS = ", ".join(f"o{number}: O" for number in range(100))
WITH_VARIANTS = (
    f"{HEAD}{SECTION}      - {{id: q, short: s, ask: a, type: choice, asked_of: owner, options: {{{OPTIONS}}}, "
    "level: [1 if value is o1], gap: {do: d, done: e}, instead: ["
)
PLAN = "check_in:\n  questions: [{id: m, short: M, ask: x, type: number, asked_of: anyone}]\n"

NAMED = (
    "      - {id: namesN, short: s, ask: a, type: names, up_to: 5, asked_of: owner, level: [1 if given(value)], "
    "gap: {do: d, done: e}}\n"
)

BIG = {
    "questions": filled(question(), HEAD + SECTION),
    "questions for the owner": filled(question(asked_of="owner"), HEAD + SECTION),
    "questions with unknown names": filled(question(level="1 if valeu > 2"), HEAD + SECTION),
    "questions with unknown keys": filled(question(", shrot: x"), HEAD + SECTION),
    "questions after no questions": filled(question(", again_after: [pN, rN]"), HEAD + SECTION),
    "questions of one name": filled(lambda _: question()(0), HEAD + SECTION),
    "questions of no type": filled(lambda _: "      - {type: nubmer}\n", HEAD + SECTION),
    "questions without anything": filled(lambda _: "      - {type: number}\n", HEAD + SECTION),
    "links to no page": filled(question(), f"{HEAD}guidance: guidance\n{SECTION}").replace(
        "done: e}", "done: e, guidance: casse}"
    )[:PIECE],
    "gates": filled(gate("level(qN) = 0 or level(q1) = 1"), QUESTIONS),
    "gates about no questions": filled(gate("level(pN) = 0"), QUESTIONS),
    "gates about the same levels again and again": filled(
        gate("level(qN) > 0 and level(qN) < 1 and (level(q9) > 0 or level(q9) = 2 or level(q8) > 7 or level(q8) = 1)"),
        QUESTIONS,
    ),
    "long conditions": filled(gate(" or ".join(["1>2"] * 166)), FEW),
    "long conditions of unknown names": filled(gate(" or ".join(["casse"] * 220)), QUESTIONS),
    "foreign signs": filled(gate("== " * 600), FEW),
    "texts full of faults": filled(question(), HEAD + SECTION).replace(PADDING, "{z}" * 49 + "b" * 1700)[:PIECE],
    "variants": filled(lambda _: "{when: 1 > 2}, ", WITH_VARIANTS) + "]}\n",
    "ten variants of many questions": filled(
        lambda number: WITH_VARIANTS.removeprefix(HEAD + SECTION).replace("id: q", f"id: q{number}")
        + "{when: answered(q0)}, " * 10
        + "]}\n",
        HEAD + SECTION,
    ),
    "streaks": filled(
        lambda number: (
            f'    - {{id: s{number}, title: t, each_week: ["stable if some(m: value > {number})", missed otherwise]}}\n'
        ),
        f"{SMALL}{PLAN}  streaks:\n",
    ),
    "loops": filled(
        lambda number: (
            f"  - id: s{number}\n    title: S\n    for_each: names{number % 9}\n    questions:\n"
            + question()(number)
        ),
        HEAD + SECTION + "".join(NAMED.replace("N", str(number)) for number in range(9)),
    ),
    "calls of a flow there is not": filled(
        lambda number: f"  - {{call: backup, as: b{number}}}\n", HEAD + SECTION + question()(0)
    ),
    "uses of a fragment there is not": filled(lambda _: "      - use: shared/sure\n", HEAD + SECTION),
    "unknown keys": filled(lambda number: f"gatex{number}: xxxxxxxxxx\n", "flow: a\n"),
    "one key again and again": filled(lambda _: "a: x\n"),
    "anchors": filled(lambda number: f"k{number}: &a{number} x\n"),
    "aliases": filled(lambda _: "*a, ", "a: ["),
    "comments that look like text": filled(lambda number: f"k{number}: aaaaaaaa #b\n", "flow: a\n"),
    "spaces": "flow: " + " " * PIECE,
    "spaces behind a quote": 'flow: "x" y:' + " " * PIECE + ": b",
    "colons": "flow: b: " + ": " * (PIECE // 2),
    "dashes": "flow: b: " + "- " * (PIECE // 2),
    "brackets": "[" * PIECE,
    "quotes": "'" * PIECE,
    "lines": "\n" * PIECE,
    "a folded text": "flow: >\n" + " x\n" * (PIECE // 3),
    "faces": "🙂" * (PIECE // 4),
}  # fmt: skip


@pytest.mark.parametrize("what", BIG)
def test_a_big_file_takes_no_longer_than_its_size_allows(what):
    text = BIG[what]

    assert len(text.encode()) <= PIECE + 2000
    assert not too_slow(lambda: vetted(text, "x.yml", PAGES), len(text.encode()))


def test_a_file_of_the_largest_size_takes_no_longer_than_its_size_allows():
    text = filled(question(level="1 if value > N"), HEAD + SECTION, 4 * PIECE)

    assert not too_slow(lambda: vetted(text, "x.yml", PAGES), 4 * PIECE)


def test_of_very_many_problems_the_first_are_told_and_that_there_are_more():
    told = vetted(BIG["questions with unknown names"], "x.yml", PAGES)

    assert not isinstance(told, Flow)
    assert len(told) == MOST_TOLD + 1
    assert (told[-1].message, told[-1].fix) == ("there are more problems than these", "mend those first")
    assert list(told) == sorted(told)


def test_the_words_of_all_conditions_together_are_bounded():
    told = vetted(BIG["long conditions"], "x.yml", PAGES)

    assert not isinstance(told, Flow)
    assert [problem.message for problem in told] == [
        "the conditions of this flow have more than 3,000 words and signs together"
    ]
