"""The guards of `bot/usecases/shown`, by the file they stand in."""
