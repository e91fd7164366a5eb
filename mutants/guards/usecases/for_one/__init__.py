"""The guards of `bot/usecases/for_one`, by the file they stand in."""
