"""How one person's answer reads, on a card or in a modal."""

from bot.engine.cards.parts import Said
from bot.slack.writing.text import evidence, evidence_named, inline, is_shortened, mention
from bot.tongue import say

QUOTE = 200
LINK = 300
"""Characters of a link that still stand on a card; a longer one is a click away."""


def said_line(said: Said, most: int) -> str:
    """Write who said what, in full but for answers longer than `most` characters."""
    text = f"_{inline(said.text, most)}_" if said.passed else inline(said.text, most)
    beside = [evidence(said.link)] if said.link else []
    if said.quote:
        beside.append(f"“{inline(said.quote, QUOTE)}”")
    if said.said_before:
        beside.append(say("_{who} had said so before; the link was added_", who=mention(said.said_before)))
    if said.changed:
        beside.append(say("_changed_"))
    if said.late:
        beside.append(say("_after it was shown_"))
    return " · ".join([f"{mention(said.person)}: {text}", *beside])


def spoken_line(said: Said, most: int) -> str:
    """Say who said what without an address to read out."""
    proof = say(" · with {evidence_named}", evidence_named=evidence_named(said.link)) if said.link else ""
    bare = Said(
        said.person,
        said.text,
        None,
        said.changed,
        said.passed,
        said.quote,
        late=said.late,
        said_before=said.said_before,
    )
    return f"{said_line(bare, most)}{proof}"


def short_line(said: Said, most: int) -> tuple[str, bool]:
    """Write who said what for a card, and tell whether that is all of it."""
    long_link = said.link is not None and len(evidence(said.link)) > LINK
    whole = not long_link and not is_shortened(said.text, most)
    if not long_link:
        return said_line(said, most), whole
    bare = Said(said.person, said.text, None, said.changed, said.passed, late=said.late, said_before=said.said_before)
    return say(
        "{said_line} · with {evidence_named}",
        said_line=said_line(bare, most),
        evidence_named=evidence_named(said.link or ""),
    ), whole
