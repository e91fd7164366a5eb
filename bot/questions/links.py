"""Links people give as evidence, and where each leads, in letters nobody can mistake."""

import re
from urllib.parse import urlsplit

from bot.questions.seen import is_all_seen
from bot.sentence import Sentence

LINK_LENGTH = 2000
_NO_PART = re.compile(r'[ <>|"\n\t]')
"""What ends a link, or would end it where it is drawn."""
WHOLE_LINK = Sentence("Write a whole link that begins with https:// or http://.")
_OF_MESSAGE = re.compile(r"/archives/[CDG][A-Z0-9]{2,}/p[0-9]{16}/?")
"""The path of a message's address, as Copy link gives it."""
_HOST = re.compile(r"[a-z0-9_-]+(\.[a-z0-9_-]+)*\.?|[0-9a-f.]*:[0-9a-f:.]+")
_PLAIN = re.compile(r"https?://([a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*\.?)(?:[/?#]|\Z)")
"""How nearly all links begin: with nobody before the host, no port behind it, and nothing in it to be made plain."""


def wrong_link(link: str) -> str | None:
    """Say what is wrong with a link; None when it is a plain http(s) address."""
    if len(link) > LINK_LENGTH:
        return Sentence("Keep the link under {count} characters.", count=LINK_LENGTH + 1)
    if not link.lower().startswith(("https://", "http://")) or _NO_PART.search(link):
        return WHOLE_LINK
    if misleads(link):
        return Sentence("Write the link without backslashes and without characters that cannot be seen.")
    if not _host(link):
        return Sentence("Write a link whose host is plain to read, such as https://docs.example.com/page.")
    return None


def misleads(link: str) -> bool:
    r"""Whether a link has characters that show nothing, turn others around, or stand for what browsers make of them.

    >>> misleads("https://evil.example\\@good.example"), misleads("https://good.example/a?b=c#d")
    (True, False)
    """
    return "\\" in link or not is_all_seen(link)


def is_message(link: str) -> bool:
    """Whether a link is the address of a message in Slack.

    >>> is_message("https://acme.slack.com/archives/C024BE91L/p1355517523000008?thread_ts=1355517523.000005&cid=C024BE91L")
    True
    >>> is_message("https://acme.slack.com/archives/C024BE91L"), is_message("https://slack.com.example/archives/C1/p1")
    (False, False)
    """
    if "/archives/" not in link:  # which is soonest told
        return False
    host = host_of(link)
    return host.endswith((".slack.com", ".slack-gov.com")) and bool(_OF_MESSAGE.fullmatch(urlsplit(link).path))


def host_of(link: str) -> str:
    """Give the host an http(s) address leads to; empty for every other address, and for one that could be mistaken.

    >>> host_of("https://good.example@evil.example:443/"), host_of("https://straße.example/")
    ('evil.example', '')
    """
    return "" if misleads(link) else _host(link)


def _host(link: str) -> str:
    """Give the host of a link whose characters can all be seen."""
    if plain := _PLAIN.match(link):
        return plain[1]
    try:
        parts = urlsplit(link)
        host = parts.hostname or ""
        shown = host.encode("idna").decode("ascii")
        as_typed = host.isascii() or shown.encode("ascii").decode("idna") == host
        right = parts.scheme in {"http", "https"} and as_typed and parts.port != 0
    except (ValueError, UnicodeError):
        return ""
    return shown if right and _HOST.fullmatch(shown) else ""
