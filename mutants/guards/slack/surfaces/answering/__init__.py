"""The guards of `bot/slack/surfaces/answering`, by the file they stand in."""
