"""A command begins soon: it brings in what it needs, and no more."""

import subprocess
import sys

from cli_runs import ROOT

from bot.folders.flows import load_flow, load_in_own_words

SLOW = {"pydantic", "lark", "yaml", "asyncio", "aiohttp", "redis", "docket", "babel", "bot.flow", "bot.engine"}


def brought_in(statements: str) -> set[str]:
    ask = f"import sys; {statements}; print(' '.join(sys.modules))"
    return set(subprocess.check_output([sys.executable, "-c", ask], cwd=ROOT, text=True).split())  # noqa: S603 - our own


def test_what_tells_of_the_commands_brings_in_nothing_slow():
    assert brought_in("import bot.cli") & SLOW == set()


def test_a_flow_that_is_decided_with_is_read_without_its_translations():
    spoken, alone = load_flow(ROOT / "flows" / "quick.yml"), load_in_own_words(ROOT / "flows" / "quick.yml")

    assert not isinstance(spoken, tuple)
    assert not isinstance(alone, tuple)
    assert spoken.translations
    assert not alone.translations
    assert alone.hash == spoken.hash
