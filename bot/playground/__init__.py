"""A pretend Slack workspace, as strict as the real one; it must import nothing else of this package."""
