"""Names for new things, of the shape Slack gives them."""

import secrets

_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def new_id(prefix: str, length: int = 10) -> str:
    """Make an id such as C07Q2XK9A1Z; guessing one is hopeless."""
    number = secrets.randbits(5 * length)
    letters = [prefix]
    for _ in range(length):
        letters.append(_LETTERS[number & 31])
        number >>= 5
    return "".join(letters)


def new_block_id() -> str:
    """Make the short id Slack gives a block or an element that came without one."""
    return secrets.token_urlsafe(4)[:5]


def as_ts(micros: int) -> str:
    """Write a number of microseconds as a message's ts."""
    seconds, rest = divmod(micros, 1_000_000)
    return f"{seconds}.{rest:06d}"
