"""Odd flows and odd conditions at random: each is a flow, or told what is wrong in its own lines, and none takes long.

`make fuzz` runs the same with many more examples.
"""

from functools import cache
from pathlib import Path

import pytest
from called_flow import BACKUP, CALL, calling
from hypothesis import given, settings
from hypothesis import strategies as st
from loop_flow import TEXT as LOOPED
from paces import PIECE, too_slow
from small_flow import PAGES, SMALL

from bot.flow import Flow
from bot.flow.building.flow import build, vetted
from bot.flow.conditions import parse_condition, parse_rule, parse_template
from bot.flow.places import Source
from bot.flow.shapes.parts import QuestionShape
from bot.flow.translating.translations import translated
from bot.flow.translating.wording import Wording
from bot.flow.written.scopes import Scopes
from bot.questions import kinds
from bot.stories import Story, read_story

HERE = Path(__file__).parent
FRAGMENT = """\
fragment: shared
questions:
  - id: sure
    short: How sure
    ask: How sure are you of {cases}?
    type: choice
    options: {yes: {text: "Yes", level: 1}, no: {text: "No", level: 0, do: "Ask why"}}
    asked_of: everyone
    instead:
      - {when: why is form, ask: And how sure are you of the form?}
    gap: {do: Ask why, done: nobody says no, guidance: cases}
  - id: days
    short: Days
    ask: "How many \\"days\\"?"
    type: number
    asked_of: anyone
    level: [1 if value >= 2 and level(sure) > 0]
    gap: {do: Wait, done: two days went by, guidance: cases}
"""
USE = """\
      - use: shared/sure
        ask: How sure are you of the {cases} cases?
        instead:
          - {when: why is facts, ask: And how sure are you of the facts?}
      - use: shared/days
"""
USING = SMALL.replace("      - id: why\n", f"{USE}      - id: why\n")
SEEDS = [
    SMALL,
    USING,
    LOOPED,
    BACKUP,
    calling("- call: backup", "  as: db"),
    calling("- call: backup", "  as: db", "  when: why is form", "  with: {kind: why}"),
    *(file.read_bytes().decode() for file in sorted((HERE / "broken").glob("*.yml"))),
    *(file.read_text(encoding="utf-8") for file in sorted((HERE.parents[1] / "flows").glob("*.yml"))),
]
FLOWS = HERE.parents[1] / "flows"
OWN_PAGES = {page.stem: page.read_text(encoding="utf-8") for page in sorted(FLOWS.glob("guidance*/*.md"))} | PAGES
BESIDE = {
    **{file.stem: file.read_text(encoding="utf-8") for file in sorted(FLOWS.glob("fragments/*.yml"))},
    **{f"../{file.stem}": file.read_text(encoding="utf-8") for file in sorted(FLOWS.glob("*.yml"))},
    "../backup": BACKUP,
}
STORIES = [file.read_text(encoding="utf-8") for file in sorted(FLOWS.glob("stories/*/*.yml"))]
TRANSLATED = [(FLOWS / f"{file.name.partition('.')[0]}.yml", file) for file in sorted(FLOWS.glob("translations/*.yml"))]
SPLINTERS = st.sampled_from(
    ["\n", "\r\n", "  ", "- ", ": ", "{", "}", "[", "]", "'", '"', "#", " #", "|\n", ">-\n", "&a ", "*a", "!!str ",
     "\t", "\x00", "\u2028", "\u00a0", "\ufeff", "\ud800", "\u201c", "\u2019", "\uff1a", "---\n", "...",
     "? ", ",", "%", "@",
     "<<: ", "yes", "null", "1e400", "value", "level(", "1 if ", " otherwise", "{{", "}}", "{value}", "every(",
     "\u2265", "==", "\U0001f642"]
)  # fmt: skip
WORDS = st.sampled_from(
    ["value", "level", "(", ")", "cases", "why", "form", "facts", "is", "not", "in", "has", "and", "or", "=", "!=",
     "<", ">=", "+", "-", "*", "/", "0", "0.5", "½", "every", "some", "share", "owner", ":", ",", ".", "count",
     "given", "sqrt", "round", "min", "max", "linked", "days_seen", "lowest", "median", "people", "missing",
     "failed_gates", "section", "one", "as", "percent", "if", "otherwise", "{", "}", "1", "==", "&&", "%",
     "\u201c", "\u00a0", "__class__"]
)  # fmt: skip
CONDITIONS = st.lists(WORDS, max_size=40).map(" ".join) | st.text(max_size=60)
NUMBER, WHY = kinds.Number(), kinds.Choice({"form": "Steadier form", "facts": "New facts"})
SCOPES = Scopes({"cases": NUMBER, "why": WHY}, {"why": WHY}, ["one"])
EACH = (
    SCOPES.asking,
    SCOPES.gates,
    SCOPES.sheet,
    SCOPES.missing,
    SCOPES.note(NUMBER),
    SCOPES.answer(WHY),
    SCOPES.spread(NUMBER),
)


