"""Flows, translations and stories as they lie in folders, and a folder checked as a whole; nothing here decides."""
