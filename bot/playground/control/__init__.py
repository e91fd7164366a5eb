"""The control API: everything a person can do and see, as JSON, for tests and scripts."""
