"""What happens next: an assessment, the events that change it, and what follows from it.

Pure: no Redis, no Slack, no clock, no randomness. Time, ids and people arrive as arguments.
"""
