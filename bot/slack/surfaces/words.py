"""The words of the command, in the order of their explanation: what is typed, what is said of it, and what it does."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.sentence import Sentence
from bot.slack.asked import Commanded
from bot.slack.blocks import Json
from bot.slack.parts import Parts
from bot.slack.surfaces import (
    deleting,
    exporting,
    forget_me,
    nudges,
    outsiders,
    ownership,
    portfolio,
    status,
    steering,
    upgrading,
)


@dataclass(frozen=True)
class Word:
    """What is typed alone after the command; its help is empty where that of another word tells of both."""

    said: str
    help: str
    take: Callable[[Parts, Commanded], Awaitable[Json]]
    anywhere: bool = False
    """Whether it is about no channel in particular, and so may be asked for in a direct message too."""


WORDS = (
    Word("status", Sentence("`/ftready status` says where the checks in this channel stand."), status.take_command),
    Word(
        "remind",
        Sentence(
            "`/ftready remind` sets when check-ins come, `pause` and `resume` stop them and let them go "
            "on, and `history` shows the weeks so far."
        ),
        steering.remind,
    ),
    Word("pause", "", steering.pause),
    Word("resume", "", steering.resume),
    Word("history", "", steering.history),
    Word(
        "export",
        Sentence("`/ftready export` shares a check as a file in its thread: as a memo, an answer sheet or a table."),
        exporting.take_command,
    ),
    Word(
        "portfolio",
        Sentence("`/ftready portfolio` shows all checks of the channels you are in together, to you alone."),
        portfolio.take_command,
        anywhere=True,
    ),
    Word(
        "upgrade",
        Sentence("`/ftready upgrade` takes a check of yours on to the newest version of its flow."),
        upgrading.take_command,
    ),
    Word(
        "hand over",
        Sentence(
            "`/ftready hand over` gives a check of yours to somebody else; `take over` takes one whose owner is gone."
        ),
        ownership.command_hand_over,
    ),
    Word("take over", "", ownership.command_take_over),
    Word(
        "outsiders",
        Sentence("`/ftready outsiders` says how far people of other companies take part in a check of yours."),
        outsiders.command_outsiders,
    ),
    Word(
        "delete",
        Sentence("`/ftready delete` deletes a check of yours, with all that was said in it."),
        deleting.command_delete,
    ),
    Word(
        "forget me",
        Sentence("`/ftready forget me` takes what you wrote, and your name, out of all checks here."),
        forget_me.command_forget_me,
        anywhere=True,
    ),
    Word(
        "remind me",
        Sentence("`/ftready remind me` brings reminders back after you stopped them."),
        nudges.take_remind_me,
        anywhere=True,
    ),
)
USAGE = tuple(word.help for word in WORDS if word.help)
