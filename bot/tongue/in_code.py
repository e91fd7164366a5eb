"""Finds the bot's own sentences in its code, so that the files of the languages can be held equal to them."""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeGuard

CALLS: Mapping[str, tuple[int, ...]] = {
    "say": (0,),
    "Sentence": (0,),
    "say_many": (0, 1),
    "several": (0, 1),
    "counted": (1, 2),
}
"""What is called with the words of a sentence, and where in the call those stand: once, or for one and for many."""
MAKERS = ("bot.tongue", "bot.sentence", "bot.slack.writing.text")
"""Where those come from."""
CODE = Path(__file__).parents[1]


@dataclass(frozen=True)
class Found:
    """One sentence in the code."""

    words: str
    many: str
    """Its words for several; empty where nothing is counted."""
    file: str
    line: int
    place: str
    """What it is handed to, as in `button 0` or `modal submit`, for what has no room there; empty for anything else."""
    names: frozenset[str] | None
    """The names of what is put into it; None where the call does not say."""


def sentences(folder: Path = CODE) -> Iterator[Found]:
    """Give every sentence, in the order of the files."""
    for file in sorted(folder.rglob("*.py")):
        text = file.read_text(encoding="utf-8")
        if any(f"from {each} import" in text for each in MAKERS) or file.name == "sentence.py":
            yield from _in_file(text, file.relative_to(folder.parent).as_posix())


def _in_file(text: str, file: str) -> Iterator[Found]:
    tree = ast.parse(text)
    ours = {each.name for node in tree.body if _is_ours(node) for each in node.names}
    ours |= {node.name for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef)}
    handed = dict[ast.AST, str]()
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        handed |= {each: f"{node.func.id} {place}" for place, each in enumerate(node.args)}
        handed |= {each.value: f"{node.func.id} {each.arg}" for each in node.keywords}
        words = _words(node, file) if node.func.id in ours else ()
        if words:
            named = [each.arg for each in node.keywords]
            names = None if None in named else frozenset(filter(None, named))
            yield Found(words[0], words[1] if len(words) > 1 else "", file, node.lineno, handed.get(node, ""), names)


def _is_ours(node: ast.AST) -> TypeGuard[ast.ImportFrom]:
    return isinstance(node, ast.ImportFrom) and node.module in MAKERS


def _words(call: ast.Call, file: str) -> tuple[str, ...]:
    """Read the words in a call; empty where it is handed a sentence that was made elsewhere."""
    places = CALLS.get(call.func.id, ()) if isinstance(call.func, ast.Name) else ()
    given = [call.args[place] for place in places if place < len(call.args)]
    if any(isinstance(each, ast.JoinedStr) for each in given):
        raise ValueError(f"{file}:{call.lineno}: a sentence is found by its words; put what differs in by name")
    return tuple(each.value for each in given if isinstance(each, ast.Constant) and isinstance(each.value, str))
