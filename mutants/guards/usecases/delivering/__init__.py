"""The guards of `bot/usecases/delivering`, by the file they stand in."""
