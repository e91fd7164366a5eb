"""What is wrong with a flow although it would run: parts that never matter, and texts that get too long.

A check is a function in a file beside this one, and a word in the list below. None may be mistaken about a flow that
is right: where a check cannot tell, it says nothing.
"""

from bot.flow.vetting.afterwards import afterwards_vetted
from bot.flow.vetting.alike import alike_vetted
from bot.flow.vetting.asked import asked_vetted
from bot.flow.vetting.blanks import blanks_vetted
from bot.flow.vetting.blocking import blocking_vetted
from bot.flow.vetting.bounds import bounds_vetted
from bot.flow.vetting.braces import braces_vetted
from bot.flow.vetting.called_like import called_like_vetted
from bot.flow.vetting.constants import constants_vetted
from bot.flow.vetting.echoes import echoes_vetted
from bot.flow.vetting.escapes import escapes_vetted
from bot.flow.vetting.forms import forms_vetted
from bot.flow.vetting.gaps import gaps_vetted
from bot.flow.vetting.lengths import lengths_vetted
from bot.flow.vetting.options import options_vetted
from bot.flow.vetting.parts import Parts
from bot.flow.vetting.shares import shares_vetted
from bot.flow.vetting.texts import texts_vetted
from bot.flow.vetting.variants import variants_vetted

__all__ = ["Parts", "lengths_vetted", "vet"]

_OF_A_PART = (
    alike_vetted,
    blanks_vetted,
    bounds_vetted,
    braces_vetted,
    called_like_vetted,
    echoes_vetted,
    escapes_vetted,
    gaps_vetted,
    lengths_vetted,
    shares_vetted,
    texts_vetted,
)
_OF_THE_WHOLE = (
    blocking_vetted,
    constants_vetted,
    options_vetted,
    asked_vetted,
    variants_vetted,
    forms_vetted,
    afterwards_vetted,
)
"""What follows from all parts together, and is only judged where each of them is right."""


def vet(parts: Parts) -> None:
    """Note every problem."""
    checks = _OF_A_PART if parts.written.problems else (*_OF_A_PART, *_OF_THE_WHOLE)
    for check in checks:
        check(parts)
