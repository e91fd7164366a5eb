"""The guards of `bot/usecases/forgetting`, by the file they stand in."""
