"""Stories are tried on a small flow of their own."""
