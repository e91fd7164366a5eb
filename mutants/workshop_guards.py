"""The guards of flows edited in the playground, each with the change that takes it away."""

from mutants.guard import Guard

_WORKSHOP = "bot/demo/workshop.py"
_BENCH = "bot/playground/page/workbench.py"
_AHEAD = "bot/demo/ahead.py"
_CLOCK = ("tests/edges/test_what_comes_next.py",)
_EDGE = ("tests/edges/test_flows_workshop.py",)
_WIRE = ("tests/playground/page/test_page_flows.py",)

WORKSHOP_GUARDS: tuple[Guard, ...] = (
    Guard("a save goes over a file that changed", _WORKSHOP, "if _mark(file) != mark:", "if False:", _EDGE),
    Guard("a wrong text is saved", _WORKSHOP, "            if wrong:", "            if False:", _EDGE),
    Guard("a check of another channel is drawn", _WORKSHOP, "found.channel != channel", "False", _EDGE),
    Guard(
        "a wrong text of before keeps the demo from starting",
        _WORKSHOP,
        "not check_text(flow_files(own), target, text)",
        "True",
        _EDGE,
    ),
    Guard("a text of any size is read", _BENCH, "if len(body) > LARGEST:", "if False:", _WIRE),
    Guard(
        "a channel is shown to whoever asks",
        _BENCH,
        'scene.channel(_asked(request, "channel"), scene.person(_asked(request, "person"))).id',
        'scene.workspace.find_channel(_asked(request, "channel")).id',
        _WIRE,
    ),
    Guard(
        "the clock is moved to a check-in nobody would see",
        _AHEAD,
        " or await parked_because(store, installation, id_)",
        "",
        _CLOCK,
    ),
    Guard("the clock is moved to any check-in", _AHEAD, " or at < first[0]", "", _CLOCK),
    Guard(
        "a text with problems takes away what is on offer",
        "bot/folders/flows.py",
        "        self._by_hash |= fresh\n",
        "        self._by_hash = fresh\n",
        _EDGE,
    ),
)
