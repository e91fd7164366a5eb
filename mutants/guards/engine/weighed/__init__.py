"""The guards of `bot/engine/weighed`, by the file they stand in."""
