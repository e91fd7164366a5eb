"""Refusals as sentences, with mentions where Slack shows them and without where it does not."""

import pytest

from bot.engine.decision import Refused
from bot.slack.telling import NOT_FOUND, because, because_plainly
from bot.usecases.act import NotFound


@pytest.mark.parametrize(
    ("engine", "plain"),
    [
        (
            "Only <@U1ANA>, who owns this check, answers this one.",
            "Only the owner of this check answers this one.",
        ),
        ("<@U1ANA> has settled this question.", "The owner of this check has settled this question."),
        ("Write 3 to 60 characters; this has 2.", "Write 3 to 60 characters; this has 2."),
    ],
)
def test_in_plain_text_the_owner_is_called_the_owner(engine, plain):
    assert because_plainly(Refused(engine)) == plain


def test_a_mention_of_ours_stays_one_and_what_a_person_typed_becomes_none():
    assert because(Refused("Only <@U1ANA> may; “<!channel> & co” is no option.")) == (
        "Only <@U1ANA> may; “&lt;!channel&gt; &amp; co” is no option."
    )


def test_what_is_not_found_is_said_in_one_way():
    assert because_plainly(NotFound()) == NOT_FOUND
