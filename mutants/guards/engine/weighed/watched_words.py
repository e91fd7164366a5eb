"""The guards in `bot/engine/weighed/watched_words.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, in_file

_WATCHED_IN_OTHER_WORDS = ("tests/engine/after_verdict/test_watched_in_other_words.py",)

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/engine/weighed/watched_words.py",
        (
            "what is watched is shown by the name it is saved by",
            "next((each.said for each in _besides(flow) if alike(each.name) == alike(name)), name)",
            "name",
            _WATCHED_IN_OTHER_WORDS,
        ),
        (
            "what is watched is saved in its reader's words",
            "next((each.name for each in _besides(flow) if alike(each.said) == alike(written)), written)",
            "written",
            _WATCHED_IN_OTHER_WORDS,
        ),
    ),
)
