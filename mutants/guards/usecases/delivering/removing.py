"""The guards in `bot/usecases/delivering/removing.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, in_file

_APP_CANVAS = ("tests/slack/whole_app/test_app_canvas.py",)
_START = ("tests/usecases/acting/test_start.py",)
_REMOVING = ("tests/usecases/delivering/test_removing.py",)
_CRASHING = ("tests/usecases/test_crashing.py",)

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/usecases/delivering/removing.py",
        (
            "the way on stays shut though what it led to is deleted",
            "        await self.lead_on_again(everybody)\n",
            "",
            _START,
        ),
        ("a deleted check waits for Slack for ever", "        if removal.may_wait():", "        if True:", _REMOVING),
        (
            "a root nobody may change goes on saying what was said",
            "        except FrozenError:\n            await self.delete(root)\n",
            "        except FrozenError:\n            pass\n",
            _CRASHING,
        ),
        (
            "what people were told of a deleted check stays on their desks",
            "        await take_off_desks(store, self.installation, self.assessment.id, everybody, now)\n",
            "",
            _CRASHING,
        ),
        (
            "a canvas outlives its check",
            "        if CANVAS in receipts:\n            await self.take(CANVAS, receipts[CANVAS])\n",
            "",
            _APP_CANVAS,
        ),
        (
            "a canvas that may not be deleted holds up the cards",
            "if name not in {ROOT, CANVAS}):",
            "if name != ROOT):",
            _REMOVING,
        ),
    ),
)
