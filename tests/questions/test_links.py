"""Where a link leads is said in letters nobody can mistake, or not at all; what is wrong with one, in a sentence."""

import pytest

from bot.questions.links import LINK_LENGTH, host_of, misleads, wrong_link


@pytest.mark.parametrize(
    ("link", "host"),
    [
        ("https://docs.example/x?a=b#c", "docs.example"),
        ("HTTPS://DOCS.EXAMPLE:443/x", "docs.example"),
        ("https://good.example@evil.example/", "evil.example"),
        ("https://münchen.example/ä/😀", "xn--mnchen-3ya.example"),
        ("http://sub_domain.example./", "sub_domain.example."),
        ("http://192.0.2.7/", "192.0.2.7"),
        ("http://[2001:db8::1]:8080/", "2001:db8::1"),
    ],
)
def test_a_link_leads_to_its_host(link, host):
    assert host_of(link) == host


@pytest.mark.parametrize(
    "link",
    [
        "https://evil.example\\@good.example/",
        "https://good.example%2eevil.example/",
        "https://straße.example/",
        "https://\uff47ood.example/",
        "https://good\u3002example/",
        "https://good\u00ad.example/",
        "https://good.example/\u202egpj",
        "https://good.example/\u200bx",
        "https://good.example/a\u00a0b",
        "https://good.example/\x1b[31m",
        "https://good.example/\ud800",
    ],
)
def test_of_a_link_that_could_be_mistaken_no_host_is_said(link):
    assert host_of(link) == ""


@pytest.mark.parametrize(
    "link",
    [
        "",
        "//good.example",
        "ftp://good.example",
        "https://",
        "https://:80/",
        "https://[::1",
        "https://[fe80::1%25eth0]/",
        "https://a..example/",
        f"https://{'a' * 70}.example/",
        "https://good.example:0/",
        "https://good.example:99999/",
        "https://good.example:x/",
    ],
)
def test_what_leads_nowhere_has_no_host(link):
    assert host_of(link) == ""
    assert not misleads(link)


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
