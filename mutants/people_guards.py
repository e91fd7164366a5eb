"""The guards of what people type and read: figures are no names, a box means its name, only what blocks is said to."""

from mutants.guard import Guard

_FORMS = "bot/engine/rules/check_in_forms.py"
_CHECK_IN_FORMS = ("tests/engine/test_follow_up_forms.py",)
_SUMMARY = ("tests/slack/test_cards_summary.py",)

PEOPLE_GUARDS: tuple[Guard, ...] = (
    Guard(
        "figures alone are a name",
        "bot/questions/names.py",
        "if not all(any(character.isalpha() for character in each) for each in names):",
        "if False:",
        ("tests/questions/test_texts_typed.py",),
    ),
    Guard(
        "a box that names nothing any more is taken",
        _FORMS,
        'if boxes.issuperset(entered.get("value") or ()) else Wrong(LIST_CHANGED)',
        "",
        _CHECK_IN_FORMS,
    ),
    Guard(
        "a name of the menu that is gone is taken for words",
        _FORMS,
        'if field.name == NEW and not boxes.issuperset(filter(None, [entered.get("instead")])):',
        "if False:",
        _CHECK_IN_FORMS,
    ),
    Guard(
        "gates block a verdict that asks for none",
        "bot/slack/cards/gap_rows.py",
        '    if names.card.outside:\n        return say("rule “{title}”", title=title)\n',
        "",
        _SUMMARY,
    ),
    Guard(
        "a name that is still hidden is told",
        "bot/engine/forms/same_name.py",
        "others = [] if is_hidden(assessment, question) else assessment",
        "others = assessment",
        ("tests/engine/test_engine_naming.py",),
    ),
    Guard(
        "one of several sections that are equally low is named alone",
        "bot/engine/weighed/sheet.py",
        "if self.sections[section.id] == low]",
        "if section is self.weakest]",
        ("tests/flows/test_readiness_verdicts.py",),
    ),
    Guard(
        "a form calls optional what is then refused",
        "bot/slack/views/follow_up.py",
        "question_blocks(form, typed, required=True)",
        "question_blocks(form, typed)",
        ("tests/slack/test_views_agree.py",),
    ),
    Guard(
        "full output ends in a traceback",
        "bot/cli/__init__.py",
        "with output_told():",
        "if True:",
        ("tests/cli/test_cli_output.py",),
    ),
    Guard(
        "a Home shows what is in a channel somebody has left",
        "bot/usecases/home.py",
        "        if is_in[each.channel] and (flow",
        "        if (flow",
        ("tests/usecases/test_home.py",),
    ),
    Guard(
        "a stranger has a Home",
        "bot/usecases/home.py",
        "if opened is None or not await members.is_one_of_us(installation, person):",
        "if opened is None:",
        ("tests/usecases/test_home.py",),
    ),
    Guard(
        "a Home is not marked by what is delivered",
        "bot/usecases/deliver.py",
        """    await ports.store.mark_homes(installation, concerned(assessment), ports.clock())
    crash_here("before_delivered")""",
        """    crash_here("before_delivered")""",
        ("tests/usecases/test_home.py",),
    ),
)
