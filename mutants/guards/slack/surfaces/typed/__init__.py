"""The guards of `bot/slack/surfaces/typed`, by the file they stand in."""
