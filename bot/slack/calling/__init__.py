"""The calls to Slack: what is known of who is where, what is posted, and at which pace."""
