"""Sharing a check: the choice of a form, a file in its thread, and its memo as a canvas."""
