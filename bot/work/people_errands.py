"""The errands there are, one entry each; a new one is an entry here, and what does it given where all is put together.

The names of tasks and looks are those under which a running work engine has them, and never change.
"""

from bot.usecases.ports import Store
from bot.work.errands import Errand
from bot.work.intervals import Intervals
from bot.work.under_way import Work


def people_errands(
    store: Store, intervals: Intervals, *, nudge: Work, publish: Work, forget_person: Work
) -> tuple[Errand, ...]:
    """List what is done for one person at a time, by the use cases given."""
    return (
        Errand(
            task="nudge",
            look="look_for_nudges",
            looks_for="whom to remind",
            every=intervals.nudge_every,
            people=store.looks,
            work=nudge,
            lost="whether %s of %s was reminded is not known, and is looked at again: %s",
            failed="reminding %s of %s failed and is tried again later; see the error",
        ),
        Errand(
            task="publish",
            look="look_for_homes",
            looks_for="whose Home to publish",
            every=intervals.homes_every,
            people=store.homes,
            work=publish,
            lost="whether the Home of %s of %s is up to date is not known, and is seen to again: %s",
            failed="the Home of %s of %s failed and is tried again later; see the error",
        ),
        Errand(
            task="forget_person",
            look="look_for_leaving",
            looks_for="whom to forget",
            every=intervals.leaving_every,
            people=store.leaving,
            work=forget_person,
            lost="whether %s of %s is forgotten is not known, and is seen to again: %s",
            failed="forgetting %s of %s failed and is tried again later; see the error",
        ),
    )
