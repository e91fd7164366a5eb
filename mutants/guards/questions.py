"""The guards in `bot/questions`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, in_file

_LINKS = ("tests/questions/test_links.py",)
_TEXTS_TYPED = ("tests/questions/test_texts_typed.py",)
_SPELLING = ("tests/questions/test_spelling.py",)
_SEEN = ("tests/questions/test_seen.py",)
_NUMBERS_TYPED = ("tests/questions/test_numbers_typed.py",)

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/questions/links.py",
        ("a backslash is a letter of a host", '"\\\\" in link or ', "", _LINKS),
        ("what a host turns into is not looked at", "as_typed and ", "", _LINKS),
        (
            "any letters are a host",
            "shown if right and _HOST.fullmatch(shown) else",
            "shown if right else",
            _LINKS,
        ),
    ),
    *in_file(
        "bot/questions/names.py",
        (
            "figures alone are a name",
            "if not all(any(character.isalpha() for character in each) for each in names):",
            "if False:",
            _TEXTS_TYPED,
        ),
    ),
    *in_file(
        "bot/questions/spelling.py",
        ("a word that may mean two options means one", "len(alike) == 1", "alike", _SPELLING),
    ),
    *in_file(
        "bot/questions/text.py",
        (
            "what nobody sees makes a line long",
            "length = len(text) if len(text) > most else len(seen(text))",
            "length = len(text)",
            _SEEN,
        ),
    ),
    *in_file(
        "bot/questions/values.py",
        (
            "a slip of letters is a number",
            "    if not _DIGITS.fullmatch(digits):\n",
            "    if not digits:\n",
            _NUMBERS_TYPED,
        ),
        (
            "what is no number is read as one",
            "if not abs(number) <= LARGEST:",
            "if abs(number) > LARGEST:",
            _NUMBERS_TYPED,
        ),
    ),
)
