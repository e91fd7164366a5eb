"""The guards in `bot/stories`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, in_file

_STORIES_COVERING = ("tests/stories/test_stories_covering.py",)
_STORIES_SESSION = ("tests/stories/test_stories_session.py",)
_STORIES_SENTENCES_OFF = ("tests/stories/test_stories_sentences.py", "-k", "off")

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/stories/parts.py",
        ("an option counts in every wording", 'return [] if at != "0" else [other', "return [other", _STORIES_COVERING),
    ),
    *in_file(
        "bot/stories/session.py",
        (
            "a tried story has no roles",
            'head += [f"roles: {{{held}}}"] if held else []',
            "head += []",
            _STORIES_SESSION,
        ),
    ),
    *in_file(
        "bot/stories/world.py",
        (
            "a bot that is off looks at what is due",
            "        self.now = max(self.now, until)\n        self.wait(self.now)",
            "        self.wait(until)",
            _STORIES_SENTENCES_OFF,
        ),
    ),
)
