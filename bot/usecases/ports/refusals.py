"""How a call to Slack or a delivery ends that does not end well: what it means, and never how it was noticed."""

from datetime import datetime


class LostAnswerError(Exception):
    """A call may have happened, and its answer is lost; whoever made it looks again."""


class AgainError(Exception):
    """A delivery is not done, and should be gone on with at `until`."""

    def __init__(self, why: str, until: datetime) -> None:
        super().__init__(why)
        self.until = until


class HoldOffError(AgainError):
    """Slack asked not to be called again with this method before `until`."""

    def __init__(self, method: str, until: datetime) -> None:
        super().__init__(f"Slack asked not to be called with {method} before {until.isoformat()}", until)
        self.method = method


class GoneError(Exception):
    """The message is no longer there."""


class FrozenError(GoneError):
    """The message stands, and nobody may change it any more; where another may not take its place, it stays so."""


class ThreadGoneError(Exception):
    """The thread's parent was deleted; what was posted stands outside the thread no more."""


class NotAllowedError(Exception):
    """Slack refuses for good until something changes there: archived, not in the channel, token revoked."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
