"""The guards of what happens to people and channels: nobody is waited for who is gone, and nothing leaks or is lost."""

from mutants.guard import Guard

_ENGINE = ("tests/engine/test_engine_absent.py",)
_ASKING = "bot/engine/asked/asking.py"

LIFE_GUARDS: tuple[Guard, ...] = (
    Guard(
        "a judgement waits for somebody who is gone",
        _ASKING,
        "    here = there(asked, assessment.away)\n",
        "    here = asked\n",
        _ENGINE,
    ),
    Guard(
        "a check whose people are all gone waits for nobody",
        _ASKING,
        "    return (assessment.owner,)\n\n\ndef people_asked",
        "    return ()\n\n\ndef people_asked",
        _ENGINE,
    ),
    Guard(
        "a question handed to somebody who is gone is lost",
        _ASKING,
        "    handed = in_hand(assessment, question.id)\n",
        "    handed = assessment.handed.get(question.id, {})\n",
        _ENGINE,
    ),
    Guard(
        "what a holder of a role said who is gone is sorted out",
        "bot/engine/asked/roles.py",
        "    as_if_all_were_there = replace(assessment, away={}) if assessment.away else assessment\n",
        "    as_if_all_were_there = assessment\n",
        _ENGINE,
    ),
    Guard(
        "whoever does something still counts as gone",
        "bot/engine/transition.py",
        "back(assessment, event.by), event, now)",
        "assessment, event, now)",
        _ENGINE,
    ),
    Guard(
        "a check-in waits for somebody who is gone",
        "bot/engine/after_verdict/still_open.py",
        "for person in there(check_in.asked, assessment.away) if",
        "for person in check_in.asked if",
        _ENGINE,
    ),
    Guard(
        "only somebody who is gone could take a check over",
        "bot/engine/rules/handing_over.py",
        "    cannot = {assessment.owner, *outside, *assessment.away} - {person}\n",
        "    cannot = {assessment.owner, *outside} - {person}\n",
        _ENGINE,
    ),
    Guard(
        "a check whose root was deleted is posted again by whatever comes next",
        "bot/usecases/deliver.py",
        "        if waits_for_its_owner(self.held):\n            raise ThreadGoneError(ROOT_GONE)\n",
        "",
        ("tests/usecases/test_deliver.py",),
    ),
    Guard(
        "an owner is told again and again that their check is not shown",
        "bot/usecases/deliver.py",
        "    if not was_shown or told or is_over(assessment):",
        "    if not was_shown or is_over(assessment):",
        ("tests/usecases/test_deliver.py",),
    ),
    Guard(
        "an owner does not hear that their check is shown again",
        "bot/usecases/deliver.py",
        '    if knows(held, assessment.owner) and not held.get("again"):',
        "    if False:",
        ("tests/usecases/test_deliver.py",),
    ),
    Guard(
        "who owns a check from now on does not hear that it is not shown",
        "bot/usecases/held_up.py",
        'held.get("told") in {owner, True}',
        "True",
        ("tests/usecases/test_deliver.py",),
    ),
    Guard(
        "the owner of a check that is deleted hears that it rests",
        "bot/usecases/deliver.py",
        " or told or is_over(assessment):",
        " or told:",
        ("tests/usecases/test_removing.py",),
    ),
    Guard(
        "a new root is taken for the deleted one after a crash",
        "bot/usecases/deliver.py",
        "        await let_go_on(self.ports.store, self.installation, self.assessment.id)\n        crash_here",
        "        crash_here",
        ("tests/usecases/test_crashing.py",),
    ),
    Guard(
        "channels are listed without naming the workspace",
        "bot/slack/members.py",
        "            more = {**self._team, **",
        "            more = {**",
        ("tests/slack/test_members.py",),
    ),
    Guard(
        "who stands further back in a channel too large to be read counts as gone",
        "bot/slack/members.py",
        "if found.people and found.is_whole and person",
        "if found.people and person",
        ("tests/slack/test_members.py",),
    ),
    Guard(
        "where nobody in a channel is seen, everybody counts as gone",
        "bot/slack/members.py",
        'return "left" if found.people and found.is_whole and person not in found.people else None',
        'return "left" if found.is_whole and person not in found.people else None',
        ("tests/slack/test_members.py",),
    ),
    Guard(
        "the Home of somebody an event takes out of a check stays as it was",
        "bot/store/scripts.py",
        "            if redis.call('EXISTS', home_prefix .. person) == 1 then\n",
        "            if false then\n",
        ("tests/contracts/test_store_contract.py", "-k", "takes_out"),
    ),
    Guard(
        "who is gone is not noted when they are to be reminded",
        "bot/usecases/nudge.py",
        "            if why is not None:\n                await note_absence(",
        "            if False:\n                await note_absence(",
        ("tests/usecases/test_nudge.py",),
    ),
)
