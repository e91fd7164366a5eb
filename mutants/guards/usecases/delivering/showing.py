"""The guards in `bot/usecases/delivering/showing.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, in_file

_FORGET_IN_OLDER_WEEKS = ("tests/usecases/forgetting/test_forget_in_older_weeks.py",)
_DELIVER = ("tests/usecases/delivering/test_deliver.py",)
_REMOVING = ("tests/usecases/delivering/test_removing.py",)
_CRASHING = ("tests/usecases/test_crashing.py",)
_TWINS_AND_TICK = ("tests/faults/test_twins.py", "tests/usecases/test_twins_see_explain_tick.py")
_TWINS = ("tests/faults/test_twins.py",)
_RHYTHM = ("tests/usecases/delivering/test_rhythm.py",)

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/usecases/delivering/showing.py",
        (
            "an earlier card is drawn once more by who read it before somebody was forgotten",
            "if version and version <= self.assessment.version}:",
            "if version}:",
            _FORGET_IN_OLDER_WEEKS,
        ),
        (
            "what was marked to be drawn once more while it was drawn counts as drawn",
            "exchange_receipt(self.installation, self.assessment.id, name, receipt, shown)",
            "put_receipt(self.installation, self.assessment.id, name, shown)",
            _FORGET_IN_OLDER_WEEKS,
        ),
        (
            "a card of an earlier week is posted anew where it is gone",
            "            if name in self.kept:  # nobody waits",
            "            if False:  # nobody waits",
            _FORGET_IN_OLDER_WEEKS,
        ),
        (
            "a new thread begins with the cards of earlier weeks",
            "        if receipt is None and name in self.kept:\n            return\n",
            "",
            _FORGET_IN_OLDER_WEEKS,
        ),
        (
            "a check whose root was deleted is posted again by whatever comes next",
            ("        elif self.held.reason == ROOT_GONE:\n            raise ThreadGoneError(ROOT_GONE)\n"),
            "",
            _DELIVER,
        ),
        (
            "a new root is taken for the deleted one after a crash",
            "await keep_held(self.ports.store, self.installation, self.assessment.id, Held())",
            "pass",
            _CRASHING,
        ),
        (
            "a root that cannot be changed loses its thread",
            "if not isinstance(gone, FrozenError):",
            "if gone:",
            _DELIVER,
        ),
        ("every card is written each time", "elif receipt.hash != drawn.hash:", "else:", _DELIVER),
        ("changed cards are left as they are", "elif receipt.hash != drawn.hash:", "elif not receipt:", _DELIVER),
        (
            "no receipt is kept",
            ("        await self.ports.store.put_receipt(self.installation, self.assessment.id, name, receipt)\n"),
            "",
            _DELIVER,
        ),
        ("a new thread is not linked up", "if self._links() == known:", "if known:", _DELIVER),
        (
            "a twin stays",
            "            await self._remember(twin(posted), posted)  # nobody wants it",
            "            pass  # nobody wants it",
            _TWINS_AND_TICK,
        ),
        (
            "what nobody wants stays",
            "if name not in {*self.wanted, *self.kept, *ASKED_FOR}]:",
            "if not name]:",
            _DELIVER,
        ),
        (
            "what was adopted while a second was posted is forgotten",
            "if (kept.channel, kept.ts) != (posted.channel, posted.ts):",
            "if False:",
            _TWINS,
        ),
        (
            "a card pressed on while its post is answered is taken for its own twin",
            "if (kept.channel, kept.ts) != (posted.channel, posted.ts):",
            "if kept != posted:",
            _TWINS,
        ),
        (
            "a frozen root is changed again and again",
            "        if name == ROOT and is_frozen(self.receipts):\n            return\n",
            "",
            _DELIVER,
        ),
        (
            "nothing stands for a root that was frozen when the process died",
            "with_stand_in(cards_wanted(self.flow, self.assessment, self.ports.clock()), self.receipts)",
            "cards_wanted(self.flow, self.assessment, self.ports.clock())",
            _CRASHING,
        ),
        (
            "a verdict waits for a breath",
            "        if self.assessment.closed:\n            return False\n        root =",
            "        root =",
            _RHYTHM,
        ),
        (
            "a thread that is shown anew loses its canvas",
            "if other not in {ROOT, CANVAS}]:",
            "if other != ROOT]:",
            _REMOVING,
        ),
        (
            "a card that is posted after its check was forgotten stands on",
            "        await self._still_right(name, posted)\n",
            "",
            ("tests/usecases/forgetting/test_forget.py",),
        ),
        (
            "a card on its way while somebody was forgotten names them on",
            "        if name in older_names(now) and name not in self.kept:\n",
            "        if False:\n",
            ("tests/usecases/forgetting/test_forget_in_older_weeks.py",),
        ),
    ),
)
