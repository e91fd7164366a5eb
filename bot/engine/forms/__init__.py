"""What a form asks, and what was entered in it; nothing here is of Slack."""
