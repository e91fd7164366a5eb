"""The guards of `bot/slack`, by the file they stand in."""
