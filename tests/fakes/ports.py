"""Ports for servers that must be told theirs before they start; never one that a connection may get meanwhile."""

import os
import socket
from itertools import cycle

_LEFT_ALONE = range(10_000, 32_000)
"""Below what Linux and macOS give to connections that leave: one probed here is still free when its server starts."""
_STRIDE = 97
_FROM = os.getpid() * _STRIDE % len(_LEFT_ALONE)
_next = cycle((*_LEFT_ALONE[_FROM:], *_LEFT_ALONE[:_FROM]))


def free_port() -> int:
    """Find a port nobody listens on; tests that run beside each other begin to look far apart."""
    for port in _next:
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise AssertionError("a cycle ends only where there is nothing in it")
