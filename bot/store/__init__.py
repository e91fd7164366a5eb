"""Redis or Valkey as the place where assessments live; nothing above the store knows a key, a command or a script."""

from bot.store.connect import connect
from bot.store.durability import Durability, durability
from bot.store.redis_store import RedisStore

__all__ = ["Durability", "RedisStore", "connect", "durability"]
