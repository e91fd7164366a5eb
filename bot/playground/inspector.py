"""The record of every call of the app and every delivery to it, the newest few thousand."""

from collections import deque
from collections.abc import Iterable
from typing import Any

from bot.playground.workspace import ApiCall, Change
from bot.playground.workspace.model import Direction
from bot.playground.workspace.state import Workspace


class Inspector:
    """A ring of lines; a reader that remembers the last number it saw asks for what came after."""

    def __init__(self, keep: int = 3000) -> None:
        self.lines: deque[ApiCall] = deque(maxlen=keep)
        self._number = 0

    def note(  # noqa: PLR0913, PLR0917 - one line has that many columns
        self,
        workspace: Workspace | None,
        direction: Direction,
        name: str,
        at: float,
        request: Any,
        answer: Any,
        *,
        status: int,
        latency: float,
        ok: bool,
        error: str = "",
        attempt: int = 0,
    ) -> None:
        """Add a line and announce it in the workspace it concerns."""
        self._number += 1
        team_id = workspace.team_id if workspace else ""
        self.lines.append(
            ApiCall(
                self._number,
                at,
                direction,
                name,
                team_id,
                request,
                answer,
                status,
                latency,
                ok,
                error,
                attempt,
            )
        )
        if workspace and workspace.changes.readers:
            workspace.changes.publish(Change("call", number=self._number))

    def since(self, number: int = 0, name: str = "") -> Iterable[ApiCall]:
        """Give the lines after a number, oldest first; with a name only those of that method or delivery."""
        return [line for line in self.lines if line.number > number and (not name or line.name == name)]
