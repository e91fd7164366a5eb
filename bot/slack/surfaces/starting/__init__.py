"""Starting a check: the channel, the form as it is opened and switched, and the form as it was sent."""
