"""The guards in `bot/usecases/files/markdown.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, in_file

_MARKDOWN = ("tests/usecases/files/test_markdown.py",)

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/usecases/files/markdown.py",
        ("signs in a text are formatting", '_SIGNS.sub(r"\\\\\\1", ', '_SIGNS.sub(r"\\1", ', _MARKDOWN),
        ("a text has tags and entities", ".translate(_ENTITIES)", "", _MARKDOWN),
        ("a text begins a list", "_LEADING.sub(lambda found:", "_ADDRESS.sub(lambda found:", _MARKDOWN),
        ("a text mentions somebody", '.replace("@", f"@{_BREAK}")', "", _MARKDOWN),
        ("an address that misleads is linked", "if not host_of(url) or", "if", _MARKDOWN),
    ),
)
