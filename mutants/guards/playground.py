"""The guards in `bot/playground/page/workbench.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, in_file

_PAGE_FLOWS = ("tests/playground/page/test_page_flows.py",)

GUARDS: tuple[Guard, ...] = (
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
