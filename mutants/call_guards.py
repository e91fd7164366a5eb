"""The guards of calls: which names are rewritten, what is told where, and what a flow that is called comes to."""

from mutants.guard import Guard

_CALLS = ("tests/flow/test_calls.py",)
_DECIDED = ("tests/engine/test_engine_called_flows.py",)
_PROVED = ("tests/proof/test_calls_are_proved.py",)
_FOLDER = ("tests/edges/test_calls_folder.py",)
_CALLING = "bot/flow/calling.py"
_RENAMING = "bot/flow/renaming.py"
_CALLED = "bot/engine/weighed/called.py"

CALL_GUARDS = (
    Guard("a flow calls itself without an end", _CALLING, "if name in self.caller.path:", "if False:", _CALLS),
    Guard("calls nest ever deeper", _CALLING, "if len(path) > DEEPEST_CALL:", "if False:", _CALLS),
    Guard("a flow calls ever more", _CALLING, "        self.caller.budget.left -= 1\n", "", _CALLS),
    Guard("a call has any language", _CALLING, "if theirs != own:", "if False:", _CALLS),
    Guard("pages lie anywhere", _CALLING, "if pages and pages != here:", "if False:", _CALLS),
    Guard("ids get too long", _CALLING, "if len(longest) > _LONGEST_ID:", "if False:", _CALLS),
    Guard("what is passed in is asked again", _CALLING, "if _id(each) not in passed)", "if True)", _CALLS),
    Guard("nobody reads it", "bot/flow/check_calls.py", "and not _is_read(call.called, flow):", "and False:", _CALLS),
    Guard(
        "anything is passed in",
        "bot/flow/written_calls.py",
        "elif type(kind) is not type(theirs.type.kind()):",
        "elif False:",
        _CALLS,
    ),
    Guard("options are renamed", _RENAMING, "trees = trees[:1]", "yield from _change(tokens[-1], names)", _CALLS),
    Guard("a flow speaks of its caller", _RENAMING, "        if token in RETURNED:\n", "        if False:\n", _CALLS),
    Guard("places shift", _RENAMING, "else run.at + offset - run.begins", "else offset", _CALLS),
    Guard("places change files", "bot/flow/fragments.py", "    if source.file:\n", "    if False:\n", _CALLS),
    Guard("open is answered", _CALLED, "any(each.stands and each.level is None", "any(False", _DECIDED),
    Guard(
        "what is passed in is answered while it is open",
        _CALLED,
        "chain(asked, (sheet.standing(id_) for id_ in _named(sheet, called)))",
        "asked",
        _DECIDED,
    ),
    Guard("nothing asked comes to something", _CALLED, "if not any(each.asked for each in asked) or", "if", _DECIDED),
    Guard("all gates are its own", _CALLED, "if gate.id in called.gates and gate.fails", "if gate.fails", _DECIDED),
    Guard("any rule of it decides", "bot/proof/called.py", "z3.And(here, z3.Not(before))", "here", _PROVED),
    Guard("callers break in silence", "bot/folders/checked.py", "    if called:\n", "    if False:\n", _FOLDER),
    Guard(
        "a gate echoes itself",
        "bot/flow/vetting/echoes.py",
        "            if _is_echo(sentence, gate, parts.flow):\n",
        "            if False:\n",
        ("tests/flow/test_broken_flows.py",),
    ),
    Guard(
        "translations of what is called are lost",
        "bot/flow/translations.py",
        "        self.texts |= texts_of_calls(",
        "        _ = texts_of_calls(",
        _FOLDER,
    ),
)
"""Each line of the code that keeps a call honest, broken."""
