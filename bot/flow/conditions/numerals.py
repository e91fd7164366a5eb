"""Numbers the way people write them, and as they have to be written here; never takes one for another it may be."""

import re

from bot.flow.syntax_signs import CURLY_QUOTES, ODD_SPACES

_NUMBER = re.compile(
    rf"[{CURLY_QUOTES}]?[€$£]?\s*(?P<number>[+-]?[0-9][0-9.,_'\N{{RIGHT SINGLE QUOTATION MARK}}{ODD_SPACES} ]*?)"
    rf"[{ODD_SPACES} ]*(?P<unit>%|[€$£]|[^\W\d]+\.?)?[{CURLY_QUOTES}]?"
)
_GROUPED = re.compile(r"[+-]?[0-9]{1,3}(?:([,.])[0-9]{3})(?:\1[0-9]{3})*")
_APART = re.compile(rf"['_\N{{RIGHT SINGLE QUOTATION MARK}}{ODD_SPACES} ](?=[0-9]{{3}}(?![0-9]))")
_TIME = {
    "hours": {"h": 1, "hour": 1, "hours": 1, "d": 24, "day": 24, "days": 24, "week": 168, "weeks": 168},
    "days": {"d": 1, "day": 1, "days": 1, "week": 7, "weeks": 7},
}
"""How many of what is counted a word for a time is."""
_PLAIN = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")


def number_meant(text: str, *, share: bool = False) -> str | None:
    """Write a number as it is read here: `1000` for `1,000`, `0.5` for `0,5`, `90` for `90 days`; None for no number.

    Where a share of 1 belongs, `50%` is `0.5`; elsewhere it is `50`.

    >>> number_meant("1,000"), number_meant("0,5"), number_meant("1.000,5"), number_meant("50 %", share=True)
    ('1000', '0.5', '1000.5', '0.5')
    """
    found = _NUMBER.fullmatch(text.strip())
    plain = _with_a_point(_APART.sub("", found["number"])) if found else None
    if found is None or plain is None or _PLAIN.fullmatch(plain) is None:
        return None
    return f"{float(plain) / 100:g}" if share and found["unit"] == "%" else plain


def time_meant(text: str, counted: str) -> str | None:
    """Write a time in the days or hours that are counted: `14` for `2 weeks` of days; None where that is not known.

    >>> time_meant("2 weeks", "days"), time_meant("1 day", "hours"), time_meant("2 months", "days")
    ('14', '24', None)
    """
    found = _NUMBER.fullmatch(text.strip())
    plain = number_meant(text)
    if found is None or plain is None:
        return None
    each = _TIME[counted].get(found["unit"].lower().rstrip(".")) if found["unit"] else 1
    return f"{float(plain) * each:g}" if each else None


def _with_a_point(number: str) -> str:
    """Leave one point at most: where the fraction begins."""
    comma, point = number.rfind(","), number.rfind(".")
    if comma >= 0 and point >= 0:
        thousands = "," if comma < point else "."
        return number.replace(thousands, "").replace(",", ".")
    if comma >= 0 and (grouped := _GROUPED.fullmatch(number)) and grouped[1] == ",":
        return number.replace(",", "")
    return number.replace(",", ".") if comma >= 0 else number.replace(".", "") if number.count(".") > 1 else number
