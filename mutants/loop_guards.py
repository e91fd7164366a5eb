"""What could be broken in questions that are asked item by item, and the tests that would notice."""

from mutants.guard import Guard

_LOOPING, _ITEMS = "bot/engine/asked/looping.py", "bot/engine/weighed/items.py"
_CHECKS = "bot/flow/check_loops.py"
_ENGINE, _FLOW = ("tests/engine/test_engine_loops.py",), ("tests/flow/test_loops.py",)
_PROVED = ("tests/proof/test_items_are_proved.py",)

_AS_EVIDENCE = ("tests/slack/test_app_evidence_of_items.py",)

LOOP_GUARDS = (
    Guard(
        "a message is evidence for what is asked of no item",
        "bot/slack/surfaces/finding.py",
        "return unrolled(await theirs(parts, asker, flow, assessment.language), assessment)",
        "return await theirs(parts, asker, flow, assessment.language)",
        _AS_EVIDENCE,
    ),
    Guard(
        "beside a message a name is spelt anew",
        "bot/slack/surfaces/forms.py",
        "answer = named_otherwise(assessment, question, person, answer) or answer",
        "answer = answer",
        _AS_EVIDENCE,
    ),
    Guard(
        "another spelling is another item",
        _LOOPING,
        "Item(key_of(alike(each)), each)",
        "Item(key_of(each), each)",
        _ENGINE,
    ),
    Guard(
        "an item named twice is asked twice",
        _LOOPING,
        "named.setdefault(alike(each),",
        "named.setdefault(each,",
        _ENGINE,
    ),
    Guard(
        "what nobody has said of what counts as nothing named",
        "bot/engine/weighed/sheet.py",
        "unsaid = Standing(question, 0.0 if over else None,",
        "unsaid = Standing(question, None,",
        _ENGINE,
    ),
    Guard(
        "a list counts although an item has no level",
        _ITEMS,
        "levels[place] if len(levels) == len(asked) else None",
        "levels[place] if levels else None",
        _ENGINE,
    ),
    Guard("the median of two is the higher", _ITEMS, "(len(levels) - 1) // 2", "len(levels) // 2", _ENGINE),
    Guard(
        "an answer in the same form as the list is lost",
        "bot/engine/rules/answering.py",
        "and not (then.question(id_) and asks(then, after, each))",
        "and not asks(flow, after, each)",
        _ENGINE,
    ),
    Guard(
        "what is asked again is so for every item",
        "bot/flow/unrolling.py",
        "for_item(id_, item) if id_ in loop.questions else id_ for id_",
        "id_ for id_",
        _ENGINE,
    ),
    Guard("a list in a list is taken", _CHECKS, "if built.each is not None:", "if built is None:", _FLOW),
    Guard("what is named goes unasked", _CHECKS, "if section.most < most:", "if section.most < 0:", _FLOW),
    Guard("anyone names the items", _CHECKS, 'if built.asked_of != "owner":', "if built is None:", _FLOW),
    Guard(
        "silence about all items is no silence in a proof",
        "bot/proof/items.py",
        "return z3.If(self.unsaid, real(0),",
        "return z3.If(NO, real(0),",
        _PROVED,
    ),
    Guard(
        "what a bounded proof does not reach is never reached",
        "bot/proof/paths.py",
        'if each.state == "never" else each',
        'if each.state == "unheard" else each',
        _PROVED,
    ),
)
