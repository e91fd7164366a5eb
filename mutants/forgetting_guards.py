"""The guards of what can be taken away: a check by its owner alone and with a way back, a person without a trace."""

from mutants.guard import Guard

_DELETING = "bot/engine/rules/deleting.py"
_TAKING_OUT = "bot/engine/rules/taking_out.py"
_FORGETTING = "bot/engine/rules/forgetting.py"
_DRAFTS = ("tests/slack/test_app_forgotten_drafts.py",)
_DELETED = ("tests/engine/test_engine_deleting.py",)
_FORGOTTEN = ("tests/engine/test_engine_forgetting.py",)
_KILLED = ("tests/usecases/test_crashing.py",)
_PERSON = ("tests/usecases/test_forget_person.py",)

FORGETTING_GUARDS: tuple[Guard, ...] = (
    Guard(
        "who is quoted stays in a form",
        "bot/slack/surfaces/evidence.py",
        '*filter(None, [kept["author"]])',
        "",
        (*_DRAFTS, "-k", "evidence"),
    ),
    Guard(
        "who is quoted stays in what could be undone",
        "bot/slack/surfaces/answering_in_words.py",
        "of = (assessment_id, asker.person, *quoted)",
        "of = (assessment_id, asker.person)",
        (*_DRAFTS, "-k", "undone"),
    ),
    Guard(
        "what is going where the bot is not cannot be undone",
        "bot/slack/surfaces/deleting.py",
        "if going and not stays",
        "if False",
        ("tests/slack/test_app_deleting.py", "-k", "invited"),
    ),
    Guard(
        "a mark of two days before stays of a check that is deleted",
        "bot/store/redis_store.py",
        "for off in (-2, -1, 0, 1)}",
        "for off in (-1, 0, 1)}",
        ("tests/store/test_marks_gone.py",),
    ),
    Guard(
        "who was picked stays in a form",
        "bot/slack/surfaces/start.py",
        "_named_in(typed, press.asker.person),",
        "(press.asker.person,),",
        (*_DRAFTS, "-k", "picked"),
    ),
    Guard(
        "anybody deletes a check",
        _DELETING,
        "    if event.by != assessment.owner:\n"
        '        return Refused(only_owner(assessment.owner, Sentence("can delete it")))\n',
        "",
        _DELETED,
    ),
    Guard(
        "anybody undoes a deletion",
        _DELETING,
        "    if event.by != assessment.owner:\n"
        '        return Refused(only_owner(assessment.owner, Sentence("can undo that")))\n',
        "",
        _DELETED,
    ),
    Guard(
        "who is forgotten is called to answer again",
        "bot/engine/rules/answering.py",
        " and not is_forgotten(person)",
        "",
        _FORGOTTEN,
    ),
    Guard(
        "a check-in waits for who is forgotten",
        _FORGETTING,
        "ended, why = ended_if_all_is_said(flow, after, now)",
        "ended, why = after, ()",
        _FORGOTTEN,
    ),
    Guard(
        "a check of which the only one asked is forgotten asks nobody",
        _FORGETTING,
        "asked=_still_asked(assessment, person)",
        "asked=staying(assessment.asked, (person,))",
        _FORGOTTEN,
    ),
    Guard("a check goes before its minute is over", _DELETING, "    if now < going.until:", "    if False:", _DELETED),
    Guard("a clock that was ahead keeps a check going", _DELETING, "    if now < going.at:", "    if False:", _DELETED),
    Guard(
        "answers are taken while a check is deleted",
        "bot/engine/transition.py",
        "    if stopped and not isinstance(event, deleting.MEANWHILE):",
        "    if False:",
        _DELETED,
    ),
    Guard(
        "who owned a deleted check before keeps it on their desk",
        _DELETING,
        "*people_asked(assessment), *carers, *owners, *answered}",
        "*people_asked(assessment)}",
        _DELETED,
    ),
    Guard(
        "the trail of a deleted check stays while Slack refuses",
        "bot/usecases/act.py",
        "trail=() if is_over(assessment) else trail,",
        "trail=trail,",
        ("tests/usecases/test_removing.py",),
    ),
    Guard(
        "a deleted check waits for Slack for ever",
        "bot/usecases/removing.py",
        "        if removal.may_wait():",
        "        if True:",
        ("tests/usecases/test_removing.py",),
    ),
    Guard(
        "a root nobody may change goes on saying what was said",
        "bot/usecases/removing.py",
        "        except FrozenError:\n            await self.delete(root)\n",
        "        except FrozenError:\n            pass\n",
        _KILLED,
    ),
    Guard(
        "what people were told of a deleted check stays on their desks",
        "bot/usecases/removing.py",
        "        await take_off_desks(store, self.installation, self.assessment.id, everybody, now)\n",
        "",
        _KILLED,
    ),
    Guard(
        "texts of somebody who is forgotten stay",
        _TAKING_OUT,
        "            return _text(next((",
        "            return value or _text(next((",
        _FORGOTTEN,
    ),
    Guard(
        "a link of theirs stays",
        _TAKING_OUT,
        "link=TAKEN_LINK if answer.link else None,",
        "link=answer.link,",
        _FORGOTTEN,
    ),
    Guard(
        "what was linked counts as linked no more",
        _TAKING_OUT,
        "link=TAKEN_LINK if answer.link else None,",
        "link=None,",
        _FORGOTTEN,
    ),
    Guard(
        "others go on quoting them",
        _TAKING_OUT,
        "    return replace(answer, quote=None, link=TAKEN_LINK) if quotes else answer",
        "    return answer",
        _FORGOTTEN,
    ),
    Guard(
        "names typed in other words of a question stay",
        _TAKING_OUT,
        "(question.type, *(each.question.type for each in question.variants))",
        "(question.type,)",
        _FORGOTTEN,
    ),
    Guard(
        "what an owner who is forgotten settled on stays in their words",
        _TAKING_OUT,
        "value, link = self._value(id_, word.value), ",
        "value, link = word.value, ",
        _FORGOTTEN,
    ),
    Guard(
        "a gap that others closed goes on linking to a message of theirs",
        _TAKING_OUT,
        "if thing.link in links else thing",
        "if not links else thing",
        _FORGOTTEN,
    ),
    Guard(
        "new failures of theirs are one failure that came up again",
        _TAKING_OUT,
        "        if id_ == NEW:",
        "        if False:",
        _FORGOTTEN,
    ),
    Guard(
        "a trail goes on linking to a message of theirs",
        "bot/usecases/trail_anew.py",
        ' | {"link": TAKEN_LINK}',
        "",
        _PERSON,
    ),
    Guard(
        "a check whose flow is not kept stops forgetting somebody in the others",
        "bot/usecases/forget_person.py",
        "            lost = lost or error\n",
        "            raise error\n",
        _PERSON,
    ),
    Guard(
        "the wish to be forgotten goes though a check still names somebody",
        "bot/usecases/forget_person.py",
        "    if lost is not None:\n        raise lost\n",
        "",
        _PERSON,
    ),
    Guard(
        "nobody can take over from an owner who is forgotten",
        _FORGETTING,
        "    if assessment.owner == event.person:\n",
        "    if False:\n",
        _FORGOTTEN,
    ),
    Guard(
        "who is forgotten is asked on",
        _FORGETTING,
        "asked=_still_asked(assessment, person)",
        "asked=assessment.asked",
        _FORGOTTEN,
    ),
    Guard(
        "two who are forgotten become one in a trail",
        "bot/usecases/forget_person.py",
        "free_name(assessment, *trail)",
        "free_name(assessment)",
        _PERSON,
    ),
    Guard(
        "who stands in the trail alone is not forgotten there",
        "bot/usecases/forget_person.py",
        "            if not (is_named(assessment, person) or names_somebody(trail, person)):",
        "            if not is_named(assessment, person):",
        _PERSON,
    ),
    Guard(
        "what somebody typed stays noted at the check it was for",
        "bot/store/redis_leaving.py",
        "            drafts_prefix=keys.DRAFTS.prefix(**here),\n",
        '            drafts_prefix="ft:",\n',
        _PERSON,
    ),
    Guard(
        "a stranger is forgotten",
        "bot/slack/surfaces/forget_me.py",
        "    if await is_stranger(parts, asker):\n        return say_instead(OUTSIDER)\n",
        "",
        ("tests/slack/test_app_forget_me.py",),
    ),
)
