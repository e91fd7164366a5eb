"""What is asked only after some answers is drawn with its condition, told as a change, and lends it to its variants."""

from branching_flow import TEXT, release

from bot.flow import build
from bot.flow.differing.difference import difference
from bot.flow.drawing.picture import draw
from bot.usecases.files.offline import list_questions


def test_a_picture_says_when_a_question_is_asked():
    assert "asked if kind is feature" in draw(release())


def test_a_changed_when_is_told_and_asks_nothing_anew():
    newer = build(TEXT.replace("when: bold is yes", "when: answered(bold)"), "release.yml", {})

    changed = next(each for each in difference(release(), newer) if each.id == "trained")

    assert (changed.kind, changed.what, changed.asked_anew) == ("changed", ("when it is asked",), False)


def test_the_list_of_questions_says_when_each_is_asked():
    whens = {each["id"]: each.get("when") for each in list_questions(release())}

    assert whens == {"kind": None, "bold": "kind is feature", "half": None, "trained": "bold is yes", "ready": None}


def test_a_variant_is_asked_only_when_its_question_is():
    text = TEXT.replace(
        "        when: bold is yes\n",
        "        when: bold is yes\n        instead: [{when: kind is feature, ask: So}]\n",
    )

    question = build(text, "release.yml", {}).questions["trained"]

    assert question.when.text == "bold is yes"
    assert question.variants[0].question.when is None
