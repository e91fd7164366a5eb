"""What one person is reminded of, and what they wish; nothing here is sent."""
