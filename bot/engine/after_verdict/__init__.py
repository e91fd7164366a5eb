"""What follows from a verdict as time passes: check-ins, what is watched, what moved; nothing here changes a check."""
