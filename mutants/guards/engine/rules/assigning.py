"""The guards in `bot/engine/rules/assigning.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, in_file

_ENGINE_ROLES = ("tests/engine/asked/test_engine_roles.py",)

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/engine/rules/assigning.py",
        ("anyone says who does what", "    if event.by != assessment.owner:\n", "    if False:\n", _ENGINE_ROLES),
        ("a needed role goes empty", "if known.needed and not people:", "if False:", _ENGINE_ROLES),
        ("a role holds a crowd", "if len(people) > MOST_HOLDERS:", "if False:", _ENGINE_ROLES),
        ("who had the role is called again", "if each not in had and each != by)", "if each != by)", _ENGINE_ROLES),
    ),
)
