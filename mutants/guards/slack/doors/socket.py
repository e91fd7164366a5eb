"""The guards in `bot/slack/doors/socket.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, in_file

_SOCKET = ("tests/slack/wire/test_socket.py",)

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/slack/doors/socket.py",
        ("what comes at the end is taken and not answered", "if self._ending:", "if False:", _SOCKET),
    ),
)
