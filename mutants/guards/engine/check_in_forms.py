"""The guards in `bot/engine/check_in_forms`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, in_file

_FOLLOW_UP_FORMS = ("tests/engine/check_in_forms/test_follow_up_forms.py",)
_WATCHED_IN_OTHER_WORDS = ("tests/engine/after_verdict/test_watched_in_other_words.py",)
_ENGINE_ROLES = ("tests/engine/asked/test_engine_roles.py",)

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/engine/check_in_forms/fields.py",
        (
            "a check-in asks everyone for a role",
            "if why_not_renewed(flow, assessment, flow.questions[id_], person) is not None:",
            "if False:",
            _ENGINE_ROLES,
        ),
    ),
    *in_file(
        "bot/engine/check_in_forms/drawing.py",
        (
            "all the same fills in nothing",
            "return None if usual is None else Answer(usual)",
            "return None",
            _FOLLOW_UP_FORMS,
        ),
        (
            "all the same has to be looked for",
            "return Answer((DID_NOT_LOOK,)) if self.usual else None",
            "return None",
            _FOLLOW_UP_FORMS,
        ),
        (
            "braces are shown where a text lacks something",
            'or Sentence("Tick what came back")\n',
            "or watch.ask.text\n",
            _FOLLOW_UP_FORMS,
        ),
    ),
    *in_file(
        "bot/engine/check_in_forms/reading.py",
        (
            "what was named before is told by the name it is saved by",
            "picked = as_read(flow, before)",
            "picked = before",
            _WATCHED_IN_OTHER_WORDS,
        ),
        (
            "what is asked of somebody no more is dropped from their form unseen",
            "    if dropped:\n",
            "    if False:\n",
            _FOLLOW_UP_FORMS,
        ),
        (
            "a look back may contradict what was ticked",
            "wrong = wrong or _contradicted(flow, fields, answers, looks)",
            "wrong = wrong or {}",
            _FOLLOW_UP_FORMS,
        ),
        (
            "a box that names nothing any more is taken",
            'if boxes.issuperset(entered.get("value") or ()) else Wrong(LIST_CHANGED)',
            "",
            _FOLLOW_UP_FORMS,
        ),
        (
            "a name of the menu that is gone is taken for words",
            'if field.name == NEW and not boxes.issuperset(filter(None, [entered.get("instead")])):',
            "if False:",
            _FOLLOW_UP_FORMS,
        ),
    ),
)
