"""The guards of `bot/usecases`, by the file they stand in."""
