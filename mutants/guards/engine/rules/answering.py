"""The guards in `bot/engine/rules/answering.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, alone, in_file

_ENGINE_BRANCHING = ("tests/engine/asked/test_engine_branching.py",)
_ENGINE_ANSWERING = alone("tests/engine/rules/test_engine_answering.py")
_ENGINE_SPLITS = alone("tests/engine/rules/test_engine_splits.py")
_ENGINE_EARLIER_WORDS = ("tests/engine/rules/test_engine_earlier_words.py",)
_ENGINE_BLIND = ("tests/engine/wanted/test_engine_blind.py",)
_ENGINE_CALLS = alone("tests/engine/wanted/test_engine_calls.py")
_ENGINE_FORGETTING = ("tests/engine/rules/test_engine_forgetting.py",)
_ENGINE_LOOPS = ("tests/engine/asked/test_engine_loops.py",)
_ENGINE_OUTSIDERS = ("tests/engine/rules/test_engine_outsiders.py",)
_ENGINE_OWNERSHIP = ("tests/engine/rules/test_engine_ownership.py",)

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/engine/rules/answering.py",
        (
            "what was typed is lost with the question",
            "return id_ not in going, not rested_on,",
            "return False, not rested_on,",
            _ENGINE_BRANCHING,
        ),
        (
            "a repeat is another answer",
            "repeats = before is not None and same(before, given) and responded(assessment, question, by)",
            "repeats = False",
            _ENGINE_ANSWERING,
        ),
        (
            "a repeat of an old vote is a repeat",
            "same(before, given) and responded(assessment, question, by)",
            "same(before, given)",
            _ENGINE_SPLITS,
        ),
        ("a clock that stands still hides a vote", "and given.at <= again:", "and False:", _ENGINE_SPLITS),
        (
            "nothing is marked as changed",
            "changed = before is not None and is_closed(assessment, question)",
            "changed = False",
            _ENGINE_ANSWERING,
        ),
        (
            "blind changes are marked",
            "before is not None and is_closed(assessment, question)",
            "before is not None",
            _ENGINE_ANSWERING,
        ),
        (
            "nothing is asked again",
            ('foretold(flow, assessment, _ask_again(flow, assessment, taken, Call(now, by, (), "again", after=id_)))'),
            "taken",
            _ENGINE_ANSWERING,
        ),
        (
            "undo asks nothing again",
            "foretold(flow, assessment, _ask_again(flow, assessment, undone, call, void))",
            "undone",
            _ENGINE_ANSWERING,
        ),
        (
            "a first answer taken back throws away what is older",
            "    if event.before is None:\n        void =",
            "    if False:\n        void =",
            _ENGINE_EARLIER_WORDS,
        ),
        (
            "a vote is blind though the others were read",
            "late = before is None and question.blind and id_ in assessment.revealed",
            "late = False",
            _ENGINE_BLIND,
        ),
        (
            "the order within a form counts",
            "sorted(event.answers, key=place)",
            "list(event.answers)",
            _ENGINE_ANSWERING,
        ),
        (
            "undo after the close",
            "    if assessment.closed and question.id not in flow.afterwards:\n        return Refused(CLOSED)",
            "",
            _ENGINE_ANSWERING,
        ),
        ("nobody joins", "joined = _join(assessment, by) if joins", "joined = assessment if joins", _ENGINE_ANSWERING),
        (
            "who changed it is called to answer again",
            "for person in dict.fromkeys(person for _, person in lost) if person != call.by)",
            "for person in dict.fromkeys(person for _, person in lost))",
            _ENGINE_CALLS,
        ),
        ("who is forgotten is called to answer again", " and not is_forgotten(person)", "", _ENGINE_FORGETTING),
        (
            "an answer in the same form as the list is lost",
            "and not (then.question(id_) and asks(then, after, each))",
            "and not asks(flow, after, each)",
            _ENGINE_LOOPS,
        ),
        (
            "who may answer no more is called to answer again",
            "return may_answer(assessment, flow.questions[question], person) and not is_forgotten(person)",
            "return not is_forgotten(person)",
            _ENGINE_OUTSIDERS,
        ),
        (
            "a new owner cannot say anew what they had said",
            "    repeats = repeats and not has_to_speak_anew(assessment, question, by)\n",
            "",
            _ENGINE_OWNERSHIP,
        ),
        (
            "an owner of before takes back what only an owner answers",
            'if question.asked_of == "owner" and event.by != assessment.owner:',
            "if False:",
            _ENGINE_OWNERSHIP,
        ),
        (
            "a press that arrives late is the last word",
            "if repeats or _is_late(before, given):",
            "if repeats:",
            _ENGINE_ANSWERING,
        ),
    ),
)
