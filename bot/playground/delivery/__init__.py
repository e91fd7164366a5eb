"""How Slack reaches the app: over its sockets or by signed HTTP requests, with the repeats Slack makes."""
