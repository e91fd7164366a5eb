"""The guards of `bot/slack/doors`, by the file they stand in."""
