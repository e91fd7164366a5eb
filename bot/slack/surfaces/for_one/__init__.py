"""What is one person's own: their Home, settings and reminders, and that they are forgotten."""
