"""Places in Slack where people meet ftready, one file each, in rooms by what they do there; `doors` leads to all.

A surface gives what Slack is acknowledged with. It never acknowledges by itself, so that nothing is before its commit.
"""
