"""The guards in `bot/usecases/forgetting/forget_person.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, in_file

_FORGET_PERSON = ("tests/usecases/forgetting/test_forget_person.py",)
_FORGET_IN_OLDER_WEEKS = ("tests/usecases/forgetting/test_forget_in_older_weeks.py",)

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/usecases/forgetting/forget_person.py",
        (
            "a check whose flow is not kept stops forgetting somebody in the others",
            "            lost = lost or error\n",
            "            raise error\n",
            _FORGET_PERSON,
        ),
        (
            "the wish to be forgotten goes though a check still names somebody",
            "    if lost is not None:\n        raise lost\n",
            "",
            _FORGET_PERSON,
        ),
        (
            "two who are forgotten become one in a trail",
            "free_name(assessment, *trail)",
            "free_name(assessment)",
            _FORGET_PERSON,
        ),
        (
            "who stands in the trail alone is not forgotten there",
            "            if not (is_named(assessment, person) or names_somebody(trail, person)):",
            "            if not is_named(assessment, person):",
            _FORGET_PERSON,
        ),
        (
            "the cards of earlier weeks name who is forgotten",
            "            await outdate_older(store, installation, assessment, assessment.version + 1)\n",
            "",
            _FORGET_IN_OLDER_WEEKS,
        ),
        (
            "a delivery before the commit takes the mark away that was set for what comes after",
            "outdate_older(store, installation, assessment, assessment.version + 1)",
            "outdate_older(store, installation, assessment, assessment.version)",
            _FORGET_IN_OLDER_WEEKS,
        ),
    ),
)
