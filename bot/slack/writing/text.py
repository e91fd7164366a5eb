"""Words for Slack: escaped, shortened where all can see it, with mentions, links and dates that only we can make.

No text of a person or of a flow reaches mrkdwn except through `escape` or `inline`.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from bot.engine.saved.forgotten import FORGOTTEN, TAKEN_LINK, is_forgotten
from bot.questions import links
from bot.sentence import Sentence
from bot.slack import limits
from bot.slack.writing.signs import harmless, open_ended
from bot.tongue import day_in_words, say, say_many, told

ELLIPSIS = "…"
NAMED = 10
"""People named in one list before the rest is counted."""
LINE_BYTES = 900
"""Bytes of one line of the fallback."""

_PERSON = re.compile(r"[UW][A-Z0-9]{1,20}")
_WRITTEN_MENTION = re.compile(r"&lt;@([UW][A-Z0-9]{1,20})&gt;")
_WRITTEN_FORGOTTEN = re.compile(r"&lt;@forgotten-[0-9]{1,4}&gt;")
_NAMES = re.compile(r"<@(?:[UW][A-Z0-9]{1,20}|forgotten-[0-9]{1,4})>")
_ONLY_NAMES = re.compile(f"{_NAMES.pattern}(?:, {_NAMES.pattern})*")
_HOSTS = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}", re.IGNORECASE)
_ADDRESS = re.compile(r"[\w-]+\.[a-z]{2,}|://", re.IGNORECASE)
# Marks that turn the reading direction could make a line say something else than it does.
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_BROKEN = re.compile("[\ud800-\udfff\x00-\x08\x0b-\x1f\x7f]")


def clean(text: str) -> str:
    """Say a sentence of ours, and take out what cannot be sent or would turn the rest of a line around.

    For plain_text this is enough.
    """
    return _BROKEN.sub("\ufffd", _TURNING.sub("", told(text).replace("\r\n", "\n").replace("\r", "\n")))


def one_line(text: str) -> str:
    """Put a text on one line."""
    return " ".join(clean(text).split())


def escape(text: str) -> str:
    """Make a text safe for mrkdwn: nothing in it mentions, links or formats."""
    return _entities(harmless(clean(text)))


def as_code(text: str) -> str:
    """Write a text to stand in a span or block of code, where nothing formats; what would end the code is replaced."""
    return _entities(open_ended(clean(text)))


def inline(text: str, most: int = limits.TEXT) -> str:
    """Escape a text for one line of mrkdwn, shortened with an ellipsis to what fits."""
    whole = one_line(text)
    escaped = escape(whole)
    if len(escaped) <= most:
        return escaped
    kept = whole[:most]
    while kept and len(escape(kept)) > most - len(ELLIPSIS):
        kept = kept[: -max(1, (len(escape(kept)) - most) // 5)]
    return escape(kept.rstrip()) + ELLIPSIS


def plain(text: str, most: int) -> str:
    """Put a text on one line of plain_text, shortened with an ellipsis to what fits."""
    whole = one_line(text)
    return whole if len(whole) <= most else whole[: most - len(ELLIPSIS)].rstrip() + ELLIPSIS


def is_shortened(text: str, most: int) -> bool:
    """Whether `inline` shortens this text."""
    return len(escape(one_line(text))) > most


def sentence(ours: str) -> str:
    """Write a sentence of the engine as mrkdwn: it may name people as mentions, and formats as we wrote it.

    What is shown in it formats nothing and mentions nobody, for it may be the words of a flow; nor does a text that is
    no sentence of ours.
    """
    written = _entities(clean(_quiet(ours)))
    return _WRITTEN_MENTION.sub(r"<@\1>", _WRITTEN_FORGOTTEN.sub(told(FORGOTTEN), written))


def mention(person: str) -> str:
    """Name a person so that Slack shows who it is; what is no id of a person is only text."""
    if is_forgotten(person):
        return told(FORGOTTEN)
    return f"<@{person}>" if _PERSON.fullmatch(person) else f"@{inline(person, 80)}"


def mentions(people: Sequence[str], most: int = NAMED) -> str:
    """Name people, and count those beyond `most`."""
    named = ", ".join(mention(person) for person in people[:most])
    rest = len(people) - most
    return say("{named} and {rest} more", named=named, rest=rest) if rest > 0 else named


def link(url: str, label: str) -> str:
    """Link a label to an address; a label that looks like another address gets the true one beside it."""
    host = "" if url == TAKEN_LINK else host_of(url)
    if not host:
        return inline(label, 500)
    # The host behind another address, as in its path or query, would make that the one people take it for.
    if _ADDRESS.search(label) and {each.lower() for each in _HOSTS.findall(label)} != {host}:
        label = f"{label} ({host})"
    safe = url.replace("&", "&amp;").replace("|", "%7C").replace("<", "%3C").replace(">", "%3E").replace(" ", "%20")
    return f"<{safe}|{inline(label, 500).replace('|', '¦')}>"


def evidence(url: str) -> str:
    """Link the evidence someone gave, naming where it leads."""
    if url == TAKEN_LINK:
        return evidence_named(url)
    return link(url, evidence_named(url))


def evidence_named(url: str) -> str:
    """Name where evidence stands, without its address."""
    if url == TAKEN_LINK:
        return say("evidence that was taken out")
    host = host_of(url)
    if host and links.is_message(url):
        return say("a message in Slack")
    return say("evidence on {host}", host=host) if host else say("evidence")


def host_of(url: str) -> str:
    """Give the host an address leads to, in letters nobody can mistake; empty where it cannot be linked."""
    return "" if len(url) > limits.BUTTON_URL else links.host_of(url)


def day(instant: datetime) -> str:
    """Say a day in the reader's own time zone; the month in full, as in the days we write ourselves."""
    return _date(instant, "{date}", spoken_day(instant))


