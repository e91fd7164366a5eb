"""The guards in `bot/slack/surfaces/for_one/home.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, in_file

_ROLE_MATRIX = ("tests/slack/whole_app/test_role_matrix.py",)

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/slack/surfaces/for_one/home.py",
        (
            "a Home is opened for anybody",
            "    if not await is_stranger(parts, opened.asker):\n",
            "    if True:\n",
            _ROLE_MATRIX,
        ),
        (
            "a page of a Home is turned for anybody",
            " and not await is_stranger(parts, press.asker):",
            ":",
            _ROLE_MATRIX,
        ),
    ),
)
