"""What somebody typed, read back from what Slack made of it."""

import html
import re

_FORM = re.compile(r"<([@#!]?)([^<>|]+)(?:\|([^<>]*))?>")


def said_words(text: str, bot_user: str) -> str:
    """Give the words someone typed, without the bot's name, in place of what Slack made of them."""

    def typed(found: re.Match[str]) -> str:
        sign, target, label = found.group(1), found.group(2), found.group(3)
        if sign == "@" and target == bot_user:
            return " "
        shown = label or target
        return f"{sign.replace('!', '@')}{shown.lstrip('@#')}" if sign else target

    return " ".join(html.unescape(_FORM.sub(typed, text)).split())
