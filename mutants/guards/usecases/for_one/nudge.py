"""The guards in `bot/usecases/for_one/nudge.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, in_file

_NUDGE = ("tests/usecases/for_one/test_nudge.py",)
_NUDGE_OUTSIDERS = ("tests/usecases/for_one/test_nudge_outsiders.py",)
_LANGUAGES = ("tests/usecases/test_languages.py",)

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/usecases/for_one/nudge.py",
        (
            "who is gone is not noted when they are to be reminded",
            "            if why is not None:\n                await note_absence(",
            "            if False:\n                await note_absence(",
            _NUDGE,
        ),
        ("who left hears what became of it", " or not await self._is_in(assessment.channel)", "", _NUDGE),
        ("who may not see a check hears of it", "if await self._is_in(each.origin.channel)]", "]", _NUDGE),
        (
            "who has left is written to",
            (
                "            if presence is None:\n"
                "                await self._nothing_waits(is_open)\n"
                "                return plan(desk, (), NOWHERE, now)\n"
            ),
            "            presence = presence or NOWHERE\n",
            _NUDGE,
        ),
        ("two messages stand", "            await self._delete(before)\n", "            pass\n", _NUDGE),
        (
            "of two looks both messages stand",
            "                await look.take_back(after)\n",
            "                pass\n",
            _NUDGE,
        ),
        ("a refusal of Slack's runs hot", "ports.clock() + PARKED_FOR)", "ports.clock())", _NUDGE),
        (
            "people of other companies get direct messages",
            "if planned.calls and await self._is_outside():",
            "if False:",
            _NUDGE_OUTSIDERS,
        ),
        (
            "who may not answer is reminded",
            "            if await self._is_outside():\n",
            "            if False:\n",
            _NUDGE_OUTSIDERS,
        ),
        (
            "a reminder is in the language of the thread",
            "in_language(flow, language, each.language)",
            "in_language(flow, each.language)",
            _LANGUAGES,
        ),
    ),
)
