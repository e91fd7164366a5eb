"""What is of one person alone: their Home, their reminders, their settings."""
