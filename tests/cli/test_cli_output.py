"""The output of the command, where it cannot be written: said in one sentence, without a traceback."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from cli_runs import ROOT

FULL = Path("/dev/full")


def ftready_into(out, *arguments):
    """Run the command in a process of its own that writes there; give its exit code and what it complains."""
    command = [sys.executable, "-m", "bot", *arguments]
    run = subprocess.run(command, stdout=out, stderr=subprocess.PIPE, cwd=ROOT, timeout=300, check=False)  # noqa: S603 - our own command
    return run.returncode, run.stderr.decode()


@pytest.mark.skipif(not FULL.exists(), reason="only Linux has a device that is always full")
@pytest.mark.parametrize("arguments", [["schema"], ["questions", "quick"], ["--help"], ["check", "flows/quick.yml"]])
def test_output_that_has_no_room_is_said_in_one_sentence(arguments):
    with FULL.open("wb") as full:
        code, said = ftready_into(full, *arguments)

    assert (code, said) == (1, "The output could not be written: No space left on device.\n")


@pytest.mark.parametrize("arguments", [["schema"], ["questions", "quick"], ["--help"]])
def test_output_nobody_reads_any_more_ends_the_command_silently(arguments):
    reading, writing = os.pipe()
    os.close(reading)
    try:
        code, said = ftready_into(writing, *arguments)
    finally:
        os.close(writing)

    assert (code, said) == (1, "")


@pytest.mark.skipif(not FULL.exists(), reason="only Linux has a device that is always full")
def test_a_wrong_command_is_told_what_is_wrong_whatever_became_of_its_output():
    with FULL.open("wb") as full:
        code, said = ftready_into(full, "questions", "no-such-flow")

    assert code == 2
    assert said.startswith("There is no flow 'no-such-flow'")
