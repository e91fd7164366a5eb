"""What is watched though nobody named it, in the words of its reader; what people named stays as they wrote it."""

from collections.abc import Iterator

from bot.engine.saved.spelling import alike
from bot.flow.model.check_in import Watched
from bot.flow.model.flow import Flow


def as_read(flow: Flow, name: str) -> str:
    """Give what a flow calls a thing that is watched, by the name that is saved."""
    return next((each.said for each in _besides(flow) if alike(each.name) == alike(name)), name)


def as_saved(flow: Flow, written: str) -> str:
    """Give the name by which something is saved that its reader wrote in the words of the flow."""
    return next((each.name for each in _besides(flow) if alike(each.said) == alike(written)), written)


def _besides(flow: Flow) -> Iterator[Watched]:
    yield from flow.check_in.watch.also if flow.check_in and flow.check_in.watch else ()
