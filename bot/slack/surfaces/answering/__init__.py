"""Answering: the forms of questions, that one does not apply, and messages as evidence."""
