"""Conditions that ask whether a question is asked which always is, or does not apply which always does."""

from collections.abc import Iterator

from bot.flow.conditions import Condition, Template, tree
from bot.flow.conditions.language import Piece
from bot.flow.tree.nodes import scalars
from bot.flow.vetting.parts import Parts


def asked_vetted(parts: Parts) -> None:
    """Note every `asked(…)` that always holds, and every `not_applicable(…)` that never does."""
    flow = parts.flow
    calling = [made for _, made in parts.said if "asked" in made.text or "not_applicable" in made.text]
    if not calling:
        return  # as in most flows, and looking through the whole file takes long
    always = {tree.Call("asked", id_) for id_ in flow.questions if id_ not in {*flow.branching, *flow.looped}}
    always |= {tree.Call("not_applicable", id_) for id_ in flow.questions if id_ not in flow.may_not_apply}
    idle = {made.text: found for made in calling if (found := [each for each in _calls(made) if each in always])}
    for node in scalars(parts.tree) if idle else ():
        for call in idle.get(node.text, ()):
            id_ = call.argument
            if call.name == "asked":
                what, cure = f"'{id_}' is always asked, so `asked({id_})` always holds", f"give '{id_}' a `when`"
            else:
                what = f"'{id_}' always applies, so `not_applicable({id_})` never holds"
                cure = f"write `not_applicable: yes` at '{id_}'"
            parts.written.wrong(node.at(call.at), what, f"take this out, or {cure}")


def _calls(made: Condition | Template) -> Iterator[tree.Call]:
    trees = (
        [made.tree] if isinstance(made, Condition) else [each.tree for each in made.parts if isinstance(each, Piece)]
    )
    yield from (part for each in trees for part in tree.walk(each) if isinstance(part, tree.Call))
