"""Stories played in Slack one after another, each in a room of its own on one embedded server."""

import asyncio
import logging
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.slack.cards.as_text import said_on
from bot.start_refusals import StartError
from bot.store.embedded import EmbeddedServer
from bot.stories import Coverage, Ended, Failure, LeftOut, Story, run_in
from bot.stories_in_slack.room import room_for
from bot.stories_in_slack.world import SlackWorld

Tell = Callable[[str], None]


class SlackStories:
    """Runs stories; what it is called with is what a run of story files hands each story to."""

    def __init__(self, redis_url: str, tell: Tell) -> None:
        self._redis_url = redis_url
        self._tell = tell

    @classmethod
    @contextmanager
    def open(cls, tell: Tell) -> Iterator["SlackStories"]:
        """Have an embedded server for as long as stories are run; all it keeps is forgotten at the end."""
        with (
            tempfile.TemporaryDirectory(prefix="ftready-") as folder,
            EmbeddedServer(Path(folder), fsync="no") as server,
            _only_what_is_broken(),
        ):
            yield cls(server.url, tell)

    def __call__(self, story: Story, flow: Path, coverage: Coverage) -> Ended:
        """Run one story, and tell how it ended."""
        self._tell(f"{story.file}: plays in Slack …")
        ended = asyncio.run(self._play(story, flow, coverage))
        self._tell(f"{story.file}: {_in_short(ended)}")
        return ended

    async def _play(self, story: Story, flow: Path, coverage: Coverage) -> Ended:
        try:
            async with room_for(story, flow.parent, self._redis_url) as room:
                loop = asyncio.get_running_loop()
                world = SlackWorld(story, said_on, coverage, story.begins, room=room, loop=loop)
                return await asyncio.to_thread(run_in, world)
        except StartError as why:
            return Failure(1, "the bot starts", str(why), ())


def _in_short(ended: Ended) -> str:
    if ended is None:
        return "holds"
    if isinstance(ended, LeftOut):
        return f"left out, as line {ended.line} cannot be done through Slack"
    return f"does not hold at line {ended.line}"


@contextmanager
def _only_what_is_broken() -> Iterator[None]:
    """Keep what the bot would log out of the report, unless something broke."""
    root = logging.getLogger()
    before = root.level
    root.setLevel(logging.ERROR)
    try:
        yield
    finally:
        root.setLevel(before)
