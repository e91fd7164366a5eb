"""While the work engine's Redis is in trouble, the log says so in a line, and not many times a second."""

import logging
from itertools import repeat
from typing import Any

import pytest
from redis.exceptions import ConnectionError as NoConnectionError
from redis.exceptions import OutOfMemoryError

from bot.work.trouble_log import QUIET_SECONDS, SaidOnce

FULL = OutOfMemoryError("command not allowed when used memory > 'maxmemory'.")


@pytest.fixture
def engine(caplog: pytest.LogCaptureFixture) -> Any:
    """Give a log as the work engine's, with nothing said in it yet."""
    log, once = logging.getLogger("as docket.worker"), SaidOnce()
    log.addFilter(once)
    yield log
    log.removeFilter(once)


def fails(log: logging.Logger, error: Exception, what: str = "Error in %s loop") -> None:
    try:
        raise error
    except type(error):
        log.exception(what, "scheduler") if "%s" in what else log.exception(what)


def test_a_store_that_is_full_is_said_in_one_line_without_a_traceback(engine, caplog):
    for error in repeat(FULL, 50):
        fails(engine, error)

    (record,) = caplog.records
    assert record.getMessage() == f"Error in scheduler loop (OutOfMemoryError: {FULL})"
    assert record.exc_info is None


def test_it_is_said_again_after_a_while_and_what_is_another_trouble_at_once(engine, caplog, monkeypatch):
    now = [0.0]
    monkeypatch.setattr("bot.work.trouble_log.time.monotonic", lambda: now[0])
    fails(engine, FULL)
    fails(engine, NoConnectionError("gone"))
    fails(engine, FULL, "Error sending worker heartbeat")
    assert len(caplog.records) == 3

    now[0] += QUIET_SECONDS
    fails(engine, FULL)
    assert len(caplog.records) == 4


def test_what_is_no_trouble_with_redis_keeps_its_traceback_each_time(engine, caplog):
    for _ in range(2):
        fails(engine, ValueError("a slip"))

    assert [record.exc_info is not None for record in caplog.records] == [True, True]
