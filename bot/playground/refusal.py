"""How the pretend Slack says no: an error code, the lines that explain it, and what else the answer has."""

from collections.abc import Sequence
from typing import Any


class Refusal(Exception):  # noqa: N818 - an answer of Slack's, not a failure of ours
    """Raised inside a Web API method; the front turns it into {"ok": false, "error": …}."""

    def __init__(self, error: str, messages: Sequence[str] = (), **more: Any) -> None:
        super().__init__(error)
        self.error = error
        self.messages = tuple(messages)
        self.more = more

    def answer(self) -> dict[str, Any]:
        """Write it as Slack does."""
        body: dict[str, Any] = {"ok": False, "error": self.error, **self.more}
        if self.messages:
            body["response_metadata"] = {"messages": [f"[ERROR] {line}" for line in self.messages]}
        return body
