"""What must be true of `memo`: each question it names is asked somewhere, and stands under one heading once."""

from collections.abc import Collection

from bot.flow.tree.nodes import Mapping, Scalar, find
from bot.flow.written.file import Written, items_of


def memo_checked(tree: Mapping, questions: Collection[str], written: Written) -> None:
    """Check every question the memo names; `questions` are those of sections and verdicts."""
    for part in items_of(tree.entries.get("memo")):
        named = [node for node in items_of(find(part, ("questions",))) if isinstance(node, Scalar)]
        for node in named:
            written.known(node, questions, "question")
        first: dict[str, Scalar] = {}
        for node in named:
            if first.setdefault(node.text, node) is not node:
                written.wrong(node.place, f"'{node.text}' stands twice under this heading", "write it once")
