"""The guards in `bot/playground/page`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, in_file

_PAGE_TALK = ("tests/playground/page/test_page_talk.py", "-k", "clock or time")
_PAGE_FLOWS = ("tests/playground/page/test_page_flows.py",)

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/playground/page/pane.py",
        ("the time stands still while messages come", "            self._go_with_the_clock()\n", "", _PAGE_TALK),
    ),
    *in_file(
        "bot/playground/page/workbench.py",
        ("a text of any size is read", "if len(body) > LARGEST:", "if False:", _PAGE_FLOWS),
        (
            "a channel is shown to whoever asks",
            'scene.channel(_asked(request, "channel"), scene.person(_asked(request, "person"))).id',
            'scene.workspace.find_channel(_asked(request, "channel")).id',
            _PAGE_FLOWS,
        ),
    ),
)
