"""The memo as a canvas: Slack takes it as it stands, and it says word for word what its page says."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from bot.playground.api.canvases import LARGEST_CHANGE
from bot.playground.documents import trouble_in
from bot.slack.writing.memo_canvas import LONGEST_WHOLE, PIECE, memo_canvas
from bot.usecases.files.markdown import code, evidence, inline

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
SIGNS = """* _ ` ~~ [ ]( ) < > ! # - + 1. | \\ &amp; & &lt; @ <!channel> <@U0123456> ![](@U0123456) ![](#C0123456) @here
https://evil.example :tada: x $ ' www.evil.example <https://evil.example|good> --- === > - ](<https://evil.example>)"""
HOSTILE = st.lists(st.sampled_from([*SIGNS.split(), "\n", " ", "\t", "\u202e"]), max_size=12).map("".join)


def page(text, url="https://wiki.example/a_(b)?c=*d*"):
    said = inline(text)
    return f"""# Decision memo: {said}

**{said}**: {said}

- Owner: {said}.

## Why

71. Rule {code(text)} ({said}) does not hold
   - {said}
72. Rule {code("b")} holds
- Gate {said}

## Evidence

- {said}: {evidence(url)}, by {said}
  - {said}

## Check-ins

| Week | {said} |
| --- | --- |
| {said} | 1 |

- Next: {said}
"""


def tokens(markdown):
    return [token for block in READER.parse(markdown) for token in (block, *(block.children or ()))]


def shown(markdown):
    """Give the words of a page, code among them, without the numbers of rules."""
    said = " ".join(each.content for each in tokens(markdown) if each.type in {"text", "text_special", "code_inline"})
    return re.sub(r"\b7[12]\s*\.\s+Rule", "Rule", said).split()


@settings(max_examples=40)
@given(HOSTILE | st.text(max_size=60))
def test_any_text_is_read_in_it_as_in_the_page_and_slack_takes_all_of_it(text):
    canvas = memo_canvas(page(text))
    whole = "\n\n".join(canvas.pieces)

    assert trouble_in(whole) == trouble_in(canvas.title) == ""
    assert "".join(shown(f"# {canvas.title}\n\n{whole}")) == "".join(shown(page(text)))
    links = [each for each in tokens(f"{canvas.title}\n\n{whole}") if each.type in {"link_open", "image"}]
    assert [each.attrGet("href") for each in links] == ["https://wiki.example/a_%28b%29?c=*d*"]
    assert not {each.type for each in tokens(whole)} & {"em_open", "s_open", "html_inline", "html_block", "fence"}
    said = re.sub(r"\\.|`[^`]*`", lambda each: each[0] if each[0].startswith("\\") else "", whole)
    assert not re.search(r"!\[|<[@#!]\w|@\w|(?<!\w):\w+:", said)


def test_rules_are_bullets_and_what_they_ask_for_stands_below_them():
    canvas = memo_canvas("# T\n\n## Why\n\n1. Rule `a` fails\n   - this\n2. Rule `b` holds\n- Gate c\n")

    assert canvas.pieces == ("## Why\n\n- Rule `a` fails\n  - this\n- Rule `b` holds\n- Gate c",)


def test_a_long_memo_is_written_in_pieces_that_begin_at_an_entry_and_keep_their_heading():
    entries = [f"- **Question {n}**\n  - Ana: {'word ' * 40}\n  - Ben: {'word ' * 40}" for n in range(40)]
    rows = [f"| week {n} | held | 1 | 2 | NOT YET |" for n in range(150)]
    table = "\n".join(["| Week of | It was | Weeks | Gaps | Verdict |", "| --- | --- | --- | --- | --- |", *rows])
    canvas = memo_canvas("# T\n\n## Said\n\n" + "\n".join(entries) + f"\n\n## Weeks\n\n{table}\n\n- end\n")

    assert all(len(each) <= PIECE < LARGEST_CHANGE and trouble_in(each) == "" for each in canvas.pieces)
    assert not any(each.startswith((" ", "| week")) or each.endswith("## Weeks") for each in canvas.pieces)
    whole = "\n".join(canvas.pieces)
    assert all(whole.count(f"**Question {n}**") == 1 for n in range(40))
    assert all(whole.count(f"| week {n} |") == 1 for n in range(150))
    assert whole.count("| Week of |") == 8


def test_an_entry_too_long_for_one_piece_goes_on_in_the_next():
    below = "\n".join(f"  - person {n}: {'word ' * 100}" for n in range(20))
    canvas = memo_canvas(f"# T\n\n## Said\n\n- **A**\n{below}\n")

    assert len(canvas.pieces) > 1
    assert all(len(each) <= LARGEST_CHANGE for each in canvas.pieces)


ENDLESS = [("(", 1700, "(" * 800), ("a", 2500, "(" * 1900), ("a", 1700, "a" * 1900)]


@pytest.mark.parametrize(
    ("sign", "before", "address"),
    [*((each, 0, "a" * 1900) for each in ("\u6f22", *dict.fromkeys(SIGNS.split()))), *ENDLESS],
)
def test_a_word_without_an_end_goes_on_in_the_next_piece_and_nothing_of_it_is_lost(sign, before, address):
    word = (sign * 3001)[:3001]
    linked = f"([evidence on a page](<https://wiki.example/{address}>)"
    lines = [f"- Ana: {inline(word)} {linked}", f"  - Ben: {inline('b' * before)}{linked} {inline(word)}", "- Cy: no"]
    page = "# T\n\n## Said\n\n" + "\n".join(lines)
    canvas = memo_canvas(page)

    assert all(len(each) < LARGEST_CHANGE and trouble_in(each) == "" for each in canvas.pieces)
    pieces = "\n".join(canvas.pieces)
    assert "".join(shown(pieces)).replace("…", "") == "".join(shown(page)).removeprefix("T")
    written = f"https://wiki.example/{address.replace('(', '%28')}"
    hrefs = {each.attrGet("href") for each in tokens(pieces) if each.type == "link_open"}
    assert hrefs == ({written} if len(written) <= LONGEST_WHOLE else set())


def test_code_too_long_for_one_piece_is_text_as_any_other():
    canvas = memo_canvas(f"# T\n\n## Why\n\n1. Rule {code('a == 1 or ' * 500)} holds\n")

    assert all(len(each) < LARGEST_CHANGE and "`" not in each for each in canvas.pieces)
    assert "\n".join(canvas.pieces).count("a == 1 or") >= 499


def test_what_shows_something_else_has_another_hash():
    hashes = {memo_canvas(each).hash for each in ("# a\n\nb", "# a\n\nc", "# b\n\nb", "# a\n\nb\n")}

    assert len(hashes) == 3


def test_a_line_too_long_for_one_piece_goes_on_in_the_next_between_two_words_and_keeps_its_link_whole():
    words = " ".join(f"*word{n}*" for n in range(330))[:3000]
    address = f"https://docs.example.com/{'a' * 1900}"
    canvas = memo_canvas(f"# T\n\n## Said\n\n- Ana: {inline(words)} ([evidence on a page](<{address}>))\n- Ben: no\n")

    assert len(canvas.pieces) > 1
    assert all(len(each) < LARGEST_CHANGE and trouble_in(each) == "" for each in canvas.pieces)
    whole = "\n".join(canvas.pieces)
    assert f"[evidence on a page]({address})" in whole
    assert whole.replace("\n- …", "").count("word") == inline(words).count("word")
