"""Gaps that send nobody to a page, in a flow that has pages of guidance."""

from bot.flow.vetting.parts import Parts


def gaps_vetted(parts: Parts) -> None:
    """Note every gap without guidance; of a flow that is called, those are told in its own file."""
    if parts.shape.guidance is None:
        return
    called = {section for each in parts.flow.calls for section in each.sections}
    for question in parts.questions:
        for asked in question:
            if asked.question.section in called:
                continue
            node = asked.own.entries.get("gap")
            if node is not None and asked.question.gap is not None and asked.question.gap.guidance is None:
                message = f"the gap of '{asked.question.id}' links no page of guidance"
                parts.written.wrong(node.place, message, "write `guidance:` and the page that helps")
