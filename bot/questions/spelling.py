"""Words the way people write them: yes and no in every spelling that YAML and editors know, options in capitals."""

from collections.abc import Collection

_YES, _NO = ("yes", "true", "on", "y"), ("no", "false", "off", "n")
_AROUND = " \t\n\u00a0\u202f\"'\u201c\u201d\u201e\u2018\u2019\u00ab\u00bb"
"""What may stand around a word and is no part of it."""


def yes_or_no(plain: object) -> bool | None:
    """Read yes or no; None for anything else.

    >>> yes_or_no("Yes"), yes_or_no("off"), yes_or_no(True), yes_or_no("perhaps")
    (True, False, True, None)
    """
    if isinstance(plain, bool):
        return plain
    word = _bare(plain) if isinstance(plain, str) else ""
    return True if word in _YES else False if word in _NO else None


def option_meant(plain: object, options: Collection[str]) -> str | None:
    """Find the option that is written, or the one of yes and no that is meant; None where there is none, or two.

    >>> option_meant("true", ["yes", "no"]), option_meant("No", ["on", "off"]), option_meant("FLAT", ["flat"])
    ('yes', 'off', 'flat')
    """
    if isinstance(plain, str):
        if plain in options:
            return plain
        if (word := _bare(plain)) in options:
            return word
    said = yes_or_no(plain)
    alike = [each for each in (_YES if said else _NO) if each in options] if said is not None else []
    return alike[0] if len(alike) == 1 else None


def _bare(text: str) -> str:
    return text.strip(_AROUND).lower()
