"""Connections to Redis for the way to the acknowledgement: few, short of patience, and never sending a write twice."""

from redis.asyncio import BlockingConnectionPool, Redis

CONNECTIONS = 16
"""More at once make every one slower: the server takes turns anyway."""
PATIENCE = 1.0
"""Seconds until a person is better served with an error: Slack waits three in all."""


def connect(url: str, *, connections: int = CONNECTIONS, patience: float = PATIENCE) -> Redis:
    """Make a client for redis://, rediss:// or unix://. It connects at its first command."""
    pool = BlockingConnectionPool.from_url(
        url,
        max_connections=connections,
        timeout=patience,
        socket_timeout=patience,
        socket_connect_timeout=patience,
        # A write whose answer got lost may have happened. A person repeating it is recognised, a silent repeat is not.
        retry=None,
        # Push messages of protocol 3 leak memory in the parser and bring nothing here.
        protocol=2,
    )
    return Redis.from_pool(pool)
