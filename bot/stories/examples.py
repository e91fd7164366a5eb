"""An answer to show for each type of question, in the words of a story; it is one that would be taken."""

from collections.abc import Mapping

from bot.flow.model.question import Question
from bot.questions.controls import Buttons, Checkboxes, Control, DateBox, Menu, NumberBox, TextBox
from bot.stories.answers import read_answer

Filled = str | list[str]
"""What one control holds: a text, or the names of what is ticked."""
SOME = 3
_WORDS = "a few words about it, as they would be said"
_NONE = "none_of_these"


def example(question: Question) -> str:
    """Give an answer somebody could type; where nothing made up would do, the one that passes."""
    each = {entry.name: _filled(entry.control) for entry in question.type.form()}
    taken = (one for one in (*each.values(), each) if not isinstance(read_answer(question, one), str))
    return _written(next(taken, "skip"))


def _written(value: Filled | Mapping[str, Filled]) -> str:
    """Write a value as a line of a story does."""
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{name}: {_written(one)}' for name, one in value.items())}}}"
    return value if isinstance(value, str) else f"[{', '.join(value)}]"


def _filled(control: Control) -> Filled:
    match control:
        case Buttons(options) | Menu(options):
            return next(iter(options))
        case Checkboxes(options):
            return [each for each in options if each != _NONE][:SOME]
        case NumberBox(least, most):
            return f"{max(least or 0, min(SOME, SOME if most is None else most)):.15g}"
        case TextBox(least, most):
            return (_WORDS if len(_WORDS) >= least else f"{_WORDS} {'and so on ' * least}")[: max(least, most)].strip()
        case DateBox():
            return "2026-12-01"
        case _:
            return "https://example.com/a"
