"""The guards of `bot/slack/surfaces/following`, by the file they stand in."""
