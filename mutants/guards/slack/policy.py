"""The guards in `bot/slack/policy.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, in_file

_ROLE_MATRIX = ("tests/slack/whole_app/test_role_matrix.py",)
_APP_PEOPLE_IN_A_ROW = ("tests/slack/whole_app/test_app_people.py", "-k", "in_a_row")

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/slack/policy.py",
        (
            "people of other companies look on unasked",
            'reaches(assessment, "observe")\n        and await members.is_in',
            'reaches(assessment, "ignore")\n        and await members.is_in',
            _ROLE_MATRIX,
        ),
        (
            "an app is let in as one of another company",
            "        and await members.is_outsider(here, asker.person)\n",
            "",
            _ROLE_MATRIX,
        ),
        (
            "who looks on answers",
            "return None if reaches(assessment, may.outside) else Refused(LOOKS_ON)",
            "return None",
            _ROLE_MATRIX,
        ),
        (
            "what has no row is open to other companies",
            "    if may.outside is None:\n        return Refused(NOT_FOR_OUTSIDERS)\n",
            "    if may.outside is None:\n        return None\n",
            _ROLE_MATRIX,
        ),
        (
            "strangers and those who left are let in",
            "if await is_stranger(parts, asker) and (stopped :=",
            "if False and (stopped :=",
            _ROLE_MATRIX,
        ),
        (
            "who is not in the channel is let in",
            "if not await parts.members.is_in(asker.installation, assessment.channel, asker.person):",
            "if False:",
            _ROLE_MATRIX,
        ),
        ("anyone steers", "if may.who is Who.OWNER and asker.person != assessment.owner:", "if False:", _ROLE_MATRIX),
        (
            "people wait in a row for what Slack says of them",
            "    await parts.members.is_one_of_us(asker.installation, asker.person)\n\n    async def lets",
            "    async def lets",
            _APP_PEOPLE_IN_A_ROW,
        ),
        (
            "a stranger hears outside the channel that there is something",
            "return OUTSIDER if is_there else NOT_FOUND",
            "return OUTSIDER",
            _ROLE_MATRIX,
        ),
    ),
)
