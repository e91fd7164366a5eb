"""Shares with a percent sign behind them, where one half reads ½% and not 50%."""

import re

from bot.flow.vetting.parts import Parts

_SHARE = re.compile(r"\{\s*(lowest_section|(?:level|section|lowest_section|lowest_item)\(\w+\))\s*\}\s?%")
"""What is known to be a share of one; a number somebody answers may well be counted in percent."""


def shares_vetted(parts: Parts) -> None:
    """Note every share that is shown as a part of one and called percent."""
    for _, text in parts.braced:
        for found in _SHARE.finditer(text.text):
            message = f"`{found[0]}` shows one half as ½%"
            parts.written.wrong(text.at(found.start()), message, f"write `{{{found[1]} as percent}}`")
