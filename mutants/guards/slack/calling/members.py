"""The guards in `bot/slack/calling/members.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, in_file

_MEMBERS = ("tests/slack/wire/test_members.py",)

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/slack/calling/members.py",
        (
            "channels are listed without naming the workspace",
            "types=ROOMS, **self._team)",
            "types=ROOMS)",
            _MEMBERS,
        ),
        (
            "who stands further back in a channel too large to be read counts as gone",
            "if found.people and found.is_whole and person",
            "if found.people and person",
            _MEMBERS,
        ),
        (
            "where nobody in a channel is seen, everybody counts as gone",
            'return "left" if found.people and found.is_whole and person not in found.people else None',
            'return "left" if found.is_whole and person not in found.people else None',
            _MEMBERS,
        ),
        (
            "who is in this workspace of an organisation and at home in another is of another company",
            '{user.get("team_id"), *workspaces}',
            '{user.get("team_id")}',
            _MEMBERS,
        ),
        ("the language they set is not spoken", "        if own.language:\n", "        if False:\n", _MEMBERS),
        (
            "what was set is asked for with every press",
            "person), good=lambda _: True)\n\n    async def _read_members",
            "person), good=lambda _: False)\n\n    async def _read_members",
            _MEMBERS,
        ),
        (
            "who comes or goes is believed where they were",
            "        self._rooms.forget_all(lambda of: of.installation == installation)\n",
            "",
            _MEMBERS,
        ),
        ("a status that has gone counts", "0 < seen.status_ends <= now.timestamp()", "False", _MEMBERS),
        ("any status is a vacation", "seen.status != AWAY or", "not seen.status or", _MEMBERS),
        ("quiet hours to come count now", " and begins <= now.timestamp()", "", _MEMBERS),
        ("a zone nobody knows breaks the look", "if is_zone(seen.zone) else", "if seen.zone else", _MEMBERS),
        (
            "who is where is remembered of all workspaces in one",
            "class Whose(NamedTuple):\n",
            (
                "class Whose(NamedTuple):\n"
                "    def __hash__(self):\n"
                "        return hash(self.id)\n"
                "\n"
                "    def __eq__(self, other):\n"
                "        return self.id == other.id\n"
                "\n"
            ),
            _MEMBERS,
        ),
    ),
)
