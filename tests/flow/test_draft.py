"""A first flow is right whatever somebody wants to ask, and reads as they wrote it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.flow import Flow
from bot.flow.building.flow import vetted
from bot.flow.draft import Draft, DraftQuestion, as_id, write
from bot.flow.written.scopes import RESERVED

TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp", "Cn", "Co")), min_size=1, max_size=60
).filter(lambda text: text.strip() == text and "\ufeff" not in text and text[0].isprintable())
"""What begins with something to read: a text of invisible signs alone is none to the check."""
OPTIONS = st.lists(TEXTS, min_size=2, max_size=5, unique=True).map(tuple)


def asked(type_: str, asked_of: str, **more: st.SearchStrategy) -> st.SearchStrategy[DraftQuestion]:
    fixed = {"id": "q", "type": type_, "asked_of": asked_of}
    return st.builds(
        DraftQuestion, short=TEXTS, ask=TEXTS, **{key: st.just(each) for key, each in fixed.items()}, **more
    )


QUESTIONS = st.one_of(
    asked("choice", "anyone", options=OPTIONS),
    asked("choices", "anyone", options=OPTIONS),
    asked("number", "everyone", good=st.just("value >= 2")),
    asked("text", "owner", do=TEXTS, done=TEXTS),
)


def draft(
    questions: tuple[DraftQuestion, ...], title: str = "A flow", best: str = "GO", other: str = "NOT YET"
) -> Draft:
    return Draft("mine", title, "What it asks", questions, best, other)


@pytest.mark.parametrize("word", ["~", "null", "Null", "NULL"])
def test_a_word_that_other_readers_take_for_nothing_stands_in_quotes(word):
    question = DraftQuestion("q", word, word, "text", "owner", do=word, done=word)

    built = vetted(write(draft((question,), word, "GO", word)), "mine.yml", {})

    assert isinstance(built, Flow), "\n".join(map(str, built))


@given(QUESTIONS, TEXTS, TEXTS, TEXTS, st.booleans())
def test_whatever_is_asked_makes_a_flow_that_passes_the_check(question, title, best, other, blocks):
    blocking = DraftQuestion(**{**vars(question), "blocks": blocks and question.type != "text"})

    built = vetted(write(draft((blocking,), title, best, other)), "mine.yml", {})

    assert isinstance(built, Flow), "\n".join(map(str, built))
    made = built.questions["q"]
    assert (built.title, made.short) == (title, question.short)
    assert made.ask.render(None) == question.ask
    assert [option.text for option in getattr(made.type, "options", {}).values()] == list(question.options)


@given(st.lists(st.text(max_size=50), max_size=6))
def test_ids_are_made_of_any_words_and_never_twice(words):
    taken: set[str] = set()
    for each in words:
        made = as_id(each, taken)

        assert made not in taken | RESERVED
        assert len(made) <= 40
        taken.add(made)


def test_options_are_worth_less_the_later_they_come():
    question = DraftQuestion("q", "Q", "Q", "choice", "anyone", ("All", "Most", "Some", "None"))
    built = vetted(write(draft((question,))), "mine.yml", {})

    assert isinstance(built, Flow)
    assert [option.level for option in built.questions["q"].type.options.values()] == [1, 0.5, 0.5, 0]


def test_only_a_question_that_blocks_gets_a_gate():
    first = DraftQuestion("a", "A", "A", "number", "anyone", good="value >= 2", blocks=True)
    other = DraftQuestion("b", "B", "B", "number", "anyone", good="value >= 2")

    assert "gates:" not in write(draft((other,)))
    built = vetted(write(draft((first, other))), "mine.yml", {})
    assert isinstance(built, Flow)
    assert [gate.questions for gate in built.gates] == [("a",)]
