"""The guards of `bot/engine/rules`, by the file they stand in."""