def fine(text: str, fragment: str = FRAGMENT) -> None:
    """It is a flow, or its problems are in order, in its own lines, and say something; and that was quick."""
    found = []
    size = len((text + fragment).encode("utf-8", "surrogatepass"))
    slow = too_slow(lambda: found.append(vetted(text, "x.yml", OWN_PAGES, {**BESIDE, "shared": fragment})), size)
    built = found[0]

    assert not slow
    if isinstance(built, Flow):
        return
    assert built
    assert list(built) == sorted(set(built))
    files = {"x.yml": text, "fragments/shared.yml": fragment}
    of_files = {file: Source.lines_of(each.removeprefix("\ufeff")) for file, each in files.items()}
    for problem in built:
        assert problem.message
        if lines := of_files.get(problem.file):
            assert 1 <= problem.line <= len(lines) + 1
            assert 1 <= problem.column <= max(map(len, lines)) + 2


def splintered(data: st.DataObject, text: str) -> str:
    """Do some harm to a text."""
    for _ in range(data.draw(st.integers(1, 5))):
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, min(start + 80, len(text))))
        here = text[start:end]
        text = text[:start] + data.draw(SPLINTERS | st.sampled_from(["", here * 2, here[::-1]])) + text[end:]
    return text


@settings(deadline=None, max_examples=settings.default.max_examples * 3 // 4)
@given(st.data())
def test_a_flow_with_anything_done_to_it_is_a_flow_or_told_what_is_wrong(data):
    fine(splintered(data, data.draw(st.sampled_from(SEEDS))))


@settings(deadline=None)
@given(st.data())
def test_a_fragment_with_anything_done_to_it_is_used_or_told_what_is_wrong(data):
    use = data.draw(st.sampled_from([USE, "      - use: shared\n", splintered(data, USE)]))
    fragment = splintered(data, FRAGMENT) if data.draw(st.booleans()) else FRAGMENT

    fine(SMALL.replace("      - id: why\n", f"{use}      - id: why\n"), fragment)


@settings(deadline=None, max_examples=settings.default.max_examples // 4)
@given(st.data())
def test_a_flow_that_is_called_with_anything_done_to_it_is_called_or_told_what_is_wrong(data):
    called = splintered(data, BACKUP)
    text = calling(*data.draw(st.sampled_from([CALL, (*CALL, "  with: {kind: why}"), (*CALL, "  when: why is form")])))
    found = []
    slow = too_slow(lambda: found.append(vetted(text, "x.yml", PAGES, {"../backup": called})), len(text + called))

    assert not slow
    assert isinstance(found[0], Flow) or all(each.message and each.line >= 1 for each in found[0])


@settings(deadline=None, max_examples=settings.default.max_examples // 4)
@given(st.data())
def test_a_section_asked_item_by_item_in_any_way_is_a_flow_or_told_what_is_wrong(data):
    keys = st.sampled_from(["for_each", "most", "overall", "when", "call", "use", "as", "with"])
    values = st.sampled_from(
        ["named", "impact", "ready", "each", "3", "0", "99", "lowest", "median", "[]", "{}", "yes"]
    )
    over = {"for_each": "named", "most": "3"} | data.draw(st.dictionaries(keys, values, max_size=4))
    written = "".join(f"    {key}: {value}\n" for key, value in over.items())

    fine(LOOPED.replace("    for_each: named\n    most: 3\n", written))


@settings(deadline=None)
@given(st.data())
def test_a_use_with_any_keys_laid_over_is_a_flow_or_told_what_is_wrong(data):
    keys = st.sampled_from([*QuestionShape.model_fields, "options", "least", "or", "use", "when", "button"])
    values = st.sampled_from(
        ["sure", "days", "cases", "yes", "1", "[]", "{}", "[1 if value > 1]", "{do: X, done: Y}", "everyone", "owner",
         "lowest", "'{value}'", "{label: L}", "[{when: why is form}]", "[{when: why is form, type: number}]",
         "{yes: Y, no: N}", "shared", "number"]
    )  # fmt: skip
    over = data.draw(st.dictionaries(keys, values, max_size=5))
    use = "".join(f"        {key}: {value}\n" for key, value in ({"use": "shared/sure"} | over).items())

    fine(SMALL.replace("      - id: why\n", f"      - {use.lstrip()}      - id: why\n"))


@settings(deadline=None, max_examples=settings.default.max_examples * 3 // 4)
@given(st.data())
def test_a_flow_with_lines_moved_about_is_a_flow_or_told_what_is_wrong(data):
    lines = data.draw(st.sampled_from(SEEDS)).splitlines()
    for _ in range(data.draw(st.integers(1, 6))):
        at, to = (data.draw(st.integers(0, len(lines) - 1)) for _ in range(2))
        match data.draw(st.sampled_from(["drop", "double", "move", "indent", "outdent"])):
            case "drop" if len(lines) > 1:
                del lines[at]
            case "double":
                lines.insert(to, lines[at])
            case "move":
                lines[at], lines[to] = lines[to], lines[at]
            case "indent":
                lines[at] = f"  {lines[at]}"
            case _:
                lines[at] = lines[at].removeprefix("  ")

    fine("\n".join(lines))


@settings(deadline=None)
@given(st.data())
def test_a_flow_with_any_condition_in_it_is_a_flow_or_told_what_is_wrong(data):
    place = data.draw(st.sampled_from(["level(cases) = 0", "1 if value >= 20", "failed_gates > 0", "{failed_gate}"]))
    written = data.draw(CONDITIONS).translate({ord(sign): None for sign in '"\\\n\r'})

    fine(SMALL.replace(f'"{place}"', place).replace(place, f'"{written}"', 1))


@settings(deadline=None, max_examples=settings.default.max_examples // 4)
@given(st.data())
def test_a_part_repeated_until_the_file_is_big_takes_no_longer(data):
    lines = data.draw(st.sampled_from(SEEDS)).splitlines(keepends=True)
    start = data.draw(st.integers(0, len(lines) - 1))
    part = "".join(lines[start : start + data.draw(st.integers(1, 8))]) or "\n"
    before = "".join(lines[:start])

    fine(
        (before + part * (data.draw(st.sampled_from([PIECE, PIECE, 4 * PIECE])) // len(part.encode()) + 1))[: 4 * PIECE]
    )


def test_every_seed_that_ships_is_a_flow_before_harm_is_done_to_it():
    for file in sorted(FLOWS.glob("*.yml")):
        assert isinstance(vetted(file.read_text(encoding="utf-8"), "x.yml", OWN_PAGES, BESIDE), Flow), file


@cache
def shipped(file: Path) -> Flow:
    made = build(file.read_text(encoding="utf-8"), f"flows/{file.name}", OWN_PAGES, BESIDE)
    assert isinstance(made, Flow), made
    return made


@settings(deadline=None, max_examples=settings.default.max_examples // 2)
@given(st.data())
def test_a_story_with_anything_done_to_it_is_a_story_or_told_what_is_wrong(data):
    text = splintered(data, data.draw(st.sampled_from(STORIES)))
    found = []
    flow_of = {file.stem: file for file in FLOWS.glob("*.yml")}
    slow = too_slow(
        lambda: found.append(
            read_story(text, "s.yml", lambda name: shipped(flow_of[name]) if name in flow_of else None)
        ),
        len(text.encode("utf-8", "surrogatepass")),
    )

    assert not slow
    assert isinstance(found[0], Story) or all(each.message and each.line >= 1 for each in found[0])


@settings(deadline=None, max_examples=settings.default.max_examples // 4)
@given(st.data())
def test_a_translation_with_anything_done_to_it_is_used_or_told_what_is_wrong(data):
    flow, file = data.draw(st.sampled_from(TRANSLATED))
    wording = Wording(str(file), splintered(data, file.read_text(encoding="utf-8")))
    text = flow.read_text(encoding="utf-8")
    made = translated(shipped(flow), text, f"flows/{flow.name}", OWN_PAGES, BESIDE, {"de": wording})

    assert made.flows or made.problems
    assert all(each.message and each.line >= 1 for each in made.problems)


@pytest.mark.parametrize("scope", EACH)
@settings(deadline=None)
@given(text=CONDITIONS)
def test_any_condition_rule_or_text_is_read_or_told_what_is_wrong_at_once(scope, text):
    for parse in (parse_condition, parse_rule, parse_template):
        read = parse(text, scope)

        if isinstance(read, tuple):
            assert read
            assert all(0 <= fault.offset <= len(text) and fault.message for fault in read)
        assert not too_slow(lambda parse=parse: parse(text, scope), len(text))
