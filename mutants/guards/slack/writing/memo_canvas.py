"""The guards in `bot/slack/writing/memo_canvas.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, in_file

_MEMO_CANVAS = ("tests/slack/cards/test_memo_canvas.py",)

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/slack/writing/memo_canvas.py",
        ("a table has more cells than Slack takes", "TABLE_ROWS = 20", "TABLE_ROWS = 9999", _MEMO_CANVAS),
        (
            "a canvas has bullets below a number",
            "    if rule := _RULE.match(line):",
            "    if not (rule := 1):",
            _MEMO_CANVAS,
        ),
        ("a piece is longer than one change", "PIECE = 3500", "PIECE = 9500", _MEMO_CANVAS),
        ("a word without an end is longer than one change", "(*words, *signs)", "(*words,)", _MEMO_CANVAS),
        ("an address goes on in another change", r"(\([^()\s]*)?$", r"x$", _MEMO_CANVAS),
        ("a sign goes on in another change than its mark", r"\\$|`|", "`|", _MEMO_CANVAS),
        ("an address is longer than one change", " if len(address) <= LONGEST_WHOLE else label", "", _MEMO_CANVAS),
        ("code is longer than one change", ' and len(found["code"]) > LONGEST_WHOLE:', " and False:", _MEMO_CANVAS),
    ),
)
