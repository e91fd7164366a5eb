"""The guards of `bot/slack/surfaces/owning`, by the file they stand in."""
