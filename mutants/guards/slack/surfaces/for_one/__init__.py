"""The guards of `bot/slack/surfaces/for_one`, by the file they stand in."""
