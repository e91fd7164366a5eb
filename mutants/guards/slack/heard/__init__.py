"""The guards of `bot/slack/heard`, by the file they stand in."""
