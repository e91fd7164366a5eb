"""The guards of `bot/usecases/files`, by the file they stand in."""
