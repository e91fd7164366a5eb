"""The playground's page: what a person in the pretend workspace sees and does in a browser.

It acts through the people's verbs alone, and shows to each person only what they may see.
"""

from bot.playground.page.routes import routes

__all__ = ["routes"]
