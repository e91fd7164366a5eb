"""The guards of `bot/usecases/looking`, by the file they stand in."""
