"""The guards of channels shared with other companies: who is let how far, and what stays with the workspace."""

from mutants.guard import Guard

_MATRIX = ("tests/slack/test_role_matrix.py",)
_CANARY = ("tests/slack/test_canary.py",)
_ENGINE = ("tests/engine/test_engine_outsiders.py",)
_NUDGE = ("tests/usecases/test_nudge_outsiders.py",)
_APP = ("tests/slack/test_app_outsiders.py",)

_POLICY = "bot/slack/policy.py"
_RULE = "bot/engine/rules/outsiders.py"

OUTSIDER_GUARDS: tuple[Guard, ...] = (
    Guard(
        "people of other companies look on unasked",
        _POLICY,
        'reaches(assessment, "observe")\n        and await members.is_in',
        'reaches(assessment, "ignore")\n        and await members.is_in',
        _MATRIX,
    ),
    Guard(
        "an app is let in as one of another company",
        _POLICY,
        "        and await members.is_outsider(here, asker.person)\n",
        "",
        _MATRIX,
    ),
    Guard(
        "who looks on answers",
        _POLICY,
        "return None if reaches(assessment, least) else Refused(LOOKS_ON)",
        "return None",
        _MATRIX,
    ),
    Guard(
        "what has no row is open to other companies",
        _POLICY,
        "    if least is None:\n        return Refused(NOT_FOR_OUTSIDERS)\n",
        "    if least is None:\n        return None\n",
        _MATRIX,
    ),
    Guard(
        "words of another company count in any thread",
        "bot/slack/surfaces/mention.py",
        "if await is_stranger(parts, asker) and not await _is_let_in(parts, asker, found_id):",
        "if await is_stranger(parts, asker) and not found_id:",
        _MATRIX,
    ),
    Guard(
        "status in a thread is told to any company",
        "bot/usecases/see.py",
        'return reaches(assessment, "observe") and await members.is_outsider(installation, person)',
        "return await members.is_outsider(installation, person)",
        ("tests/usecases/test_twins_see_explain_tick.py",),
    ),
    Guard(
        "anyone lets other companies in",
        _RULE,
        "if event.by != assessment.owner:",
        "if False:",
        _ENGINE,
    ),
    Guard(
        "what is no level is kept",
        _RULE,
        "if event.outsiders not in LEVELS:",
        "if False:",
        _ENGINE,
    ),
    Guard(
        "who may answer no more is waited for",
        _RULE,
        'gone = () if event.outsiders == "answer" else event.leaving',
        "gone = ()",
        _ENGINE,
    ),
    Guard(
        "a role stays with who may answer no more",
        "bot/engine/rules/asked_no_more.py",
        "role: staying(people, leaving)",
        "role: people",
        _ENGINE,
    ),
    Guard(
        "a check-in waits for who may answer no more",
        _RULE,
        "after, why = ended_if_all_is_said(flow, after, now)",
        "why = ()",
        _ENGINE,
    ),
    Guard(
        "a check asks nobody",
        _RULE,
        "asked=stay if stay or assessment.anyone_here else (assessment.owner,)",
        "asked=stay",
        _ENGINE,
    ),
    Guard(
        "who may answer no more is called to answer again",
        "bot/engine/rules/answering.py",
        "return may_answer(assessment, flow.questions[question], person) and not is_forgotten(person)",
        "return not is_forgotten(person)",
        _ENGINE,
    ),
    Guard(
        "who has nothing open is called",
        _RULE,
        'if not reaches(assessment, "answer") or not open_questions(assessment, flow, event.person):',
        "if False:",
        _ENGINE,
    ),
    Guard(
        "people of other companies get direct messages",
        "bot/usecases/nudge.py",
        "if planned.calls and await self._is_outside():",
        "if False:",
        _NUDGE,
    ),
    Guard(
        "who may not answer is reminded",
        "bot/usecases/nudge.py",
        "            if await self._is_outside():\n",
        "            if False:\n",
        _NUDGE,
    ),
    Guard(
        "people of other companies are picked where they may not answer",
        "bot/slack/surfaces/picked.py",
        "if seen.is_outsider and not outside:",
        "if False:",
        _APP,
    ),
    Guard(
        "somebody of another company owns a check from its start",
        "bot/slack/surfaces/start.py",
        "await why_not_askable(parts, installation, channel, [owner])",
        "await why_not_askable(parts, installation, channel, [owner], let)",
        _APP,
    ),
    Guard(
        "every form asks about other companies",
        "bot/slack/views/start.py",
        "if shared and not alone else []",
        "if not alone else []",
        _APP,
    ),
    Guard(
        "what is logged says what people said",
        "bot/slack/surfaces/__init__.py",
        "        door = DOORS.get(asked.pressed.address.verb, Door())\n",
        "        door = DOORS.get(asked.pressed.address.verb, Door())\n"
        "        __import__('logging').getLogger(__name__).debug('%s', self._parts.ports.store.assessments)\n",
        _CANARY,
    ),
)
