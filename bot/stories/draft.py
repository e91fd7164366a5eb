"""The first story of a drafted flow: everything is there, and the better verdict follows. It holds as it is written."""

from collections.abc import Iterator

from bot.flow.draft import Draft, DraftQuestion, option_ids, verdict_ids

SOMEBODY = {"owner": "ana answers", "anyone": "ben answers", "everyone": "everyone answers"}
"""Who answers what is asked of whom."""


def write_story(draft: Draft) -> str:
    """Write a story file."""
    return "\n".join(_lines(draft)) + "\n"


def _lines(draft: Draft) -> Iterator[str]:
    best = verdict_ids(draft)[1]
    yield "story: When everything is there, the better verdict follows"
    yield f"flow: {draft.id}"
    yield from ("people: [ana, ben]", "steps:", "  - ana starts")
    for question in draft.questions:
        yield f"  - {SOMEBODY[question.asked_of]} {question.id}: {_best(question)}"
    yield f"  - expect verdict {best} because all_there"


def _best(question: DraftQuestion) -> str:
    """Give the answer that is worth the full level."""
    match question.type:
        case "number":
            return question.good.split()[-1]
        case "choices":
            return f"[{', '.join(option_ids(question))}]"
        case "choice":
            return option_ids(question)[0]
        case _:
            return "Something about it"
