"""An answer to show for each type of question, in the words of a story; it is one that would be taken."""

from bot.flow.model_question import Question
from bot.questions.controls import Buttons, Checkboxes, Control, DateBox, Menu, NumberBox, TextBox
from bot.stories.answers import read_answer

SOME = 3
_WORDS = "a few words about it, as they would be said"
_NONE = "none_of_these"


def example(question: Question) -> str:
    """Give an answer somebody could type; where nothing made up would do, the one that passes."""
    entries = question.type.form()
    each = {entry.name: _filled(entry.control) for entry in entries}
    together = f"{{{', '.join(f'{name}: {value}' for name, value in each.items())}}}"
    written = [*each.values(), together]
    return next((one for one in written if not isinstance(read_answer(question, _plain(one, each)), str)), "skip")


def _plain(written: str, each: dict[str, str]) -> object:
    """Give what a line with this answer is read to."""
    if written.startswith("{"):
        return each
    return written[1:-1].split(", ") if written.startswith("[") else written


def _filled(control: Control) -> str:
    match control:
        case Buttons(options) | Menu(options):
            return next(iter(options))
        case Checkboxes(options):
            picked = [each for each in options if each != _NONE][:SOME]
            return f"[{', '.join(picked)}]"
        case NumberBox(least, most):
            return f"{max(least or 0, min(SOME, SOME if most is None else most)):g}"
        case TextBox(least, most):
            return (_WORDS if len(_WORDS) >= least else f"{_WORDS} {'and so on ' * least}")[: max(least, most)].strip()
        case DateBox():
            return "2026-12-01"
        case _:
            return "https://example.com/a"
