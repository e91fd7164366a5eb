"""The guards of `bot/slack/writing`, by the file they stand in."""
