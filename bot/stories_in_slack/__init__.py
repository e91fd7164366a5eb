"""Stories in the whole bot: what their people do is typed and pressed in a pretend Slack, and read back from there.

A sentence makes the same event as on the engine; here it becomes what a person would do to bring it about. What stands
in Slack, what the store keeps and what people were told is then held against the story.
"""

from bot.stories_in_slack.playing import SlackStories

__all__ = ["SlackStories"]
