"""The guards of `bot/slack/surfaces/starting`, by the file they stand in."""
