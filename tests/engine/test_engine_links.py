"""Links in forms and files: what is wrong with one is said in one sentence."""

import pytest

from bot.questions.links import LINK_LENGTH, wrong_link


@pytest.mark.parametrize(
    "link",
    [
        "https://docs.example.com/page?x=1#y",
        "http://docs.example.com",
        "Https://docs.example.com",
        "https://münchen.example/ä",
    ],
)
def test_a_plain_link_is_taken(link):
    assert wrong_link(link) is None


@pytest.mark.parametrize(
    ("link", "said"),
    [
        ("javascript:alert(1)", "begins with https:// or http://"),
        ("docs.example.com", "begins with https:// or http://"),
        ("https://docs.example.com/a b", "begins with https:// or http://"),
        ("https://docs.example.com/<@U1>", "begins with https:// or http://"),
        ("https://evil.example\\@good.example/", "without backslashes"),
        ("https://good.example/\u202egpj", "characters that cannot be seen"),
        ("https://good.example/\x00", "characters that cannot be seen"),
        ("https://good.example%2eevil.example/", "host is plain to read"),
        ("https://straße.example/", "host is plain to read"),
        ("https://", "host is plain to read"),
        (f"https://good.example/{'x' * LINK_LENGTH}", f"under {LINK_LENGTH + 1} characters"),
    ],
)
def test_what_is_wrong_with_a_link_is_said_in_a_sentence(link, said):
    wrong = wrong_link(link)

    assert wrong is not None
    assert said in wrong
    assert wrong.endswith(".")
