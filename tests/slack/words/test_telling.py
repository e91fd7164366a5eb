"""Refusals as sentences, with mentions where Slack shows them and without where it does not."""

import pytest

from bot.engine.decision import Refused
from bot.sentence import Sentence, several
from bot.slack.telling import NOT_FOUND, because, because_plainly
from bot.slack.writing.text import inline
from bot.usecases.acting.act import NotFound


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
    typed = "<!channel> & <@U9EVE>"
    assert because(Refused(Sentence("Only <@{owner}> may; “{typed}” is no option.", owner="U1ANA", typed=typed))) == (
        "Only <@U1ANA> may; “&lt;!channel&gt; &amp; \u2039@U9EVE&gt;” is no option."
    )


def test_a_command_in_a_refusal_of_ours_can_be_copied_and_what_a_flow_says_in_it_formats_nothing():
    advice = Sentence("Only <@{owner}>, {gone}; `/ftready take over` does.", owner="U1ANA", gone=Sentence("who left"))
    of_a_flow = Sentence("{first}, {second}", first=Sentence("Answer “{short}”", short="`a` *b*"), second="~c~")

    assert because(Refused(advice)) == "Only <@U1ANA>, who left; `/ftready take over` does."
    assert because(Refused(of_a_flow)) == f"Answer “{inline('`a` *b*')}”, {inline('~c~')}"
    assert because(Refused("of a flow: *b*")) == inline("of a flow: *b*")


def test_a_sentence_that_counts_is_said_by_its_number_still():
    assert because(Refused(several("1 of `a`{x}", "{count} of `a`{x}", 2, x="*b*"))) == f"2 of `a`{inline('*b*')}"


def test_what_is_not_found_is_said_in_one_way():
    assert because_plainly(NotFound()) == NOT_FOUND
