"""The guards of fragments: where a mistake is told, what is refused, and what a running check is pinned by."""

from mutants.guard import Guard

_FRAGMENTS = ("tests/flow/test_fragments.py",)
_WHOLE = ("tests/flow/test_fragments_and_the_whole.py",)
_FOLDER = ("tests/edges/test_fragments_folder.py",)
_EXPANDING = "bot/flow/expanding.py"
_OF_FRAGMENT = "bot/flow/fragments.py"
_OF_FOLDER = "bot/folders/flows.py"

FRAGMENT_GUARDS = (
    Guard(
        "a mistake in a fragment is told in the flow",
        "bot/flow/problems.py",
        "    if place.file:\n",
        "    if False:\n",
        _FRAGMENTS,
    ),
    Guard(
        "the inside of a text has the wrong file",
        "bot/flow/places.py",
        "return self._at(content, offset).within(self.file)",
        "return self._at(content, offset)",
        _FRAGMENTS,
    ),
    Guard(
        "the hash leaves the fragments out",
        "bot/flow/build.py",
        "    made_of += [part for name in flow.fragments",
        "    made_of += [part for name in ()",
        _WHOLE,
    ),
    Guard(
        "a kept flow loses its fragments",
        _OF_FOLDER,
        "for name in flow.fragments}} if flow.fragments else {}",
        "for name in flow.fragments}} if False else {}",
        _FOLDER,
    ),
    Guard(
        "links are followed out",
        _OF_FOLDER,
        "    if leads_out(file):",
        "    if False:",
        _FOLDER,
    ),
    Guard("any name is a fragment's", _EXPANDING, "or not _NAMED.fullmatch(use.text)", "or not use.text", _FRAGMENTS),
    Guard("a fragment uses fragments", _OF_FRAGMENT, "if USE in node.entries)", "if False)", _FRAGMENTS),
    Guard("any file name will do", _OF_FRAGMENT, "shape.fragment != name:", "False:", _FRAGMENTS),
    Guard("a flow grows by its fragments", _EXPANDING, "if self.size > LARGEST:", "if False:", _WHOLE),
    Guard(
        "a flow has ever more parts",
        _EXPANDING,
        "        self.parts += parts_of(question)\n",
        "",
        _WHOLE,
    ),
    Guard("a flow goes ever deeper", _EXPANDING, "+ _QUESTION_AT > DEEPEST:", "< 0:", _WHOLE),
    Guard(
        "an id comes twice", _EXPANDING, "if before is place or not (by_use or came_by_use):", "if True:", _FRAGMENTS
    ),
    Guard(
        "the type changes",
        _EXPANDING,
        "elif fixed := [key for key in over if key in FIXED]:",
        "elif fixed := []:",
        _FRAGMENTS,
    ),
)
"""Each line of the code that keeps a fragment honest, broken."""
