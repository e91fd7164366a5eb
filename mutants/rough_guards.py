"""The guards against rough use: two at once, the same again, late or changed, and what was written to mislead."""

from mutants.guard import Guard

_ALONE = "--confcutdir=tests/flows"
_STARTING = ("tests/usecases/test_start.py",)
_BLIND = (_ALONE, "tests/engine/test_engine_blind.py")
_LINKS = ("tests/questions/test_links.py", "tests/engine/test_engine_links.py")
_FILES = ("tests/cli/test_cli_verdict.py",)
_WEEKS = (_ALONE, "tests/flows/test_answer_sheet_follow_up.py")
_SHEETS = (_ALONE, "tests/usecases/test_sheet_of.py")

_START = "bot/usecases/start.py"
_LINK = "bot/questions/links.py"
_FOLLOW_UP = "bot/usecases/follow_up_sheet.py"

_AT_ONCE = (
    Guard("a changed start is taken for done", _START, "if ended is Committed.STALE:", "if False:", _STARTING),
    Guard(
        "each who asks the team begins a check",
        _START,
        "event = replace(event, assessment=id_after(from_id))",
        "event = replace(event, assessment=id_after(event_id))",
        _STARTING,
    ),
    Guard(
        "a press that arrives late is the last word",
        "bot/engine/rules/answering.py",
        "if repeats or _is_late(before, given):",
        "if repeats:",
        (_ALONE, "tests/engine/test_engine_answering.py"),
    ),
    Guard(
        "words are taken for what they replaced",
        "bot/slack/surfaces/answering_in_words.py",
        "if not _is_from(stands, ts):",
        "if True:",
        ("tests/slack/test_app_mention.py", "-k", "double"),
    ),
    Guard(
        "people wait in a row for what Slack says of them",
        "bot/slack/policy.py",
        "    await parts.members.is_one_of_us(asker.installation, asker.person)\n\n    async def lets",
        "    async def lets",
        ("tests/slack/test_app_people.py", "-k", "in_a_row"),
    ),
    Guard(
        "a read comes before its time",
        "bot/slack/outgoing.py",
        "if since is not None and until is not None and since <= self._clock() < until:",
        "if False:",
        ("tests/slack/test_outgoing.py",),
    ),
    Guard(
        "what comes at the end is taken and not answered",
        "bot/slack/socket.py",
        "if self._ending:",
        "if False:",
        ("tests/slack/test_socket.py",),
    ),
    Guard(
        "the card offered tells a pass",
        "bot/engine/wanted/viewing.py",
        "may_reveal=hidden and has_response(assessment, asked)",
        "may_reveal=hidden and any(each.value is not None for each in answers.values())",
        _BLIND,
    ),
    Guard(
        "the refusal tells a pass", "bot/engine/rules/steering.py", "if not has_response(", "if not has_word(", _BLIND
    ),
)

_MISLEADING = (
    Guard("a backslash is a letter of a host", _LINK, '"\\\\" in link or ', "", _LINKS),
    Guard("what a host turns into is not looked at", _LINK, "as_typed and ", "", _LINKS),
    Guard(
        "any letters are a host", _LINK, "shown if right and _HOST.fullmatch(shown) else", "shown if right else", _LINKS
    ),
    Guard(
        "what nobody sees makes a line long",
        "bot/questions/text.py",
        "length = len(text) if len(text) > most else len(seen(text))",
        "length = len(text)",
        ("tests/questions/test_seen.py",),
    ),
    Guard(
        "a number has hundreds of digits",
        "bot/questions/values.py",
        "if not abs(number) <= LARGEST:",
        "if abs(number) > LARGEST:",
        ("tests/questions/test_numbers_typed.py",),
    ),
    Guard("of two keys the last is taken", "bot/cli/sheets.py", "if key in found:", "if False:", _FILES),
    Guard("half of a character is one", "bot/cli/sheets.py", 'if "\\\\u" in text:', "if False:", _FILES),
    Guard(
        "a mistake moves the terminal",
        "bot/cli/answers.py",
        "typer.echo(plainly(line), err=True)",
        "typer.echo(line, err=True)",
        _FILES,
    ),
    Guard("a check-in is in any year", _FOLLOW_UP, "if day.year not in YEARS:", "if False:", _WEEKS),
    Guard(
        "a pass is a pick",
        _FOLLOW_UP,
        "return plain if plain in PASSED else _listed(plain)",
        "return _listed(plain)",
        _SHEETS,
    ),
    Guard(
        "answers stay under a variant that takes others",
        "bot/flow/vetting/variants.py",
        "if lacking and variant.when and",
        "if False and",
        ("tests/flow/vetting/test_variants.py",),
    ),
    Guard(
        "what an earlier variant hangs on changes nothing",
        "bot/flow/vetting/variants.py",
        "named |= dict.fromkeys(",
        "named = dict.fromkeys(",
        ("tests/flow/vetting/test_variants.py",),
    ),
    Guard(
        "a file that breaks is told to nobody",
        "bot/slack/surfaces/exporting.py",
        "        await tell(parts, asker, root.channel, root.ts, line_of(NOT_WRITTEN))\n",
        "",
        ("tests/slack/test_app_export.py",),
    ),
    Guard("check-ins go on for ever", _FOLLOW_UP, "if day - first > timedelta(weeks=MOST_WEEKS):", "if False:", _WEEKS),
)

ROUGH_GUARDS: tuple[Guard, ...] = (*_AT_ONCE, *_MISLEADING)
