"""Cards that call people, or raise something to talk about: calls, splits, answers that do not go together."""

from collections.abc import Iterable, Iterator

from bot.engine.asked.asking import is_hidden, open_for, opened
from bot.engine.cards.check import CallCard, ContradictionCard, HandoverCard, HoldingSplit, SplitCard
from bot.engine.cards.names import call_name, contradiction_name, section_name, split_name
from bot.engine.saved.assessment import Assessment, Call
from bot.engine.wanted.viewing import ended, settled, view, worded
from bot.engine.weighed.sheet import Sheet
from bot.engine.weighed.sheet_env import short_of
from bot.engine.weighed.standing import by_level, far_ends
from bot.engine.weighed.summary import contradictions
from bot.flow.model.flow import Flow
from bot.flow.model.question import Question


def call_cards(flow: Flow, assessment: Assessment, sheet: Sheet) -> Iterator[CallCard]:
    """Mention everyone who was called, once for each call."""
    for number, call in enumerate(assessment.calls, 1):
        asked = [flow.questions[id_] for id_ in call.questions if id_ in flow.questions]
        about = asked if call.questions else flow.questions.values()
        open_still = [each for each in about if _is_open(flow, assessment, each, call)]
        one = asked[0] if len(asked) == 1 and open_still else None
        to_come = call.why == "role" and assessment.closed is None and not _all_opened(flow, assessment, asked)
        role = flow.role(call.role)
        yield CallCard(
            name=call_name(number),
            assessment=assessment.id,
            by=call.by,
            people=call.people,
            why=call.why,
            note=call.note,
            shorts=tuple(short_of(sheet, each.id) for each in asked),
            after=short_of(sheet, call.after) if call.after else None,
            question=view(flow, assessment, sheet, one) if one else None,
            over=not open_still and not to_come,
            role=role.title if role else call.role,
        )


def handover_cards(assessment: Assessment) -> Iterator[HandoverCard]:
    """Say of each time the check passed to another owner how it did."""
    for number, handover in enumerate(assessment.handovers, 1):
        yield HandoverCard(f"owner/{number}", assessment.id, handover)


def split_cards(flow: Flow, assessment: Assessment, sheet: Sheet) -> Iterator[SplitCard]:
    """Raise each split people may see: judgements once revealed, facts at once; one stays while it is being settled."""
    for id_, standing in sheet.standings.items():
        voting = _is_voting(assessment, standing.question)
        hidden = is_hidden(assessment, standing.question) and not voting
        if hidden or not (standing.split or (standing.settled and standing.applies) or voting):
            continue
        vote = view(flow, assessment, sheet, flow.questions[id_]) if voting else None
        question = standing.question
        may = assessment.closed is None and not voting
        yield SplitCard(
            name=split_name(id_),
            assessment=assessment.id,
            question=id_,
            short=question.short,
            stands_on=section_name(question.section),
            owner=assessment.owner,
            said=() if voting else tuple((text, people) for _, text, people in by_level(standing)),
            may_vote=may and question.blind and not standing.settled,
            vote=vote if assessment.closed is None else None,
            may_settle=may and question.settle and standing.split,
            settled=settled(assessment, question),
            worded=worded(sheet, question),
            far=frozenset() if voting else far_ends(standing),
            ended=ended(flow, assessment),
            ended_at=assessment.closed.at if assessment.closed else None,
        )


def open_splits(assessment: Assessment, sheet: Sheet) -> Iterator[HoldingSplit]:
    """Name the splits people may see; those its owner may settle keep a check open."""
    if assessment.closed:
        return
    for id_ in sheet.splits:
        question = sheet.standings[id_].question
        if not is_hidden(assessment, question):
            yield HoldingSplit(
                id_,
                question.short,
                split_name(id_),
                may_vote=question.blind,
                holds=question.settle,
                worded=worded(sheet, question),
            )


def contradiction_cards(flow: Flow, assessment: Assessment, sheet: Sheet) -> Iterator[ContradictionCard]:
    """Raise answers that do not go together, once nothing blind would be given away by it."""
    for remark in contradictions(sheet):
        asked = [flow.questions[id_] for id_ in remark.between]
        if any(is_hidden(assessment, each) for each in asked):
            continue
        yield ContradictionCard(
            name=contradiction_name(remark.id),
            assessment=assessment.id,
            text=remark.text,
            between=tuple(short_of(sheet, each.id) for each in asked),
            stand=tuple(
                (short_of(sheet, each.id), section_name(each.section))
                for each in asked
                if each.section in assessment.opened
            ),
            ended=ended(flow, assessment),
            ended_at=assessment.closed.at if assessment.closed else None,
        )


def _is_open(flow: Flow, assessment: Assessment, question: Question, call: Call) -> bool:
    return bool(set(open_for(assessment, flow, question)) & set(call.people))


def _all_opened(flow: Flow, assessment: Assessment, asked: Iterable[Question]) -> bool:
    """Whether whoever is called for these can have answered all that will ever come of them."""
    return all(opened(assessment, flow, question) for question in asked)


def _is_voting(assessment: Assessment, question: Question) -> bool:
    return question.blind and question.id in assessment.asked_again and question.id not in assessment.revealed
