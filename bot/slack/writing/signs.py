"""The signs by which Slack's mrkdwn formats, made harmless in what a person or the author of a flow wrote.

Slack knows no way to escape them, and a zero-width character beside one is a border at which it may format all the
more. So a sign that could format is shown by one that looks the same and means nothing; words keep every letter.
"""

import re

_ALIKE = str.maketrans("*＊_＿~～`｀", "∗∗ˍˍ∼∼ˋˋ")  # noqa: RUF001 - that they look alike is the point
_RUN = re.compile("[*＊_＿~～`｀]+")  # noqa: RUF001 - Slack takes the wide ones for the narrow ones
_TICK = re.compile("[`｀]")  # noqa: RUF001 - as above
_QUOTE = re.compile("^[ \t]*[>＞]+", re.MULTILINE)  # noqa: RUF001 - as above
_QUOTED = str.maketrans(">＞", "››")  # noqa: RUF001 - as above


def harmless(text: str) -> str:
    """Take from a text every sign that could format; one inside a word or between two spaces cannot.

    A text gets neither longer nor shorter by it.

    >>> harmless("some_name, 2 * 3"), harmless("> *b*").isascii()
    ('some_name, 2 * 3', False)
    """
    return _QUOTE.sub(lambda quote: quote[0].translate(_QUOTED), _RUN.sub(_or_alike, text))


def open_ended(code: str) -> str:
    """Take from a text only the signs that would end the code it stands in.

    >>> open_ended("ls *.jsonl ~/data"), open_ended("`").isascii()
    ('ls *.jsonl ~/data', False)
    """
    return _TICK.sub(lambda ticks: ticks[0].translate(_ALIKE), code)


def _or_alike(run: re.Match[str]) -> str:
    signs, (start, end) = run[0], run.span()
    before, after = run.string[start - 1 : start] if start else "", run.string[end : end + 1]
    inside = before.isalnum() and after.isalnum()
    alone = before.isspace() and after.isspace()
    is_code = signs in "`｀"  # noqa: RUF001 - as above
    # Of two signs in a row one is a border of words to the other.
    return signs if len(signs) == 1 and (inside or alone) and not is_code else signs.translate(_ALIKE)
