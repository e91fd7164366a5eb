"""The guards in `bot/engine/weighed/weeks.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, alone, in_file

_FOLLOW_UP_STREAKS = alone("tests/engine/weighed/test_follow_up_streaks.py")
_FOLLOW_UP_LEVELS = alone("tests/engine/weighed/test_follow_up_levels.py")
_CARDS_MOVED = ("tests/slack/cards/test_cards_moved.py",)
_FOLLOW_UP_WATCHING = alone("tests/engine/after_verdict/test_follow_up_watching.py")

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/engine/weighed/weeks.py",
        (
            "what two name is new twice",
            "for names in given for name in names):\n        found.setdefault(alike(name), name)",
            "for names in given for name in names):\n        found.setdefault(name, name)",
            _CARDS_MOVED,
        ),
        ("a change restarts nothing", "return Run(broken=True)", "return run", _FOLLOW_UP_STREAKS),
        (
            "missed weeks never restart",
            "length=0 if missed >= streak.restarts_after else run.length",
            "length=run.length",
            _FOLLOW_UP_STREAKS,
        ),
        (
            "a stable week forgives none",
            "length=run.length + 1, missed=0)",
            "length=run.length + 1)",
            _FOLLOW_UP_STREAKS,
        ),
        (
            "what ftready skipped was missed",
            'if check_in.ended == "skipped" or check_in.cut_short:',
            "if check_in.cut_short:",
            _FOLLOW_UP_STREAKS,
        ),
        (
            "what a pause cut short was missed",
            'if check_in.ended == "skipped" or check_in.cut_short:',
            'if check_in.ended == "skipped":',
            _FOLLOW_UP_STREAKS,
        ),
        (
            "an open check-in counts",
            "for each in check_ins if each.ended is not None)",
            "for each in check_ins)",
            _FOLLOW_UP_LEVELS,
        ),
        (
            "a claim after a change is lost",
            "if not self._broken_since(streak, each.at)}",
            "if not run}",
            _FOLLOW_UP_LEVELS,
        ),
        ("claims outlive a change", "if run.broken and (word", "if not run and (word", _FOLLOW_UP_LEVELS),
        ("what nobody claimed is not measured", "elif run.length and not given:", "elif not run:", _FOLLOW_UP_LEVELS),
        ("weeks before a claim count again", " if each.date > day]", "]", _FOLLOW_UP_LEVELS),
        ("the day of a claim is that in UTC", "local_date(self.zone, at)", 'local_date("UTC", at)', _FOLLOW_UP_LEVELS),
        (
            "what was measured outlives what is said since",
            "newer = {who: each for who, each in given.items() if found[who] is None}",
            "newer = dict[str, Answer]()",
            _FOLLOW_UP_LEVELS,
        ),
        (
            "a settled number stands still",
            "self._counted_on(word, streak) if word else None",
            "word",
            _FOLLOW_UP_LEVELS,
        ),
        (
            "one of several streaks counts",
            "answers = given or {self.owner: Answer(value)}",
            "answers = given",
            _FOLLOW_UP_LEVELS,
        ),
        (
            "a measured value leaves the owner's word",
            "each in answers.items()}, None, instead=True)",
            "each in answers.items()}, said.settlement, instead=True)",
            _FOLLOW_UP_LEVELS,
        ),
        (
            "not having looked is seeing nothing",
            "return frozenset(name for names in looked for name in names) if looked else None",
            "return frozenset(name for names in looked for name in names)",
            _FOLLOW_UP_WATCHING,
        ),
        (
            "what was not watched yet was not seen",
            "            if name in check_in.watched:\n",
            "            if name:\n",
            _FOLLOW_UP_WATCHING,
        ),
        ("one week is two", "if len(held) < weeks:", "if not held:", _FOLLOW_UP_WATCHING),
        (
            "what is watched is offered",
            ".intersection(*each_week[1:]) - known",
            ".intersection(*each_week[1:])",
            _FOLLOW_UP_WATCHING,
        ),
    ),
)
