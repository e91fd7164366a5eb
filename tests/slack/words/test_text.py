"""Words for Slack: only we mention and link, and what is shortened shows it."""

import re
from datetime import UTC, datetime, timedelta, timezone

import pytest
from card_samples import nasty
from hypothesis import given
from hypothesis import strategies as st

from bot.questions.links import wrong_link
from bot.sentence import Sentence
from bot.slack import limits
from bot.slack.writing.blocks import pack
from bot.slack.writing.signs import harmless
from bot.slack.writing.text import (
    Line,
    clean,
    escape,
    evidence,
    fallback,
    host_of,
    inline,
    link,
    mention,
    mentions,
    moment,
    one_line,
    plain,
    sentence,
)


@given(nasty)
def test_an_escaped_text_holds_no_control_form_and_no_block_of_code(text):
    escaped = escape(text)

    assert "<" not in escaped
    assert ">" not in escaped
    assert "```" not in escaped


@given(nasty)
def test_escaping_can_be_undone_by_whoever_reads(text):
    read = escape(text).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&").replace("\u200b", "")

    assert read == harmless(clean(text)).replace("\u200b", "")


@given(nasty, st.integers(5, 400))
def test_an_inline_text_fits_and_shows_when_it_was_shortened(text, most):
    shown = inline(text, most)

    assert len(shown) <= most
    assert "\n" not in shown
    assert shown == escape(one_line(text)) or shown.endswith("…")


@given(nasty, st.integers(2, 100))
def test_a_plain_text_fits_and_shows_when_it_was_shortened(text, most):
    shown = plain(text, most)

    assert len(shown) <= most
    assert shown == one_line(text) or shown.endswith("…")


def test_marks_that_turn_the_reading_direction_are_taken_out():
    assert clean("pay \u202eeno\u202c") == "pay eno"


@pytest.mark.parametrize("person", ["U0ANA", "W012A3CDE"])
def test_a_person_is_mentioned_by_id(person):
    assert mention(person) == f"<@{person}>"


@pytest.mark.parametrize("nobody", ["", "ana", "U0ANA>", "!channel", "S0TEAM", "<@U0ANA>"])
def test_what_is_no_id_of_a_person_is_only_text(nobody):
    assert "<" not in mention(nobody)


def test_people_beyond_a_number_are_counted():
    assert mentions(["U01", "U02", "U03"], 2) == "<@U01>, <@U02> and 1 more"


def test_a_sentence_of_the_engine_keeps_its_mentions_and_nothing_else():
    said = Sentence("Only <@{owner}> can; not <!channel>", owner="U0ANA")
    assert sentence(said) == "Only <@U0ANA> can; not &lt;!channel&gt;"


@given(text=st.one_of(st.text(), st.lists(st.sampled_from(["<@U0EVE>", "<@", "U0EVE", ">", ", ", "a", "<@U0EVE|x>"]))))
def test_what_is_shown_in_a_sentence_mentions_nobody_unless_it_is_names_alone(text):
    foreign = f"the lead {''.join(text)}"
    said = sentence(Sentence("This is for {title}: {people}.", title=foreign, people="<@U0ANA>, <@U0BEN>"))

    assert re.findall("<[^>]*>", said) == ["<@U0ANA>", "<@U0BEN>"]
    assert "<" not in sentence(foreign)


def test_a_label_that_looks_like_another_address_gets_the_true_one_beside_it():
    assert link("https://evil.example/x", "https://good.example") == (
        "<https://evil.example/x|https://good.example (evil.example)>"
    )


@pytest.mark.parametrize(
    "label", ["https://good.example/?evil.example", "good.example, evil.example", "a.evil.example"]
)
def test_a_label_that_names_the_true_address_beside_another_does_not_pass_for_that_one(label):
    assert link("https://evil.example/x", label) == f"<https://evil.example/x|{label} (evil.example)>"
    assert link("https://evil.example/x", "on Evil.example") == "<https://evil.example/x|on Evil.example>"


