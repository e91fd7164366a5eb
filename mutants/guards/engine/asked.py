"""The guards in `bot/engine/asked`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, alone, in_file

_ENGINE_BRANCHING = ("tests/engine/asked/test_engine_branching.py",)
_ENGINE_BLIND = alone("tests/engine/wanted/test_engine_blind.py")
_ENGINE_CLOSING = alone("tests/engine/rules/test_engine_closing.py")
_ENGINE_ABSENT = ("tests/engine/asked/test_engine_absent.py",)
_HOME = ("tests/usecases/for_one/test_home.py",)
_ENGINE_ROLES = ("tests/engine/asked/test_engine_roles.py",)
_ENGINE_MEMO = ("tests/engine/overviews/test_engine_memo.py",)
_ENGINE_LOOPS = ("tests/engine/asked/test_engine_loops.py",)
_ENGINE_OWNERSHIP = ("tests/engine/rules/test_engine_ownership.py",)
_ENGINE_EARLIER_WORDS = ("tests/engine/rules/test_engine_earlier_words.py",)
_ENGINE_WORDING = ("tests/engine/asked/test_engine_wording.py",)

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/engine/asked/asking.py",
        (
            "a question that is not asked is open",
            "if not asks(flow, assessment, question):",
            "if not question.id:",
            _ENGINE_BRANCHING,
        ),
        (
            "all who joined show a vote of anyone",
            "    if anyone_may(assessment, question):\n        return False",
            "    if not question:\n        return False",
            _ENGINE_BLIND,
        ),
        (
            "time shows what people were asked for by name",
            "if not (anyone_may(assessment, question) and question.blind and",
            "if not (question.blind and",
            _ENGINE_BLIND,
        ),
        (
            "time closes from the start",
            "last = max(assessment.opened.values(), default=None)",
            "last = min(assessment.opened.values(), default=None)",
            _ENGINE_CLOSING,
        ),
        (
            "a judgement waits for somebody who is gone",
            "    here = there(asked, assessment.away)\n",
            "    here = asked\n",
            _ENGINE_ABSENT,
        ),
        (
            "a check whose people are all gone waits for nobody",
            "    return (assessment.owner,)\n\n\ndef people_asked",
            "    return ()\n\n\ndef people_asked",
            _ENGINE_ABSENT,
        ),
        (
            "a question handed to somebody who is gone is lost",
            "    if handed := in_hand(assessment, question.id):\n",
            "    if handed := assessment.handed.get(question.id, {}):\n",
            _ENGINE_ABSENT,
        ),
        (
            "what is asked by name is offered to anybody",
            "    if not assessment.anyone_here or person",
            "    if person",
            _HOME,
        ),
        ("a role is asked of everyone", "    if question.role is not None:\n", "    if False:\n", _ENGINE_ROLES),
        (
            "anyone here answers for a role",
            'and question.asked_of != "owner" and question.role is None',
            'and question.asked_of != "owner"',
            _ENGINE_ROLES,
        ),
        (
            "whose answer counts no more has said nothing",
            "    given = (*assessment.answers.values(), *assessment.shelved.values())\n    earlier",
            "    given = tuple(assessment.answers.values())\n    earlier",
            _ENGINE_MEMO,
        ),
    ),
    *in_file(
        "bot/engine/asked/branching.py",
        (
            "an owner's answer that does not count decides what is asked",
            "branching = [id_ for id_ in flow.branching if id_ in said]",
            "branching = list[str]()",
            _ENGINE_BRANCHING,
        ),
    ),
    *in_file(
        "bot/engine/asked/looping.py",
        (
            "another spelling is another item",
            "Item(key_of(alike(each)), each)",
            "Item(key_of(each), each)",
            _ENGINE_LOOPS,
        ),
        (
            "an item named twice is asked twice",
            "named.setdefault(alike(each),",
            "named.setdefault(each,",
            _ENGINE_LOOPS,
        ),
    ),
    *in_file(
        "bot/engine/asked/owners_word.py",
        (
            "what a new owner had said before counts as the owner's word",
            "(since is None or at > since)",
            "True",
            _ENGINE_OWNERSHIP,
        ),
        (
            "what the owner of now had said before counts where no owner has spoken",
            "NOBODY if _has_spoken(given.get(owner)) else owner",
            "owner",
            _ENGINE_OWNERSHIP,
        ),
    ),
    *in_file(
        "bot/engine/asked/roles.py",
        (
            "who holds a role no more is back with it",
            "for each in earlier.get(id_, ()))",
            "for each in ())",
            _ENGINE_EARLIER_WORDS,
        ),
        (
            "what a holder of a role said who is gone is sorted out",
            "    as_if_all_were_there = replace(assessment, away={}) if assessment.away else assessment\n",
            "    as_if_all_were_there = assessment\n",
            _ENGINE_ABSENT,
        ),
        ("an empty role is asked of nobody", " or (assessment.owner,):", ":", _ENGINE_ROLES),
        (
            "a hand-over takes back what an owner handed on",
            " or _owners_who_handed(assessment, handed)",
            "",
            _ENGINE_ROLES,
        ),
        ("what was put aside never comes back", "{*kept} & count, {*said}", "set(), {*said}", _ENGINE_ROLES),
        ("what others said counts on", "& count, {*said} - count - in_their_place", "& count, set()", _ENGINE_ROLES),
        (
            "what the owner said in place of who was away gives way",
            "{*said} - theirs if stays else set[str]()",
            "set[str]()",
            _ENGINE_ABSENT,
        ),
        (
            "what the owner said while nobody held a role counts on",
            "{*said} - theirs if stays else set[str]()",
            "{*said} - theirs",
            _ENGINE_ABSENT,
        ),
        (
            "other roles are sorted too",
            "{name for name in names if assessment.roles.get(name) != after.roles.get(name)}",
            "set()",
            _ENGINE_ROLES,
        ),
        (
            "what nobody said stays shown",
            "revealed=_without(after.revealed, silent)",
            "revealed=after.revealed",
            _ENGINE_ROLES,
        ),
    ),
    *in_file(
        "bot/engine/asked/wording.py",
        (
            "an answer to older words is taken for those that stand",
            "if question is None or shown is None or shown == wording(flow, assessment, id_):",
            "if True:",
            _ENGINE_WORDING,
        ),
        (
            "an answer typed below the words before an upgrade is taken for those after it",
            "if not shown and not _asked_anew(assessment, id_):",
            "if not shown:",
            ("tests/slack/whole_app/test_app_upgrade.py", "-k", "words_before"),
        ),
    ),
)
