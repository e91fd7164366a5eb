"""Whose a check is: every promise is made for one installation, and none crosses to another."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Installation:
    """One workspace or Enterprise org that installed the app; `id` is its team or enterprise id."""

    id: str
