"""The form of a check-in: which fields it has for one person, how it is drawn, and how a filled one is read."""
