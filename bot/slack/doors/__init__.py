"""The ways in, HTTP and Socket Mode: what Slack sends is verified and handed on parsed; nothing is decided here."""
