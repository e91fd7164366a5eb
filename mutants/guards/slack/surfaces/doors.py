"""The guards in `bot/slack/surfaces/doors.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, in_file

_CANARY = ("tests/slack/whole_app/test_canary.py",)
_ROLE_MATRIX = ("tests/slack/whole_app/test_role_matrix.py",)
_APP_LANGUAGES = ("tests/slack/whole_app/test_app_languages.py",)

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/slack/surfaces/doors.py",
        (
            "what is logged says what people said",
            "        door = DOORS.get(asked.pressed.address.verb, Door())\n",
            (
                "        door = DOORS.get(asked.pressed.address.verb, Door())\n"
                "        __import__('logging').getLogger(__name__).debug('%s', "
                "self._parts.ports.store.assessments)\n"
            ),
            _CANARY,
        ),
        (
            "what is meant for another workspace is taken",
            "isinstance(asked, Silent | Unknown) or asked.asker.installation != self._parts.me.installation",
            "isinstance(asked, Silent | Unknown)",
            _ROLE_MATRIX,
        ),
        (
            "who asks is answered in English",
            "with speaking(await spoken_to(self._parts, asked)):\n            if isinstance(asked, PressedInMessage",
            'with speaking(""):\n            if isinstance(asked, PressedInMessage',
            _APP_LANGUAGES,
        ),
    ),
)
