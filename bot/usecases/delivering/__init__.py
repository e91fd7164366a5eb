"""Slack made equal to what a check wants; what is deleted is taken away there."""
