"""The guards in `bot/slack/telling.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, in_file

_HELD_OFF = "tests/faults/test_surfaces_held_off.py"

GUARDS: tuple[Guard, ...] = in_file(
    "bot/slack/telling.py",
    (
        "who presses on their Home what Slack does not let open hears nothing",
        "        if isinstance(press, PressedInView):\n            raise\n",
        "",
        (_HELD_OFF, "-k", "on_their_home"),
    ),
    (
        "a line is lost where Slack wants to be left alone",
        "        if wait > patience:\n",
        "        if True:\n",
        (_HELD_OFF, "-k", "spoke_to_the_bot"),
    ),
    (
        "a page of a modal that got lost is not shown again",
        "    except LostAnswerError:\n        await once_slack_lets(parts, show)\n",
        "    except LostAnswerError:\n        return\n",
        (_HELD_OFF, "-k", "portfolio"),
    ),
)
