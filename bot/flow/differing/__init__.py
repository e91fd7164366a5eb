"""What changed from one flow to another, by ids, in data and in short words."""
