"""The guards in `bot/demo`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, in_file

_WHAT_COMES_NEXT = ("tests/demo/test_what_comes_next.py",)
_FLOWS_WORKSHOP = ("tests/demo/test_flows_workshop.py",)

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/demo/ahead.py",
        (
            "the clock is moved to a check-in nobody would see",
            " or (await held_up(store, installation, id_)).reason",
            "",
            _WHAT_COMES_NEXT,
        ),
        ("the clock is moved to any check-in", " or at < first[0]", "", _WHAT_COMES_NEXT),
        ("a reminder is passed by", "[(at, REMINDER)] if at else []", "[]", _WHAT_COMES_NEXT),
    ),
    *in_file(
        "bot/demo/workshop.py",
        ("a save goes over a file that changed", "if _mark(file) != mark:", "if False:", _FLOWS_WORKSHOP),
        ("a wrong text is saved", "            if wrong:", "            if False:", _FLOWS_WORKSHOP),
        ("a check of another channel is drawn", "found.channel != channel", "False", _FLOWS_WORKSHOP),
        (
            "a wrong text of before keeps the demo from starting",
            "not check_text(flow_files(own), target, text)",
            "True",
            _FLOWS_WORKSHOP,
        ),
    ),
)
