"""What is asked item by item is proved for every list there can be, as deciding sheets says it too."""

from itertools import product

import pytest
from every_sheet import TODAY
from loop_flow import TEXT as THREE
from loop_flow import failures

from bot.engine.weighed.sheet_env import SheetEnv
from bot.proof import prove
from bot.usecases.files.answer_sheet import read_sheet
from bot.usecases.files.offline import decide_sheet

TEXT = THREE.replace("most: 3", "most: 2").replace("up_to: 3", "up_to: 2")
MEDIAN = TEXT.replace("    most: 2\n", "    most: 2\n    overall: median\n")
ALWAYS = {
    "count": "all_items(cause) = full_items(cause) + failed_items(cause) or not answered(named)",
    "lowest": "level(cause) = lowest_item(cause) or not answered(named)",
    "unsaid": "answered(named) or (level(cause) = 0 and not (all_items(cause) >= 0))",
    "nothing": "not (named is none) or (level(cause) = 1 and not asked(cause))",
    "mean": "section(each) = 1 or not asked(cause) or level(cause) < 1 or level(impact) < 1",
    "every": "not every(cause: value is yes) or answered(cause)",
    "owner": "not some(impact: value is high) or answered(impact)",
}


def with_promises(text: str, promises: dict[str, str]) -> str:
    return text + "".join(f'  - {{id: p_{id_}, say: S, always: "{always}"}}\n' for id_, always in promises.items())


def sheets():
    """Go through lists, with and without answers about them."""
    for named in (None, "none", ["a"], ["a", "b"]):
        items = named if isinstance(named, list) else []
        ways = product((None, "yes", "no"), ("low", "some", "high"))
        for chosen in product(ways, repeat=len(items)):
            answers = {"ready": {"ada": "yes"}} | ({} if named is None else {"named": {"ada": named}})
            for item, (cause, impact) in zip(items, chosen, strict=True):
                answers[f"impact of {item}"] = {"ada": impact}
                answers |= {f"cause of {item}": {"ben": cause}} if cause else {}
            yield {"flow": "failures", "owner": "ada", "answers": answers}


@pytest.mark.parametrize("text", [TEXT, MEDIAN], ids=["lowest", "median"])
def test_what_is_proved_holds_on_every_sheet_and_what_is_refuted_on_none(text):
    promises = ALWAYS if text is TEXT else {each: ALWAYS[each] for each in ALWAYS if each != "lowest"}
    flow = failures(with_promises(text, promises))
    report = prove(flow, TODAY)

    assert {each.state for each in report.reached} == {"reached"}
    assert report.left_out == ()
    assert {each.id: each.state for each in report.promises if each.state != "proved"} == {}
    decided = [read_sheet(flow, plain, TODAY)[0] for plain in sheets()]
    for promise in flow.properties:
        if promise.always and promise.id.startswith("p_"):
            assert all(promise.always.holds(SheetEnv(sheet)) for sheet in decided), promise.id
    assert {decide_sheet(flow, plain, TODAY)["rule"] for plain in sheets()} == {rule.id for rule in flow.rules}


def test_a_sheet_against_a_promise_names_the_item():
    (promise,) = (
        each
        for each in prove(
            failures(with_promises(TEXT, {"no": "level(impact) > 0 or not answered(impact)"})), TODAY
        ).promises
        if each.id == "p_no"
    )

    assert promise.state == "refuted"
    assert {"impact of name 1", "impact of name 2"} & promise.against.sheets[0].sheet["answers"].keys()


def test_a_longer_list_than_is_looked_at_is_said_and_nothing_is_called_impossible_for_it():
    text = TEXT.replace("most: 2", "most: 7").replace("up_to: 2", "up_to: 7").replace("all_items(impact) and", "0 and")
    text = text.replace(
        "  - id: half\n", "  - {id: six, verdict: go, when: count(named) >= 6, say: Many}\n  - id: half\n"
    )
    report = prove(failures(text), TODAY)

    assert report.left_out == ("questions for each of 'named': looked at with up to 5 names, and there can be more",)
    assert {each.id: each.state for each in report.reached if each.state != "reached"} == {
        "six": "undecided",
        "half": "undecided",
    }
    assert report.is_good


def test_people_across_items_are_left_open():
    report = prove(failures(with_promises(TEXT, {"people": "people(impact) < 9"})), TODAY)

    assert "people are not counted across items" in " ".join(report.left_out)
