"""Gates that say what the first failing gate says, which may be themselves, so that it would be said without an end."""

from bot.flow.conditions import Template
from bot.flow.model.flow import Flow, Gate
from bot.flow.vetting.parts import Parts, sentences

_FIRST = "failed_gate"


def echoes_vetted(parts: Parts) -> None:
    """Note every sentence of a gate in which such a sentence stands."""
    for node, gate in parts.listed("gates", parts.flow.gates):
        for where, sentence in sentences(node, gate.say):
            if _is_echo(sentence, gate, parts.flow):
                message = f"gate '{gate.id}' says what the first failing gate says, which may be itself"
                parts.written.wrong(where.place, message, f"say what blocks here, without `{{{_FIRST}}}`")


def echoes(gate: Gate, flow: Flow) -> bool:
    """Tell whether any sentence of a gate does."""
    others = (text for _, text in (*gate.say.instead, *gate.say.added))
    return any(_is_echo(text, gate, flow) for text in (gate.say.usual, *others))


def _is_echo(sentence: Template, gate: Gate, flow: Flow) -> bool:
    echoing = {("name", _FIRST), *((_FIRST, call.id) for call in flow.calls if gate.id in call.gates)}
    return not echoing.isdisjoint(sentence.names_used())
