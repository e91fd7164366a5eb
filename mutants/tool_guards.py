"""The guards of the tools for those who write flows: what the check, the stories and the drawing see."""

from mutants.guard import Guard

_CHECKED = "bot/folders/checked.py"
_COVERING = ("tests/stories/test_stories_covering.py",)
_TOGETHER = ("tests/edges/test_flows_checked.py",)

TOOL_GUARDS: tuple[Guard, ...] = (
    Guard("a folder of one flow hides its pages", _CHECKED, "if folder in folders or", "if", _TOGETHER),
    Guard("what a broken flow wants is told", _CHECKED, "if not _named(page, wanted)]", "if True]", _TOGETHER),
    Guard("a broken flow is not there", _CHECKED, "{*(each.id for each in failed), ", "{", _TOGETHER),
    Guard("a broken flow nobody named is not there", _CHECKED, "if other is None)}", "if False)}", _TOGETHER),
    Guard(
        "what can be answered is never drawn",
        "bot/flow/draw.py",
        "answers if options else _nothing",
        "_nothing",
        ("tests/flow/test_draw.py",),
    ),
    Guard(
        "an option counts in every wording",
        "bot/stories/covering.py",
        'return [] if at != "0" else [other',
        "return [other",
        _COVERING,
    ),
    Guard(
        "a bot that is off looks at what is due",
        "bot/stories/world.py",
        "        self.now = max(self.now, until)\n        self.wait(self.now)",
        "        self.wait(until)",
        ("tests/stories/test_stories_sentences.py", "-k", "off"),
    ),
    Guard(
        "a flow without a story is not told",
        "bot/folders/stories.py",
        "        touched.setdefault(file.absolute(), frozenset())\n",
        "        pass\n",
        ("tests/cli/test_cli_stories.py",),
    ),
    Guard(
        "a start form has any length",
        "bot/flow/vetting/forms.py",
        "    if start > SHOWN:\n",
        "    if False:\n",
        ("tests/flow/test_broken_flows.py",),
    ),
    Guard(
        "a check-in form has any length",
        "bot/flow/vetting/forms.py",
        "    if weekly > SHOWN:\n",
        "    if False:\n",
        ("tests/flow/test_broken_flows.py",),
    ),
    Guard(
        "a tried story has no roles",
        "bot/stories/session.py",
        'head += [f"roles: {{{held}}}"] if held else []',
        "head += []",
        ("tests/stories/test_stories_session.py",),
    ),
    Guard(
        "what stands before a condition is forgotten",
        "bot/flow/vetting/shadows.py",
        "return bool(before) and",
        "return False and",
        ("tests/flow/test_broken_flows.py",),
    ),
    Guard(
        "one number stands for all although it is reckoned with",
        "bot/flow/vetting/outcomes.py",
        "alone=len(cuts.get(key, [])) == asked[key])",
        "alone=True)",
        ("tests/flow/vetting/test_vetting_shadows.py",),
    ),
)
