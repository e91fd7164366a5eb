"""The guards in `bot/flow`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, alone, in_file

_FRAGMENTS_AND_THE_WHOLE = ("tests/flow/composing/test_fragments_and_the_whole.py",)
_CALLS = ("tests/flow/composing/test_calls.py",)
_BROKEN_FLOWS = ("tests/flow/test_broken_flows.py",)
_LOOPS = ("tests/flow/building/test_loops.py",)
_ROLES_OF_A_FLOW = ("tests/flow/building/test_roles_of_a_flow.py",)
_READINESS_SUMMARY = alone("tests/flows/test_readiness_summary.py")
_DIFFERENCE = ("tests/flow/differing/test_difference.py",)
_CONDITIONS_READ_ONCE = ("tests/flow/conditions/test_conditions_read_once.py",)
_DRAW = ("tests/flow/drawing/test_draw.py",)
_FRAGMENTS = ("tests/flow/composing/test_fragments.py",)
_CALLS_FOLDER = ("tests/folders/test_calls_folder.py",)
_TRANSLATIONS = ("tests/flow/translating/test_translations.py",)
_TRANSLATIONS_FOLDER = ("tests/folders/test_translations_folder.py",)
_TRANSLATIONS_OF_SHIPPED_FLOWS = ("tests/flows/test_translations_of_shipped_flows.py",)
_ENGINE_LOOPS = ("tests/engine/asked/test_engine_loops.py",)
_VETTING_SHADOWS = ("tests/flow/vetting/test_vetting_shadows.py",)
_VARIANTS = ("tests/flow/vetting/test_variants.py",)
_ALL_AT_ONCE = ("tests/flow/test_all_at_once.py",)

_READING_YAML = ("tests/flow/tree/test_reading_yaml.py",)
_ESCAPES = ("tests/flow/vetting/test_escapes.py",)

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/flow/tree/reading.py",
        (
            "an escape stands for any sign",
            """if text.source.style == '"' else None""",
            """if text.source.style == '?' else None""",
            _READING_YAML,
        ),
        ("a lost first line is told key by key", "if goes_on and", "if False and", _BROKEN_FLOWS),
        (
            "a kept flow is refused for its escapes",
            "if not self._escapes and (odd := odd_escape(scalar)):",
            "if odd := odd_escape(scalar):",
            _ESCAPES,
        ),
    ),
    *in_file(
        "bot/flow/written/misplaced.py",
        ("what stands in another list is told key by key", "if kind is None or", "if True or", _BROKEN_FLOWS),
    ),
    *in_file(
        "bot/flow/written/file.py",
        (
            "a question without an id makes names unknown",
            "self.nameless = any(has_no_name(tree, loc) for loc, _ in found)",
            "self.nameless = False",
            _BROKEN_FLOWS,
        ),
    ),
    *in_file(
        "bot/flow/vetting/escapes.py",
        ("an escape is offered to people", "(odd := odd_escape(word))", "(odd := None)", _ESCAPES),
    ),
    *in_file(
        "bot/flow/vetting/bounds.py",
        ("no number need lie between bounds", "if keys and not _some_number_fits(shape):", "if False:", _BROKEN_FLOWS),
    ),
    *in_file(
        "bot/flow/building/flow.py",
        (
            "the hash leaves the fragments out",
            "    beside += [part for name in flow.fragments",
            "    beside += [part for name in ()",
            _FRAGMENTS_AND_THE_WHOLE,
        ),
    ),
    *in_file(
        "bot/flow/composing/calling.py",
        ("a flow calls itself without an end", "if name in self.caller.path:", "if False:", _CALLS),
        ("calls nest ever deeper", "if len(path) > DEEPEST_CALL:", "if False:", _CALLS),
        ("a flow calls ever more", "        self.caller.budget.left -= 1\n", "", _CALLS),
        ("a call has any language", "if theirs != own:", "if False:", _CALLS),
        ("pages lie anywhere", "if pages and pages != here and untold", "if False and untold", _CALLS),
        (
            "pages that lie nowhere lie elsewhere too",
            "if pages and pages != here and untold",
            "if pages != here",
            _CALLS,
        ),
        ("a misspelt call is told key by key", "or misspelt(section, CALL, _ASKED) is not None)", ")", _BROKEN_FLOWS),
        ("ids get too long", "if len(longest) > _LONGEST_ID:", "if False:", _CALLS),
        ("what is passed in is asked again", "if _id(each) not in passed)", "if True)", _CALLS),
    ),
    *in_file(
        "bot/flow/checks/branching.py",
        ("a bad when gets two cures", "if unread and not wrong:", "if unread:", _BROKEN_FLOWS),
    ),
    *in_file(
        "bot/flow/checks/calls.py",
        ("nobody reads it", "and not _is_read(call.called, flow):", "and False:", _CALLS),
    ),
    *in_file(
        "bot/flow/checks/loops.py",
        ("a list in a list is taken", "if built.each is not None:", "if built is None:", _LOOPS),
        ("what is named goes unasked", "if section.most < most:", "if section.most < 0:", _LOOPS),
        ("anyone names the items", 'if built.asked_of != "owner":', "if built is None:", _LOOPS),
    ),
    *in_file(
        "bot/flow/checks/roles.py",
        ("the start is asked of a role", "elif id_ in start or start == (_ALL,):", "elif False:", _ROLES_OF_A_FLOW),
    ),
    *in_file(
        "bot/flow/conditions/reasons.py",
        (
            "a gap blocks that makes no gate fail",
            "if evaluation.condition(each)(env) is holds]",
            "if env]",
            _READINESS_SUMMARY,
        ),
    ),
    *in_file(
        "bot/flow/written/scopes.py",
        (
            "a condition is taken from a flow with other options",
            "return type(kind).__name__, type(usual).__name__, tuple(known)",
            "return type(kind).__name__, type(usual).__name__",
            _CONDITIONS_READ_ONCE,
        ),
    ),
    *in_file(
        "bot/flow/differing/difference.py",
        ("another unit asks nothing anew", 'MEANING = ("ask", "help", "type"', 'MEANING = ("ask", "type"', _DIFFERENCE),
        (
            "another role asks nothing anew",
            'MEANING = ("ask", "help", "type", "asked_of", "role", "each")',
            'MEANING = ("ask", "help", "type", "asked_of", "each")',
            _ROLES_OF_A_FLOW,
        ),
    ),
    *in_file(
        "bot/flow/drawing/picture.py",
        ("what can be answered is never drawn", "answers if options else _nothing", "_nothing", _DRAW),
    ),
    *in_file(
        "bot/flow/composing/expanding.py",
        ("any name is a fragment's", "or not _NAMED.fullmatch(use.text)", "or not use.text", _FRAGMENTS),
        ("a flow grows by its fragments", "if self.size > LARGEST:", "if False:", _FRAGMENTS_AND_THE_WHOLE),
        ("a flow has ever more parts", "        self.parts += parts_of(question)\n", "", _FRAGMENTS_AND_THE_WHOLE),
        ("a flow goes ever deeper", "+ _QUESTION_AT > DEEPEST:", "< 0:", _FRAGMENTS_AND_THE_WHOLE),
        ("an id comes twice", "if before is place or not (by_use or came_by_use):", "if True:", _FRAGMENTS),
        ("the type changes", "elif fixed := [key for key in over if key in FIXED]:", "elif fixed := []:", _FRAGMENTS),
    ),
    *in_file(
        "bot/flow/composing/fragments.py",
        ("places change files", "    if source.file:\n", "    if False:\n", _CALLS),
        ("a fragment uses fragments", "if USE in node.entries)", "if False)", _FRAGMENTS),
        ("any file name will do", "shape.fragment != name:", "False:", _FRAGMENTS),
    ),
    *in_file(
        "bot/flow/places.py",
        (
            "the inside of a text has the wrong file",
            "return self._at(content, offset).within(self._source.file)",
            "return self._at(content, offset)",
            _FRAGMENTS,
        ),
    ),
    *in_file(
        "bot/flow/problems.py",
        ("a mistake in a fragment is told in the flow", "    if place.file:\n", "    if False:\n", _FRAGMENTS),
    ),
    *in_file(
        "bot/flow/composing/renaming.py",
        ("options are renamed", "trees = trees[:1]", "yield from _change(tokens[-1], names)", _CALLS),
        ("a flow speaks of its caller", "        if token in RETURNED:\n", "        if False:\n", _CALLS),
        ("places shift", "else run.at + offset - run.begins", "else offset", _CALLS),
    ),
    *in_file(
        "bot/flow/tree/slips.py",
        ("a number keeps its comma", "if meant is None or (whole", "if True or (whole", _BROKEN_FLOWS),
    ),
    *in_file(
        "bot/flow/translating/translations.py",
        (
            "a wrong translation is offered",
            "    if found is None or work.written.problems:",
            "    if found is None:",
            _TRANSLATIONS_FOLDER,
        ),
    ),
    *in_file(
        "bot/flow/translating/one_translation.py",
        (
            "translations of what is called are lost",
            "        self.texts |= texts_of_calls(",
            "        _ = texts_of_calls(",
            _CALLS_FOLDER,
        ),
        ("a text puts in what it likes", "            if piece not in wanted:", "            if False:", _TRANSLATIONS),
        ("a text leaves out what is put in", "        if left_out and ", "        if False and ", _TRANSLATIONS),
        ("a text of nothing is passed over", "            if known is None:", "            if False:", _TRANSLATIONS),
        (
            "the words of another flow are taken",
            "        if head.translation != self.flow.id:",
            "        if False:",
            _TRANSLATIONS,
        ),
        ("other words make another flow", "            hash=self.flow.hash,\n", "", _TRANSLATIONS_OF_SHIPPED_FLOWS),
        ("a mistake is told in the flow", "scalar_in(text, self.wording.file)", "text", _TRANSLATIONS),
        ("what is old is not noticed", "head.of is not None and head.of != mark:", "False:", _TRANSLATIONS),
        (
            "what is watched is known by its translation",
            "            check_in=known_by(made.check_in, self.flow.check_in),\n",
            "",
            _TRANSLATIONS_OF_SHIPPED_FLOWS,
        ),
    ),
    *in_file(
        "bot/flow/written/stand_ins.py",
        ("a long title hides the rest", "return key in {*_TEXTS, ", "return key in {", _ALL_AT_ONCE),
        ("a bad section id makes others wrong", '            yield "section"', '            yield ""', _ALL_AT_ONCE),
    ),
    *in_file(
        "bot/flow/unrolling.py",
        (
            "what is asked again is so for every item",
            "for_item(id_, item) if id_ in loop.questions else id_ for id_",
            "id_ for id_",
            _ENGINE_LOOPS,
        ),
    ),
    *in_file(
        "bot/flow/vetting/alike.py",
        ("two options read the same", "if text and first != id_:", "if False:", _BROKEN_FLOWS),
    ),
    *in_file(
        "bot/flow/vetting/blanks.py",
        ("YAML's nothing is shown", "if text.text in _NOTHING", "if False", _BROKEN_FLOWS),
        ("a text of spaces is shown", "elif text.text and not any(", "elif False and not any(", _BROKEN_FLOWS),
    ),
    *in_file(
        "bot/flow/vetting/braces.py",
        ("a name in a title is told", "if key in _PLAIN else ()", "if False else ()", _BROKEN_FLOWS),
        ("braces written twice are told", "if key in _FILLED else ()", "if False else ()", _BROKEN_FLOWS),
    ),
    *in_file(
        "bot/flow/vetting/shares.py",
        ("a share in percent is told", "for found in _SHARE.finditer(text.text):", "for found in ():", _BROKEN_FLOWS),
    ),
    *in_file(
        "bot/flow/vetting/blocking.py",
        ("gates block nothing", "    if not parts.shape.gates:\n", "    if True:\n", _BROKEN_FLOWS),
    ),
    *in_file(
        "bot/flow/vetting/called_like.py",
        ("a flow is called like a word", "if parts.flow.id in TAKEN:", "if False:", _BROKEN_FLOWS),
    ),
    *in_file(
        "bot/flow/vetting/constants.py",
        ("rules below one that always holds are told too", "if alone != ALWAYS:", "if True:", _BROKEN_FLOWS),
        ("needs that rule one another out pass", "if isinstance(holds, And) and", "if False and", _BROKEN_FLOWS),
        ("a rule lies behind a gate", "elif not _BLOCKED.isdisjoint(before):", "elif False:", _BROKEN_FLOWS),
    ),
    *in_file(
        "bot/flow/vetting/echoes.py",
        (
            "a gate echoes itself",
            "            if _is_echo(sentence, gate, parts.flow):\n",
            "            if False:\n",
            _BROKEN_FLOWS,
        ),
    ),
    *in_file(
        "bot/flow/vetting/forms.py",
        ("a start form has any length", "    if start > SHOWN:\n", "    if False:\n", _BROKEN_FLOWS),
        ("a check-in form has any length", "    if weekly > SHOWN:\n", "    if False:\n", _BROKEN_FLOWS),
    ),
    *in_file(
        "bot/flow/vetting/outcomes.py",
        ("what is said twice may be and not be", "if times > 1]", "if False]", _BROKEN_FLOWS),
    ),
    *in_file(
        "bot/flow/vetting/ways.py",
        (
            "one number stands for all although it is reckoned with",
            "alone=len(cuts.get(key, [])) == asked[key])",
            "alone=True)",
            _VETTING_SHADOWS,
        ),
    ),
    *in_file(
        "bot/flow/vetting/facts.py",
        ("a link comes unasked", "{} if linked else {tree", "{} if True else {tree", _BROKEN_FLOWS),
        ("a day comes unasked", "return {} if dated else", "return {} if True else", _BROKEN_FLOWS),
    ),
    *in_file(
        "bot/flow/vetting/shadows.py",
        ("what stands before a condition is forgotten", "return bool(before) and", "return False and", _BROKEN_FLOWS),
    ),
    *in_file(
        "bot/flow/vetting/variants.py",
        (
            "answers stay under a variant that takes others",
            "if lacking and variant.when and",
            "if False and",
            _VARIANTS,
        ),
        (
            "what an earlier variant hangs on changes nothing",
            "named |= dict.fromkeys(",
            "named = dict.fromkeys(",
            _VARIANTS,
        ),
    ),
    *in_file(
        "bot/flow/composing/calls.py",
        ("anything is passed in", "elif type(kind) is not type(theirs.type.kind()):", "elif False:", _CALLS),
    ),
)
