"""The guards of the engine: how answers are weighed, what stays blind, who may, and what a repeat does."""

from mutants.guard import Guard

_ALONE = "--confcutdir=tests/flows"
_SEVERAL = (_ALONE, "tests/flows/test_readiness_several_answers.py")
_SUMMARY = (_ALONE, "tests/flows/test_readiness_summary.py")
_VERDICTS = (_ALONE, "tests/flows/test_readiness_gates.py", "tests/flows/test_readiness_verdicts.py")
_START = (_ALONE, "tests/engine/test_engine_start.py")
_ANSWERING = (_ALONE, "tests/engine/test_engine_answering.py")
_BLIND = (_ALONE, "tests/engine/test_engine_blind.py")
_SPLITS = (_ALONE, "tests/engine/test_engine_splits.py")
_CLOSING = (_ALONE, "tests/engine/test_engine_closing.py")
_CALLS = (_ALONE, "tests/engine/test_engine_calls.py")
_SHEET = (_ALONE, "tests/flows/test_answer_sheet_mistakes.py")

_STANDING = "bot/engine/weighed/standing.py"
_OF_SHEET = "bot/engine/weighed/sheet.py"
_OF_NAMES = "bot/engine/weighed/sheet_env.py"
_OF_VERDICT = "bot/engine/weighed/verdict.py"
_TURNING = "bot/engine/weighed/turning.py"
_RANKING = "bot/engine/weighed/ranking.py"
_REASONS = "bot/flow/conditions/reasons.py"
_OF_ANSWERING = "bot/engine/rules/answering.py"
_EARLIER = "bot/engine/rules/earlier_words.py"
_CHANGED_BACK = ("tests/engine/test_engine_earlier_words.py",)
_OWNING = "bot/engine/rules/steering.py"
_OF_UPGRADING = "bot/engine/rules/upgrading.py"
_UPGRADES = ("tests/engine/test_engine_upgrade.py",)
_PASSING = "bot/engine/rules/flowing_on.py"
_ASKING = "bot/engine/asked/asking.py"
_TRANSITION = "bot/engine/transition.py"
_OF_FILE = "bot/usecases/answer_sheet.py"

_OWNER = 'if event.by != assessment.owner:\n        return Refused(only_owner(assessment.owner, Sentence("can '
_NOBODY = _OWNER.replace("event.by != assessment.owner", "False")

_BRANCHING = ("tests/engine/test_engine_branching.py",)
_OF_BRANCHING = "bot/engine/asked/branching.py"

