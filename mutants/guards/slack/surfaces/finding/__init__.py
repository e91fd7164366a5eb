"""The guards of `bot/slack/surfaces/finding`, by the file they stand in."""
