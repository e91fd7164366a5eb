"""The guards of `bot/slack/surfaces/looking`, by the file they stand in."""
