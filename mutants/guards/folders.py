"""The guards in `bot/folders`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, in_file

_CALLS_FOLDER = ("tests/folders/test_calls_folder.py",)
_FLOWS_CHECKED = ("tests/folders/test_flows_checked.py",)
_FRAGMENTS_FOLDER = ("tests/folders/test_fragments_folder.py",)
_TRANSLATIONS_FOLDER = ("tests/folders/test_translations_folder.py",)
_FLOWS_WORKSHOP = ("tests/demo/test_flows_workshop.py",)
_CLI_STORIES = ("tests/cli/test_cli_stories.py",)

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/folders/checked.py",
        ("callers break in silence", "    if called:\n", "    if False:\n", _CALLS_FOLDER),
        ("a folder of one flow hides its pages", "if folder in folders or", "if", _FLOWS_CHECKED),
        ("what a broken flow wants is told", "if not _named(page, linking)]", "if True]", _FLOWS_CHECKED),
        (
            "what its fragments link is told",
            "if not _named(page, linking)]",
            "if not _named(page, wanted)]",
            _FLOWS_CHECKED,
        ),
        ("a broken flow is not there", "{*(each.id for each in failed), ", "{", _FLOWS_CHECKED),
        ("a broken flow nobody named is not there", "if other is None)}", "if False)}", _FLOWS_CHECKED),
    ),
    *in_file(
        "bot/folders/flows.py",
        (
            "pages nobody may read are not there",
            "if unread := closed(folder):",
            "if unread := ():",
            _FLOWS_CHECKED,
        ),
        (
            "a kept flow loses its fragments",
            "for name in flow.fragments}} if flow.fragments else {}",
            "for name in flow.fragments}} if False else {}",
            _FRAGMENTS_FOLDER,
        ),
        ("links are followed out", "    if leads_out(file):", "    if False:", _FRAGMENTS_FOLDER),
        (
            "a kept translation is refused for its escapes",
            "return replace(flow, translations=self.translated(flow, escapes=True).flows)",
            "return replace(flow, translations=self.translated(flow).flows)",
            _TRANSLATIONS_FOLDER,
        ),
        (
            "a kept flow loses its translations",
            '({"translations": said} if said else {})',
            "({})",
            _TRANSLATIONS_FOLDER,
        ),
        (
            "a text with problems takes away what is on offer",
            "        self._by_hash |= fresh\n",
            "        self._by_hash = fresh\n",
            _FLOWS_WORKSHOP,
        ),
    ),
    *in_file(
        "bot/folders/spreading.py",
        (
            "a process that is ended takes its files along",
            "    except BrokenProcessPool:",
            "    except ZeroDivisionError:",
            ("tests/folders/test_spreading.py",),
        ),
    ),
    *in_file(
        "bot/folders/stories.py",
        (
            "a flow without a story is not told",
            "        touched.setdefault(file.absolute(), frozenset())\n",
            "        pass\n",
            _CLI_STORIES,
        ),
    ),
    *in_file(
        "bot/folders/translations.py",
        ("a translation is read from anywhere", "    if leads_out(file):", "    if False:", _TRANSLATIONS_FOLDER),
    ),
)
