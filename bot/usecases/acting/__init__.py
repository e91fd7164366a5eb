"""What changes a check: an event is decided and committed, a check is begun, time passes."""
