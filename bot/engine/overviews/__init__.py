"""Many checks, or one decision, put together for a reader; nothing here changes a check."""
