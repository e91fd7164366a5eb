"""The time zones a person can choose from, with the names Slack has for them in winter and in summer.

Any other zone of the tz database works as well; its label is then only as good as the database's own.
"""

from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_CENTRAL_EUROPEAN = ("Central European Time", "Central European Summer Time")
_EASTERN_EUROPEAN = ("Eastern European Time", "Eastern European Summer Time")
LABELS: Mapping[str, tuple[str, str]] = {
    "Pacific/Honolulu": ("Hawaii Standard Time", ""),
    "America/Los_Angeles": ("Pacific Standard Time", "Pacific Daylight Time"),
    "America/Denver": ("Mountain Standard Time", "Mountain Daylight Time"),
    "America/Chicago": ("Central Standard Time", "Central Daylight Time"),
    "America/New_York": ("Eastern Standard Time", "Eastern Daylight Time"),
    "America/St_Johns": ("Newfoundland Standard Time", "Newfoundland Daylight Time"),
    "America/Sao_Paulo": ("Brasilia Standard Time", "Brasilia Summer Time"),
    "UTC": ("Coordinated Universal Time", ""),
    "Europe/Lisbon": ("Western European Time", "Western European Summer Time"),
    "Europe/London": ("Greenwich Mean Time", "British Summer Time"),
    "Africa/Lagos": ("West Africa Standard Time", ""),
    "Europe/Berlin": _CENTRAL_EUROPEAN,
    "Europe/Oslo": _CENTRAL_EUROPEAN,
    "Europe/Paris": _CENTRAL_EUROPEAN,
    "Europe/Prague": _CENTRAL_EUROPEAN,
    "Europe/Rome": _CENTRAL_EUROPEAN,
    "Africa/Johannesburg": ("South Africa Standard Time", ""),
    "Europe/Athens": _EASTERN_EUROPEAN,
    "Europe/Kyiv": _EASTERN_EUROPEAN,
    "Africa/Nairobi": ("East Africa Time", ""),
    "Asia/Dubai": ("Gulf Standard Time", ""),
    "Asia/Kolkata": ("India Standard Time", ""),
    "Asia/Kathmandu": ("Nepal Time", ""),
    "Asia/Singapore": ("Singapore Standard Time", ""),
    "Asia/Tokyo": ("Japan Standard Time", ""),
    "Australia/Sydney": ("Australian Eastern Standard Time", "Australian Eastern Daylight Time"),
    "Australia/Lord_Howe": ("Lord Howe Standard Time", "Lord Howe Daylight Time"),
    "Pacific/Auckland": ("New Zealand Standard Time", "New Zealand Daylight Time"),
    "Pacific/Kiritimati": ("Line Islands Time", ""),
}
"""West to east, as they are offered; without a summer name where the clocks are left alone."""


def zone_of(name: str) -> ZoneInfo | None:
    """Find a zone by name, or nothing where there is none."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def label_at(moment: datetime) -> str:
    """Name the zone of a moment as it is called on that day."""
    winter, summer = LABELS.get(str(moment.tzinfo), ("", ""))
    return (summer if moment.dst() else winter) or moment.tzname() or str(moment.tzinfo)