def moment(instant: datetime) -> str:
    """Say a day and a time in the reader's own time zone."""
    return _date(instant, say("{date_pretty} at {time}"), spoken_moment(instant))


def spoken_day(instant: datetime) -> str:
    """Say a day in plain words."""
    there = instant.astimezone(UTC)
    return day_in_words(there.date())


def spoken_moment(instant: datetime) -> str:
    """Say a day and a time in plain words."""
    return say("{day}, {time} UTC", day=spoken_day(instant), time=f"{instant.astimezone(UTC):%H:%M}")


def calendar_day(day: date) -> str:
    """Say a day that is the same everywhere, such as a due date."""
    return day_in_words(day)


def named(title: str, subject: str) -> str:
    """Name a check by its flow's title and what it is about.

    >>> named("Ready to release?", "version 2.1"), named("Quick check", "")
    ('Ready to release? version 2.1', 'Quick check')
    """
    if not subject:
        return title
    return f"{title} {subject}" if title.endswith(("?", "!", ":", "…")) else f"{title}: {subject}"


def counted(count: int, one: str, many: str) -> str:
    """Say how many there are: 1 question, 2 questions."""
    return f"{count} {say_many(one, many, count)}"


@dataclass(frozen=True)
class Line:
    """One line of the fallback; the higher its rank, the sooner it is shortened to `brief`, then left out."""

    text: str
    rank: int = 0
    brief: str = ""


def fallback(lines: Iterable[Line], button: str = "") -> str:
    """Join the lines that screen readers get; where there is no room for all, the end says where the rest is.

    That is the message itself, or what `button` on it opens.
    """
    kept = [Line(_fit_bytes(told(line.text), LINE_BYTES), line.rank, line.brief) for line in lines if line.text]
    left_out, shortened = 0, False
    while kept and len(_joined(kept, left_out, button, shortened=shortened).encode()) > limits.FALLBACK_BYTES:
        wordy = [place for place, line in enumerate(kept) if line.brief]
        last = max(wordy or range(len(kept)), key=lambda place: (kept[place].rank, place))
        if wordy:
            kept[last] = Line(_fit_bytes(kept[last].brief, LINE_BYTES), kept[last].rank)
            shortened = True
        else:
            del kept[last]
            left_out += 1
    return _joined(kept, left_out, button, shortened=shortened)


def fits_fallback(lines: Sequence[Line]) -> bool:
    """Whether the fallback of these lines says all of them."""
    sizes = [len(told(line.text).encode()) for line in lines if line.text]
    return sum(sizes) + len(sizes) - 1 <= limits.FALLBACK_BYTES and all(size <= LINE_BYTES for size in sizes)


def _entities(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _quiet(ours: str) -> str:
    """Give a sentence in which what is shown formats nothing, and mentions nobody where it is more than names."""
    if not isinstance(ours, Sentence):
        text = harmless(clean(ours))
        # Whoever is named is named alone, or with others; a name within words was written by whoever wrote these.
        return text if _ONLY_NAMES.fullmatch(text) else text.replace("<@", "\u2039@")
    shown = {name: _quiet(each) if isinstance(each, str) else each for name, each in ours.shown.items()}
    quiet = Sentence(ours.words, **shown)
    quiet.many, quiet.number = ours.many, ours.number
    return quiet


def _joined(lines: Sequence[Line], left_out: int, button: str, *, shortened: bool) -> str:
    end = []
    if left_out:
        where = say(": press {button}", button=button) if button else say(", in the message itself")
        end = [say("… and {how_many}{where}.", how_many=counted(left_out, "more line", "more lines"), where=where)]
    elif shortened:
        where = (
            say("press {button} for all of it", button=button) if button else say("the message itself says all of it")
        )
        end = [say("… shortened; {where}.", where=where)]
    return "\n".join([line.text for line in lines] + end)


def _fit_bytes(text: str, most: int) -> str:
    if len(text.encode()) <= most:
        return text
    kept = text.encode()[:most].decode(errors="ignore")
    # A mention, link or entity that was cut in two is no longer one.
    for opening, closing in (("<", ">"), ("&", ";")):
        if kept.rfind(opening) > kept.rfind(closing):
            kept = kept[: kept.rfind(opening)]
    # Nor is a sign inside a word any more where the word ends with it.
    return kept.rstrip().rstrip("*_~") + ELLIPSIS


def _date(instant: datetime, form: str, otherwise: str) -> str:
    return f"<!date^{int(instant.timestamp())}^{form}|{otherwise}>"
