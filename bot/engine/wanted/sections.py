"""The cards of the sections of a check, with their questions as everybody may see them."""

from collections.abc import Iterator

from bot.engine.cards.check import SectionCard
from bot.engine.cards.names import section_name
from bot.engine.saved.assessment import Assessment
from bot.engine.wanted.viewing import ended, view
from bot.engine.weighed.sheet import Sheet
from bot.flow.model.flow import Flow, Section


def section_cards(flow: Flow, assessment: Assessment, sheet: Sheet) -> Iterator[SectionCard]:
    """Give those that should stand; none where everything was asked at the start."""
    if not flow.is_for_one:
        shown = (each for each in shown_in(flow, sheet) if each.id in assessment.opened)
        yield from (_section(flow, assessment, sheet, each) for each in shown)


def shown_in(flow: Flow, sheet: Sheet) -> list[Section]:
    """List the sections that have something to ask; the first one calls people, and always stands."""
    return [section for section in flow.sections if section is flow.sections[0] or sheet.asks_in(section)]


def _section(flow: Flow, assessment: Assessment, sheet: Sheet, section: Section) -> SectionCard:
    place = flow.sections.index(section)
    others = tuple(person for person in assessment.asked if person != assessment.started_by)
    return SectionCard(
        name=section_name(section.id),
        assessment=assessment.id,
        title=section.title,
        place=place + 1,
        of=len(flow.sections),
        owner=assessment.owner,
        calls=others if place == 0 else (),
        questions=tuple(
            view(flow, assessment, sheet, flow.questions[id_])
            for id_ in section.questions
            if sheet.standings[id_].asked
        ),
        ended=ended(flow, assessment),
        ended_at=assessment.closed.at if assessment.closed else None,
    )
