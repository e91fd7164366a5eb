"""What a step is done in: the people's hands, and the check as it stands, in which Slack's own ids stand."""

from dataclasses import dataclass
from datetime import datetime

from bot.engine.asked.branching import as_asked, owners_values
from bot.engine.saved.assessment import Assessment
from bot.flow.model.flow import Flow
from bot.flow.model.question import Question
from bot.stories.world import NotOfferedError, NotStartedError
from bot.stories_in_slack.hands import Hands


@dataclass(frozen=True)
class Scene:
    """Where a step finds things."""

    hands: Hands
    flow: Flow
    now: datetime
    check: Assessment | None

    @property
    def standing(self) -> Assessment:
        """The check, which has begun."""
        if self.check is None:
            raise NotStartedError
        return self.check

    def question(self, id_: str) -> Question:
        """Find a question as it is asked now."""
        question, check = self.flow.question(id_), self.standing
        if question is None:
            raise NotOfferedError(f"there is no question '{id_}' in {self.flow.id}")
        return as_asked(question, owners_values(self.flow, check.owner, check.answers))
