"""ftready: a Slack app that asks a team, in one thread, whether it is ready to fine-tune."""
