"""Where a link leads is said in letters nobody can mistake, or not at all."""

import pytest

from bot.questions.links import host_of, misleads


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
