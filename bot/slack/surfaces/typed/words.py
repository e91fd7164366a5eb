"""The words of the command, in the order of their explanation: what is typed, what is said of it, and what it does."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.sentence import Sentence
from bot.slack.address import Verb
from bot.slack.heard.asked import Commanded
from bot.slack.parts import Parts
from bot.slack.surfaces.for_one import forget_me, nudges
from bot.slack.surfaces.looking import portfolio, status
from bot.slack.surfaces.owning import deleting, handing_over, outsiders, upgrading
from bot.slack.surfaces.sharing import canvas, choosing
from bot.slack.surfaces.typed import steering
from bot.slack.writing.blocks import Json

HELP, START = "help", "start"
ALL = frozenset(("all", "everything", "it", "this", "check", "this check", "the check", "now"))
FILES = frozenset(("memo", "markdown", "md", "json", "csv", "table", "sheet", "answer sheet", "answers", "file"))
EXTENTS = frozenset(("ignore", "observe", "look on", "answer", "on", "off", "yes", "no"))
WEEKDAYS = frozenset(("monday", "tuesday", "wednesday", "thursday", "friday", "daily", "weekly", "monthly"))


@dataclass(frozen=True)
class Word:
    """What is typed alone after the command; its help is empty where that of another word tells of both."""

    said: str
    help: str
    take: Callable[[Parts, Commanded], Awaitable[Json]]
    verb: Verb
    """What it comes to in the table of who may do what; what is one's own alone is taken in a direct message too."""
    after: frozenset[str] = frozenset()
    """What people write after it although its form asks for it; whatever else follows it is the title of a check."""


WORDS = (
    Word(
        "status",
        Sentence("`/ftready status` says where the checks in this channel stand."),
        status.take_command,
        Verb.STATUS,
        ALL,
    ),
    Word(
        "remind",
        Sentence(
            "`/ftready remind` sets when check-ins come, `pause` and `resume` stop them and let them go "
            "on, and `history` shows the weeks so far."
        ),
        steering.remind,
        Verb.SCHEDULE,
        ALL | WEEKDAYS,
    ),
    Word("pause", "", steering.pause, Verb.PAUSE, ALL),
    Word("resume", "", steering.resume, Verb.RESUME, ALL),
    Word("history", "", steering.history, Verb.HISTORY),
    Word(
        "export",
        Sentence("`/ftready export` shares a check as a file in its thread: as a memo, an answer sheet or a table."),
        choosing.take_command,
        Verb.EXPORT,
        ALL | FILES,
    ),
    Word(
        "export canvas",
        Sentence("`/ftready export canvas` writes the memo into a canvas, or brings the canvas there is up to date."),
        canvas.take_command,
        Verb.CANVAS,
    ),
    Word(
        "portfolio",
        Sentence("`/ftready portfolio` shows all checks of the channels you are in together, to you alone."),
        portfolio.take_command,
        Verb.PORTFOLIO,
    ),
    Word(
        "upgrade",
        Sentence("`/ftready upgrade` takes a check of yours on to the newest version of its flow."),
        upgrading.take_command,
        Verb.UPGRADE,
        ALL,
    ),
    Word(
        "hand over",
        Sentence(
            "`/ftready hand over` gives a check of yours to somebody else; `take over` takes one whose owner is gone."
        ),
        handing_over.command_hand_over,
        Verb.HAND_OVER,
    ),
    Word("take over", "", handing_over.command_take_over, Verb.TAKE_OVER),
    Word(
        "outsiders",
        Sentence("`/ftready outsiders` says how far people of other companies take part in a check of yours."),
        outsiders.command_outsiders,
        Verb.OUTSIDERS,
        EXTENTS,
    ),
    Word(
        "delete",
        Sentence("`/ftready delete` deletes a check of yours, with all that was said in it."),
        deleting.command_delete,
        Verb.DELETE,
        ALL,
    ),
    Word(
        "forget me",
        Sentence("`/ftready forget me` takes what you wrote, and your name, out of all checks here."),
        forget_me.command_forget_me,
        Verb.FORGET_ME,
    ),
    Word(
        "remind me",
        Sentence("`/ftready remind me` brings reminders back after you stopped them."),
        nudges.take_remind_me,
        Verb.NUDGE,
    ),
)
USAGE = tuple(word.help for word in WORDS if word.help)
