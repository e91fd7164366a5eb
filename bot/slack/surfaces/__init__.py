"""Places in Slack where people meet ftready, one file each; start at `doors`, which leads to all of them.

A surface gives what Slack is acknowledged with. It never acknowledges by itself, so that nothing is before its commit.
"""
