"""What comes after a verdict: check-ins, when they come and when they do not, and gaps."""
