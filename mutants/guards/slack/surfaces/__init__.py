"""The guards of `bot/slack/surfaces`, by the file they stand in."""
