"""Every type of question can be proved about, and a value the solver finds is one that the question takes."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.proof.solver import model_of, new_solver
from bot.proof.symbols import read_back, unknown
from bot.questions import TYPES, Wrong

EXAMPLES: dict[str, list[dict[str, Any]]] = {
    "text": [{}, {"length": (20, 240), "one_sentence": True}, {"length": (3, 3)}, {"length": (400, 400)}],
    "number": [{}, {"least": 0, "most": 0.5}, {"least": 3, "most": 3, "whole": True}, {"least": 2, "or": {"no": "No"}}],
    "numbers": [{"fields": {"a": {"label": "A", "optional": True}, "b": {"label": "B", "optional": True, "most": -2}}}],
    "choice": [{"options": {"yes": "Yes", "no": "No"}}, {"options": {"only": "Only"}}],
    "choices": [{"options": {"a": "A", "b": "B"}}],
    "names": [{}, {"up_to": 1}, {"up_to": 10, "or": {"none": "None"}}],
}


def test_there_is_an_example_of_every_type():
    assert set(EXAMPLES) == set(TYPES)


@pytest.mark.parametrize(("name", "keys"), [(name, keys) for name, all_ in EXAMPLES.items() for keys in all_])
def test_what_the_solver_finds_can_be_answered(name, keys):
    asked = TYPES[name].model_validate(keys)
    answer = unknown(asked, "answer", link=True, proof=True)
    solver = new_solver()
    solver.add(*answer.taken)

    assert not isinstance(asked.read(read_back(answer, model_of(solver))), Wrong)


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 3000), st.integers(0, 3000), st.booleans())
def test_a_text_of_any_length_can_be_made(least, more, one_sentence):
    asked = TYPES["text"].model_validate({"length": (least, min(3000, least + more)), "one_sentence": one_sentence})
    text = read_back(unknown(asked, "answer", link=False, proof=False), model_of(new_solver()))

    assert not isinstance(asked.read(text), Wrong)
