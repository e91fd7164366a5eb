"""How two clocks stand to each other: Slack refuses signatures of another time, and check-ins go by ours."""

from datetime import datetime

from bot.doctor.finding import Finding, watch, well, wrong

NOTICED_SECONDS = 5
"""The answer of a far server, told to the second, may be this old."""
REFUSED_SECONDS = 300
"""Requests signed at a time this far from ours are refused."""


def compared(about: str, theirs: datetime, ours: datetime) -> Finding:
    """Say how far a server's clock is from ours."""
    apart = abs((theirs - ours).total_seconds())
    ahead = "ahead of" if theirs > ours else "behind"
    said = f"its clock is {apart:.0f} seconds {ahead} this machine's"
    if apart >= REFUSED_SECONDS:
        return wrong(about, f"{said}; set both by a time server: what is signed at another time is refused.")
    if apart > NOTICED_SECONDS:
        return watch(about, f"{said}; set both by a time server, or check-ins come early or late.")
    return well(about, "its clock and this machine's agree.")
