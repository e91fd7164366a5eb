"""The portfolio: opened by command for whoever typed it, and turned page by page. It changes nothing.

It is opened empty and filled once all is looked at, for Slack gives three seconds. Who is where is asked for each page.
"""

from bot.engine.cards.check import ROOT
from bot.sentence import Sentence
from bot.slack import views
from bot.slack.calling.calls import TooLateError
from bot.slack.heard.asked import Asker, Commanded, PressedInView
from bot.slack.parts import Parts
from bot.slack.policy import is_stranger
from bot.slack.telling import ACK, Press, fill_view, line_of, reply, sentence_view
from bot.slack.views.portfolio import TITLE, portfolio_view
from bot.slack.writing.blocks import Json
from bot.usecases.looking.portfolio import portfolio_of
from bot.usecases.ports import AgainError, HoldOffError, LostAnswerError, NotAllowedError
from bot.usecases.shown.linking import links_to

TOO_LATE = Sentence("That took longer than Slack waits; type the command again.")
NOT_SAID = Sentence(
    "Slack does not say at the moment which channels you are in, so nothing is shown; ask again in a minute."
)
TROUBLE = Sentence("Something went wrong on the way, so nothing is shown; ask again in a minute.")


async def take_command(parts: Parts, commanded: Commanded) -> Json:
    """Open the portfolio of whoever typed it, and fill it as soon as all is looked at."""
    try:
        opened = await parts.outgoing.call(
            commanded.asker.installation, "views.open", trigger_id=commanded.trigger, view=views.loading(TITLE)
        )
    except (TooLateError, LostAnswerError, HoldOffError):
        return reply(line_of(TOO_LATE))
    parts.later.do(_show(parts, commanded.asker, str((opened.get("view") or {}).get("id") or ""), 0))
    return ACK


async def turn_page(parts: Parts, press: Press) -> Json:
    """Show another page of it; whose it is, the verified payload says."""
    extra = press.pressed.address.extra
    if not isinstance(press, PressedInView) or press.view.is_home or await is_stranger(parts, press.asker):
        return ACK
    if extra.isascii() and extra.isdigit():
        parts.later.do(_show(parts, press.asker, press.view.id, int(extra[:6])))
    return ACK


async def _show(parts: Parts, asker: Asker, view_id: str, page: int) -> None:
    """Put a page in place of what the modal shows; one that was closed meanwhile stays closed."""
    try:
        view = await _page(parts, asker, page)
    except (AgainError, LostAnswerError, NotAllowedError):
        view = sentence_view(NOT_SAID, TITLE)
    except Exception:
        await fill_view(parts, asker, view_id, sentence_view(TROUBLE, TITLE))
        raise
    await fill_view(parts, asker, view_id, view)


async def _page(parts: Parts, asker: Asker, number: int) -> Json:
    language = await parts.members.language_of(asker.installation, asker.person)
    found = await portfolio_of(parts.ports, parts.members, asker.installation, asker.person, language)
    page = found.page(number)
    cards = {each.assessment: (each.assessment, ROOT) for each in page.checks}
    return portfolio_view(found, page, await links_to(parts.ports, parts.outgoing, asker.installation, cards))
