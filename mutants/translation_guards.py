"""The guards of translations: what their texts keep to, where mistakes are told, and that words decide nothing."""

from mutants.guard import Guard

_PURE = ("tests/flow/test_translations.py",)
_FOLDER = ("tests/edges/test_translations_folder.py",)
_SHIPPED = ("tests/flows/test_translations_of_shipped_flows.py",)
_SPOKEN = ("tests/usecases/test_languages.py",)
_OF_TRANSLATION = "bot/flow/translations.py"
_OF_FOLDER = "bot/folders/flows.py"

TRANSLATION_GUARDS: tuple[Guard, ...] = (
    Guard(
        "a text puts in what it likes",
        _OF_TRANSLATION,
        "            if piece not in wanted:",
        "            if False:",
        _PURE,
    ),
    Guard(
        "a translation is read from anywhere",
        "bot/folders/translations.py",
        "    if leads_out(file):",
        "    if False:",
        _FOLDER,
    ),
    Guard(
        "a text leaves out what is put in", _OF_TRANSLATION, "        if left_out and ", "        if False and ", _PURE
    ),
    Guard(
        "a text of nothing is passed over",
        _OF_TRANSLATION,
        "            if known is None:",
        "            if False:",
        _PURE,
    ),
    Guard(
        "the words of another flow are taken",
        _OF_TRANSLATION,
        "        if head.translation != self.flow.id:",
        "        if False:",
        _PURE,
    ),
    Guard(
        "a wrong translation is offered",
        _OF_TRANSLATION,
        "    if found is None or work.written.problems:",
        "    if found is None:",
        _FOLDER,
    ),
    Guard("other words make another flow", _OF_TRANSLATION, "            hash=self.flow.hash,\n", "", _SHIPPED),
    Guard("a mistake is told in the flow", _OF_TRANSLATION, "scalar_in(text, self.wording.file)", "text", _PURE),
    Guard("what is old is not noticed", _OF_TRANSLATION, "head.of is not None and head.of != mark:", "False:", _PURE),
    Guard(
        "what is watched is known by its translation",
        _OF_TRANSLATION,
        "            check_in=known_by(made.check_in, self.flow.check_in),\n",
        "",
        _SHIPPED,
    ),
    Guard(
        "what is watched is shown by the name it is saved by",
        "bot/engine/weighed/watched_words.py",
        "next((each.said for each in _besides(flow) if alike(each.name) == alike(name)), name)",
        "name",
        ("tests/engine/test_watched_in_other_words.py",),
    ),
    Guard(
        "what is watched is saved in its reader's words",
        "bot/engine/weighed/watched_words.py",
        "next((each.name for each in _besides(flow) if alike(each.said) == alike(written)), written)",
        "written",
        ("tests/engine/test_watched_in_other_words.py",),
    ),
    Guard(
        "a kept flow loses its translations", _OF_FOLDER, '({"translations": said} if said else {})', "({})", _FOLDER
    ),
    Guard(
        "a thread is in the language of its flow",
        "bot/usecases/deliver.py",
        "assessment.flow_hash), assessment.language)",
        'assessment.flow_hash), "")',
        _SPOKEN,
    ),
    Guard(
        "a Home is in the language of the thread",
        "bot/usecases/home.py",
        "theirs, each.language), each)",
        "each.language), each)",
        _SPOKEN,
    ),
    Guard(
        "a reminder is in the language of the thread",
        "bot/usecases/nudge.py",
        "in_language(flow, language, each.language)",
        "in_language(flow, each.language)",
        _SPOKEN,
    ),
)
"""Each line of the code that keeps a translation to its flow, broken."""
