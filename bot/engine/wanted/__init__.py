"""Which cards a check wants, and what they say; nothing here is posted."""
