"""The guards of `bot/slack/calling`, by the file they stand in."""
