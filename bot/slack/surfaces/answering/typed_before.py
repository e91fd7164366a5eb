"""What was typed into a form in which a pass, or that it does not apply, is pressed: it is asked about, never lost."""

from bot.engine.decision import Refused
from bot.sentence import Sentence
from bot.slack import views
from bot.slack.address import Carried, Verb
from bot.slack.heard.asked import PressedInView
from bot.slack.parts import Parts
from bot.slack.surfaces.finding.found import Found, find
from bot.slack.telling import Press, change_view

TYPED_TOO = Sentence(
    "You have typed an answer too. *Save* gives that one; pressed again, the button below takes its place."
)
INSTEAD = frozenset({Verb.ANSWER, Verb.PASS, Verb.ASIDE})
"""What takes the place of an answer that was typed: at once, or after its own form."""


async def asks_about_typed(parts: Parts, press: Press) -> bool:
    """Ask once about what stands typed in the form; whether the press waits for that. Pressed again, it is taken."""
    address = press.pressed.address
    if not isinstance(press, PressedInView) or address.verb not in INSTEAD or press.view.carried.at:
        return False
    typed = {name: value for name, value in views.entered(press.view.values, address.question).items() if value}
    if not typed:
        return False
    found = await find(parts, press.asker, address.verb, address.assessment)
    question = found.answerable(address.question, press.asker.person) if isinstance(found, Found) else None
    if not isinstance(found, Found) or question is None or isinstance(question, Refused):
        return False
    form = found.form(question, press.asker.person)
    stood = views.standing(form)
    if all(stood.get(name) == value for name, value in typed.items()):
        return False
    await change_view(parts, press, views.answer(address.assessment, form, typed, TYPED_TOO, Carried(at=1)))
    return True
