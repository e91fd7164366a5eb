"""Lua scripts as typed functions: the signature is what goes in, the docstring is the Lua that runs.

    @script
    async def renew(*, thing: Key, seconds: Arg) -> int:
        '''Renew a thing.

        return redis.call('EXPIRE', thing, seconds)
        '''
        raise NotImplementedError  # the Lua above is what runs

The first line of the docstring is for people; the rest is the script, where every parameter is a local of its name.
Values arrive as text, as Redis hands them over. A mistake in a signature is found when the module is imported.
"""

import hashlib
import inspect
import re
from collections.abc import Callable, Coroutine
from typing import Annotated, Any, Generic, ParamSpec, TypeVar, get_type_hints

from redis.asyncio import Redis
from redis.exceptions import NoScriptError

from bot.store.together import Together

Key = Annotated[str, "key"]
"""A key the script touches; all of one script must carry the same hash tag."""
Arg = Annotated[str | bytes | int | float, "arg"]
"""A value the script is given."""

P = ParamSpec("P")
R = TypeVar("R")


class ScriptMistakeError(TypeError):
    """A script's signature and its Lua do not fit together."""


class Script(Generic[P, R]):
    """One script, sent by its hash; the server is told its source only when it does not know it."""

    def __init__(self, name: str, lua: str, keys: tuple[str, ...], args: tuple[str, ...]) -> None:
        self.name = name
        self.lua = lua
        self.hash = hashlib.sha1(lua.encode(), usedforsecurity=False).hexdigest()
        self._keys = len(keys)
        self._names = (*keys, *args)

    async def __call__(self, redis: Redis | Together, /, *_: P.args, **given: P.kwargs) -> R:
        """Run the script."""
        sent: list[Any] = [given[name] for name in self._names]
        try:
            reply: R = await redis.evalsha(self.hash, self._keys, *sent)
        except NoScriptError:
            reply = await redis.eval(self.lua, self._keys, *sent)
        return reply


def script(function: Callable[P, Coroutine[Any, Any, R]]) -> "Script[P, R]":
    """Make a script of a function's signature and docstring. Raises ScriptMistakeError."""
    name = function.__name__
    hints = get_type_hints(function, include_extras=True)
    parameters = inspect.signature(function).parameters
    slots: dict[str, list[str]] = {"key": [], "arg": []}
    for parameter in parameters.values():
        slot = getattr(hints.get(parameter.name), "__metadata__", (None,))[0]
        if slot not in slots:
            raise ScriptMistakeError(f"Script {name}: annotate {parameter.name} as Key or Arg.")
        if parameter.kind is not inspect.Parameter.KEYWORD_ONLY:
            raise ScriptMistakeError(f"Script {name}: put a * before {parameter.name}, so that it is given by name.")
        slots[slot].append(parameter.name)
    if not slots["key"]:
        raise ScriptMistakeError(f"Script {name}: name at least one Key, or a cluster cannot tell where it runs.")
    _, _, body = inspect.cleandoc(function.__doc__ or "").partition("\n")
    if not body.strip():
        raise ScriptMistakeError(f"Script {name}: write the Lua into its docstring, below the first line.")
    code = re.sub(r"--.*", "", body)
    for parameter_name in parameters:
        if not re.search(rf"\b{parameter_name}\b", code):
            raise ScriptMistakeError(f"Script {name}: its Lua never uses {parameter_name}; use it or take it out.")
    header = [f"local {key} = KEYS[{place}]" for place, key in enumerate(slots["key"], 1)]
    header += [f"local {arg} = ARGV[{place}]" for place, arg in enumerate(slots["arg"], 1)]
    lua = "\n".join([*header, body.strip(), ""])
    return Script[P, R](name, lua, tuple(slots["key"]), tuple(slots["arg"]))
