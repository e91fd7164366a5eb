"""The pure core: transitions, verdicts, cards, and loading flows."""

import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.given.many_flows import write_flows
from bench.given.samples import NOW, begun, finished, readiness, steps
from bench.timing import per_second
from bot.engine.transition import apply
from bot.engine.wanted.check import cards_wanted
from bot.engine.weighed.sheet import lay_out
from bot.engine.weighed.sheet_env import SheetEnv
from bot.engine.weighed.summary import summarise
from bot.engine.weighed.verdict import decide
from bot.folders.flows import load_flow

LOADED = 100


async def measure() -> Iterator[str]:
    """Measure the pure engine and the loading of flows, on one core."""
    flow = readiness()
    first, done, press = begun(flow), finished(flow), steps()[0]
    sheet = lay_out(done, flow, NOW.date(), final=True)
    env = SheetEnv(sheet)
    conditions = [
        *(gate.fails for gate in flow.gates),
        *(rule.when for rule in flow.rules if rule.when),
        *(need.when for rule in flow.rules for need in rule.needs),
    ]
    rates = {
        "transitions": per_second(lambda: apply(flow, first, press, NOW)),
        # Of answers that nobody has laid out: the last sheets are kept for as long as nothing of theirs is replaced.
        "sheets laid out": per_second(
            lambda: lay_out(replace(done, answers={**done.answers}), flow, NOW.date(), final=True)
        ),
        "conditions evaluated": per_second(lambda: [each.holds(env) for each in conditions], len(conditions)),
        "verdicts read off a sheet": per_second(lambda: decide(sheet)),
        "whole summaries, flips and all": per_second(lambda: summarise(sheet)),
        "sets of cards": per_second(lambda: cards_wanted(flow, done, NOW + timedelta(days=1))),
    }
    lines = [f"{rate:>10,.0f} {what} a second" for what, rate in rates.items()]
    with TemporaryDirectory() as folder:
        files = write_flows(Path(folder), LOADED)
        began = time.perf_counter()
        for each in files:
            load_flow(each)
        took = time.perf_counter() - began
    lines.append(f"{took:>10.2f} seconds to load {LOADED} flows of the size of readiness.yml")
    return iter(lines)
