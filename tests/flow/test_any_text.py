"""Whatever is in a file, building it gives a flow or problems with places in that file; it never raises."""

from hypothesis import given, settings
from hypothesis import strategies as st
from small_flow import PAGE, PAGES, SMALL

from bot.flow import Flow, build

SPLINTERS = st.sampled_from(
    ["\n", "  ", "- ", ": ", "{", "}", "[", "]", "'", '"', "#", "|\n", ">-\n", "&a ", "*a", "!!str ", "\t", "\x00",
     "\u2028", "\ufeff", "\ud800", "---\n", "...", "? ", ",", "%", "@", "value", "level(", "1 if ", " otherwise", "{{"]
)  # fmt: skip


def fine(text: str | bytes, pages: dict[str, str]) -> None:
    built = build(text, "x.yml", pages)
    if isinstance(built, Flow):
        return
    assert built
    assert list(built) == sorted(set(built))
    assert all(problem.line >= 1 and problem.column >= 1 and problem.message for problem in built)


@given(st.text(max_size=300))
def test_any_text_is_told_what_is_wrong_with_it(text):
    fine(text, PAGES)


@given(st.binary(max_size=300))
def test_any_bytes_are_told_what_is_wrong_with_them(raw):
    fine(raw, PAGES)


@settings(max_examples=120)
@given(st.data())
def test_a_flow_with_anything_done_to_it_is_told_what_is_wrong_with_it(data):
    text = SMALL
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, min(start + 60, len(text))))
        text = text[:start] + data.draw(SPLINTERS | st.just("") | st.just(text[start:end] * 2)) + text[end:]

    fine(text, PAGES)


@settings(max_examples=80)
@given(st.data())
def test_any_value_in_any_place_is_told_or_taken(data):
    lines = SMALL.splitlines()
    at = data.draw(st.integers(0, len(lines) - 1))
    before = lines[at].split(":")[0]
    lines[at] = f"{before}: {data.draw(st.sampled_from(['', '[]', '{}', '[[x]]', '{a: b}', '-1', '1e400', 'no', 'x']))}"

    fine("\n".join(lines), PAGES)


@given(st.text(max_size=200), st.integers(0, len(PAGE)))
def test_any_page_of_guidance_is_told_what_is_wrong_with_it(text, at):
    fine(SMALL, {"cases": PAGE[:at] + text})
    fine(SMALL, {"cases": text})
