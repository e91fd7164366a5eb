"""Who is asked what, and in which words; nothing here changes a check."""