_ASIDES = ("tests/engine/test_engine_not_applicable.py",)
_OF_ASIDES = (
    Guard(
        "a word that it does not apply goes before an answer",
        _STANDING,
        "(settlement is None and aside and not counting)",
        "(settlement is None and aside)",
        _ASIDES,
    ),
    Guard(
        "a fact waits on although it does not apply",
        "bot/engine/saved/answer.py",
        'return self.value is not None or self.passed == "not_applicable"',
        "return self.value is not None",
        _ASIDES,
    ),
    Guard(
        "a reason that is asked for may be blank",
        _OF_ANSWERING,
        'if question.not_applicable == "with_reason" and not seen(reason):',
        "if not question:",
        _ASIDES,
    ),
    Guard(
        "it is said of what always applies",
        _OF_ANSWERING,
        'if question.not_applicable == "no":\n        return APPLIES',
        "if not question:\n        return APPLIES",
        _ASIDES,
    ),
    Guard(
        "nobody takes back what the owner ruled out",
        _OWNING,
        "if not question.blind and (settled is None or settled.value is not None):",
        "if not question.blind:",
        _ASIDES,
    ),
)
_EVIDENCE = ("tests/engine/test_engine_evidence.py",)
_OF_EVIDENCE = (
    Guard(
        "evidence that is required is not",
        _STANDING,
        "return NEEDS_LINK if asks.required and wants_link(",
        "return NEEDS_LINK if not asks and wants_link(",
        _EVIDENCE,
    ),
    Guard(
        "any link will do", _STANDING, 'return None if "link" in asks.by else ONLY_MESSAGE', "return None", _EVIDENCE
    ),
    Guard(
        "a message is as good as a page",
        _STANDING,
        'return None if "message" in asks.by else NO_MESSAGE',
        "return None",
        _EVIDENCE,
    ),
    Guard(
        "what lacks its evidence counts on in a newer flow",
        _OF_UPGRADING,
        "_linked(flow, _applying(flow, _keeping(assessment, kept, set(event.weekly))))",
        "_applying(flow, _keeping(assessment, kept, set(event.weekly)))",
        _EVIDENCE,
    ),
    Guard(
        "the owner's word needs no evidence",
        _OWNING,
        "needs = None if isinstance(value, Wrong) or shown else",
        "needs = None if isinstance(value, Wrong) or value else",
        _EVIDENCE,
    ),
)
_NOT_ASKED = (
    Guard(
        "what is not asked counts",
        _OF_SHEET,
        "if not is_asked(flow.questions[id_], owners):",
        "if not id_:",
        _BRANCHING,
    ),
    Guard(
        "what is not asked stands in the way",
        _OF_NAMES,
        "each.level if (each := sheet.standing(id_)).stands else 1.0",
        "sheet.standing(id_).level",
        _BRANCHING,
    ),
    Guard(
        "an owner's answer that does not count decides what is asked",
        _OF_BRANCHING,
        "branching = [id_ for id_ in flow.branching if id_ in said]",
        "branching = list[str]()",
        _BRANCHING,
    ),
    Guard(
        "what was typed is lost with the question",
        _OF_ANSWERING,
        "return id_ not in going, not rested_on,",
        "return False, not rested_on,",
        _BRANCHING,
    ),
    Guard(
        "a question that is not asked is open",
        _ASKING,
        "if not asks(flow, assessment, question):",
        "if not question.id:",
        _BRANCHING,
    ),
)
_WEIGHING = (
    Guard("a split caps at more", _STANDING, "HALF = 0.5", "HALF = 1.0", _SEVERAL),
    Guard("a split caps nothing", _STANDING, "    if split:\n", "    if False:\n", _SEVERAL),
    Guard(
        "unlinked answers count beside linked",
        _STANDING,
        "for person, answer in everyone if answer.link) or everyone",
        "for person, answer in everyone) or everyone",
        _SEVERAL,
    ),
    Guard("the highest fact holds", _STANDING, '{"lowest": 0, "median"', '{"lowest": -1, "median"', _SEVERAL),
    Guard(
        "the upper median",
        _STANDING,
        '"median": (len(ordered) - 1) // 2',
        '"median": len(ordered) // 2',
        _SEVERAL,
    ),
    Guard(
        "the upper median in rules",
        _STANDING,
        "self._ordered[(len(self._ordered) - 1) // 2]",
        "self._ordered[len(self._ordered) // 2]",
        _SEVERAL,
    ),
    Guard(
        "others answer for the owner",
        _STANDING,
        'if question.together == "owner":',
        "if not question:",
        (_ALONE, "tests/flows/test_readiness_levels.py"),
    ),
    Guard("nothing settled holds", _STANDING, "if settlement is not None:", "if not question:", _SEVERAL),
    Guard(
        "any proof proves what is settled",
        _STANDING,
        "answer.since if answer.value == value else None",
        "answer.since",
        (_ALONE, "tests/flows/test_readiness_oracle.py"),
    ),
    Guard(
        "conditions look past what is settled",
        _OF_NAMES,
        "standing.holding if standing",
        "standing.envs if standing",
        _SUMMARY,
    ),
    Guard(
        "silence at the end is unknown",
        _STANDING,
        "0.0 if final and question.graded else None",
        "None",
        (_ALONE, "tests/flows/test_readiness_levels.py"),
    ),
    Guard("needs need nothing", _OF_VERDICT, "all(need.when.holds(env) for need in rule.needs)", "True", _VERDICTS),
    Guard(
        "flips in any order",
        _TURNING,
        "found.sort(key=lambda flip: abs(flip.to - flip.level))",
        "found.sort(key=str)",
        _SUMMARY,
    ),
    Guard("a fourth flip", _TURNING, "MOST = 3", "MOST = 4", _SUMMARY),
    Guard("a third of the flips", _TURNING, "MOST = 3", "MOST = 2", _SUMMARY),
    Guard("READY steps up too", _TURNING, "up=verdict != best", "up=True", _SUMMARY),
    Guard(
        "only who counts could check",
        _TURNING,
        "return standing.answered_by or",
        "return tuple(person for person, _ in standing.counting) or",
        _SUMMARY,
    ),
    Guard(
        "an option counts though others are asked otherwise",
        _OF_SHEET,
        "if self.laid is None or not all(self._is_asked_so(",
        "if self.laid is None or not any(self._is_asked_so(",
        _SUMMARY,
    ),
    Guard(
        "things are told though one would do",
        _TURNING,
        "return Ways(turns=turned[:MOST]) if turned else",
        "return",
        _SUMMARY,
    ),
    Guard(
        "more things are needed than are",
        _TURNING,
        "            if found is not None:\n",
        "            if found is None:\n",
        _SUMMARY,
    ),
    Guard(
        "a gap blocks that makes no gate fail",
        _REASONS,
        "if evaluation.condition(each)(env) is holds]",
        "if env]",
        _SUMMARY,
    ),
)

