"""The guards of roles: who is asked, whose answers count, and what comes back."""

from mutants.guard import Guard

_ROLES = ("tests/engine/test_engine_roles.py",)
_FLOW = ("tests/flow/test_roles_of_a_flow.py",)
_SHEET = ("tests/usecases/test_roles_sheet.py",)
_HOLDING = "bot/engine/asked/roles.py"
_ASSIGNING = "bot/engine/rules/assigning.py"
_ASKING = "bot/engine/asked/asking.py"

ROLE_GUARDS = (
    Guard("a role is asked of everyone", _ASKING, "    if question.role is not None:\n", "    if False:\n", _ROLES),
    Guard(
        "anyone here answers for a role",
        _ASKING,
        'and question.asked_of != "owner" and question.role is None',
        'and question.asked_of != "owner"',
        _ROLES,
    ),
    Guard(
        "an empty role is asked of nobody",
        _HOLDING,
        " or (assessment.owner,):",
        ":",
        _ROLES,
    ),
    Guard(
        "a hand-over takes back what an owner handed on",
        _HOLDING,
        " or _owners_who_handed(assessment, handed)",
        "",
        _ROLES,
    ),
    Guard("what was put aside never comes back", _HOLDING, "{*kept} & count, {*said}", "set(), {*said}", _ROLES),
    Guard(
        "what others said counts on", _HOLDING, "& count, {*said} - count - in_their_place", "& count, set()", _ROLES
    ),
    Guard(
        "what the owner said in place of who was away gives way",
        _HOLDING,
        "{*said} - theirs if stays else set[str]()",
        "set[str]()",
        ("tests/engine/test_engine_absent.py",),
    ),
    Guard(
        "what the owner said while nobody held a role counts on",
        _HOLDING,
        "{*said} - theirs if stays else set[str]()",
        "{*said} - theirs",
        _ROLES,
    ),
    Guard(
        "other roles are sorted too",
        _HOLDING,
        "{name for name in names if assessment.roles.get(name) != after.roles.get(name)}",
        "set()",
        _ROLES,
    ),
    Guard(
        "what nobody said stays shown",
        _HOLDING,
        "revealed=_without(after.revealed, silent)",
        "revealed=after.revealed",
        _ROLES,
    ),
    Guard(
        "anyone says who does what",
        _ASSIGNING,
        "    if event.by != assessment.owner:\n",
        "    if False:\n",
        _ROLES,
    ),
    Guard("a needed role goes empty", _ASSIGNING, "if known.needed and not people:", "if False:", _ROLES),
    Guard("a role holds a crowd", _ASSIGNING, "if len(people) > MOST_HOLDERS:", "if False:", _ROLES),
    Guard(
        "who had the role is called again",
        _ASSIGNING,
        "if each not in had and each != by)",
        "if each != by)",
        _ROLES,
    ),
    Guard(
        "a hidden answer shows aside",
        "bot/engine/wanted/viewing.py",
        "shelved = {} if hidden else",
        "shelved =",
        _ROLES,
    ),
    Guard(
        "a check-in asks everyone for a role",
        "bot/engine/rules/check_in_forms.py",
        "if why_not_renewed(flow, assessment, flow.questions[id_], person) is not None:",
        "if False:",
        _ROLES,
    ),
    Guard(
        "reminders stay with whoever left",
        "bot/engine/reminders/matters.py",
        "assessment.owner, assessment.roles, assessment.away",
        "assessment.owner, assessment.away",
        _ROLES,
    ),
    Guard(
        "the start is asked of a role",
        "bot/flow/check_roles.py",
        "elif id_ in start or start == (_ALL,):",
        "elif False:",
        _FLOW,
    ),
    Guard(
        "another role asks nothing anew",
        "bot/flow/difference.py",
        'MEANING = ("ask", "help", "type", "asked_of", "role", "each")',
        'MEANING = ("ask", "help", "type", "asked_of", "each")',
        _FLOW,
    ),
    Guard(
        "a sheet takes anyone's answer for a role",
        "bot/usecases/roles_sheet.py",
        "if person not in theirs:",
        "if False:",
        _SHEET,
    ),
    Guard(
        "nobody takes a message back from beside what does not count",
        "bot/engine/rules/quoting.py",
        "    bare = replace(given, quote=None, link=None)\n",
        "    return assessment\n",
        ("tests/slack/test_quotes_on_the_shelf.py",),
    ),
    Guard(
        "what counts no more is not shown to whose message it is",
        "bot/slack/views/evidence.py",
        "    yield from assessment.shelved.items()\n",
        "",
        ("tests/slack/test_quotes_on_the_shelf.py",),
    ),
)
