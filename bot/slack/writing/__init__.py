"""Words, blocks and pages as Slack takes them, within its limits; pure."""
