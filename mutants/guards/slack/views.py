"""The guards in `bot/slack/views`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, in_file

_QUOTES_SET_ASIDE = ("tests/slack/views/test_quotes_set_aside.py",)
_QUOTES_ON_THE_SHELF = ("tests/slack/views/test_quotes_on_the_shelf.py",)
_APP_OUTDATED = ("tests/slack/whole_app/test_app_outdated.py",)
_APP_GAPS_OFFERED = ("tests/slack/whole_app/test_app_gaps.py", "-k", "offered")
_VIEWS_AGREE = ("tests/slack/views/test_views_agree.py",)
_CARDS_IN_LANGUAGES = ("tests/slack/cards/test_cards_in_languages.py",)
_APP_EVIDENCE = ("tests/slack/whole_app/test_app_evidence.py",)
_A_VERDICT_THAT_EXPIRED = ("tests/slack/cards/test_a_verdict_that_expired.py",)
_APP_OUTSIDERS = ("tests/slack/whole_app/test_app_outsiders.py",)

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/slack/views/portfolio.py",
        ("check-ins renew what has none", "checks_in=check.checks_in)", "checks_in=True)", _A_VERDICT_THAT_EXPIRED),
    ),
    *in_file(
        "bot/slack/views/evidence.py",
        (
            "a message beside what is set aside cannot be taken back",
            "in (*stand, *set_aside(assessment))",
            "in stand",
            _QUOTES_SET_ASIDE,
        ),
        (
            "what counts no more is not shown to whose message it is",
            "    yield from assessment.shelved.items()\n",
            "",
            _QUOTES_ON_THE_SHELF,
        ),
    ),
    *in_file(
        "bot/slack/views/fields.py",
        (
            "a form in other words keeps what was picked under those before",
            "at = Address(Verb.PICK, extra=shown)",
            "at = Address(Verb.PICK)",
            _APP_OUTDATED,
        ),
    ),
    *in_file(
        "bot/slack/views/follow_up.py",
        ("all are offered to leave a gap", "if to_owner and gap.may_waive:", "if gap.may_waive:", _APP_GAPS_OFFERED),
        (
            "a form calls optional what is then refused",
            "question_blocks(form, typed, required=True, redraws=True)",
            "question_blocks(form, typed)",
            _VIEWS_AGREE,
        ),
    ),
    *in_file(
        "bot/slack/views/home.py",
        (
            "a Home is in the language of who made it",
            "    with speaking(page.language):\n",
            "    if True:\n",
            _CARDS_IN_LANGUAGES,
        ),
    ),
    *in_file(
        "bot/slack/views/reading.py",
        (
            "my answers give a hidden answer away",
            "            if is_hidden(assessment, question):\n                unseen",
            "            if False:\n                unseen",
            _APP_EVIDENCE,
        ),
    ),
    *in_file(
        "bot/slack/views/start.py",
        (
            "every form asks about other companies",
            "if offered.shared and not alone else []",
            "if not alone else []",
            _APP_OUTSIDERS,
        ),
    ),
)
