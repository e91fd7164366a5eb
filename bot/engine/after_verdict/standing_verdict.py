"""How a verdict comes to stand: at the close, and again whenever something that counts has come in since."""

from datetime import date, datetime, timedelta

from bot.engine.after_verdict.watching import named_still
from bot.engine.saved.assessment import Assessment, Closing, PastVerdict
from bot.engine.saved.follow_up import Prediction
from bot.engine.saved.replacing import replace
from bot.engine.saved.spelling import alike
from bot.engine.times.calendar import local_date
from bot.engine.weighed.predictions import called
from bot.engine.weighed.sheet import Sheet, lay_out, zone_of
from bot.engine.weighed.verdict import decide
from bot.flow.model.flow import Flow


def close(flow: Flow, assessment: Assessment, closing: Closing) -> tuple[Assessment, str]:
    """Close a check with its verdict, and tell which rule gave it; what is said to last is frozen."""
    closed = _freeze(flow, replace(assessment, closed=closing, decided_at=closing.at), closing.at)
    sheet = standing_sheet(flow, closed, closing.at)
    outcome = decide(sheet)
    past = PastVerdict(closing.at, outcome.verdict, outcome.rule, dict(sheet.levels))
    return replace(closed, verdicts=(*assessment.verdicts, past)), f"rule {outcome.rule} gave {outcome.verdict}"


def decide_again(flow: Flow, assessment: Assessment, now: datetime, *, renew: bool) -> tuple[Assessment, str | None]:
    """Let a closed check's verdict follow what came in; `renew` says that it holds anew from now on.

    A verdict that stays the same is no new one, and silence renews none. Also tell what changed, where something did.
    """
    renewed = replace(assessment, decided_at=now) if renew else assessment
    sheet = standing_sheet(flow, renewed, now)
    outcome = decide(sheet)
    if assessment.verdicts and assessment.verdicts[-1].verdict == outcome.verdict:
        return renewed, None
    past = PastVerdict(now, outcome.verdict, outcome.rule, dict(sheet.levels))
    decided = replace(renewed, verdicts=(*assessment.verdicts, past))
    return decided, f"rule {outcome.rule} now gives {outcome.verdict}"


def standing_sheet(flow: Flow, assessment: Assessment, now: datetime) -> Sheet:
    """Lay out the sheet that stands: of a closed check the one its verdict was decided by."""
    return lay_out(assessment, flow, standing_day(assessment, now), final=assessment.closed is not None)


def standing_day(assessment: Assessment, now: datetime) -> date:
    """Tell the day as of which a sheet is weighed; a closed check does not age until it is decided again."""
    if assessment.closed is None:
        return now.date()
    return (assessment.decided_at or assessment.closed.at).date()


def expires_at(flow: Flow, assessment: Assessment) -> datetime | None:
    """Tell when the verdict that stands expires; None where it does not, or none stands."""
    if not (assessment.verdicts and assessment.closed and flow.expires_after_days):
        return None
    decided = assessment.decided_at or assessment.verdicts[-1].at
    return decided + timedelta(days=flow.expires_after_days)


def has_expired(flow: Flow, assessment: Assessment, now: datetime) -> bool:
    """Whether the verdict that stands holds no longer."""
    at = expires_at(flow, assessment)
    return at is not None and at <= now


def _freeze(flow: Flow, assessment: Assessment, now: datetime) -> Assessment:
    """Keep what is said to last, to be watched and looked at again; what people still say stays frozen as it is."""
    watch, look_back = (flow.check_in.watch, flow.check_in.look_back) if flow.check_in else (None, None)
    named = named_still(flow, assessment, standing_sheet(flow, assessment, now))
    frozen = called(assessment.predictions) or {alike(name) for name in assessment.watch}
    if watch is None or not named or not frozen.isdisjoint(alike(name) for name in named):
        return assessment
    watched = named[: watch.most]
    made = tuple(Prediction(name, local_date(zone_of(assessment), now)) for name in watched) if look_back else ()
    return replace(assessment, watch=watched, watch_by=None, predictions=made)
