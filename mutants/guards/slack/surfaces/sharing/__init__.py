"""The guards of `bot/slack/surfaces/sharing`, by the file they stand in."""