_SEEING = (
    Guard("blind answers weigh before they are shown", _OF_SHEET, "    if not final:\n", "    if not flow:\n", _BLIND),
    Guard(
        "nothing is said early of passes", _OF_SHEET, "if final or is_done(assessment, question)", "if final", _BLIND
    ),
    Guard(
        "all who joined show a vote of anyone",
        _ASKING,
        "    if anyone_may(assessment, question):\n        return False",
        "    if not question:\n        return False",
        _BLIND,
    ),
    Guard(
        "time shows what people were asked for by name",
        _ASKING,
        "if not (anyone_may(assessment, question) and question.blind and",
        "if not (question.blind and",
        _BLIND,
    ),
    Guard(
        "the last answer shows nothing",
        _PASSING,
        "        and all_responded(assessment, question)\n",
        "        and not question\n",
        _BLIND,
    ),
    Guard("anyone shows early", _OWNING, _OWNER + "show", _NOBODY + "show", _BLIND),
    Guard(
        "nothing is shown where nobody answered",
        _OWNING,
        "if not has_response(assessment, question):",
        "if not question:",
        _BLIND,
    ),
)

_TAKING = (
    Guard(
        "anyone answers",
        _OF_ANSWERING,
        "if not may_answer(assessment, question, person):",
        "if not question:",
        _ANSWERING,
    ),
    Guard(
        "sections need not open",
        _OF_ANSWERING,
        "if not opened(assessment, flow, question) and",
        "if not question and",
        _ANSWERING,
    ),
    Guard(
        "the closed is answered",
        _OF_ANSWERING,
        "    if assessment.closed and question.id not in flow.afterwards:\n        return CLOSED",
        "",
        _CLOSING,
    ),
    Guard(
        "the settled is answered",
        _OF_ANSWERING,
        "    if question.id in assessment.settled:",
        "    if not question:",
        _SPLITS,
    ),
    Guard(
        "a repeat is another answer",
        _OF_ANSWERING,
        "repeats = before is not None and same(before, given) and responded(assessment, question, by)",
        "repeats = False",
        _ANSWERING,
    ),
    Guard(
        "a repeat of an old vote is a repeat",
        _OF_ANSWERING,
        "same(before, given) and responded(assessment, question, by)",
        "same(before, given)",
        _SPLITS,
    ),
    Guard("a clock that stands still hides a vote", _OF_ANSWERING, "and given.at <= again:", "and False:", _SPLITS),
    Guard(
        "old answers look new to a clock that went back",
        _OWNING,
        "event.question: max([now, *given])",
        "event.question: now",
        _SPLITS,
    ),
    Guard(
        "nothing is marked as changed",
        _OF_ANSWERING,
        "changed = before is not None and is_closed(assessment, question)",
        "changed = False",
        _ANSWERING,
    ),
    Guard(
        "blind changes are marked",
        _OF_ANSWERING,
        "before is not None and is_closed(assessment, question)",
        "before is not None",
        _ANSWERING,
    ),
    Guard(
        "nothing is asked again",
        _OF_ANSWERING,
        'foretold(flow, assessment, _ask_again(flow, assessment, taken, Call(now, by, (), "again", after=id_)))',
        "taken",
        _ANSWERING,
    ),
    Guard(
        "undo asks nothing again",
        _OF_ANSWERING,
        "foretold(flow, assessment, _ask_again(flow, assessment, undone, call, void))",
        "undone",
        _ANSWERING,
    ),
    Guard(
        "the signatures stay shown",
        _EARLIER,
        "        revealed=_but(after.revealed, there),\n",
        "",
        _ANSWERING,
    ),
    Guard(
        "what was settled stays",
        _EARLIER,
        "        settled=_but(after.settled, there),\n",
        "",
        _ANSWERING,
    ),
    Guard(
        "another unit asks nothing anew",
        "bot/flow/difference.py",
        'MEANING = ("ask", "help", "type"',
        'MEANING = ("ask", "type"',
        ("tests/flow/test_difference.py",),
    ),
    Guard(
        "braces are shown where a text lacks something",
        "bot/engine/rules/check_in_forms.py",
        'or Sentence("Tick what came back")\n',
        "or watch.ask.text\n",
        ("tests/engine/test_follow_up_forms.py",),
    ),
    Guard(
        "a change of mind loses what was said",
        _EARLIER,
        "        kept.append(voided)\n",
        "        pass\n",
        _CHANGED_BACK,
    ),
    Guard(
        "what was said stands under other words",
        _EARLIER,
        "back = next((each for each in kept if _alike(each.rested_on, now)), None)",
        "back = kept[0] if kept else None",
        _CHANGED_BACK,
    ),
    Guard(
        "a first answer taken back throws away what is older",
        "bot/engine/rules/answering.py",
        "    if event.before is None:\n        void =",
        "    if False:\n        void =",
        _CHANGED_BACK,
    ),
    Guard(
        "what was said since stays",
        _EARLIER,
        "all(at is not None and at < first for at in times)",
        "True",
        _CHANGED_BACK,
    ),
    Guard(
        "a message beside what is set aside cannot be taken back",
        "bot/slack/views/evidence.py",
        "in (*stand, *set_aside(assessment))",
        "in stand",
        ("tests/slack/test_quotes_set_aside.py",),
    ),
    Guard(
        "two texts that were taken out are one",
        "bot/engine/rules/taking_out.py",
        "            if _still_told_apart(each, bare, assessment)\n",
        "",
        _CHANGED_BACK,
    ),
    Guard(
        "all that rested on who is forgotten goes",
        "bot/engine/rules/taking_out.py",
        "            if _still_told_apart(each, bare, assessment)\n",
        "            if False\n",
        _CHANGED_BACK,
    ),
    Guard(
        "a vote is blind though the others were read",
        "bot/engine/rules/answering.py",
        "late = before is None and question.blind and id_ in assessment.revealed",
        "late = False",
        ("tests/engine/test_engine_blind.py",),
    ),
    Guard(
        "every change of mind is kept",
        _EARLIER,
        "if each is not back)[-MOST:]",
        "if each is not back)",
        _CHANGED_BACK,
    ),
    Guard(
        "what comes back is not looked at",
        _EARLIER,
        "if is_forgotten(who) or _can_be_said(asked, each)}",
        "}",
        _CHANGED_BACK,
    ),
    Guard(
        "who holds a role no more is back with it",
        "bot/engine/asked/roles.py",
        "for each in earlier.get(id_, ()))",
        "for each in ())",
        _CHANGED_BACK,
    ),
    Guard(
        "what is set aside keeps the words of who is forgotten",
        "bot/engine/rules/taking_out.py",
        "    assessment = _earlier_without(assessment, person, words)\n",
        "",
        _CHANGED_BACK,
    ),
    Guard(
        "the order within a form counts",
        _OF_ANSWERING,
        "sorted(event.answers, key=place)",
        "list(event.answers)",
        _ANSWERING,
    ),
    Guard(
        "an answer may say nothing",
        _OF_ANSWERING,
        'return replace(given, reason="") if given.passed else NOTHING',
        'return replace(given, reason="")',
        _ANSWERING,
    ),
    Guard(
        "undo after the close",
        _OF_ANSWERING,
        "    if assessment.closed and question.id not in flow.afterwards:\n        return Refused(CLOSED)",
        "",
        _ANSWERING,
    ),
    Guard("handing on to oneself", _OF_ANSWERING, "if event.to == event.by:", "if not question:", _ANSWERING),
    Guard("a question handed back is nobody's", _OF_ANSWERING, ".items() if by != event.to}", ".items()}", _ANSWERING),
    Guard(
        "a pass stays behind", _OF_ANSWERING, ".items() if p != event.by or a.value is not None", ".items()", _ANSWERING
    ),
    Guard(
        "handing on twice is refused",
        _OF_ANSWERING,
        "if assessment.handed.get(event.question, {}).get(event.by) == event.to:",
        "if not question:",
        _ANSWERING,
    ),
    Guard(
        "nobody joins",
        _OF_ANSWERING,
        "joined = _join(assessment, by) if joins",
        "joined = assessment if joins",
        _ANSWERING,
    ),
)

