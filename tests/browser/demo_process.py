"""The demo as a process of its own, as `make demo` runs it."""

import os
import re
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import Self

from page_driver import soon

from bot.playground.control_client import Control

ROOT = Path(__file__).parents[2]
_COMMAND = (sys.executable, "-m", "bot", "demo", "--port", "0")
_IN_A_TERMINAL = "import os, pty, sys; sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:])))"
_ADDRESS = re.compile(r"(http://127\.0\.0\.1:\d+)/\?token=([\w-]+)")


class Demo:
    """A demo on a folder; when a block ends it is sent the signal of Ctrl-C, unless it ended before."""

    def __init__(self, folder: Path, *options: str, terminal: bool = False) -> None:
        self.said = ""
        before = (sys.executable, "-c", _IN_A_TERMINAL) if terminal else ()
        self._process = subprocess.Popen(  # noqa: S603 - our own command
            [*before, *_COMMAND, "--folder", str(folder), *options],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            bufsize=1,
        )
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGINT)
        self.end()

    def is_up(self) -> Self:
        """Wait until it says where it is."""
        self.says("Ctrl-C ends it")
        return self

    def says(self, words: str) -> None:
        """Wait until it says these words."""
        soon(lambda: words in self.said or self._process.poll() is not None, 90)
        assert words in self.said, self.said

    def type(self, keys: str) -> None:
        """Type into it."""
        assert self._process.stdin
        self._process.stdin.write(keys)
        self._process.stdin.flush()

    def end(self) -> int:
        """Wait for its end, and give its exit code."""
        code = self._process.wait(60)
        self._listener.join(5)
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe:
                pipe.close()
        return code

    def kill(self, *, server_too: bool = False) -> None:
        """End it as a machine without memory would, and its server too, or leave that behind."""
        server = self._server() if server_too else None
        self._process.kill()
        self._process.wait(60)
        if server is not None:
            os.kill(server, signal.SIGKILL)

    def kill_server(self) -> None:
        """End the embedded server alone, the same way."""
        os.kill(self._server(), signal.SIGKILL)

    def _server(self) -> int:
        own = str(self._process.pid)
        found = subprocess.run(["pgrep", "-P", own], capture_output=True, text=True, check=True)  # noqa: S603, S607 - asks for our own children
        (pid,) = found.stdout.split()
        return int(pid)

    def control(self) -> Control:
        """Act as its people."""
        return Control(*self.address())

    def address(self) -> tuple[str, str]:
        """Where it answers, and with which key."""
        found = _ADDRESS.search(self.said)
        assert found, self.said
        return found[1], found[2]

    def _listen(self) -> None:
        assert self._process.stdout
        for line in self._process.stdout:
            self.said += line