def test_an_honest_label_is_left_alone():
    assert link("https://docs.example/x", "Unseen test cases") == "<https://docs.example/x|Unseen test cases>"


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "mailto:a@b.c", "ftp://x.org", "//x.org", "", "https://", "https://a b", "https://["],
)
def test_only_web_addresses_are_linked(address):
    assert link(address, "label") == "label"
    assert host_of(address) == ""


def test_an_address_cannot_break_out_of_its_link():
    written = link("https://x.org/?a=1&b=<@U0EVIL>|x", "a|b>c")

    assert written == "<https://x.org/?a=1&amp;b=%3C@U0EVIL%3E%7Cx|a¦b&gt;c>"


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://good.example@evil.example/", "evil.example"),
        ("https://EVIL.example:443/x", "evil.example"),
        ("https://gооd.example/", "xn--gd-fmca.example"),  # noqa: RUF001 - letters that only look like o are the point
    ],
)
def test_evidence_names_the_host_it_truly_leads_to(address, host):
    assert f"evidence on {host}" in evidence(address)


@given(st.text(list("aöß.-/?#@:%[]&|\\\u202e\u200b "), max_size=30).map("https://docs".__add__))
def test_every_link_that_is_taken_is_linked_with_its_host(url):
    written = evidence(url)

    assert wrong_link(url) or (written.startswith("<https://") and written.endswith(f"|evidence on {host_of(url)}>"))


def test_a_moment_is_shown_in_the_readers_zone_with_plain_words_for_others():
    summer = datetime(2026, 12, 1, 12, 30, tzinfo=timezone(timedelta(hours=2)))

    assert moment(summer) == (
        f"<!date^{int(summer.timestamp())}^{{date_pretty}} at {{time}}|1 December 2026, 10:30 UTC>"
    )
    assert int(summer.timestamp()) == int(datetime(2026, 12, 1, 10, 30, tzinfo=UTC).timestamp())


@given(st.lists(st.builds(Line, nasty.map(escape), st.integers(0, 3), nasty.map(escape)), max_size=40))
def test_the_fallback_never_outgrows_what_an_update_takes(lines):
    assert len(fallback(lines).encode()) <= limits.FALLBACK_BYTES


def test_the_fallback_shortens_before_it_leaves_out_and_says_so():
    lines = [Line("verdict"), *(Line("long " * 100, 2, f"gap {number}") for number in range(10)), Line("flip", 3)]

    text = fallback(lines)

    assert text.splitlines()[0] == "verdict"
    assert "flip" in text.splitlines()
    assert "gap 9" in text.splitlines()
    assert text.endswith("… shortened; the message itself says all of it.")


def test_the_fallback_leaves_out_what_matters_least_and_counts_it():
    lines = [Line("verdict"), *(Line(f"{number} {'x' * 700}", number) for number in range(1, 8))]

    text = fallback(lines)

    assert text.startswith("verdict\n1 xxx")
    assert "\n7 x" not in text
    assert text.endswith("… and 2 more lines, in the message itself.")


@given(st.lists(nasty.map(escape), max_size=8), st.integers(300, 3000))
def test_packing_loses_no_word(lines, most):
    packed = pack(lines, most)

    assert all(0 < len(text) <= most for text in packed)
    assert "".join("".join(packed).replace("\u200b", "").split()) == "".join(
        "".join(lines).replace("\u200b", "").split()
    )


def test_what_goes_on_in_the_next_text_does_not_become_a_quote_there():
    first, second = pack([f"{'x' * 80} &gt; 5"], 81)

    assert (first, second) == ("x" * 80, "\u200b&gt; 5")


def test_packing_does_not_cut_a_link_in_two():
    address = "<https://docs.example/with/a/long/path|the label of it>"

    packed = pack([f"{'x' * 80} {address} {'y' * 80}"], 100)

    assert sum(address in text for text in packed) == 1