_STEERING = (
    Guard("anyone settles", _OWNING, _OWNER + "settle", _NOBODY + "settle", _SPLITS),
    Guard("anyone asks more people", _OWNING, _OWNER + "ask more", _NOBODY + "ask more", _CALLS),
    Guard(
        "who is asked already is called again",
        _OWNING,
        "for person in event.people if person not in assessment.asked))",
        "for person in event.people))",
        _CALLS,
    ),
    Guard(
        "who asks themselves is called",
        _OWNING,
        "tuple(person for person in new if person != event.by)",
        "tuple(new)",
        _CALLS,
    ),
    Guard(
        "who changed it is called to answer again",
        _OF_ANSWERING,
        "for person in dict.fromkeys(person for _, person in lost) if person != call.by)",
        "for person in dict.fromkeys(person for _, person in lost))",
        _CALLS,
    ),
    Guard("anyone decides", _OWNING, _OWNER + "decide", _NOBODY + "decide", _CLOSING),
    Guard("anyone reopens", _OWNING, _OWNER + "reopen", _NOBODY + "reopen", _CLOSING),
    Guard("the signatures are settled", _OWNING, "if not question.settle:", "if not question:", _SPLITS),
    Guard("settling needs no reason", _OWNING, "if not seen(event.reason):", "if not question:", _SPLITS),
    Guard(
        "agreement is settled",
        _OWNING,
        "    if value is not None and not split:",
        "    if not flow:",
        _SPLITS,
    ),
    Guard(
        "agreement is voted on",
        _OWNING,
        "if not settled and not lay_out(assessment, flow, now.date(), final=False).standings[event.question].split:",
        "if not question:",
        _SPLITS,
    ),
    Guard(
        "strangers call a vote",
        _OWNING,
        "if not may_answer(assessment, question, event.by):",
        "if not question:",
        _SPLITS,
    ),
    Guard("facts are voted on", _OWNING, "if not question.blind and (settled", "if not question and (settled", _SPLITS),
    Guard(
        "others undo the owner's word",
        _OWNING,
        "if settled and event.by != assessment.owner:",
        "if not question:",
        _SPLITS,
    ),
    Guard(
        "a vote is called twice",
        _OWNING,
        "if not settled and event.question not in assessment.revealed:",
        "if not question:",
        _SPLITS,
    ),
    Guard(
        "settling twice is refused",
        _OWNING,
        "if before and (before.value, before.reason) ==",
        "if False and (value, event.reason) !=",
        _SPLITS,
    ),
    Guard(
        "a split closes the check",
        _PASSING,
        "return not any(flow.questions[id_].settle for id_ in sheet.splits if id_ != settled)",
        "return True",
        _SPLITS,
    ),
    Guard(
        "signatures keep it open",
        _PASSING,
        "any(flow.questions[id_].settle for id_ in sheet.splits if id_ != settled)",
        "bool(sheet.splits)",
        _SPLITS,
    ),
    Guard(
        "it closes with a question open",
        _PASSING,
        "if not all(is_done(assessment, question) for question in",
        "if not any(is_done(assessment, question) for question in",
        _CLOSING,
    ),
    Guard("time never closes", "bot/engine/rules/ticking.py", "if closing and closing <= now:", "if False:", _CLOSING),
    Guard(
        "time closes from the start",
        _ASKING,
        "last = max(assessment.opened.values(), default=None)",
        "last = min(assessment.opened.values(), default=None)",
        _CLOSING,
    ),
    Guard("reopening hides what was seen", _OWNING, "revealed={**assessment.revealed, **shown},", "", _CLOSING),
    Guard("reopening gives no time", _OWNING, "opened={**assessment.opened, last: now},", "", _CLOSING),
    Guard(
        "reopening opens the last section",
        _OWNING,
        "for section in flow.sections if section.id in assessment.opened][-1]",
        "for section in flow.sections][-1]",
        _CLOSING,
    ),
    Guard("the team is asked twice", _OWNING, "    if assessment.led_to:\n", "    if not flow:\n", _CLOSING),
    Guard("asking the team again is refused", _OWNING, "if assessment.led_to == event.to:", "if not flow:", _CLOSING),
    Guard("a check starts without its line", _TRANSITION, "    if missing:\n", "    if not flow:\n", _START),
    Guard(
        "first answers are not read",
        _TRANSITION,
        "return Refused(read.message, field=id_, entry=read.entry)",
        "answers[id_] = {person: answer}",
        _START,
    ),
    Guard(
        "what the starter says at the start is the owner's",
        _TRANSITION,
        "event.owner if id_ in owned else event.by",
        "event.owner",
        _START,
    ),
)

