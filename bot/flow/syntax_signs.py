"""Signs that look like those YAML and conditions know, and are none: odd spaces and curly quotes."""

ODD_SPACES = "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000"
"""Spaces that look like one and are none to YAML."""
CURLY_QUOTES = "\u201c\u201d\u201e\u2018\u2019\u201a\u00ab\u00bb"
"""Quotes that look like one and are none to YAML."""


def called(sign: str) -> str:
    """Name a sign nobody sees, or that looks like another."""
    if sign in CURLY_QUOTES:
        return f"the curly quote {sign}"
    what = "a no-break space" if sign == "\u00a0" else "an odd space" if sign in ODD_SPACES else "an invisible sign"
    return f"{what} (U+{ord(sign):04X})"
