"""Gates that block nothing, for no rule asks whether one fails."""

from bot.flow.vetting.parts import Parts, conditions

_ASKING = frozenset({("name", "failed_gates")})


def blocking_vetted(parts: Parts) -> None:
    """Note that a flow has such gates."""
    if not parts.shape.gates:
        return
    for node, rule in parts.listed("rules", parts.flow.rules):
        asked = [rule.when, *(need.when for need in rule.needs), *(each for _, each in conditions(node, rule.say))]
        if any(each is not None and not _ASKING.isdisjoint(each.names_used()) for each in asked):
            return
    message = "no rule asks for `failed_gates`, so that no gate blocks anything"
    advice = "begin the rules with one that has `when: failed_gates > 0`, or make warnings of the gates"
    parts.written.wrong(parts.tree.keys["gates"].place, message, advice)