_UPGRADING = (
    Guard("anyone takes a check on", _OF_UPGRADING, "if event.by != assessment.owner:", "if not event.by:", _UPGRADES),
    Guard(
        "what led on is taken on",
        _OF_UPGRADING,
        "    if assessment.led_to is not None:\n        return LED_ON\n",
        "",
        _UPGRADES,
    ),
    Guard(
        "what means something else counts on",
        _OF_UPGRADING,
        "return {id_: each for id_, each in given.items() if asked_for(id_) in kept}",
        "return dict(given)",
        _UPGRADES,
    ),
    Guard(
        "nobody is called to what is new",
        _OF_UPGRADING,
        " if anew else taken\n",
        " if not anew else taken\n",
        _UPGRADES,
    ),
    Guard(
        "a decided check stays decided though something is new",
        _OF_UPGRADING,
        "if all(has_response(called, question) for question in asked_now(flow, called).values()):",
        "if flow:",
        _UPGRADES,
    ),
    Guard(
        "a newer flow is pinned before it is kept",
        "bot/usecases/act.py",
        "    await ports.store.keep_flow(installation, offered.hash, ports.flows.bundle(offered.hash))\n",
        "",
        ("tests/usecases/test_crashing.py", "-k", "upgrading"),
    ),
)

_READING = (
    Guard("the signatures are settled in a file", _OF_FILE, "if not found.settle:", "if not found:", _SEVERAL),
    Guard(
        "an owner's answer is settled in a file", _OF_FILE, 'elif found.asked_of == "owner":', "elif not found:", _SHEET
    ),
    Guard("an unknown key is fine", _OF_FILE, "if key not in KEYS:", "if not key:", _SHEET),
    Guard(
        "any link is fine",
        _OF_FILE,
        "wrong_link(link) if isinstance(link, str)",
        "None if isinstance(link, str)",
        _SHEET,
    ),
)

ENGINE_GUARDS: tuple[Guard, ...] = (
    *_NOT_ASKED,
    *_OF_ASIDES,
    *_OF_EVIDENCE,
    *_WEIGHING,
    *_SEEING,
    *_TAKING,
    *_STEERING,
    *_UPGRADING,
    *_READING,
)
