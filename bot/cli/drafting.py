"""What `ftready new` asks to draw a flow up, question by question; it writes nothing."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import get_args

import typer

from bot.flow.draft import Draft, DraftQuestion, as_id
from bot.flow.model.question import AskedOf
from bot.flow.shapes.shape import ADVICE, ASKING, LABEL, LINE, TITLE
from bot.flow.tree.decoding import NOT_TEXT, invisible
from bot.flow.vetting.called_like import TAKEN
from bot.questions.options import OPTION_TEXT
from bot.questions.seen import seen

KINDS = ("yes_or_no", "choice", "choices", "number", "text")
ASKED_OF = get_args(AskedOf)
_FEWEST, _MOST = 2, 9
"""Options that are asked for; more can be written into the file."""


def drawn_up(taken: Mapping[str, Path]) -> Draft:
    """Ask until there is a flow; `taken` says which file has an id already."""
    title = _ask("What is it called, in a few words?", _upto(TITLE))
    id_ = _ask(
        "What do people call it by, in one word?",
        lambda typed: (
            _an_id(typed)
            or (f"{taken[typed].name} is called so; take another." if typed in taken else "")
            or (f"/ftready {typed} means something else already; take another." if typed in TAKEN else "")
        ),
        as_id(title, {*taken, *TAKEN}),
    )
    about = _ask("What does it ask, in a sentence?", _upto(ADVICE))
    typer.echo("\nNow the questions, one by one. An empty one ends the list.")
    questions: list[DraftQuestion] = []
    while asked := _ask(f"\nQuestion {len(questions) + 1}", _upto(ASKING, least=0 if questions else 1), ""):
        questions.append(_question(asked, {question.id for question in questions}))
    best = _ask("\nThe verdict when everything is there?", _upto(LINE), "GO")
    other = _ask("And when something is missing?", _upto(LINE), "NOT YET")
    return Draft(id_, title, about, tuple(questions), best, other)


def _question(asked: str, taken: set[str]) -> DraftQuestion:
    short = _ask("  In a few words, for lists?", _upto(LABEL), _few_words(asked))
    id_ = _ask(
        "  Its id?", lambda typed: _an_id(typed) or ("that one is taken" if typed in taken else ""), as_id(short, taken)
    )
    kind = _ask(f"  Answered by ({', '.join(KINDS)})?", _one_of(KINDS), KINDS[0])
    options, good = _answers(kind)
    asked_of = _ask(f"  Asked of ({', '.join(ASKED_OF)})?", _one_of(ASKED_OF), "anyone")
    do = _ask("  What is to be done while it is not fine?", _upto(ADVICE), "Look into it")
    done = _ask("  And what shows that it is done?", _upto(ADVICE), "it is fine")
    blocks = kind != "text" and typer.confirm("  Does the worst answer block by itself?", default=False)
    type_ = "choice" if kind == "yes_or_no" else kind
    return DraftQuestion(id_, short, asked, type_, asked_of, options, good, do, done, blocks)


def _answers(kind: str) -> tuple[tuple[str, ...], str]:
    """Ask what can be answered, and what is good about it."""
    match kind:
        case "yes_or_no":
            return ("Yes", "No") if typer.confirm("  Is yes the better answer?", default=True) else ("No", "Yes"), ""
        case "choice" | "choices":
            best_first = ", best first" if kind == "choice" else ""
            typed = _ask(f"  The options{best_first}, with ; between?", _options)
            return _listed(typed), ""
        case "number":
            sign = ">=" if typer.confirm("  Is more better?", default=True) else "<="
            return (), f"value {sign} {_ask('  From which number on is it fine?', _a_number)}"
        case _:
            return (), ""


def _ask(prompt: str, wrong: Callable[[str], str], default: str = "") -> str:
    """Ask until what is typed will do; `wrong` says what is wrong with it, or nothing."""
    while True:
        # Without a default the prompt would ask again by itself, and say nothing of why.
        typed: str = typer.prompt(prompt, default=default, show_default=bool(default), prompt_suffix=" ").strip()
        said = _unwritable(typed) or wrong(typed)
        if not said:
            return typed
        typer.echo(f"  {said}")


def _unwritable(typed: str) -> str:
    """Say of a sign that no flow can have in it, before all the other questions are answered for nothing."""
    odd = NOT_TEXT.search(typed)
    return "There is {}; {}.".format(*invisible(odd[0])) if odd else ""


def _upto(most: int, least: int = 1) -> Callable[[str], str]:
    def wrong(typed: str) -> str:
        if not seen(typed) and (typed or least):
            nothing = "there is nothing to read in this" if typed else "this cannot stay empty"
            return f"Write {least} to {most} characters; {nothing}."
        return "" if least <= len(typed) <= most else f"Write {least} to {most} characters; this has {len(typed)}."

    return wrong


def _one_of(words: tuple[str, ...]) -> Callable[[str], str]:
    return lambda typed: "" if typed in words else f"Write one of {', '.join(words)}."


def _an_id(typed: str) -> str:
    if as_id(typed) == typed:
        return ""
    return f"Write small letters, digits and _, as in {as_id(typed)}."


def _a_number(typed: str) -> str:
    return "" if typed.replace(".", "", 1).isascii() and typed.replace(".", "", 1).isdigit() else "Write a number."


def _options(typed: str) -> str:
    listed = _listed(typed)
    if not all(map(seen, listed)):
        return "There is nothing to read in one of them."
    if not _FEWEST <= len(listed) <= _MOST:
        return f"Write {_FEWEST} to {_MOST} options with ; between, as in: All of it; Some of it; Nothing."
    return next((f"{each} is too long." for each in listed if len(each) > OPTION_TEXT), "")


def _listed(typed: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.strip() for each in typed.split(";") if each.strip()))


def _few_words(asked: str) -> str:
    return " ".join(asked.rstrip("?!. ").split()[:5])[:LABEL]
