"""One question as the cards it stands on show it: no more than each reader may see."""

from dataclasses import dataclass
from typing import Literal

from bot.engine.cards.parts import Said
from bot.flow.model.question import AskedOf, NotApplicable
from bot.questions import Buttons, Checkboxes


@dataclass(frozen=True)
class Settled:
    """The owner's word on a question."""

    text: str
    reason: str
    by: str
    ruled_out: bool = False
    """Whether it is that the question does not apply."""


@dataclass(frozen=True)
class AskedAgain:
    """Someone changed an answer, so that what rested on it is asked again."""

    by: str
    short: str
    """The question whose answer was changed."""


@dataclass(frozen=True)
class Worded:
    """What the owner worded and people differ about; worded anew, it is asked again of all."""

    question: str
    short: str
    card: str
    """Name of the card it stands on."""


@dataclass(frozen=True)
class QuestionView:
    """One question on a card."""

    id: str
    number: int
    short: str
    ask: str
    help: str | None
    state: Literal["open", "answered", "revealed", "settled", "closed"]
    """`answered`: a fact with a value, or a judgement all have answered; it keeps one Change until the check closes."""
    hidden: bool
    """Whether answers are still blind: who answered is shown, what is not."""
    control: Buttons | Checkboxes | None
    """What answers at once in the thread; None asks through a form."""
    answered_by: tuple[str, ...]
    waiting_for: tuple[str, ...]
    said: tuple[Said, ...]
    brought: tuple[Said, ...]
    """What was said in the check before, whose link is still to come; it does not count yet."""
    brought_from: str
    """Title of the flow of that check."""
    may_reveal: bool
    split: bool
    settle: bool
    """Whether its owner may settle a split of it."""
    settled: Settled | None
    note: str | None
    asked_of: AskedOf
    again: AskedAgain | None = None
    """Why those who had answered are asked again, while it is open."""
    handed: tuple[tuple[str, str], ...] = ()
    """Who handed it over, and to whom, while they have it open."""
    counts: tuple[str, ...] = ()
    """Of a fact people answered differently, those whose answer counts."""
    role: str = ""
    """Title of the role it is asked of."""
    vacant: bool = False
    """Whether nobody holds that role, so that it is its owner's."""
    shelved: tuple[Said, ...] = ()
    """What those said who hold that role no more; it does not count."""
    measured: str = ""
    """What check-ins have measured since, which counts in place of what was said."""
    worded: Worded | None = None
    """What its owner may word anew where people differ about it."""
    not_applicable: NotApplicable = "no"
    """Whether people may say that it does not apply."""
    aside: tuple[str, ...] = ()
    """Those who say so, as far as it may be seen."""
    applies: bool = True
    shown: str = ""
    """The fingerprint of its words, where another answer changes them."""
    headed: bool = False
    """Whether the head of its card says already that it is its owner's."""
