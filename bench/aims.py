"""What a figure is measured against: and whether it was missed, which ends `make bench` with 1."""

MISSED = "MISSED"


def aim(words: str, *, met: bool) -> str:
    """Say what was aimed at, and that it was missed where it was."""
    return f"(aim: {words})" if met else f"(aim: {words}; {MISSED})"
