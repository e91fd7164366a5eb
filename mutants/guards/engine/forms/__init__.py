"""The guards of `bot/engine/forms`, by the file they stand in."""
