"""What Slack sends, read into the things people can ask for; pure."""
