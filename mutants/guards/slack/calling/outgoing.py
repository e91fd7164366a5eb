"""The guards in `bot/slack/calling/outgoing.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, in_file

_OUTGOING = ("tests/slack/wire/test_outgoing.py",)
_OUTGOING_PACE = ("tests/slack/wire/test_outgoing.py", "-k", "pace")
_PACE_TOGETHER = ("tests/slack/wire/test_pace_together.py",)
_APP_CHARTS = ("tests/slack/whole_app/test_app_charts.py",)
_CARDS_IN_LANGUAGES = ("tests/slack/cards/test_cards_in_languages.py",)

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/slack/calling/outgoing.py",
        (
            "a reply to nothing stands in the channel",
            (
                '            await self.call(installation, "chat.delete", channel=place.channel, ts=ts)\n'
                "            raise"
            ),
            "            raise",
            _OUTGOING,
        ),
        (
            "a post in a channel keeps no pace",
            "        await self._wait_for_turn(installation, place.channel, place.assessment)\n",
            "",
            _OUTGOING_PACE,
        ),
        (
            "a message to a person keeps no pace",
            "        await self._wait_for_turn(installation, person, person)\n",
            "",
            _OUTGOING_PACE,
        ),
        ("a worker waits for a busy channel", "if seconds > MOMENT_SECONDS:", "if False:", _OUTGOING_PACE),
        (
            "a turn is not waited for",
            "            await asyncio.sleep(seconds)\n",
            "            return\n",
            _OUTGOING_PACE,
        ),
        (
            "a turn among all workers is asked for again",
            " or self._pace.takes_promise(installation.id, channel, who):",
            ":",
            _PACE_TOGETHER,
        ),
        ("a chart is drawn again where none is taken", "            self._charts = False\n", "", _APP_CHARTS),
        (
            "a chart that is refused parks its check",
            "if refused.code != NO_CHARTS or not has_chart(drawn.payload):",
            "if True:",
            _APP_CHARTS,
        ),
        (
            "a card is in the language of who had it drawn",
            "with speaking(flow.language):",
            "with contextmanager(lambda: (yield))():",
            _CARDS_IN_LANGUAGES,
        ),
    ),
)
