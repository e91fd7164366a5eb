"""The guards of `bot/engine`, by the file they stand in."""
