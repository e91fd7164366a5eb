"""The guards of `bot/usecases/acting`, by the file they stand in."""
