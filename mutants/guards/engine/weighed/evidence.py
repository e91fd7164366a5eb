"""The guards in `bot/engine/weighed/evidence.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, in_file

_ENGINE_EVIDENCE = ("tests/engine/weighed/test_engine_evidence.py",)
_VIEWS_FORMS = ("tests/slack/views/test_views_forms.py",)

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/engine/weighed/evidence.py",
        (
            "evidence that is required is not",
            "return NEEDS_LINK if asks.required and wants_link(",
            "return NEEDS_LINK if not asks and wants_link(",
            _ENGINE_EVIDENCE,
        ),
        ("any link will do", 'return None if "link" in asks.by else ONLY_MESSAGE', "return None", _ENGINE_EVIDENCE),
        (
            "an answer that counts a little without its link is said to count as nothing",
            "return all(_asks_link(rule)",
            "return any(_asks_link(rule)",
            _VIEWS_FORMS,
        ),
        (
            "a message is as good as a page",
            'return None if "message" in asks.by else NO_MESSAGE',
            "return None",
            _ENGINE_EVIDENCE,
        ),
    ),
)
