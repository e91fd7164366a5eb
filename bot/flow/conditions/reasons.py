"""Which parts of a condition make it hold, or keep it from holding; it only reads trees that are checked already."""

from bot.flow.conditions import evaluation, tree
from bot.flow.conditions.scope import Env

Names = frozenset[tuple[str, str]]


def reasons(node: tree.Expression, env: Env) -> Names:
    """List the names whose values make a condition what it is here, as `tree.names_used` lists them.

    Of what is joined by `or` the parts that hold make the whole hold; of what is joined by `and`, all of them do.
    """
    return _reasons(node, env, holds=evaluation.condition(node)(env))


def _reasons(node: tree.Expression, env: Env, *, holds: bool) -> Names:
    match node:
        case tree.Not(operand):
            return _reasons(operand, env, holds=not holds)
        case tree.And(operands) | tree.Or(operands):
            # The parts that are as the whole is: all of a conjunction that holds, some of one that does not.
            alike = [each for each in operands if evaluation.condition(each)(env) is holds]
            return frozenset[tuple[str, str]]().union(*(_reasons(each, env, holds=holds) for each in alike))
        case _:
            return tree.names_used(node)
