"""Where results go: a full disk, or a pipe nobody reads any more, ends the command in a sentence and no traceback."""

import contextlib
import errno
import os
import sys
from collections.abc import Iterator
from typing import Any, TextIO

import typer


class OutputError(Exception):
    """What was to be printed could not be written. No OSError, so that it is never taken for one of a file."""

    def __init__(self, error: OSError) -> None:
        super().__init__(f"The output could not be written: {error.strerror}.")
        self.nobody_reads = error.errno == errno.EPIPE


class _Told:
    """A stream that says which error is its own."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def write(self, text: str) -> int:
        with _telling():
            return self._stream.write(text)

    def flush(self) -> None:
        with _telling():
            self._stream.flush()


@contextlib.contextmanager
def output_told() -> Iterator[None]:
    """End the command with 1 where its output cannot be written: in one sentence, or silently where nobody reads it."""
    stream = sys.stdout
    if stream is None:  # it was closed before the command began
        yield
        return
    sys.stdout = _Told(stream)  # all that it does not do itself the stream does
    try:
        try:
            yield
        finally:
            sys.stdout.flush()
    except OutputError as error:
        # Python writes once more what waits in the stream when it ends, and would complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        if not error.nobody_reads:
            typer.echo(str(error), err=True)
        sys.exit(1)
    finally:
        sys.stdout = stream


@contextlib.contextmanager
def _telling() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise OutputError(error) from error
