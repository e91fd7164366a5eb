"""Where a workspace is written down, in an SQLite file or nowhere; a killed process loses nothing."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any

Records = Mapping[str, Mapping[str, dict[str, Any]]]


class Journal:
    """Keeps the last state of each thing under its team, kind and key; without a path it keeps nothing."""

    def __init__(self, path: Path | None = None) -> None:
        self._file: sqlite3.Connection | None = None
        if path is None:
            return
        # One statement, one transaction. The operating system has the bytes when the call returns, which is
        # enough to outlive the process; waiting for the disk as well would cost a hundred times more.
        self._file = sqlite3.connect(path, isolation_level=None)
        self._file.execute("PRAGMA journal_mode=WAL")
        self._file.execute("PRAGMA synchronous=OFF")
        self._file.execute(
            "CREATE TABLE IF NOT EXISTS things"
            " (team TEXT, kind TEXT, key TEXT, value TEXT, PRIMARY KEY (team, kind, key)) WITHOUT ROWID"
        )

    def write(self, team: str, kind: str, key: str, record: Mapping[str, Any]) -> None:
        """Write down what a thing is now."""
        if self._file is not None:
            text = json.dumps(record, default=sorted, separators=(",", ":"))
            self._file.execute("REPLACE INTO things VALUES (?, ?, ?, ?)", (team, kind, key, text))

    def erase(self, team: str, kind: str, key: str) -> None:
        """Forget a thing."""
        if self._file is not None:
            self._file.execute("DELETE FROM things WHERE team = ? AND kind = ? AND key = ?", (team, kind, key))

    def records(self, team: str) -> Records:
        """Read back all that is known of a team, by kind and key."""
        found: dict[str, dict[str, dict[str, Any]]] = defaultdict(dict)
        if self._file is not None:
            rows = self._file.execute("SELECT kind, key, value FROM things WHERE team = ?", (team,))
            for kind, key, value in rows:
                found[kind][key] = json.loads(value)
        return found

    def close(self) -> None:
        """Let go of the file."""
        if self._file is not None:
            self._file.close()
            self._file = None
